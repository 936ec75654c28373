"""Cells from clipboards, csv files and workbooks, friendly and hostile; and back without loss."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from xlsxwriter import Workbook

from interviews.formats.transcript import Unreadable
from interviews.transcripts.sheet import shapes
from interviews.transcripts.sheet.block import Block
from interviews.transcripts.sheet.texts import from_csv, from_text
from interviews.transcripts.sheet.workbooks import from_workbook
from interviews.transcripts.sheet.writing import from_file, to_csv, to_xlsx

FACES = Path("/work/shared/data/coded/sheffield-facesheet.xlsx")


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_a_csv_file_of_any_dialect_is_read(sign: str, encoding: str) -> None:
    text = sign.join(("id", "Café")) + "\r\n" + sign.join(("P1", '"big, old; one"')) + "\r\n"
    if sign == "\t":
        text = text.replace('"', "")
    block = from_csv(text.encode(encoding))
    assert block.rows == (("id", "Café"), ("P1", "big, old; one"))
    assert bool(block.notices) == (encoding == "cp1252")


def test_a_line_that_names_the_separator_is_obeyed() -> None:
    assert from_text("sep=;\nid;a\nP1;1,5\n").rows == (("id", "a"), ("P1", "1,5"))


def test_a_clipboard_puts_quotes_only_around_lines() -> None:
    text = 'id\tnote\tplace\nP1\t"two\nlines ""here"""\t"Berlin, Germany"*\n'
    assert from_text(text).rows[1] == ("P1", 'two\nlines "here"', '"Berlin, Germany"*')


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_formula_stays_text_both_ways(sign: str) -> None:
    cell = f"{sign}HYPERLINK(1)"
    block = Block((("Participant", "A"), ("P1", cell)))
    assert f"'{cell}".encode() in to_csv(block)
    assert from_file(to_csv(block)) == block
    assert from_file(to_xlsx(block)) == block
    with zipfile.ZipFile(io.BytesIO(to_xlsx(block))) as book:
        assert b"<f>" not in book.read("xl/worksheets/sheet1.xml")


def test_an_open_quotation_mark_is_refused_in_a_sentence() -> None:
    with pytest.raises(Unreadable, match="never closed"):
        from_text('id,a\nP1,"open\nP2,b\n')


@pytest.mark.parametrize("text", ["", "\n\n", "\t\n;", " , "])
def test_nothing_is_refused_in_a_sentence(text: str) -> None:
    with pytest.raises(Unreadable, match="nothing in this"):
        from_text(text)


def test_too_much_is_refused_in_a_sentence() -> None:
    for text in ("id\n" + "P\n" * 1001, ",".join(["a"] * 101), "a" * 1_000_001):
        with pytest.raises(Unreadable, match="far more than"):
            from_text(text)


def workbook(*cells: tuple[int, int, object]) -> bytes:
    out = io.BytesIO()
    with Workbook(out, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for row, column, value in cells:
            sheet.write(row, column, value)
    return out.getvalue()


def test_a_workbooks_numbers_and_words_become_text() -> None:
    cells = [(0, 0, "id"), (0, 1, "n"), (1, 0, "P1"), (1, 1, 3), (2, 0, "P2"), (2, 1, 2.5)]
    rows = from_workbook(workbook(*cells, (3, 0, "P3"), (3, 1, True))).rows
    assert rows[1:] == (("P1", "3"), ("P2", "2.5"), ("P3", "yes"))


def test_a_cell_far_away_is_refused_before_room_is_made_for_it() -> None:
    with pytest.raises(Unreadable, match="far more than"):
        from_workbook(workbook((0, 0, "id"), (1_048_575, 16_383, "far")))


def repacked(data: bytes, name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for part in old.namelist():
            new.writestr(part, content if part == name else old.read(part))
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b" " * (33 * 1024 * 1024),
        b"<!DOCTYPE x [<!ENTITY a 'b'>]><x/>",
        b"",
        b"not xml at all",
        b"<worksheet><sheetData><row><c r='ZZZZ99'/></row></sheetData></worksheet>",
    ],
)
def test_a_hostile_workbook_is_refused_in_a_sentence(content: bytes) -> None:
    good = workbook((0, 0, "id"))
    with pytest.raises(Unreadable) as refusal:
        from_workbook(repacked(good, "xl/worksheets/sheet1.xml", content))
    assert str(refusal.value).endswith(".")


