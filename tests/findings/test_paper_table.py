"""The participants table of the paper: what was chosen, alike on screen and in every file."""

from __future__ import annotations

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.findings.actions import choose_paper_table
from coding.findings.exports import EXPORTS, Options, export
from coding.findings.models import PaperTable
from coding.findings.papers import paper_table
from coding.findings.tables import shown
from interviews.projects.errors import Conflict
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Member
from interviews.transcripts.actions import (
    add_attribute,
    add_footnote,
    add_participant,
    change_interview,
    change_participant,
    remove_attribute,
    set_values,
)
from interviews.transcripts.models import Attribute, Footnote, Interview, Participant
from tests.conftest import Study, signed_in
from tests.library import kept_interview

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(study: Study, interview: Interview) -> Study:
    """P1 speaks in a video interview of 48 minutes, works in industry (*) since 2019 (†)."""
    ada = By(study.ada)
    facts = {"minutes": 48, "mode": "video", "held_on": date(2026, 3, 1)}
    change_interview(ada, interview=interview, **facts)
    person = Participant.objects.get(label="P1", project=study.project)
    change_participant(ada, participant=person, consent="given", note="Shy on the telephone")
    context = add_attribute(ada, name="Context")
    years = add_attribute(ada, name="Years", kind="number")
    set_values(ada, participant=person, attribute=context, values=[("R&D", "*"), ("=Law", "")])
    set_values(ada, participant=person, attribute=years, values=[("7", "†")])
    add_footnote(ada, mark="*", text="Both at once")
    add_footnote(ada, mark="†", text="By the end")
    return study


def key(name: str) -> str:
    return str(Attribute.objects.get(name=name, removed=False).pk)


def note(mark: str) -> str:
    return str(Footnote.objects.get(mark=mark, removed=False).pk)


def choose(study: Study, *columns: str, **more: Any) -> PaperTable:
    more.setdefault("footnotes", [note("*"), note("†")])
    return choose_paper_table(By(study.ada), columns=columns, **more)


def printed(member: Member) -> list[list[str]]:
    table = paper_table(member)
    heads = [column.heading for column in table.columns]
    return [heads, *([shown(cell) for cell in row] for row in table.rows)]


def written(member: Member, format: str) -> str:
    out = io.BytesIO()
    export(member, "participants", format, out, Options())
    return out.getvalue().decode("utf-8-sig")


def test_until_something_is_chosen_it_holds_all_that_is_known_and_nothing_private(
    table: Study,
) -> None:
    assert printed(table.ada) == [["Participant", "Context", "Years"], ["P1", "R&D*, =Law", "7†"]]
    assert paper_table(table.ada).notes == ["* Both at once", "† By the end"]
    assert "Shy" not in written(table.ada, "html")


def test_columns_stand_in_the_order_that_was_chosen(table: Study) -> None:
    choose(table, key("Years"), "participant", caption="Who spoke", remark="As of March.")
    assert printed(table.olga) == [["Years", "Participant"], ["7†", "P1"]]
    made = paper_table(table.olga)
    assert (made.caption, list(made.notes)) == ("Who spoke", ["† By the end", "As of March."])


def test_a_footnote_that_is_not_chosen_leaves_no_mark(table: Study) -> None:
    choose(table, "participant", key("Context"), key("Years"), footnotes=[note("*")])
    assert printed(table.ada)[1] == ["P1", "R&D*, =Law", "7"]
    assert paper_table(table.ada).notes == ["* Both at once"]


def test_computed_columns_are_counted_from_the_interviews(table: Study) -> None:
    choose(table, "participant", "interviews", "minutes", "words", "date", "mode")
    text = Interview.objects.get(project=table.project).current
    assert text is not None
    turns = text.turns.filter(speaker__participant__label="P1")
    words = sum(len(text.text[turn.start : turn.end].split()) for turn in turns)
    assert words > 0
    assert printed(table.ada)[1] == ["P1", "1", "48", str(words), "2026-03-01", "Video call"]


def test_who_has_no_interview_has_nothing_counted(table: Study) -> None:
    add_participant(By(table.ada), label="P2")
    choose(table, "participant", "interviews", "minutes", "words", "date")
    assert printed(table.ada)[2] == ["P2", "0", "", "0", ""]


