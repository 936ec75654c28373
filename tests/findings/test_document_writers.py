from collections.abc import Iterator
from io import BytesIO

import docx
import pytest
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from coding.findings.documents import (
    Block,
    Document,
    Heading,
    Paragraph,
    QuoteBlock,
    TableBlock,
    paragraph,
)
from coding.findings.tables import Column, Table
from coding.findings.writers import DOCUMENT_WRITERS
from coding.themes.quoting import Cut, Emphasis, SourceTurn, credit, quote_runs
from coding.themes.richtext import Run

TURNS = [SourceTurn("I", "why <b>50%</b>?"), SourceTurn("P2", "um, we *never* knew \x07")]
MARKS = [Cut(16, 19), Emphasis(23, 30)]


def blocks() -> Iterator[Block]:
    yield Heading(1, "# Data & _labels_")
    yield paragraph("1. Not a list: <i>x</i>")
    yield Paragraph((Run("Who said so: "), Run("P1 and P3", bold=True)))
    yield Heading(9, "deep\ndown")
    yield QuoteBlock(quote_runs(TURNS, MARKS), credit("P2:84.3", MARKS))
    yield QuoteBlock((Run("שלום"),))
    yield TableBlock(Table("Who", [Column("id", "Id")], iter([["P1|"]]), ["* note"]))


def written(format: str) -> bytes:
    out = BytesIO()
    DOCUMENT_WRITERS[format].write(Document("Themes & <quotes>", blocks()), out)
    assert not out.closed
    return out.getvalue()


def test_a_word_file_has_headings_and_quotes() -> None:
    file = docx.Document(BytesIO(written("docx")))
    assert [(p.style.name, p.text) for p in file.paragraphs] == [
        ("Title", "Themes & <quotes>"),
        ("Heading 1", "# Data & _labels_"),
        ("Normal", "1. Not a list: <i>x</i>"),
        ("Normal", "Who said so: P1 and P3"),
        ("Heading 5", "deep\ndown"),
        ("Quote", "I: why <b>50%</b>?\nP2: […] we *never* knew \ufffd"),
        ("Quote", "P2:84.3 (emphasis added)"),
        ("Quote", "שלום"),
        ("Caption", "Who"),
        ("Normal", "* note"),
    ]
    quote = file.paragraphs[5]
    assert [run.text for run in quote.runs if run.italic] == ["*never*"]
    assert [run.text for run in quote.runs if run.bold] == ["I:", "P2:"]
    assert not quote.style.font.italic
    assert file.core_properties.title == "Themes & <quotes>"
    assert file.core_properties.author == ""


def test_markdown_is_read_as_what_was_meant() -> None:
    page = MarkdownIt("commonmark").enable("table").render(written("md").decode())
    tree = lxml_html.fragment_fromstring(page, create_parent="div")
    assert [(e.tag, " ".join("".join(e.itertext()).split())) for e in tree] == [
        ("h1", "Themes & <quotes>"),
        ("h2", "# Data & _labels_"),
        ("p", "1. Not a list: <i>x</i>"),
        ("p", "Who said so: P1 and P3"),
        ("h6", "deep down"),
        (
            "blockquote",
            "I: why <b>50%</b>? P2: […] we *never* knew \ufffd P2:84.3 (emphasis added)",
        ),
        ("blockquote", "שלום"),
        ("p", "Who"),
        ("table", "Id P1|"),
        ("p", "* note"),
    ]
    assert "<em>*never*</em>" in page


def test_a_web_page_is_complete_and_safe() -> None:
    page = written("html").decode()
    assert page.startswith("<!doctype html>")
    assert "<title>Themes &amp; &lt;quotes&gt;</title>" in page
    assert '<h2 dir="auto"># Data &amp; _labels_</h2>' in page
    assert '<h6 dir="auto">deep\ndown</h6>' in page
    assert "<strong>I:</strong> why &lt;b&gt;50%&lt;/b&gt;?<br>" in page
    assert "<footer>P2:84.3 (emphasis added)</footer>" in page
    assert page.endswith("</body>\n</html>\n")


def test_latex_has_sections_and_quotes() -> None:
    source = written("latex").decode()
    assert "\\section{Themes \\& \\textless{}quotes\\textgreater{}}\n" in source
    assert "\\subsection{\\# Data \\& \\_labels\\_}" in source
    assert "\\subparagraph{deep down}" in source
    assert "\\newline \\textbf{P2:} {[}…{]} we \\emph{*never*} knew" in source
    assert "\\hspace*{\\fill}P2:84.3 (emphasis added)\n\\end{quote}" in source
    assert "\\begin{tabular}{l}" in source


@pytest.mark.parametrize("format", DOCUMENT_WRITERS)
def test_a_document_without_blocks_is_still_a_file(format: str) -> None:
    out = BytesIO()
    DOCUMENT_WRITERS[format].write(Document("Themes", []), out)
    assert out.getvalue()


@pytest.mark.parametrize("format", DOCUMENT_WRITERS)
def test_a_format_says_what_it_is(format: str) -> None:
    writer = DOCUMENT_WRITERS[format]
    assert writer.NAME
    assert writer.EXTENSION.isalnum()
    assert "/" in writer.MEDIA_TYPE
