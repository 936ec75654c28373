"""Merging: previewed, undoable, and nobody's coding rewritten."""

from __future__ import annotations

import pytest
from django.urls import reverse

from coding.codebook.actions import merge, retire, revise
from coding.codebook.models import Code
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named


def url(study: Study, name: str, code: Code) -> str:
    return reverse(f"codebook:{name}", args=[study.slug, code.pk])


def test_sub_codes_move_and_codings_stay_and_undo_puts_all_back(
    study: Study, interview: Interview
) -> None:
    old, new = code_named(study.ben, "doubt"), code_named(study.ben, "uncertainty")
    below = code_named(study.ben, "doubt about scores", parent=old)
    coding = apply_code(
        By(study.cleo), code=old, interview=interview, **bounds(interview, "café talk")
    )
    before = Coding.objects.filter(pk=coding.pk).values().get()
    merge(By(study.ben), code=old, into=new, note="one idea")
    assert Code.objects.get(pk=below.pk).parent == new
    assert Coding.objects.filter(pk=coding.pk).values().get() == before
    undo(By(study.ben))
    assert Code.objects.get(pk=below.pk).parent == old
    assert Code.objects.get(pk=old.pk).status == "active"


def test_a_code_cannot_be_merged_into_itself_its_sub_code_or_one_out_of_use(study: Study) -> None:
    code, other = code_named(study.ben, "doubt"), code_named(study.ben, "trust")
    below = code_named(study.ben, "doubt about scores", parent=code)
    retire(By(study.ben), code=other)
    for into in (code, below, other):
        with pytest.raises(Refused):
            merge(By(study.ben), code=code, into=into)


def test_codes_are_not_merged_behind_veils(study: Study, interview: Interview) -> None:
    code, other = code_named(study.ben, "doubt"), code_named(study.ben, "trust")
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    with pytest.raises(Refused, match="independent round"):
        merge(By(study.ben), code=code, into=other)


def test_a_definition_changed_since_the_preview_is_looked_at_again(study: Study) -> None:
    code, into = code_named(study.ben, "doubt"), code_named(study.ben, "trust")
    seen = into.version
    revise(By(study.cleo), code=into, full="Quite another thing")
    with pytest.raises(Conflict, match="Look at both"):
        merge(By(study.ben), code=code, into=into, expected_into=seen)
    data = {"into": into.pk, "expected": code.version, "expected_into": seen, "note": "my reason"}
    answer = signed_in(study.ben).post(url(study, "merge", code), data)
    assert answer.status_code == 409
    assert "my reason" in answer.content.decode()
    assert "Quite another thing" in answer.content.decode()


def test_the_preview_shows_both_sides_and_changes_nothing(study: Study) -> None:
    code = code_named(study.ben, "doubt", full="When somebody is not sure")
    into = code_named(study.ben, "trust", full="When somebody relies on it")
    below = code_named(study.ben, "doubt about scores", parent=code)
    page = signed_in(study.ben).get(url(study, "merge", code), {"into": into.pk}).content.decode()
    for words in (code.full, into.full, below.name):
        assert words in page
    assert Code.objects.get(pk=code.pk).status == "active"


def test_confirming_leads_to_the_other_code_with_a_way_back(study: Study) -> None:
    code, into = code_named(study.ben, "doubt"), code_named(study.ben, "trust")
    ben = signed_in(study.ben)
    answer = ben.post(url(study, "merge", code), {"into": into.pk}, follow=True)
    page = answer.content.decode()
    way_back = reverse("projects:undo-one", args=[study.slug, Code.objects.get(pk=code.pk).version])
    assert way_back in page
    ben.post(way_back)
    assert Code.objects.get(pk=code.pk).status == "active"
