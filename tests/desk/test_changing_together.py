"""Many of one's own codings changed at once from the passages page."""

from __future__ import annotations

import uuid
from typing import Any

import pytest
from django.urls import reverse

from coding.codebook.models import Code
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Event, Member
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named

WORDS = ("nobody else did", "café talk", "a score", "I felt responsible")


@pytest.fixture
def codes(study: Study, interview: Interview) -> tuple[Code, Code]:
    """Ben's four codings of doubt, one by Cleo on the same words as one of Ben's; and care."""
    doubt, care = code_named(study.ben, "doubt"), code_named(study.ben, "care")
    for words in WORDS:
        coded(study.ben, interview, doubt, words)
    coded(study.cleo, interview, doubt, WORDS[0])
    return doubt, care


def coded(member: Member, interview: Interview, code: Code, words: str) -> Coding:
    return apply_code(By(member), code=code, interview=interview, **bounds(interview, words))


def look(study: Study, member: Member, question: str = "") -> Any:
    url = reverse("desk:passages", args=[study.slug])
    return signed_in(member).get(f"{url}?{question}")


def send(study: Study, member: Member, seen: Any, name: str = "recode-own", **sent: Any) -> Any:
    """Send the form as it stood on the page that was seen."""
    form = {
        "question": seen.context["asked"].question,
        "mark": seen.context["found"].mark,
        "seq": seen.context["seq"],
        "named": "care",
        **sent,
    }
    return signed_in(member).post(reverse(f"desk:{name}", args=[study.slug]), form, follow=True)


def codes_of(member: Member) -> list[str]:
    rows = Coding.objects.current().filter(voice__member=member).order_by("coded_at")
    return [row.code.name for row in rows.select_related("code")]


def test_all_that_is_found_is_changed_in_one_act_and_comes_back_in_one(
    study: Study, codes: tuple[Code, Code]
) -> None:
    seen = look(study, study.ben)
    assert len(seen.context["found"].own) == 4
    assert seen.context["found"].others == 1
    assert "stays as it is, whatever you do here" in seen.content.decode()
    events = Event.objects.count()
    answer = send(study, study.ben, seen, which="all")
    assert "4 of your codings have the code “care” now, in place of" in answer.content.decode()
    assert Event.objects.count() == events + 1
    assert codes_of(study.ben) == ["care"] * 4
    assert codes_of(study.cleo) == ["doubt"]
    undo(By(study.ben))
    assert codes_of(study.ben) == ["doubt"] * 4


def test_history_and_recent_acts_name_the_new_code_and_how_many_more_there_are(
    study: Study, codes: tuple[Code, Code]
) -> None:
    send(study, study.ben, look(study, study.ben), which="all")
    client = signed_in(study.ben)
    said = "changed the code of 4 codings to “care”:"
    for name in ("history", "acts"):
        html = client.get(reverse(f"projects:{name}", args=[study.slug])).content.decode()
        assert html.count(said) == (2 if name == "history" else 1), name
        assert html.count("and 1 more") == html.count(said), name
    html = client.get(reverse("projects:history", args=[study.slug])).content.decode()
    assert html.count("<del>doubt</del>") == 1, "all four went from doubt to care"
    assert "<ins>care</ins>" in html


def test_only_what_the_question_finds_is_changed(study: Study, codes: tuple[Code, Code]) -> None:
    send(study, study.ben, look(study, study.ben, "words=score"), which="all")
    assert codes_of(study.ben) == ["doubt", "doubt", "care", "doubt"]


def test_those_ticked_are_changed_and_no_others(study: Study, codes: tuple[Code, Code]) -> None:
    seen = look(study, study.ben)
    rows = seen.context["rows"]
    chosen = [str(note.coding.pk) for row in rows[:2] for note in row.mine]
    send(study, study.ben, seen, chosen=[chosen[0], ",".join(chosen[1:])])
    assert codes_of(study.ben) == ["care", "care", "doubt", "doubt"]
    send(study, study.ben, look(study, study.ben), "remove-own", chosen=chosen)
    assert codes_of(study.ben) == ["doubt", "doubt"]


