import csv
import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from io import BytesIO, StringIO

import docx
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from coding.findings.tables import Cell, Column, Table
from coding.findings.writers import WRITERS
from interviews.transcripts.sheet.guarding import STARTS, guarded, unguarded

NASTY = [
    "=1+1",
    "+44 20",
    "-5",
    "@SUM(A1)",
    "\ttab first",
    "\nline first",
    "'=quoted",
    "''",
    "＝1",
    'say "so", she said',
    "two\nlines\n\nand a tab\there",
    "😀 👩🏽\u200d💻 e\u0301 שלום مرحبا 我们 नमस्ते",
    r"50% \input{x} $a_b^c ~ # & {x}",
    "<b>bold</b> &amp; <script>alert(1)</script>",
    "<r>raw</r>",
    "<r><t>a</t></r>",
    "_x0041_ and _x005F_",
    "a|b `c` *d* [e](f) ![g](h)",
    "  spaces around  ",
    "https://example.org",
    "007",
    "TRUE",
    "\u2028 \x85 \u2029",
    "",
]
COLUMNS = [Column("id", "No."), Column("quote", "Quote <&> | *")]
AWKWARD = "NUL \x00 bell \x07 escape \x1b noncharacter \uffff"
MENDED = "NUL \ufffd bell \ufffd escape \ufffd noncharacter \ufffd"


def written(format: str, rows: list[list[Cell]]) -> bytes:
    out = BytesIO()
    table = Table("Quotes", COLUMNS, (row for row in rows), ["* Two contexts"])
    WRITERS[format].write(table, out)
    return out.getvalue()


def nasty(texts: list[str] = NASTY) -> list[list[Cell]]:
    return [[number, text] for number, text in enumerate(texts)]


def read_csv(data: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(data.decode("utf-8-sig"), newline="")))


def read_xlsx(data: bytes, sheet: int = 0) -> list[tuple[object, ...]]:
    return list(openpyxl.load_workbook(BytesIO(data)).worksheets[sheet].values)


def read_docx(data: bytes) -> list[list[str]]:
    table = docx.Document(BytesIO(data)).tables[0]
    return [[cell.text for cell in row.cells] for row in table.rows]


def read_page(page: str) -> list[list[str]]:
    tree = lxml_html.document_fromstring(page.replace("<br>", "\n"))
    return [
        ["".join(map(str, cell.itertext())) for cell in row.iter("td")] for row in tree.iter("tr")
    ][1:]


def test_nasty_cells_come_back_from_csv() -> None:
    rows = read_csv(written("csv", nasty([*NASTY, AWKWARD[:-1]])))
    assert rows[0] == ["No.", "Quote <&> | *"]
    assert [unguarded(row[1]) for row in rows[1:]] == [*NASTY, AWKWARD[:-1]]


def test_no_cell_of_a_csv_begins_as_a_formula() -> None:
    data = written("csv", nasty())
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.endswith(b"\r\n")
    assert not any(row[1][:1] in tuple(STARTS) for row in read_csv(data))


@pytest.mark.parametrize("separator", [";", "\t"])
@pytest.mark.parametrize(
    "text", ["a;=HYPERLINK(B1);b", 'a;"=1+1";b', "a\t@SUM(A1)", "a\n-5", ';=1, "so"', "a;'=1"]
)
def test_no_cell_is_a_formula_where_others_part_cells(text: str, separator: str) -> None:
    data = written("csv", nasty([text])).decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(data), delimiter=separator) for cell in row]
    pieces = re.split(r"[;\t\r\n]", data)
    assert not any(cell.lstrip('"')[:1] in tuple(STARTS) for cell in [*cells, *pieces] if cell)
    assert [unguarded(row[1]) for row in read_csv(written("csv", nasty([text])))[1:]] == [text]


