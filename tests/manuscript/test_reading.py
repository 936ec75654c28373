"""Manuscripts of four kinds as paragraphs; hostile ones are refused, or harmless."""

from __future__ import annotations

import io
import tracemalloc
import zipfile

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coding.manuscript.reading import Role, Unreadable, read
from tests.formats.pdf_builder import down, pdf, wrapped


def texts(data: str | bytes, name: str) -> list[str]:
    raw = data.encode() if isinstance(data, str) else data
    return [one.text for one in read(raw, name).paragraphs]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (r"``I was \emph{hired} to do \textbf{it}''", "“I was hired to do it”"),
        (r"\enquote{one \enquote{two}}", "“one ‘two’”"),
        (r"one\ldots{} two [\dots] 100\% \& so", "one… two […] 100% & so"),
        (r"K\"onig caf\'{e} \c{c}a \ss{} na\"{\i}ve", "König café ça ß naïve"),
        ("one% a ``comment''\n two", "onetwo"),
        (r"``lit'' \citep[p.~3]{braun}", "“lit” [@braun]"),
        (r"mor\-phology \textcolor{red}{red} \href{http://x.org}{link}", "morphology red link"),
        (r"\glqq so\grqq{} und \frqq{}", "„so“ und »"),
        (r"a---b \verb|``no''| c", "a—b c"),
        (r"\textcquote{braun}{as it is}", "“as it is” [@braun]"),
    ],
)
def test_latex_says_what_is_printed(source: str, said: str) -> None:
    assert texts(source, "paper.tex") == [said]


def test_a_papers_own_commands_are_filled_in() -> None:
    source = (
        "\\newcommand{\\says}[2]{\\begin{quote}#1 (#2)\\end{quote}}\n"
        "\\newenvironment{talk}[1]{\\begin{quotation}#1: }{\\end{quotation}}\n"
        "\\begin{document}\\says{We drew it}{P2:84}\n\n"
        "\\begin{talk}{P3}So we lost.\\end{talk}\\end{document} \\says{no}{P1}"
    )
    found = read(source.encode(), "paper.tex").paragraphs
    assert [(one.text, one.role) for one in found] == [
        ("We drew it (P2:84)", Role.QUOTED),
        ("P3: So we lost.", Role.QUOTED),
    ]


def test_footnotes_headings_and_tables_are_paragraphs_of_their_own() -> None:
    source = "\\section{``Head''}A\\footnote{B}\n\\begin{tabular}{ll}c & d \\\\ e\\end{tabular}"
    found = read(source.encode(), "paper.tex").paragraphs
    assert [(one.text, one.role) for one in found] == [
        ("“Head”", Role.HEADING),
        ("A", Role.TEXT),
        ("c", Role.TEXT),
        ("d \n e", Role.TEXT),
        ("B", Role.NOTE),
    ]


def test_a_line_of_latex_can_be_found_again() -> None:
    source = "\\begin{document}\nOne\n\nTwo\n% three\n\nFour\n\\end{document}"
    assert [one.line for one in read(source.encode(), "paper.tex").paragraphs] == [2, 4, 7]


def test_markdown_loses_its_marks() -> None:
    source = (
        "---\ntitle: x\n---\n# Head\n\n*“One **two**”* [link](http://x)[^1] &ldquo;y&rdquo;\n\n"
        "> Three\n\n[^1]: Note\n"
    )
    found = read(source.encode(), "paper.md").paragraphs
    assert [(one.text, one.role, one.line) for one in found] == [
        ("Head", Role.HEADING, 4),
        ("“One two” link “y”", Role.TEXT, 6),
        ("Three", Role.QUOTED, 8),
        ("Note", Role.NOTE, 10),
    ]


def test_word_knows_quotations_by_their_style() -> None:
    file = docx.Document()
    file.add_paragraph("Text")
    file.add_paragraph("Said", style="Quote")
    file.add_paragraph("Said strongly", style="Intense Quote")
    out = io.BytesIO()
    file.save(out)
    found = read(out.getvalue(), "paper.docx").paragraphs
    assert [one.role for one in found] == [Role.TEXT, Role.QUOTED, Role.QUOTED]


def test_pdf_pages_are_told_and_their_heads_are_not_read() -> None:
    lines = wrapped("One account had “this to say of it all and of more” (P1). " * 12)
    pages = [["A journal of things", "", "", *lines], ["A journal of things", "", "", *lines]]
    found = read(pdf(*(down(page) for page in pages)), "paper.pdf").paragraphs
    assert {one.page_at(place) for one in found for place in (0, len(one.text))} == {1, 2}
    assert not any("journal" in one.text for one in found)


def archive(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts:
            packed.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04 broken",
        b"%PDF-1.4 broken",
        b"\x89PNG\r\n",
        archive(("[Content_Types].xml", b"x"), ("word/document.xml", b" " * 20_000_000)),
        archive(
            ("[Content_Types].xml", b"x"),
            ("word/document.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ),
        b"a" * (26 * 1024 * 1024),
    ],
)
def test_what_is_no_manuscript_is_refused_in_a_sentence(data: bytes) -> None:
    with pytest.raises(Unreadable, match=r"\w{4,} .*\."):
        read(data, "paper.docx")


@pytest.mark.parametrize(
    "source",
    [
        "\\def\\a{\\a\\a}\\a",
        "\\newcommand{\\b}[1]{#1#1#1\\b{#1#1}}\\b{xx}",
        "\\footnote{" * 20_000,
        "{" * 100_000,
        "\\emph{" * 50_000 + "x",
        "\\begin{quote}" * 20_000,
        "$" * 50_001,
        "``" * 50_000,
    ],
)
def test_latex_that_would_never_end_ends(source: str) -> None:
    read(source.encode(), "paper.tex")


@settings(max_examples=200)
@given(st.text(alphabet="ab\\{}[]$%`'\"~&-\n #1*_>", max_size=120))
def test_any_text_is_read(text: str) -> None:
    for name in ("paper.tex", "paper.md"):
        if text.strip():
            read(f"x{text}".encode(), name)


def test_a_short_cut_that_would_grow_without_end_is_not_filled_in() -> None:
    grown = r"\newcommand{\x}[1]{" + "#1" * 20_000 + r"}\begin{document}\x{" + "a" * 20_000 + "}"
    tracemalloc.start()
    try:
        found = read((grown + r"\end{document}").encode(), "paper.tex").paragraphs
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert found == ()
    assert most < 20_000_000


def test_comments_that_never_end_are_passed_over_once() -> None:
    """Were each looked for to the end of the text, this would take hours."""
    (paragraph, *_rest) = read(("<!--" * 450_000).encode(), "paper.md").paragraphs
    assert paragraph.text.startswith("<!--")