def test_a_coding_gets_its_codes_present_meaning(study: Study, codes: tuple[Code, Code]) -> None:
    send(study, study.ben, look(study, study.ben), which="all")
    revision = codes[1].revision_id
    assert {row.revision_id for row in Coding.objects.filter(code=codes[1])} == {revision}


def test_words_that_carry_the_code_already_are_not_coded_twice(
    study: Study, interview: Interview, codes: tuple[Code, Code]
) -> None:
    coded(study.ben, interview, codes[1], WORDS[0])
    answer = send(study, study.ben, look(study, study.ben, f"code={codes[0].pk}"), which="all")
    said = answer.content.decode()
    assert "3 of your codings have the code" in said
    assert "1 stayed as it was" in said
    assert sorted(codes_of(study.ben)) == ["care"] * 4 + ["doubt"]


def test_colleagues_codings_are_refused_whole(study: Study, codes: tuple[Code, Code]) -> None:
    keys = [str(row.pk) for row in Coding.objects.all()]
    answer = send(study, study.ben, look(study, study.ben), chosen=keys)
    assert answer.status_code == 422
    assert codes_of(study.ben) == ["doubt"] * 4
    assert send(study, study.ben, look(study, study.ben)).status_code == 422


def test_what_has_changed_since_it_was_seen_is_a_conflict(
    study: Study, interview: Interview, codes: tuple[Code, Code]
) -> None:
    seen = look(study, study.ben)
    coded(study.ben, interview, codes[0], "People said")
    assert send(study, study.ben, seen, which="all").status_code == 409
    seen = look(study, study.ben)
    one = Coding.objects.filter(voice__member=study.ben).first()
    url = reverse("desk:qualify", args=[study.slug, one and one.pk])
    signed_in(study.ben).post(url, {"rationale": "From another window", "whole": 1})
    assert send(study, study.ben, seen, which="all").status_code == 409
    assert set(codes_of(study.ben)) == {"doubt"}


def test_asked_twice_it_is_done_once(study: Study, codes: tuple[Code, Code]) -> None:
    seen, operation = look(study, study.ben, f"code={codes[0].pk}"), str(uuid.uuid4())
    for _time in range(2):
        answer = send(study, study.ben, seen, which="all", operation=operation)
        assert answer.status_code == 200
    assert Event.objects.filter(verb="coding.recoded_together").count() == 1


def test_observers_change_nothing(study: Study, codes: tuple[Code, Code]) -> None:
    seen = look(study, study.olga)
    assert "Change several" not in seen.content.decode()
    assert send(study, study.olga, seen, which="all").status_code == 403


def test_ones_own_coding_is_put_right_without_leaving_the_page(
    study: Study, interview: Interview, codes: tuple[Code, Code]
) -> None:
    ben = signed_in(study.ben)
    coding = Coding.objects.filter(voice__member=study.ben).order_by("coded_at")[1]
    url = reverse("desk:passages", args=[study.slug])
    html = ben.get(f"{url}?words=talk&fix={coding.pk}").content.decode()
    assert "fix-title" in html
    answer = ben.post(
        reverse("desk:bounds", args=[study.slug, coding.pk]),
        {
            "next": f"{url}?words=talk&fix={coding.pk}",
            "nudge": "start-1",
            "expected": coding.version,
        },
        follow=True,
        headers={"HX-Request": "true", "HX-Target": "passages"},
    )
    html = answer.content.decode()
    assert "<html" not in html
    assert 'id="passages"' in html
    assert "were café talk" in html
    assert "Undo" in html
    others = signed_in(study.cleo).get(f"{url}?words=talk&fix={coding.pk}").content.decode()
    assert "fix-title" not in others


def test_a_code_that_is_not_there_is_said_on_the_page_with_all_that_was_chosen(
    study: Study, codes: tuple[Code, Code]
) -> None:
    seen = look(study, study.ben, "words=score")
    tick = seen.context["rows"][0].tick
    sent = {"named": "Setting", "next": seen.context["here"]}
    answer = send(study, study.ben, seen, which="all", chosen=tick, **sent)
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "No code in use is called “Setting”." in html
    assert answer.context["number"] == 1
    assert 'value="all" checked' in html
    assert 'value="Setting"' in html
    assert f'value="{tick}" form="together" checked' in html
    assert 'aria-current="page"' in html