def test_minutes_that_leave_out_an_interview_are_told(table: Study) -> None:
    choose(table, "participant", "minutes")
    assert not any("minutes" in one for one in paper_table(table.ada).notes)
    kept_interview(table.ada)
    assert printed(table.ada)[1] == ["P1", "48"]
    told = "The minutes of P1 leave out interviews whose length is not recorded."
    assert told in paper_table(table.ada).notes
    choose(table, "participant")
    assert told not in paper_table(table.ada).notes


def test_consent_and_notes_are_in_only_when_chosen_and_the_page_says_so(table: Study) -> None:
    address = reverse("findings:paper-table", args=[table.slug])
    assert "meant for the team" not in signed_in(table.ada).get(address).content.decode()
    choose(table, "participant", "consent", "note")
    page = signed_in(table.ada).get(address).content.decode()
    assert "The table holds Consent, Note, which are meant for the team." in page
    assert printed(table.ada)[1] == ["P1", "Given", "Shy on the telephone"]


def test_every_format_and_the_page_hold_what_was_chosen(table: Study) -> None:
    choose(table, "mode", key("Context"), caption="Who & why")
    rows = list(csv.reader(io.StringIO(written(table.ada, "csv"))))
    assert rows == printed(table.ada)
    assert r"Video call & R\&D*, =Law \\" in written(table.ada, "latex")
    assert "\\toprule" in written(table.ada, "latex")
    assert "| Video call | R\\&D\\*, =Law |" in written(table.ada, "md")
    page = signed_in(table.olga).get(reverse("findings:paper-table", args=[table.slug]))
    for text in (written(table.ada, "html"), page.content.decode()):
        assert "R&amp;D*, =Law" in text
        assert "Who &amp; why" in text
    known = {"csv", "xlsx", "docx", "md", "latex", "html", "jsonl"}
    assert set(EXPORTS["participants"].formats) == known


def test_the_command_uses_what_was_chosen(table: Study, tmp_path: Any) -> None:
    choose(table, "minutes", "participant")
    out = tmp_path / "table.csv"
    call_command("export", table.slug, "participants", format="csv", out=str(out))
    assert out.read_text("utf-8-sig").splitlines() == ["Minutes,Participant", "48,P1"]


def test_a_column_that_is_gone_leaves_the_table(table: Study) -> None:
    choose(table, "participant", key("Context"), key("Years"))
    remove_attribute(By(table.ada), attribute=Attribute.objects.get(name="Context"))
    assert printed(table.ada)[0] == ["Participant", "Years"]


def sent(study: Study, member: Member, **fields: Any) -> Any:
    address = reverse("findings:choose-paper-table", args=[study.slug])
    return signed_in(member).post(address, fields)


def test_the_form_remembers_columns_in_its_order_and_moves_them(table: Study) -> None:
    order = [key("Context"), "participant", "mode", key("Years")]
    ticked = ["participant", key("Context"), key("Years"), "nonsense"]
    answer = sent(table, table.ben, order=order, column=ticked, move=f"up:{key('Years')}")
    assert answer.status_code == 302
    assert printed(table.ada)[0] == ["Context", "Years", "Participant"]
    assert sent(table, table.olga, column=["participant"]).status_code == 403


def test_choosing_is_undone_and_two_people_notice_each_other(table: Study) -> None:
    first = choose(table, "participant")
    choose(table, "participant", "mode", expected=first.version)
    with pytest.raises(Conflict):
        choose(table, "mode", expected=first.version)
    with pytest.raises(Conflict):
        choose(table, "mode", expected=0)
    undo(By(table.ada))
    assert printed(table.ada)[0] == ["Participant"]


def test_the_table_asks_as_often_for_many_as_for_few(table: Study) -> None:
    choose(table, "participant", key("Context"), "interviews", "words", "date")

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            paper_table(table.ada)
        return len(queries)

    few = asked()
    context = Attribute.objects.get(name="Context")
    for number in range(2, 12):
        person = add_participant(By(table.ada), label=f"P{number}")
        set_values(By(table.ada), participant=person, attribute=context, values=[("x", "")])
    assert asked() == few <= 9


def test_a_number_of_any_length_is_no_error(table: Study) -> None:
    url = reverse("findings:choose-paper-table", args=[table.slug])
    assert signed_in(table.ben).post(url, {"expected": "9" * 5_000}).status_code == 302
