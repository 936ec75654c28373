"""Going on where one stopped: each person's own place in each transcript."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse

from coding.desk.home.going_on import Place, fill
from coding.desk.models import LeftAt
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Event, Member
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview


def leave(member: Member, interview: Interview, turn: object, transcript: object = None) -> None:
    address = reverse("desk:leave", args=[member.project.slug, interview.pk])
    sent = {"turn": turn, "transcript": transcript or interview.current_id}
    assert signed_in(member).post(address, sent).status_code == 204


def place(member: Member) -> Place | None:
    found: Place | None = fill(member)["place"]
    return found


def opened(member: Member, interview: Interview) -> str:
    page = reverse("desk:code", args=[member.project.slug, interview.pk])
    return str(signed_in(member).get(f"{page}?at=left")["Location"])


def test_the_home_page_leads_back_to_the_turn(study: Study, interview: Interview) -> None:
    leave(study.ben, interview, 3)
    html = signed_in(study.ben).get(f"/projects/{study.slug}/").content.decode()
    assert "Go on where you stopped" in html
    assert opened(study.ben, interview).endswith("/code/#turn-3")
    found = place(study.ben)
    assert found
    assert (found.interview, found.cite) == (interview, "P1:4")


def test_each_person_has_their_own_place_in_each_transcript(
    study: Study, interview: Interview
) -> None:
    other = kept_interview(study.ada, "P2")
    leave(study.ben, interview, 1)
    leave(study.ben, other, 2)
    leave(study.cleo, interview, 4)
    assert opened(study.ben, interview).endswith("#turn-1")
    assert opened(study.ben, other).endswith("#turn-2")
    assert opened(study.cleo, interview).endswith("#turn-4")
    assert opened(study.ada, interview).endswith("#turn-0")
    found = place(study.ben)
    assert found
    assert found.interview == other
    assert place(study.ada) is None


def test_it_is_no_record_of_the_study(study: Study, interview: Interview) -> None:
    before = Event.objects.count()
    for turn in (1, 2, 2):
        leave(study.ben, interview, turn)
    assert Event.objects.count() == before
    assert LeftAt.objects.count() == 1


@pytest.mark.parametrize("turn", ["", "x", "-1", "99", "9" * 30])
def test_a_turn_that_is_not_there_is_not_remembered(
    study: Study, interview: Interview, turn: str
) -> None:
    leave(study.ben, interview, turn)
    assert not LeftAt.objects.exists()


def test_a_page_that_shows_an_older_text_says_nothing_of_the_new_one(
    study: Study, interview: Interview
) -> None:
    leave(study.ben, interview, 3, transcript="0" * 36)
    assert not LeftAt.objects.exists()


def test_who_reads_without_coding_goes_on_too(study: Study, interview: Interview) -> None:
    leave(study.olga, interview, 2)
    assert opened(study.olga, interview).endswith("#turn-2")


def test_without_a_script_one_goes_on_at_one_s_newest_coding(
    study: Study, interview: Interview
) -> None:
    leave(study.ben, interview, 1)
    code = code_named(study.ben, "doubt")
    where = bounds(interview, "I felt responsible")
    apply_code(By(study.ben), code=code, interview=interview, **where)
    found = place(study.ben)
    assert found
    assert re.search(rf"/code/\?at={where['start']}$", found.url)
    leave(study.ben, interview, 2)
    assert "at=left" in (place(study.ben) or found).url