@pytest.mark.parametrize("data", [b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0" * 300])
def test_what_is_no_workbook_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable):
        from_file(data)


def test_what_a_browser_sends_back_is_checked() -> None:
    block = Block((("id", "a"), ("P1", "b")), (("a", "choice", ("b",)),), (("*", "c"),), ("d",))
    assert Block.from_json(block.to_json()) == block
    for text in ("", "[]", "{}", '{"rows": 1}', '{"rows": [[1, [2]]], "columns": 3}', "[" * 9999):
        with pytest.raises(Unreadable):
            Block.from_json(text)


words = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufeff"), max_size=8
)
awkward = st.text(st.sampled_from("=+-@'\"`,;*†| a1_x\u20ac"), max_size=6)
lines = st.builds(lambda one, two: f"{one}\n{two}", words, awkward)
text = st.one_of(words, awkward, lines, st.just("_x0041_")).map(str.strip)
marks = ["*", "†"]
values = st.lists(st.tuples(text.filter(bool), st.sampled_from(("", "*", "†"))), max_size=3)


@given(st.lists(values, min_size=1, max_size=4), st.sampled_from(shapes.KINDS), text.filter(bool))
@example([[("a|b", "")]], shapes.KINDS[0], "one|two")
@example([[("12, or so", "")]], shapes.NUMBER, "self-reported")
def test_cells_with_marks_and_footnotes_come_back_the_same(
    cells: list[list[tuple[str, str]]], kind: str, note: str
) -> None:
    shape = shapes.Shape(kind)
    edits = [shapes.editable(cell, shape, marks) for cell in cells]
    heads = ("Participant", *(f"c{n}" for n in range(len(cells))))
    columns = tuple((name, kind, ("a, b", 'c"')) for name in heads[1:])
    footnotes = tuple((mark, note) for mark in marks)
    block = Block((heads, ("P1", *edits)), columns, footnotes)
    for data in (to_csv(block), to_xlsx(block)):
        back = from_file(data)
        assert back == block
        known = [mark for mark, _text in back.footnotes]
        wanted = [[(shapes.stored(value, shape), mark) for value, mark in cell] for cell in cells]
        assert [shapes.read(cell, shape, known) for cell in back.rows[1][1:]] == wanted


@given(st.binary(max_size=300))
def test_anything_can_be_chosen_as_a_file(data: bytes) -> None:
    with suppress(Unreadable):
        assert from_file(data).rows


@given(st.text(max_size=200))
def test_anything_can_be_pasted(text: str) -> None:
    with suppress(Unreadable):
        assert len({len(row) for row in from_text(text).rows}) == 1


@pytest.mark.skipif(not FACES.exists(), reason="The real file is not here.")
def test_a_real_facesheet_is_read() -> None:
    block = from_file(FACES.read_bytes())
    assert (len(block.rows), block.width) == (16, 19)
    times = block.rows[0].index("InterviewDate")
    assert shapes.guessed([row[times] for row in block.rows[1:]], []).kind == "date"
    assert shapes.guessed([row[7] for row in block.rows[1:]], []).kind == "yesno"


def test_a_new_columns_type_is_guessed_from_its_cells() -> None:
    assert shapes.guessed(["1", "2,5", ""], []).kind == "number"
    assert shapes.guessed(["Y", "n"], []).kind == "yesno"
    assert shapes.guessed(["2023-04-21", "4/21/2023"], []).kind == "date"
    assert shapes.guessed(["F", "M", "F", "M"], []) == shapes.Shape("choice", ("F", "M"))
    assert shapes.guessed(["one", "two", "three"], []).kind == "text"
    assert shapes.guessed([], []).kind == "text"


@given(st.text(max_size=30), st.sampled_from(shapes.KINDS), st.sampled_from(shapes.PARTINGS))
def test_anything_can_be_typed_into_a_cell(text: str, kind: str, parting: str) -> None:
    values = shapes.read(text, shapes.Shape(kind), marks, parting)
    shapes.unfit(values, shapes.Shape(kind))
    for value, _mark in values:
        shapes.sort_key(value, kind)
