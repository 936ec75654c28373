"""A study of a given size for measuring: as many of each as asked for, and sound."""

from __future__ import annotations

import json
from io import StringIO

import pytest
from django.core.management import call_command

from coding.codebook.models import Code
from coding.segments.models import Coding
from interviews.projects.history.verifying import verify
from interviews.projects.models import Project
from interviews.transcripts.models import Anchor, Interview, TranscriptVersion

pytestmark = pytest.mark.django_db


def _seeded(**size: int) -> dict[str, object]:
    out = StringIO()
    call_command("seed_scale", stdout=out, **size)
    told: dict[str, object] = json.loads(out.getvalue())
    return told


def test_it_makes_as_many_of_each_as_asked_for_and_prints_one_json_object() -> None:
    told = _seeded(interviews=2, words=300, codes=8, coders=3, codings=51)
    project = Project.objects.get(slug=told["slug"])
    assert Interview.objects.filter(project=project).count() == 2
    assert Code.objects.filter(project=project).count() == 8
    assert Coding.objects.filter(project=project).count() == 51
    assert Coding.objects.values("voice").distinct().count() == 3
    assert {version.words for version in TranscriptVersion.objects.all()} == {300}
    assert verify(project.pk).whole


def test_its_anchors_hold_the_words_of_the_text() -> None:
    _seeded(interviews=1, words=200, codes=3, coders=2, codings=20)
    for anchor in Anchor.objects.select_related("transcript"):
        assert anchor.transcript.text[anchor.start : anchor.end] == anchor.exact
