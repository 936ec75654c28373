"""The home page's table of transcripts and coders."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.codebook.actions import merge
from coding.desk.actions import mark_through, take_back_through
from coding.desk.home.table import AT_ONCE, Row, fill
from coding.desk.models import BeenThrough
from coding.segments.actions import apply_code
from interviews.projects.actions import leave
from interviews.projects.history import By
from interviews.projects.history.undo import redo, undo
from interviews.projects.models import Member, Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview


def asked(member: Member, address: str = "") -> dict[str, Any]:
    return fill(member, QueryDict(address))


def numbers(member: Member) -> list[list[int]]:
    """Each row's passages by coder, then of all together."""
    rows: list[Row] = asked(member)["rows"]
    return [[*(cell.passages for cell in row.cells), row.passages] for row in rows]


def through(member: Member) -> dict[str, list[str]]:
    """Who has been through each interview, as the member sees it."""
    rows: list[Row] = asked(member)["rows"]
    return {
        row.interview.citation: sorted(cell.member.name[:3] for cell in row.cells if cell.through)
        for row in rows
    }


def home(member: Member, study: Study) -> str:
    return signed_in(member).get(f"/projects/{study.slug}/").content.decode()


def code(member: Member, name: Any, interview: Interview, words: str) -> None:
    apply_code(By(member), code=name, interview=interview, **bounds(interview, words))


def test_it_counts_passages_which_are_unions_of_overlapping_codings(
    study: Study, interview: Interview
) -> None:
    doubt = code_named(study.ben, "doubt")
    code(study.ben, doubt, interview, "the numbers we had")
    code(study.ben, doubt, interview, "numbers we had were café talk")
    code(study.ben, doubt, interview, "I felt responsible")
    code(study.cleo, doubt, interview, "had were café")
    assert [row["coders"][0].member for row in [asked(study.ben)]] == [study.ben]
    assert numbers(study.ben) == [[2, 0, 1, 2]]  # Ben, Ada, Cleo, all together


def test_a_merged_code_counts_with_its_successor(study: Study, interview: Interview) -> None:
    doubt, unease = code_named(study.ben, "doubt"), code_named(study.ben, "unease")
    code(study.ben, doubt, interview, "the numbers we had")
    code(study.ben, unease, interview, "numbers we had were")
    assert numbers(study.ben)[0][0] == 2
    merge(By(study.ben), code=unease, into=doubt)
    assert numbers(study.ben)[0][0] == 1


def test_a_number_leads_to_as_many_passages(study: Study, interview: Interview) -> None:
    other = kept_interview(study.ada, "P2")
    doubt, care = code_named(study.ben, "doubt"), code_named(study.ben, "care", None)
    code(study.ben, doubt, interview, "the numbers we had")
    code(study.ben, doubt, interview, "numbers we had were")
    code(study.ben, care, interview, "I felt responsible")
    code(study.cleo, care, interview, "felt responsible")
    code(study.ben, care, other, "I felt responsible")
    client = signed_in(study.cleo)
    row: Row = asked(study.cleo)["rows"][0]
    for number, url in [
        *((cell.passages, cell.url) for cell in row.cells if cell.passages),
        (row.passages, row.url),
    ]:
        assert client.get(url).context["number"] == number
    assert row.passages == 2


def test_behind_a_veil_others_numbers_are_not_shown(study: Study, interview: Interview) -> None:
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    doubt = code_named(study.cleo, "doubt")
    code(study.cleo, doubt, interview, "café talk")
    assert numbers(study.ben) == [[0, 0, 0, 0]]
    assert numbers(study.ada) == [[0, 0, 1, 1]]


def test_everybody_says_of_themselves_that_they_have_been_through(
    study: Study, interview: Interview
) -> None:
    address = reverse("desk:through", args=[study.slug, interview.pk])
    answer = signed_in(study.ben).post(address, {"through": "1", "member": str(study.cleo.pk)})
    assert answer["Location"] == f"/projects/{study.slug}/#interview-{interview.pk}"
    for reader in (study.ada, study.ben, study.cleo, study.olga):
        assert through(reader) == {"P1": ["Ben"]}
    signed_in(study.ben).post(address, {"through": "0"})
    assert through(study.ada) == {"P1": []}


def test_said_twice_it_is_said_once_and_can_be_undone(study: Study, interview: Interview) -> None:
    mark_through(By(study.ben), interview=interview)
    mark_through(By(study.ben), interview=interview)
    assert BeenThrough.objects.current().count() == 1
    undo(By(study.ben))
    assert through(study.ben) == {"P1": []}
    redo(By(study.ben))
    assert through(study.ben) == {"P1": ["Ben"]}
    take_back_through(By(study.ben), interview=interview)
    mark_through(By(study.ben), interview=interview)
    assert through(study.ben) == {"P1": ["Ben"]}


