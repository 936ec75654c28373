"""A picture of chosen codes is never one of others, whatever becomes of those chosen."""

from __future__ import annotations

import pytest
from django.http import QueryDict

from coding.codebook.models import Code
from coding.pictures.asked import Asked
from coding.pictures.kinds import KINDS
from coding.pictures.picture import Picture
from interviews.projects.models import Member
from tests.conftest import Study
from tests.pictures.scene import Scene, coded_scene

pytestmark = pytest.mark.django_db
OF_CODES = ["participants", "overlaps", "transcript"]


@pytest.fixture
def scene(study: Study) -> Scene:
    return coded_scene(study)


def drawn(member: Member, kind: str, *codes: Code) -> Picture:
    asked = "&".join(f"code={code.pk}" for code in codes)
    return KINDS[kind].make(Asked(member, QueryDict(asked)))


@pytest.mark.parametrize("kind", OF_CODES)
def test_a_picture_of_a_code_that_is_gone_is_not_one_of_others(
    study: Study, scene: Scene, kind: str
) -> None:
    gone, *_others, there = scene.codes.values()
    Code.objects.filter(pk=gone.pk).update(removed=True)
    picture = drawn(study.ada, kind, gone)
    assert picture.spec is None
    assert "not there any more" in picture.empty[1]
    assert "not there any more" in " ".join(drawn(study.ada, kind, gone, there).notes)
    assert "not there any more" not in " ".join(drawn(study.ada, kind, there).notes)


@pytest.mark.parametrize("kind", OF_CODES)
def test_a_picture_of_a_hidden_code_tells_nothing_of_it(
    study: Study, scene: Scene, kind: str
) -> None:
    hidden = next(iter(scene.codes.values()))
    Code.objects.filter(pk=hidden.pk).update(behind_veil=True, coined_by=study.ben)
    picture = drawn(study.ada, kind, hidden)
    assert "not there any more" not in " ".join([*picture.notes, *picture.empty])
