"""The tables of the paper: on screen, in files, each cell opening what it counts."""

from __future__ import annotations

import csv
import io
import json
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.demo.seeding import seed_demo
from coding.findings.actions import choose_paper_table
from coding.findings.exports import EXPORTS, Options, export
from coding.findings.kinds import KINDS, make
from coding.findings.models import PaperTable
from coding.findings.tables import shown
from coding.memos.actions import write_memo
from coding.segments.actions import apply_code
from coding.themes.actions import compose_theme, join_passage, quote_passage
from interviews.projects.errors import Conflict
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Member, Veil
from interviews.transcripts.actions import add_attribute, change_interview
from interviews.transcripts.models import Anchor, Attribute, Interview
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview

pytestmark = pytest.mark.django_db
KEYS = sorted(KINDS)
SHOWS = ["passages", "presence", "names"]


@pytest.fixture
def demo() -> Member:
    project = seed_demo()
    lead = Member.objects.filter(project=project, role="lead").order_by("joined_at").first()
    assert lead is not None
    return lead


def address(member: Member, kind: str) -> str:
    return reverse("findings:table", args=[member.project.slug, kind])


def written(member: Member, kind: str, format: str, **options: str) -> bytes:
    out = io.BytesIO()
    asked = {name: [value] for name, value in options.items()} or None
    export(member, kind, format, out, Options(table=asked))
    return out.getvalue()


def rows(member: Member, kind: str, **options: str) -> list[dict[str, str]]:
    text = written(member, kind, "csv", **options).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("kind", KEYS)
def test_every_table_of_the_demo_stands_on_its_page_and_in_every_format(
    demo: Member, kind: str
) -> None:
    answer = signed_in(demo).get(address(demo, kind))
    assert answer.status_code == 200
    printed = answer.context["printed"]
    assert printed.rows
    for format in EXPORTS[kind].formats:
        assert written(demo, kind, format)
    lines = [json.loads(one) for one in written(demo, kind, "jsonl").splitlines()]
    assert len(lines) == len(printed.rows)
    assert all(len(line) == len(printed.columns) for line in lines)


NOTED = {"Said otherwise", "Not asked", "Nothing found"}
CROSSED = ["code-participant", "code-attribute", "theme-participant", "theme-attribute"]


def links_of(printed: Any) -> list[tuple[Any, str]]:
    """What each cell of the table says, notes left out, with the page it opens."""
    return [
        (part.text, part.url)
        for row in printed.rows
        for column, cell in zip(printed.columns[1:], row[1:], strict=True)
        for part in cell.parts
        if column.key != "noted"
    ]


def test_facts_say_that_codings_count_those_not_placed_and_passages_do_not(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "comparing")
    for words in ("a score", "nobody else did"):
        coding = apply_code(
            By(study.ben), code=code, interview=interview, **bounds(interview, words)
        )
    Anchor.objects.filter(span=coding.span_id).update(placed=False)
    found = {one[0].plain: one for one in make(study.ada, KINDS["facts"]).printed.rows}
    assert found["passages"][1].plain == 1
    assert found["passages"][3].said == "codings not placed in a corrected transcript: 1"
    assert found["codings"][1].plain == 2
    told = "those among them that are not placed in a corrected transcript: 1"
    assert told in str(found["codings"][2].said)
    assert told in written(study.ada, "facts", "csv").decode("utf-8-sig")
    Anchor.objects.update(placed=True)
    assert "not placed" not in str(make(study.ada, KINDS["facts"]).printed.rows)