def test_the_history_tells_of_it_and_leads_to_the_interview(
    study: Study, interview: Interview
) -> None:
    mark_through(By(study.ben), interview=interview)
    history = signed_in(study.ada).get(f"/projects/{study.slug}/history/").content.decode()
    assert "noted having been through" in history
    assert f"/interviews/{interview.pk}/code/" in history


def test_behind_a_veil_a_coder_sees_their_own_mark_only_and_a_lead_sees_all(
    study: Study, interview: Interview
) -> None:
    for member in (study.ada, study.ben, study.cleo):
        Veil.objects.create(member=member, interview_id=interview.pk)
    for member in (study.ada, study.ben):
        mark_through(By(member), interview=interview)
    assert through(study.cleo) == {"P1": []}
    assert through(study.ben) == {"P1": ["Ben"]}
    assert through(study.ada) == {"P1": ["Ada", "Ben"]}
    assert [coder.through for coder in asked(study.cleo)["coders"]] == [0, 0, 0]
    assert [row.interview for row in asked(study.cleo, "state=nobody")["rows"]] == [interview]
    assert (
        "noted having been through"
        not in signed_in(study.cleo).get(f"/projects/{study.slug}/history/").content.decode()
    )


def test_the_button_answers_a_script_with_itself_and_the_count(
    study: Study, interview: Interview
) -> None:
    address = reverse("desk:through", args=[study.slug, interview.pk])
    sent = {"through": "1", "place": "home"}
    html = signed_in(study.ben).post(address, sent, headers={"HX-Request": "true"}).content.decode()
    assert 'aria-pressed="true"' in html
    assert re.search(r'id="through-own" hx-swap-oob="true">1<', html)


def test_the_coding_page_has_the_control_for_who_codes(study: Study, interview: Interview) -> None:
    page = reverse("desk:code", args=[study.slug, interview.pk])
    assert 'aria-pressed="false"' in signed_in(study.ben).get(page).content.decode()
    mark_through(By(study.ben), interview=interview)
    assert 'aria-pressed="true"' in signed_in(study.ben).get(page).content.decode()
    assert "through-button" not in signed_in(study.olga).get(page).content.decode()


def test_alone_nothing_speaks_of_others(study: Study, interview: Interview) -> None:
    for member in (study.ben, study.cleo, study.olga):
        leave(By(member), member=member)
    html = home(study.ada, study)
    assert "through-button" in html
    assert "Together" not in html
    assert "Nobody" not in html
    assert [len(row.cells) for row in asked(study.ada)["rows"]] == [1]
    assert set(asked(study.ada)["states"]) == {"before", "through", "bare"}


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", ["P1", "P2", "P3"]),
        ("title=p2", ["P2"]),
        ("title=nobody", []),
        ("state=through", ["P2"]),
        ("state=before", ["P1", "P3"]),
        ("state=somebody", ["P1", "P2", "P3"]),
        ("state=bare", ["P1", "P2"]),
        ("state=odd&order=odd", ["P1", "P2", "P3"]),
        ("order=most", ["P3", "P1", "P2"]),
        ("order=fewest", ["P1", "P2", "P3"]),
    ],
)
def test_it_can_be_narrowed_and_ordered(
    study: Study, interview: Interview, address: str, shown: list[str]
) -> None:
    second, third = kept_interview(study.ada, "P2"), kept_interview(study.ada, "P3")
    mark_through(By(study.ben), interview=second)
    code(study.cleo, code_named(study.ben, "doubt"), third, "café talk")
    assert [row.interview.citation for row in asked(study.ben, address)["rows"]] == shown


def test_many_interviews_are_shown_in_part_until_asked_for(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coding.desk.home.table.AT_ONCE", 2)
    for number in range(3):
        kept_interview(study.ada, f"P{number + 1}")
    first = asked(study.ben, "order=title")
    assert (len(first["rows"]), first["more"]) == (2, "?order=title&all=1#transcripts")
    assert len(asked(study.ben, "all=1")["rows"]) == 3
    assert AT_ONCE > 20


def test_the_number_of_queries_is_fixed(study: Study, interview: Interview) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as sent:
            home(study.ada, study)
        return len(sent)

    def read_by_all(number: int) -> None:
        other = kept_interview(study.ada, f"P{number}")
        for member in (study.cleo, study.ben, study.ada):
            code(member, code_named(member, f"{member} {number}"), other, "café talk")
            mark_through(By(member), interview=other)

    for number in range(2, 7):  # enough acts for what home sums up to be of all kinds
        read_by_all(number)
    few = queries()
    for number in range(7, 11):
        read_by_all(number)
    assert queries() == few
