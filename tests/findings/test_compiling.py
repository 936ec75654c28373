"""What is taken out opens in what it is meant for: LaTeX compiles, Word documents open."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from coding.demo.seeding import seed_demo
from coding.findings.exports import EXPORTS, Options, export
from coding.findings.tables import Column, Table
from coding.findings.writers import WRITERS, whole_latex
from coding.findings.writers.tables_latex import write_table
from coding.findings.writers.text_stream import text_stream
from coding.segments.actions import apply_code
from coding.themes.actions import compose_theme, join_passage, quote_passage
from interviews.formats.transcript import Transcript, Turn
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.actions import (
    SpeakerPlan,
    add_attribute,
    keep_interview,
    set_values,
)
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.models import Interview, Participant
from tests.conftest import Study
from tests.findings.papers import compiled, opened, words_of
from tests.library import bounds, code_named

pytestmark = pytest.mark.django_db
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "* starred after a line end",
    "[optional] argument",
    "50% of {it} & a_b^c #1 ~ \\input{/etc/passwd} $x$ \\\\ `` '' -- --- \"q\" <tag> |bar|",
    "\\end{tabular}\\end{document}",
    "שלום עולם, עברית",
    "emoji 🙂👩‍👩‍👧 and 我们不知道 and ﷺ",
    "nul \x07 bell, tab\tand line\nends\r\nhere",
    "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 \u200f\u202e\ufeff combining e\u0301\u0323",
    "Zahlen, Grüße, čeština, ελληνικά, кириллица",
    "%",
    "long " * 900,
    "w" * 400,
)


@pytest.fixture
def demo(db: None) -> Member:
    project = seed_demo()
    lead = Member.objects.filter(project=project, role="lead").order_by("joined_at").first()
    assert lead is not None
    return lead


@pytest.fixture
def hostile(study: Study) -> Member:
    """A study whose every text would like to be something else than text."""
    ada = By(study.ada)
    turns = tuple(Turn("P&1", text, None, None) for text in HOSTILE)
    plan = [SpeakerPlan("P&1", "participant", "P_1%")]
    interview = keep_interview(ada, Transcript("test", turns), plan, About())
    assert interview.current is not None
    person = Participant.objects.get(project=study.project)
    column = add_attribute(ada, name="A & B_%")
    set_values(ada, participant=person, attribute=column, values=[("R&D \\ {x}", "")])
    for number, said in enumerate(interview.current.text.split("\n")):
        if said.strip():
            everything_of(study, interview, number, said)
    return study.ada


def everything_of(study: Study, interview: Interview, number: int, said: str) -> None:
    name = f"{said[:90]} {number}"
    code = code_named(study.ben, name, brief=said[:200], full=said, example=said)
    where = bounds(interview, said)
    apply_code(By(study.ben), code=code, interview=interview, rationale=said, **where)
    theme = compose_theme(By(study.ada), name=name, concept=said)
    piece = join_passage(By(study.ada), theme=theme, interview=interview, note=said, **where)
    quote_passage(By(study.ada), evidence=piece)


def taken(member: Member, kind: str, format: str) -> bytes:
    out = io.BytesIO()
    export(member, kind, format, out, Options())
    return out.getvalue()


FRAGMENTS = sorted(
    kind for kind, one in EXPORTS.items() if "latex" in one.formats and kind != "findings"
)


def every_fragment(member: Member, folder: Path) -> str:
    """One document that puts in every LaTeX export."""
    for kind in FRAGMENTS:
        (folder / f"{kind}.tex").write_bytes(taken(member, kind, "latex"))
    inputs = "".join(f"\\input{{{kind}}}\n\\clearpage\n" for kind in FRAGMENTS)
    return whole_latex.PREAMBLE + whole_latex.BEGIN + inputs + whole_latex.END


@pytest.mark.parametrize("of", ["demo", "hostile"])
def test_every_latex_export_compiles(
    of: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    member = request.getfixturevalue(of)
    assert len(FRAGMENTS) > 9
    compiled(tmp_path, every_fragment(member, tmp_path))


@pytest.mark.parametrize("of", ["demo", "hostile"])
def test_the_findings_section_compiles_as_it_is(
    of: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    member = request.getfixturevalue(of)
    said = words_of(compiled(tmp_path, taken(member, "findings", "latex").decode()))
    assert "Findings of" in said
    assert "starred after a line end" in said if of == "hostile" else "Drawing the line" in said


def test_wide_and_long_tables_compile_with_every_word(tmp_path: Path) -> None:
    columns = [Column(f"c{n}", f"A participant’s heading {n}") for n in range(61)]
    rows = [[f"Row {row}", *([row * n for n in range(60)])] for row in range(200)]
    wide = Table("Wide", columns, rows, ["A note."])
    long = Table("Long", columns[:3], [["a", "b", " ".join(f"word{n}" for n in range(3_000))]])
    out = io.BytesIO()
    with text_stream(out) as text:
        text.write(whole_latex.PREAMBLE + whole_latex.BEGIN)
        write_table(wide, text)
        write_table(long, text)
        text.write(whole_latex.END)
    said = words_of(compiled(tmp_path, out.getvalue().decode()))
    assert "Row 199" in said
    assert str(199 * 59) in said
    assert all(f"word{n}" in said for n in range(0, 3_000, 50))


DOCUMENTS = sorted(kind for kind, one in EXPORTS.items() if "docx" in one.formats)


@pytest.mark.parametrize("of", ["demo", "hostile"])
def test_every_word_document_opens(of: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    member = request.getfixturevalue(of)
    kinds = DOCUMENTS if of == "hostile" else [one for one in DOCUMENTS if one != "segments"]
    for kind in kinds:  # the demo's hundreds of segments take LibreOffice half a minute
        (tmp_path / f"{kind}.docx").write_bytes(taken(member, kind, "docx"))
    made = opened(tmp_path)
    assert set(made) == set(kinds)
    if of == "hostile":
        said = words_of(made["codebook"])
        assert "starredafteralineend" in "".join(said.split())


@pytest.mark.parametrize("format", ["docx", "latex"])
def test_a_table_with_more_columns_than_a_page_holds_is_written_in_parts(format: str) -> None:
    columns = [Column(f"c{n}", f"P{n}") for n in range(90)]
    out = io.BytesIO()
    WRITERS[format].write(Table("Wide", columns, [list(range(90))]), out)
    assert out.getvalue()
