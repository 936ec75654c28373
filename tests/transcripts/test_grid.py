"""The participants table as a grid: each cell saved on its own, typed, sorted and filtered."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import unquote

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.undo import redo, undo
from interviews.projects.models import Event, Member
from interviews.transcripts.actions import (
    add_attribute,
    add_footnote,
    add_participant,
    change_attribute,
    set_values,
)
from interviews.transcripts.models import Attribute, AttributeValue, Participant
from tests.conftest import Study, signed_in

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def table(study: Study) -> Study:
    """P1, P2 and P10 with a column of each type, and a footnote *."""
    ada = By(study.ada)
    for label in ("P1", "P10", "P2"):
        add_participant(ada, label=label)
    add_footnote(ada, mark="*", text="Both at once")
    for kind in ("text", "number", "date", "yesno"):
        add_attribute(ada, name=kind.title(), kind=kind)
    add_attribute(ada, name="Choice", kind="choice", choices="Industry\nAcademia")
    return study


def fill(member: Member, label: str, column: str, value: str, before: str | None = None) -> Any:
    """What a script sends when a cell is left."""
    person = Participant.objects.get(label=label)
    key = column
    if column not in ("consent", "note"):
        key = str(Attribute.objects.get(name=column).pk)
    address = reverse("transcripts:fill-cell", args=[member.project.slug, person.pk])
    told = {"column": key, "value": value} | ({} if before is None else {"before": before})
    return signed_in(member).post(address, told, headers=HTMX)


def held(label: str, column: str) -> list[tuple[str, str]]:
    rows = AttributeValue.objects.filter(
        participant__label=label, attribute__name=column, removed=False
    )
    return [(row.value, row.mark) for row in rows]


def page(member: Member, query: str = "") -> str:
    address = reverse("transcripts:participants", args=[member.project.slug])
    answer: HttpResponse = signed_in(member).get(f"{address}?{query}")
    assert answer.status_code == 200
    return answer.content.decode()


def labels(text: str) -> list[str]:
    return re.findall(r">(P\d+)</a>\s*</th>", text)


def test_a_cell_is_saved_alone_and_answered_as_a_cell(table: Study) -> None:
    answer = fill(table.ben, "P1", "Text", "Bias; Toxicity*", before="")
    assert answer.status_code == 200
    assert held("P1", "Text") == [("Bias", ""), ("Toxicity", "*")]
    assert "Toxicity<sup>*</sup>" in answer.content.decode()
    assert answer.content.decode().strip().startswith("<td")


def test_what_someone_else_wrote_is_not_overwritten_unseen(table: Study) -> None:
    fill(table.ada, "P1", "Text", "Safety", before="")
    answer = fill(table.ben, "P1", "Text", "Bias", before="")
    assert answer.status_code == 409
    assert "Safety" in answer.content.decode()
    assert held("P1", "Text") == [("Safety", "")]
    now = unquote(answer["X-Cell-Now"])
    assert fill(table.ben, "P1", "Text", "Bias", before=now).status_code == 200
    assert held("P1", "Text") == [("Bias", "")]


@pytest.mark.parametrize(
    ("column", "entered", "kept"),
    [
        ("Number", "3,5", ["3,5"]),
        ("Number", "12; 13", ["12", "13"]),
        ("Number", "some", None),
        ("Date", "21.4.2023", ["2023-04-21"]),
        ("Date", "4/21/2023", ["2023-04-21"]),
        ("Date", "4/5/2023", None),
        ("Date", "2023-04", ["2023-04"]),
        ("Date", "31.2.2023", None),
        ("Yesno", "Y", ["yes"]),
        ("Yesno", "perhaps", None),
        ("Choice", "industry, Academia", ["Industry", "Academia"]),
        ("Choice", "Government", None),
        ("Text", "x" * 201, None),
    ],
)
def test_a_cell_takes_what_its_column_may_hold(
    table: Study, column: str, entered: str, kept: list[str] | None
) -> None:
    answer = fill(table.ben, "P1", column, entered)
    assert answer.status_code == (422 if kept is None else 200)
    assert [value for value, _mark in held("P1", column)] == (kept or [])
    if kept is None:
        assert answer.content.decode().endswith(".")


def test_consent_and_note_are_cells_too(table: Study) -> None:
    assert fill(table.ben, "P1", "consent", "given with limits", "").status_code == 200
    assert fill(table.ben, "P1", "note", "Only by telephone", "").status_code == 200
    person = Participant.objects.get(label="P1")
    assert (person.consent, person.note) == ("limited", "Only by telephone")
    assert fill(table.ben, "P1", "consent", "perhaps").status_code == 422
    assert fill(table.ada, "P1", "note", "Gone", "something else").status_code == 409


def test_a_cell_that_is_as_it_was_leaves_no_event(table: Study) -> None:
    before = Event.objects.count()
    fill(table.ben, "P1", "Text", "", before="")
    assert Event.objects.count() == before


def test_cells_of_one_participant_are_undone_apart(table: Study) -> None:
    fill(table.ben, "P1", "Text", "Bias", before="")
    fill(table.ada, "P1", "Number", "12", before="")
    undo(By(table.ben))
    assert held("P1", "Text") == []
    assert held("P1", "Number") == [("12", "")]
    redo(By(table.ben))
    assert held("P1", "Text") == [("Bias", "")]


def test_undo_never_leaves_two_peoples_values_in_one_cell(table: Study) -> None:
    fill(table.ada, "P1", "Text", "Bias", before="")
    fill(table.ada, "P1", "Text", "", before="Bias")
    fill(table.ben, "P1", "Text", "Safety", before="")
    with pytest.raises(Conflict):
        undo(By(table.ada))
    assert held("P1", "Text") == [("Safety", "")]


def test_the_form_of_a_participant_notices_a_cell_that_was_changed(table: Study) -> None:
    person, column = Participant.objects.get(label="P1"), Attribute.objects.get(name="Text")
    address = reverse("transcripts:participant", args=[table.slug, person.pk])
    told = {"label": "P1", "consent": "given", "expected": str(person.version)}
    told |= {f"seen-{column.pk}": "", f"attribute-{column.pk}": "Bias"}
    fill(table.ben, "P1", "Text", "Safety", before="")
    answer = signed_in(table.ada).post(address, told)
    assert answer.status_code == 409
    assert held("P1", "Text") == [("Safety", "")]
    again = {**told, f"seen-{column.pk}": "Safety"}
    assert signed_in(table.ada).post(address, again).status_code == 302
    assert held("P1", "Text") == [("Bias", "")]


def test_a_column_keeps_its_type_while_a_value_does_not_fit(table: Study) -> None:
    fill(table.ben, "P1", "Text", "N")
    fill(table.ben, "P2", "Text", "perhaps")
    column = Attribute.objects.get(name="Text")
    with pytest.raises(Refused, match="P2 has “perhaps”"):
        change_attribute(By(table.ada), attribute=column, name="Text", kind="yesno")
    fill(table.ben, "P2", "Text", "Y")
    column.refresh_from_db()
    change_attribute(By(table.ada), attribute=column, name="Text", kind="yesno")
    assert held("P2", "Text") == [("yes", "")]


def test_rows_are_sorted_as_people_count(table: Study) -> None:
    for label, number in (("P1", "10"), ("P10", "9"), ("P2", "")):
        fill(table.ben, label, "Number", number)
    key = Attribute.objects.get(name="Number").pk
    assert labels(page(table.ada, "sort=participant")) == ["P1", "P2", "P10"]
    assert labels(page(table.ada, f"sort={key}")) == ["P10", "P1", "P2"]
    assert labels(page(table.ada, f"sort={key}&way=down")) == ["P1", "P10", "P2"]
    assert 'aria-sort="descending"' in page(table.ada, f"sort={key}&way=down")


def test_rows_are_narrowed_by_a_column(table: Study) -> None:
    fill(table.ben, "P1", "Text", "Bias")
    fill(table.ben, "P2", "Choice", "Industry")
    key = Attribute.objects.get(name="Text").pk
    assert labels(page(table.ada, f"in={key}&is=bia")) == ["P1"]
    assert labels(page(table.ada, "is=indus")) == ["P2"]
    assert "Nobody in the table has this" in page(table.ada, "is=nothing")
    assert labels(page(table.ada, "sort=nonsense&in=nonsense")) == ["P1", "P10", "P2"]


def test_an_observer_reads_the_table_and_has_no_grid(table: Study) -> None:
    text = page(table.olga)
    assert 'role="grid' not in text
    assert "P10" in text


def test_a_cell_of_another_study_is_out_of_reach(table: Study) -> None:
    person = Participant.objects.get(label="P1")
    address = reverse("transcripts:fill-cell", args=[table.sven.project.slug, person.pk])
    assert signed_in(table.sven).post(address, {"column": "note", "value": "x"}).status_code == 404


def test_without_a_script_a_cell_leads_back_to_the_table(table: Study) -> None:
    person = Participant.objects.get(label="P1")
    address = reverse("transcripts:fill-cell", args=[table.slug, person.pk])
    answer = signed_in(table.ben).post(address, {"column": "note", "value": "x"})
    assert answer.status_code == 302


def test_the_page_asks_as_often_for_many_as_for_few(table: Study) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            page(table.ada)
        return len(queries)

    page(table.ada)
    few = asked()
    column = Attribute.objects.get(name="Text")
    for number in range(20, 40):
        person = add_participant(By(table.ada), label=f"P{number}")
        set_values(By(table.ada), participant=person, attribute=column, values=[("Bias", "")])
    assert asked() == few