@pytest.mark.parametrize("show", SHOWS)
@pytest.mark.parametrize("kind", CROSSED)
def test_numbers_presence_and_names_lead_to_the_same_passages(
    demo: Member, kind: str, show: str
) -> None:
    asked = {"asked": ["1"], "show": [show], "attribute": [an_attribute(demo)]}
    found = links_of(make(demo, KINDS[kind], asked).printed)
    found = [(text, url) for text, url in found if text not in NOTED]
    opened = [(text, url) for text, url in found if url]
    assert len(opened) > 10
    assert all(text.strip("— ,and") == "" or text.isdigit() for text, url in found if not url)
    client = signed_in(demo)
    for text, url in opened[:: max(1, len(opened) // 12)]:
        number = client.get(url).context["number"]
        assert number == int(text) if text.isdigit() else number > 0


def an_attribute(member: Member) -> str:
    found = Attribute.objects.visible_to(member).first()
    assert found is not None
    return str(found.pk)


@pytest.mark.parametrize("joined", ["said", "contrary"])
def test_every_number_of_themes_is_that_of_the_pieces_behind_it(demo: Member, joined: str) -> None:
    asked = {"asked": ["1"], "joined": [joined], "show": ["passages"]}
    client = signed_in(demo)
    for text, url in links_of(make(demo, KINDS["theme-participant"], asked).printed):
        if url and text not in NOTED:
            assert client.get(url).context["number"] == int(text)


def test_words_joined_to_a_theme_and_its_sub_theme_count_once(
    study: Study, interview: Interview
) -> None:
    above = compose_theme(By(study.ada), name="Scores are claims")
    below = compose_theme(By(study.ada), name="A score is a claim", parent=above)
    where = bounds(interview, "nobody else did")
    for theme in (above, below):
        join_passage(By(study.ada), theme=theme, interview=interview, **where)
    join_passage(By(study.ada), theme=below, interview=interview, **bounds(interview, "café talk"))
    made = said(study.ada, "theme-participant", asked="1", show="passages")
    by_theme = {row["Theme"]: row["P1"] for row in made}
    assert by_theme == {"Scores are claims": "2", "\u00a0\u00a0\u00a0A score is a claim": "2"}


def said(member: Member, kind: str, **options: str) -> list[dict[str, str]]:
    """The table as people read it."""
    asked = {name: [value] for name, value in options.items()} or None
    table = make(member, KINDS[kind], asked).printed.table()
    heads = [column.heading for column in table.columns]
    return [dict(zip(heads, map(shown, row), strict=True)) for row in table.rows]


def test_nobody_is_said_to_be_absent(study: Study, interview: Interview) -> None:
    kept_interview(study.ada, "P2")
    code = code_named(study.ben, "doubt")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    (row,) = said(study.ada, "code-participant", asked="1", show="presence")
    assert (row["P1"], row["P2"]) == ("•", "—")
    (plain,) = rows(study.ada, "code-participant", asked="1", show="presence")
    assert (plain["P1"], plain["P2"]) == ("1", "0")
    printed = make(study.ada, KINDS["code-participant"], None).printed
    notes = " ".join(printed.all_notes())
    assert "— no passage chosen" in notes
    assert "absent" not in notes


@pytest.mark.parametrize(
    ("kind", "show", "note"),
    [
        ("code-participant", "presence", "• speaks in a passage of the code."),
        ("theme-participant", "presence", "• speaks in a passage joined as quoted or paraphrased."),
        ("code-participant", "names", "Named are the participants who speak in a passage"),
        ("theme-participant", "passages", ""),
    ],
)
def test_what_stands_in_the_cells_is_told_below_and_in_what_is_taken_out(
    study: Study, interview: Interview, kind: str, show: str, note: str
) -> None:
    asked: dict[str, Any] = {"asked": ["1"], "show": [show]}
    printed = make(study.ada, KINDS[kind], asked).printed
    assert any(line.startswith(note) for line in printed.notes_below())
    assert show == "presence" or not any("•" in line for line in printed.notes_below())
    assert note in written(study.ada, kind, "md", asked="1", show=show).decode()


def test_names_stand_as_a_paper_lists_them(study: Study) -> None:
    code = code_named(study.ben, "doubt")
    for who in ("P1", "P2", "P10"):
        held = kept_interview(study.ada, who)
        apply_code(By(study.ben), code=code, interview=held, **bounds(held, "café talk"))
    (row,) = said(study.ada, "code-participant", asked="1", show="names")
    assert row["Said by"] == "P1, P2 and P10"
    (cells,) = make(
        study.ada, KINDS["code-participant"], {"asked": ["1"], "show": ["names"]}
    ).printed.rows
    named = [(part.text, bool(part.url)) for part in cells[1].parts]
    assert named == [("P1", True), (", ", False), ("P2", True), (" and ", False), ("P10", True)]


def test_caption_note_and_options_are_remembered_for_every_format(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    url = reverse("findings:remember-table", args=[study.slug, "code-participant"])
    sent = {"asked": "1", "show": "presence", "caption": "Who doubts", "remark": "As of March."}
    assert signed_in(study.ben).post(url, sent).status_code == 302
    printed = make(study.olga, KINDS["code-participant"]).printed
    assert printed.caption == "Who doubts"
    assert printed.notes_below()[-1] == "As of March."
    assert "•" in written(study.olga, "code-participant", "md").decode()
    assert "Who doubts" in written(study.olga, "code-participant", "latex").decode()
    page = signed_in(study.olga).get(address(study.olga, "code-participant")).content.decode()
    assert "Who doubts" in page
    assert "remember/" not in page  # an observer chooses nothing
    asked = written(study.olga, "code-participant", "md", asked="1", show="passages").decode()
    assert "•" not in asked


def test_each_table_is_remembered_for_itself_and_undone(study: Study) -> None:
    ada = By(study.ada)
    choose_paper_table(ada, columns=["participant"], caption="People")
    first = choose_paper_table(ada, kind="facts", caption="Facts")
    with pytest.raises(Conflict):
        choose_paper_table(ada, kind="facts", caption="Others’", expected=0)
    choose_paper_table(ada, kind="facts", caption="All facts", expected=first.version)
    undo(ada)
    kept = dict(PaperTable.objects.visible_to(study.ada).values_list("kind", "caption"))
    assert kept == {"participants": "People", "facts": "Facts"}


def test_what_cannot_be_asked_is_as_if_it_had_not_been(study: Study, interview: Interview) -> None:
    for kind in KEYS:
        odd = {"asked": "1", "show": "x", "near": "-5", "rule": "?", "attribute": "1", "code": "no"}
        assert signed_in(study.ada).get(address(study.ada, kind), odd).status_code == 200
    assert signed_in(study.ada).get(address(study.ada, "nothing")).status_code == 404


def facts_of(member: Member) -> dict[str, dict[str, str]]:
    return {row["fact"]: row for row in rows(member, "facts")}


def test_facts_are_counted_and_say_what_they_leave_out(study: Study, interview: Interview) -> None:
    other = kept_interview(study.ada, "P2")
    change_interview(By(study.ada), interview=interview, minutes=90, held_on=date(2026, 3, 1))
    code = code_named(study.ben, "doubt")
    for member in (study.ben, study.cleo):
        where = bounds(interview, "café talk")
        apply_code(By(member), code=code, interview=interview, **where)
    write_memo(By(study.ada), body="Mine alone")
    write_memo(By(study.ada), body="For all", visibility="team")
    told = facts_of(study.ada)
    values = {key: row["value"] for key, row in told.items()}
    assert other.current is not None
    assert interview.current is not None
    due = len(interview.current.text.split()) + len(other.current.text.split())
    assert values["words"] == str(due)
    assert (values["interviews"], values["participants"], values["minutes"]) == ("2", "2", "90")
    assert (values["coders"], values["codings"], values["passages"]) == ("2", "2", "1")
    assert (values["memos"], values["codes"], values["interviews_coded"]) == ("1", "1", "1")
    assert told["minutes"]["without"] == "1 without a recorded length"
    assert told["held"]["without"] == "1 without a recorded date"
    (hours,) = [row for row in said(study.ada, "facts") if row["Fact"] == "Hours of conversation"]
    assert hours["Value"] == "1.5 hours (90 minutes)"


def test_behind_a_veil_facts_tell_of_nobody_else(study: Study, interview: Interview) -> None:
    code = code_named(study.ben, "doubt")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    before = facts_of(study.cleo)["codings"]["value"]
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    told = facts_of(study.cleo)
    assert (before, told["codings"]["value"], told["coders"]["value"]) == ("1", "0", "0")
    notes = make(study.cleo, KINDS["facts"]).printed.all_notes()
    assert any("until revealed" in note for note in notes)


@pytest.mark.parametrize("kind", KEYS)
def test_a_table_asks_as_often_for_much_as_for_little(
    study: Study, interview: Interview, kind: str
) -> None:
    def asked() -> int:
        cache.clear()
        with CaptureQueriesContext(connection) as queries:
            written(study.ada, kind, "csv")
        return len(queries)

    add_attribute(By(study.ada), name="Field")
    few_of(study, interview, 1)
    few = asked()
    few_of(study, kept_interview(study.ada, "P2"), 6)
    assert asked() <= few


def few_of(study: Study, interview: Interview, number: int) -> None:
    for n in range(number):
        code = code_named(study.ben, f"code {interview.citation} {n}")
        theme = compose_theme(By(study.ada), name=f"Theme {interview.citation} {n}")
        where = bounds(interview, "café talk")
        apply_code(By(study.ben), code=code, interview=interview, **where)
        piece = join_passage(By(study.ada), theme=theme, interview=interview, **where)
        quote_passage(By(study.ada), evidence=piece)


def test_the_command_names_a_matrix_by_what_it_crosses(demo: Member, tmp_path: Any) -> None:
    def taken(*more: str) -> list[dict[str, str]]:
        out = tmp_path / "table.csv"
        call_command("export", "demo", *more, "--format", "csv", "--out", str(out), "--anyway")
        return list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))

    attribute = Attribute.objects.visible_to(demo).first()
    assert attribute is not None
    every = taken("matrix", "--show", "presence")
    assert {"code", "P1", "all passages"} <= set(every[0])
    assert {row["P1"] for row in every} == {"0", "1"}
    assert "theme" in taken("matrix", "--of", "theme")[0]
    by_value = taken("matrix", "--by", f"attribute:{attribute.name}")
    assert set(by_value[0]) != set(every[0])
    names = ["Leaking", "Judges differ"]
    two = taken("cooccurrence", "--codes", *names, "--rule", "words", "--near", "0")
    assert {row["code"] for row in two} == set(names)
    for wrong in (["--by", "colour"], ["--by", "attribute:Colour"], ["--codes", "No such code"]):
        with pytest.raises(CommandError):
            taken("matrix", *wrong)
