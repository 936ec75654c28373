"""Bringing a table of participants in: what would change is shown, then done as one act."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.urls import reverse

from interviews.projects.errors import Conflict
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Event, Member
from interviews.transcripts.actions import (
    add_attribute,
    add_footnote,
    add_participant,
    set_values,
)
from interviews.transcripts.actions.filling import fill_table, plan_for
from interviews.transcripts.grid import grid_of
from interviews.transcripts.models import Attribute, AttributeValue, Footnote, Participant
from interviews.transcripts.planning import Plan, Settings
from interviews.transcripts.queries import participants_table, people_described
from interviews.transcripts.sheet.block import Block
from interviews.transcripts.sheet.texts import from_text
from interviews.transcripts.sheet.writing import from_file
from interviews.transcripts.suggesting import headed, placed, suggested
from tests.conftest import Study, signed_in

pytestmark = pytest.mark.django_db
FACES = Path("/work/shared/data/coded/sheffield-facesheet.xlsx")


@pytest.fixture
def table(study: Study) -> Study:
    """P1 works in industry with a footnote; P2 is not described; Years is a number."""
    ada = By(study.ada)
    people = [add_participant(ada, label=label) for label in ("P1", "P2")]
    context = add_attribute(ada, name="Context", kind="choice", choices="Industry\nAcademia")
    add_attribute(ada, name="Years", kind="number")
    add_footnote(ada, mark="*", text="Both at once")
    set_values(ada, participant=people[0], attribute=context, values=[("Industry", "*")])
    return study


def planned(study: Study, text: str, **settings: Any) -> Plan:
    return plan_for(study.ada, from_text(text), settings_for(study, from_text(text), **settings))


def settings_for(study: Study, block: Block, **settings: Any) -> Settings:
    grid = grid_of(people_described(study.ada))
    return Settings(suggested(block, grid).uses, **settings)


def brought(study: Study, block: Block, **settings: Any) -> dict[str, int]:
    """What bringing a block in did, as Ada."""
    asked = settings_for(study, block, **settings)
    told = {"uses": [[use.target, use.kind] for use in asked.uses], "parting": asked.parting}
    told |= {"keep": asked.keep, "clear": asked.clear}
    seen = plan_for(study.ada, block, asked).digest
    return fill_table(By(study.ada), block=block.to_json(), settings=told, seen=seen)


def rows(study: Study) -> list[list[str]]:
    return participants_table(study.ada)[1]


PASTED = (
    "Participant\tContext\tYears\tConsent\tRole\n"
    "P1\tAcademia\t12\tgiven\tLead\n"
    "p2\tGovernment\tsome\tperhaps\tCoder\n"
    "P3\tIndustry*\t3\t\t\n"
    "\tIndustry\t4\t\t\n"
    "Anna, of Kyiv\tIndustry\t4\t\t\n"
    "P1\tIndustry\t\t\t\n"
)


def test_a_plan_says_what_would_change_and_what_it_is_now(table: Study) -> None:
    plan = planned(table, PASTED)
    assert plan.people == ["P3"]
    assert [(column.name, column.kind) for column in plan.columns] == [("Role", "text")]
    (changed,) = plan.changed
    assert (changed.label, changed.old, changed.new) == ("P1", "Industry*", "Academia")
    assert {cell.label for cell in plan.filled} == {"P1", "P2", "P3"}
    assert list(plan.choices.values()) == [["Government"]]


def test_what_is_not_understood_is_said_row_by_row(table: Study) -> None:
    told = "\n".join(planned(table, PASTED).troubles)
    assert "Row 3, P2, Years: “some” is not a number." in told
    assert "Row 3, P2, Consent: “perhaps” is no consent." in told
    assert "Row 5 has no participant id" in told
    assert "Row 6: “Anna, of Kyiv” cannot be an id." in told
    assert "Row 7: P1 stands in row 2 already" in told


def test_a_table_is_brought_in_and_undone_as_one_act(table: Study) -> None:
    before, events = rows(table), Event.objects.filter(project_id=table.project.pk).count()
    brought(table, from_text(PASTED))
    assert rows(table) == [
        ["P1", "Academia", "12", "Lead"],
        ["P2", "Government", "", "Coder"],
        ["P3", "Industry*", "3", ""],
    ]
    assert Participant.objects.get(label="P1").consent == "given"
    assert Attribute.objects.get(name="Context").shape.choices[-1] == "Government"
    assert Event.objects.filter(project_id=table.project.pk).count() == events + 1
    undo(By(table.ada))
    assert rows(table) == before


def test_nothing_is_emptied_or_overwritten_unless_asked(table: Study) -> None:
    text = "id\tContext\nP1\t\nP2\tAcademia\n"
    assert [cell.label for cell in planned(table, text).cells] == ["P2"]
    (emptied, _filled) = planned(table, text, clear=True).cells
    assert (emptied.label, emptied.old, emptied.new) == ("P1", "Industry*", "")
    kept = planned(table, "id\tContext\nP1\tAcademia\n", keep=True)
    assert (kept.cells, kept.kept) == ([], 1)


def test_a_table_that_changed_since_it_was_shown_is_shown_again(table: Study) -> None:
    block = from_text("id\tContext\nP2\tAcademia\n")
    asked = settings_for(table, block)
    seen = plan_for(table.ada, block, asked).digest
    person, column = Participant.objects.get(label="P2"), Attribute.objects.get(name="Context")
    set_values(By(table.ben), participant=person, attribute=column, values=[("Industry", "")])
    told = {"uses": [[use.target, use.kind] for use in asked.uses]}
    told_all: dict[str, Any] = {**told, "parting": "all", "keep": False, "clear": False}
    with pytest.raises(Conflict):
        fill_table(By(table.ada), block=block.to_json(), settings=told_all, seen=seen)


def test_how_values_are_parted_can_be_chosen(table: Study) -> None:
    text = "id\tPlace\nP1\tBerlin, Germany; Kyiv\n"

    def cell(parting: str) -> list[str]:
        return [value for value, _mark in planned(table, text, parting=parting).cells[0].values]

    assert cell("all") == ["Berlin", "Germany", "Kyiv"]
    assert cell("semicolons") == ["Berlin, Germany", "Kyiv"]
    assert cell("whole") == ["Berlin, Germany; Kyiv"]


def test_a_block_pasted_on_a_cell_fills_from_there(table: Study) -> None:
    grid = grid_of(people_described(table.ada))
    row, column = grid.rows[0].participant.pk, grid.columns[0].key
    block, uses = placed(from_text("Academia\t3\nIndustry\t4\n"), grid, str(row), column)
    plan = plan_for(table.ada, block, Settings(uses))
    assert [(cell.label, cell.name, cell.new) for cell in plan.cells] == [
        ("P1", "Context", "Academia"),
        ("P1", "Years", "3"),
        ("P2", "Context", "Industry"),
        ("P2", "Years", "4"),
    ]
    block, uses = placed(from_text("1\n2\n3\n"), grid, str(row), grid.columns[1].key)
    assert "Row 4 has no participant id" in plan_for(table.ada, block, Settings(uses)).troubles[0]


def test_a_block_with_headings_goes_by_them_wherever_it_is_pasted(table: Study) -> None:
    grid = grid_of(people_described(table.ada))
    block = from_text("Participant\tYears\nP2\t3\n")
    pasted, uses = placed(block, grid, str(grid.rows[0].participant.pk), grid.columns[0].key)
    assert (pasted, uses) == (block, ())


def test_a_block_without_headings_gets_some(table: Study) -> None:
    grid = grid_of(people_described(table.ada))
    block = headed(from_text("P1\tLead\nP2\tCoder\n"), grid)
    assert block.rows[0] == ("Participant", "Column 2")
    assert [use.target for use in suggested(block, grid).uses] == ["participant", "new"]


def test_what_is_taken_out_is_brought_in_again_without_loss(table: Study, study: Study) -> None:
    person = Participant.objects.get(label="P2")
    column = add_attribute(By(table.ada), name="=Focus")
    focus = [("Berlin, Germany", "*"), ("C*", ""), ("-1", ""), ('"so"', "")]
    set_values(By(table.ada), participant=person, attribute=column, values=focus)
    address = reverse("transcripts:take-out", args=[table.slug])
    for format in ("csv", "xlsx"):
        data = signed_in(table.olga).get(address, {"format": format}).content
        block = from_file(data)
        assert not planned_from(table, block).does
        other = Study(table.sven.project, *[table.sven] * 5)
        brought(other, block)
        assert participants_table(other.ada) == participants_table(table.ada)
        kinds = Attribute.objects.filter(project=other.project, removed=False)
        assert [(one.name, one.kind) for one in kinds][:2] == [
            ("Context", "choice"),
            ("Years", "number"),
        ]
        assert Footnote.objects.get(project=other.project, removed=False).text == "Both at once"
        undo(By(other.ada))


def planned_from(study: Study, block: Block) -> Plan:
    return plan_for(study.ada, block, settings_for(study, block))


def hidden(page: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', page)
    assert found
    return html.unescape(found[1])


def look(member: Member, **sent: Any) -> HttpResponse:
    address = reverse("transcripts:bring-in", args=[member.project.slug])
    answer: HttpResponse = signed_in(member).post(address, sent)
    return answer


def test_a_pasted_table_is_looked_over_and_then_done(table: Study) -> None:
    before = rows(table)
    page = look(table.ben, text="id\tContext\nP1\tAcademia\nP9\tIndustry\n")
    shown = page.content.decode()
    assert "<del>Industry*</del>" in shown
    assert "<ins>Academia</ins>" in shown
    assert rows(table) == before
    sent = {name: hidden(shown, name) for name in ("block", "seen", "operation")}
    address = reverse("transcripts:bring-in-apply", args=[table.slug])
    assert signed_in(table.ben).post(address, sent).status_code == 302
    assert rows(table)[0][1] == "Academia"
    assert rows(table)[2][:2] == ["P9", "Industry"]
    again = signed_in(table.ben).post(address, sent)
    assert again.status_code == 302, "The same request asked again is not done twice."
    assert Participant.objects.filter(label="P9").count() == 1


def test_a_table_that_was_changed_meanwhile_is_shown_anew(table: Study) -> None:
    shown = look(table.ben, text="id\tYears\nP1\t3\n").content.decode()
    sent = {name: hidden(shown, name) for name in ("block", "seen")}
    person, years = Participant.objects.get(label="P1"), Attribute.objects.get(name="Years")
    set_values(By(table.ada), participant=person, attribute=years, values=[("5", "")])
    address = reverse("transcripts:bring-in-apply", args=[table.slug])
    answer = signed_in(table.ben).post(address, sent)
    assert answer.status_code == 409
    assert "<del>5</del>" in answer.content.decode()


@pytest.mark.parametrize(
    "sent",
    [{"text": ""}, {"block": "{}"}, {"file": b"PK\x03\x04rubbish"}, {"file": b""}, {}],
)
def test_what_cannot_be_read_is_said_in_a_sentence(table: Study, sent: dict[str, Any]) -> None:
    if "file" in sent:
        sent = {"file": SimpleUploadedFile("table.xlsx", sent["file"])}
    answer = look(table.ben, **sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()


def test_words_in_a_table_are_only_words(table: Study) -> None:
    page = look(table.ben, text="id\t<script>alert(1)</script>\nP1\t<b>x</b>\n").content.decode()
    assert "<script>alert" not in page
    assert "<b>x" not in page


@pytest.mark.skipif(not FACES.exists(), reason="The real file is not here.")
def test_a_real_facesheet_comes_in_by_the_column_that_is_chosen(study: Study) -> None:
    file = SimpleUploadedFile("faces.xlsx", FACES.read_bytes())
    shown = look(study.ben, file=file).content.decode()
    sent = {name: hidden(shown, name) for name in ("block", "seen")}
    uses = {"use-0": "", "use-1": "participant"}
    shown = look(study.ben, **{**sent, **uses}).content.decode()
    sent = {name: hidden(shown, name) for name in ("block", "seen")}
    address = reverse("transcripts:bring-in-apply", args=[study.slug])
    assert signed_in(study.ben).post(address, {**sent, **uses}).status_code == 302
    table = rows(study)
    assert len(table) == len(labels_of_faces())
    assert len(table[0]) == 18
    assert AttributeValue.objects.filter(project=study.project).count() > 200


def labels_of_faces() -> set[str]:
    return {row[1] for row in from_file(FACES.read_bytes()).rows[1:]}