@given(st.text(st.sampled_from("'=+-@\t\r\n＝a;\" "), max_size=8))
def test_a_guard_is_taken_away_without_a_trace(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert guarded(text)[:1] not in tuple(STARTS)


def test_nasty_cells_come_back_from_excel_as_text() -> None:
    data = written("xlsx", nasty([*NASTY, AWKWARD]))
    sheet = openpyxl.load_workbook(BytesIO(data)).worksheets[0]
    rows = [(row[1].value or "") for row in sheet.iter_rows(min_row=2)]
    kinds = {row[1].data_type for row in sheet.iter_rows(min_row=2) if row[1].value}
    assert [unescaped(text) for text in rows] == [*NASTY, MENDED]
    assert kinds <= {"s", "inlineStr"}
    assert sheet.freeze_panes == "A2"
    assert not any(row[1].hyperlink for row in sheet.iter_rows())


def unescaped(text: str) -> str:
    """openpyxl leaves Excel's escape of an underscore in place in inline text."""
    return text.replace("_x005F_", "_")


def test_a_text_too_long_for_an_excel_cell_stands_whole_on_another_sheet() -> None:
    text = "long 😀 " * 7_000
    data = written("xlsx", [[1, "short"], [2, text], [3, "x" * 32_767], [4, "x" * 32_768]])
    rows, long_texts = read_xlsx(data), read_xlsx(data, 1)[1:]
    assert str(rows[2][1]).endswith("(whole on the sheet “Long texts”, from row 2)")
    assert "".join(str(part[3]) for part in long_texts if part[0] == 3) == text
    assert rows[3][1] == "x" * 32_767
    assert "".join(str(part[3]) for part in long_texts if part[0] == 5) == "x" * 32_768
    assert all(len(str(row[1]).encode("utf-16-le")) <= 2 * 32_767 for row in rows)


def test_excel_keeps_numbers_dates_and_truth() -> None:
    moment = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    rows: list[list[Cell]] = [
        [1.5, True],
        [10**16, moment],
        [None, date(2026, 3, 1)],
        [float("nan"), date(1812, 3, 1)],
    ]
    assert read_xlsx(written("xlsx", rows))[1:] == [
        (1.5, True),
        (str(10**16), moment.replace(tzinfo=None)),
        (None, datetime(2026, 3, 1)),  # noqa: DTZ001 - Excel has no zones
        ("nan", "1812-03-01"),
    ]


def test_excel_has_caption_and_notes_on_a_sheet_of_their_own() -> None:
    assert read_xlsx(written("xlsx", nasty()), -1) == [("Quotes",), ("* Two contexts",)]


def test_nasty_cells_come_back_from_word() -> None:
    rows = read_docx(written("docx", nasty([*NASTY, AWKWARD])))
    assert rows[0] == ["No.", "Quote <&> | *"]
    assert [row[1] for row in rows[1:]] == [*NASTY, MENDED]


def test_word_repeats_the_header_and_turns_hebrew_round() -> None:
    file = docx.Document(BytesIO(written("docx", [[1, "שלום"], [2, "a"]])))
    assert "w:tblHeader" in file.tables[0].rows[0]._tr.xml
    assert ["w:bidi" in row.cells[1]._tc.xml for row in file.tables[0].rows] == [False, True, False]
    assert [p.text for p in file.paragraphs] == ["Quotes", "* Two contexts"]


def test_nasty_cells_come_back_from_json_lines() -> None:
    data = written("jsonl", nasty([*NASTY, AWKWARD]))
    rows = [json.loads(line) for line in data.decode().splitlines()]
    assert [row["quote"] for row in rows] == [*NASTY, AWKWARD]
    assert rows[0] == {"id": 0, "quote": "=1+1"}


def test_json_lines_keep_numbers_dates_and_truth() -> None:
    moment = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    rows: list[list[Cell]] = [[1.5, True], [None, moment], [float("inf"), date(2026, 3, 1)]]
    lines = written("jsonl", rows).decode().splitlines()
    assert [list(json.loads(line).values()) for line in lines] == [
        [1.5, True],
        [None, "2026-03-01T09:30:00+00:00"],
        [None, "2026-03-01"],
    ]


def test_nasty_cells_show_on_a_web_page_and_do_nothing() -> None:
    page = written("html", nasty([*NASTY, AWKWARD])).decode()
    assert [row[1] for row in read_page(page)] == [*NASTY, MENDED]
    assert "<script" not in page
    assert page.startswith("<!doctype html>")
    assert "* Two contexts" in page


def test_nasty_cells_are_read_from_markdown_as_words() -> None:
    source = written("md", nasty([*NASTY, AWKWARD])).decode()
    page = MarkdownIt("commonmark").enable("table").render(source)
    shown = [" ".join(row[1].split()) for row in read_page(page)]
    assert shown == [" ".join(text.split()) for text in [*NASTY, MENDED]]
    assert source.startswith("**Quotes**\n\n| No. | Quote \\<\\&\\> \\| \\* |\n| --- | --- |\n")
    assert source.endswith("\n\\* Two contexts\n")


def test_a_small_latex_table_floats_and_a_long_one_runs_over_pages() -> None:
    small = written("latex", [["P1", "Bias, 50%"], ["P2", "a" * 30 + "\nb"]]).decode()
    assert "\\begin{tabularx}{\\textwidth}{l>{\\raggedright\\arraybackslash}X}" in small
    assert "P1 & Bias, 50\\% \\\\\n" in small
    assert "a" * 30 + "\\newline b" in small
    assert "\\caption{Quotes}" in small
    assert "{\\footnotesize * Two contexts\\par}" in small
    assert "\\begin{tabular}{ll}" in written("latex", [["P1", "Bias"]]).decode()
    long = written("latex", nasty([f"row {i}" for i in range(40)])).decode()
    assert "\\begin{longtable}{rl}" in long
    assert long.count(" \\\\\n") == 40 + 2
    assert "39 & row 39 \\\\\n\\end{longtable}" in long


def test_latex_never_runs_what_a_cell_says() -> None:
    source = written("latex", nasty()).decode()
    assert "\\input{x}" not in source
    assert "50\\% \\textbackslash{}input\\{x\\} \\$a\\_b" in source
    assert source.count("{[}") == 2


@pytest.mark.parametrize("format", WRITERS)
def test_a_table_without_rows_or_caption_is_still_a_file(format: str) -> None:
    out = BytesIO()
    WRITERS[format].write(Table("", COLUMNS, []), out)
    assert not out.closed
    assert out.getvalue() or format == "jsonl"


@pytest.mark.parametrize("format", sorted(set(WRITERS) - {"docx", "latex", "md"}))
def test_rows_are_drawn_one_by_one(format: str) -> None:
    """A stream that only writes gets bytes before the last row is drawn."""
    sizes: list[int] = []
    out = BytesIO()

    def rows() -> Iterator[list[Cell]]:
        for number in range(3_000):
            sizes.append(out.tell())
            yield [number, "words " * 10]

    WRITERS[format].write(Table("", COLUMNS, rows()), out)
    assert format == "xlsx" or sizes[-1] > 0


class OnlyWrites:
    """A stream such as a web response: no seeking, no telling."""

    def __init__(self) -> None:
        self.data = b""

    def write(self, data: bytes) -> int:
        self.data += data
        return len(data)

    def flush(self) -> None:
        pass


@pytest.mark.parametrize("format", sorted(set(WRITERS) - {"docx"}))
def test_a_stream_need_only_write(format: str) -> None:
    out = OnlyWrites()
    WRITERS[format].write(Table("Quotes", COLUMNS, nasty()), out)  # type: ignore[arg-type]
    assert len(out.data) > 100


@pytest.mark.parametrize("format", WRITERS)
def test_a_format_says_what_it_is(format: str) -> None:
    writer = WRITERS[format]
    assert writer.NAME
    assert writer.EXTENSION.isalnum()
    assert "/" in writer.MEDIA_TYPE


cells = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=15)


@settings(max_examples=30)
@given(st.lists(cells, min_size=1, max_size=6))
def test_any_words_come_back_from_every_reader(texts: list[str]) -> None:
    rows = nasty(texts)
    assert [unguarded(row[1]) for row in read_csv(written("csv", rows))[1:]] == texts
    assert [unescaped(str(r[1] or "")) for r in read_xlsx(written("xlsx", rows))[1:]] == texts
    assert [row[1] for row in read_docx(written("docx", rows))[1:]] == texts
    assert [row[1] for row in read_page(written("html", rows).decode())] == texts
