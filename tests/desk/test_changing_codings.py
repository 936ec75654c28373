"""What is done on the coding page: one act each, and the turns it touched."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.segments.actions import apply_code, qualify
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Event
from interviews.transcripts.models import Interview, Turn
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named


def asked(client: Client, url: str, data: dict[str, Any]) -> Any:
    answer = client.post(url, data, headers={"X-Operation": str(uuid.uuid4())})
    return answer.json() if answer.status_code == 200 else answer


def apply_url(study: Study, interview: Interview, part: str = "apply") -> str:
    return reverse(f"desk:{part}", args=[study.slug, interview.pk])


def own_url(study: Study, coding: Coding, what: str) -> str:
    return reverse(f"desk:{what}", args=[study.slug, coding.pk])


@pytest.fixture
def coding(study: Study, interview: Interview) -> Coding:
    code = code_named(study.ben, "doubt")
    where = bounds(interview, "the numbers we had")
    return apply_code(By(study.ben), code=code, interview=interview, **where)


def test_a_code_applied_comes_back_with_the_turn_it_touched(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    told = asked(
        signed_in(study.ben),
        apply_url(study, interview),
        {"code": code.pk, "transcript": interview.current_id, **bounds(interview, "שלום to")},
    )
    assert told["turns"] == [3]
    assert ">שלום to</span>" in told["html"]
    assert Coding.objects.get().span.anchors.get().exact == "שלום to"


def test_asked_twice_it_is_done_once(study: Study, interview: Interview) -> None:
    code = code_named(study.ben, "doubt")
    ben, operation = signed_in(study.ben), str(uuid.uuid4())
    data = {"code": code.pk, "apart": 1, **bounds(interview, "café talk")}
    for _time in range(2):
        answer = ben.post(apply_url(study, interview), data, headers={"X-Operation": operation})
        assert answer.json()["turns"] == [1]
    assert Coding.objects.count() == 1


def test_words_that_carry_the_code_already_stay_as_they_are_and_it_says_so(
    study: Study, interview: Interview, coding: Coding
) -> None:
    events = Event.objects.count()
    data = {"code": coding.code_id, **bounds(interview, "numbers we")}
    told = asked(signed_in(study.ben), apply_url(study, interview), data)
    assert told["already"]
    assert "doubt" in told["said"]
    assert Event.objects.count() == events


def test_overlapping_words_offer_to_widen(
    study: Study, interview: Interview, coding: Coding
) -> None:
    ben = signed_in(study.ben)
    data = {"code": coding.code_id, **bounds(interview, "we had were café talk")}
    told = asked(ben, apply_url(study, interview), data)
    assert told["overlaps"] == str(coding.pk)
    wider = {"start": told["start"], "end": told["end"]}
    asked(ben, own_url(study, coding, "bounds"), wider)
    coding.refresh_from_db()
    assert coding.span.anchors.get().exact == "the numbers we had were café talk"
    assert Coding.objects.count() == 1


def test_a_colleagues_overlap_is_nobodys_business(
    study: Study, interview: Interview, coding: Coding
) -> None:
    data = {"code": coding.code_id, **bounds(interview, "we had were")}
    assert asked(signed_in(study.cleo), apply_url(study, interview), data)["turns"] == [1]


def test_a_code_made_and_applied_is_one_act(study: Study, interview: Interview) -> None:
    data = {"name": "café talk", "kind": "in_vivo", **bounds(interview, "café talk")}
    asked(signed_in(study.ben), apply_url(study, interview, "coin"), data)
    made = Coding.objects.get()
    assert (made.code.name, made.code.kind) == ("café talk", "in_vivo")
    undo(By(study.ben))
    made.refresh_from_db()
    made.code.refresh_from_db()
    assert made.removed
    assert made.code.removed


def test_an_end_moves_by_a_word(study: Study, coding: Coding) -> None:
    ben = signed_in(study.ben)
    for nudge, words in (
        ("end+1", "the numbers we had were"),
        ("start+1", "numbers we had were"),
        ("end-1", "numbers we had"),
        ("start-1", "the numbers we had"),
    ):
        asked(ben, own_url(study, coding, "bounds"), {"nudge": nudge})
        coding.refresh_from_db()
        assert coding.span.anchors.get().exact == words


def test_unsure_and_why_are_kept(study: Study, coding: Coding) -> None:
    ben = signed_in(study.ben)
    asked(ben, own_url(study, coding, "qualify"), {"unsure": "on"})
    asked(ben, own_url(study, coding, "qualify"), {"rationale": "She hesitates."})
    coding.refresh_from_db()
    assert (coding.unsure, coding.rationale) == (True, "She hesitates.")
    asked(ben, own_url(study, coding, "qualify"), {"whole": 1, "rationale": ""})
    coding.refresh_from_db()
    assert (coding.unsure, coding.rationale) == (False, "")


def test_a_colleagues_coding_cannot_be_changed(study: Study, coding: Coding) -> None:
    answer = asked(signed_in(study.cleo), own_url(study, coding, "remove-coding"), {})
    assert answer.status_code == 422
    assert "colleague" in answer.content.decode()


def test_without_a_script_a_form_leads_back_to_the_turn(study: Study, coding: Coding) -> None:
    answer = signed_in(study.ben).post(own_url(study, coding, "remove-coding"))
    assert answer.headers["Location"].endswith("/code/#turn-1")
    coding.refresh_from_db()
    assert coding.removed


def test_who_was_away_for_long_is_told_of_every_turn_and_nothing_is_looked_through(
    study: Study, interview: Interview, coding: Coding, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coding.desk.coding_page.changes.FAR", 2)
    cleo = signed_in(study.cleo)
    url = reverse("desk:changes", args=[study.slug, interview.pk])
    with CaptureQueriesContext(connection) as asked:
        told = cleo.get(url, {"after": "0"}).json()
    assert not any('"body"' in one["sql"] for one in asked)
    assert (told["turns"], told["codes"]) == ([0, 1, 2, 3, 4], True)
    assert told["turns"] == list(Turn.objects.order_by("index").values_list("index", flat=True))
    assert cleo.get(url, {"after": told["seq"] - 2}).json()["turns"] != told["turns"]


def test_changes_tell_which_turns_moved(study: Study, interview: Interview, coding: Coding) -> None:
    cleo = signed_in(study.cleo)
    url = reverse("desk:changes", args=[study.slug, interview.pk])
    seq = cleo.get(url).json()["seq"]
    assert cleo.get(url, {"after": seq}).json()["turns"] == []
    asked(signed_in(study.ben), own_url(study, coding, "bounds"), bounds(interview, "I felt"))
    told = cleo.get(url, {"after": seq}).json()
    assert (told["turns"], told["codes"]) == ([1, 3], False)
    asked(signed_in(study.ben), own_url(study, coding, "remove-coding"), {})
    assert cleo.get(url, {"after": told["seq"]}).json()["turns"] == [3]


def test_a_coding_stretched_over_another_of_its_code_offers_to_join_them(
    study: Study, interview: Interview, coding: Coding
) -> None:
    ben, code = signed_in(study.ben), coding.code
    other = apply_code(
        By(study.ben), code=code, interview=interview, rationale="Two.", **bounds(interview, "talk")
    )
    over = bounds(interview, "the numbers we had were café talk")
    told = asked(ben, own_url(study, coding, "bounds"), over)
    assert (told["overlaps"], told["start"], told["end"]) == (str(other.pk), *over.values())
    asked(ben, own_url(study, coding, "join-codings"), {"other": other.pk, **over})
    coding.refresh_from_db()
    other.refresh_from_db()
    assert (other.removed, coding.rationale) == (True, "Two.")
    assert coding.span.anchors.get().exact == "the numbers we had were café talk"
    assert Event.objects.filter(verb="coding.joined").count() == 1
    undo(By(study.ben))
    assert Coding.objects.filter(removed=False).count() == 2


def test_left_both_a_coding_is_not_asked_about_again(
    study: Study, interview: Interview, coding: Coding
) -> None:
    ben = signed_in(study.ben)
    apply_code(
        By(study.ben), code=coding.code, interview=interview, **bounds(interview, "were café talk")
    )
    over = bounds(interview, "the numbers we had were")
    assert "overlaps" in asked(ben, own_url(study, coding, "bounds"), over)
    assert "html" in asked(ben, own_url(study, coding, "bounds"), {"apart": 1, **over})
    more = bounds(interview, "the numbers we had were café")
    assert "html" in asked(ben, own_url(study, coding, "bounds"), more)


def test_a_reason_to_be_added_is_added_once_however_often_it_is_sent(
    study: Study, coding: Coding
) -> None:
    qualify(By(study.ben), coding=coding, rationale="She laughs.")
    url, client = own_url(study, coding, "qualify"), signed_in(study.ben)
    sent = {"HTTP_X_OPERATION": str(uuid.uuid4())}
    for _again in range(2):
        assert client.post(url, {"added": "And looks away."}, **sent).status_code == 200
    asked(client, url, {"added": "And looks away."})
    coding.refresh_from_db()
    assert coding.rationale == "She laughs.\n\nAnd looks away."
