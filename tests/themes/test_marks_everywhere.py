"""Whatever marks lie over whatever words: a quote says what its source says, in every format."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from lxml import html as lxml_html
from markdown_it import MarkdownIt

from coding.themes.copies import TARGETS
from coding.themes.marking import added, over_part
from coding.themes.marks import Cut, Emphasis, Insert, Mark, Mask, check, in_order
from coding.themes.quoting import BadMark, SourceTurn, block, quote_runs, render, source_text
from coding.themes.styling import CUTS, QUOTATION_MARKS, Style
from tests.themes.test_richtext import unescaped

# No square brackets: they are how a reader tells what was added.
HOSTILE = st.one_of(
    st.sampled_from("ab 1.)-+#*_`~|<>&\\\"'$^%{}!=:\t…"),
    st.sampled_from("é שלא مر 我们 😀\u0301\u200d\xa0\u202e"),
)
SAID = st.text(HOSTILE, min_size=1, max_size=14)
WORDS = st.text("xy&<*$\\ש我", min_size=1, max_size=4)


@st.composite
def sources(draw: st.DrawFn) -> list[SourceTurn]:
    texts = draw(st.lists(SAID, min_size=1, max_size=3))
    assume("".join(texts).strip())
    return [SourceTurn(draw(st.sampled_from(["P1", "P2"])), text) for text in texts]


def one_mark(size: int) -> st.SearchStrategy[Mark]:
    places = st.integers(0, size)
    pairs = st.tuples(places, places).map(sorted)
    return st.one_of(
        pairs.map(lambda p: Cut(*p)),
        pairs.map(lambda p: Emphasis(*p)),
        st.builds(lambda p, text: Mask(*p, text), pairs, WORDS),
        st.builds(Insert, places, WORDS, st.booleans()),
    )


def stand(source: str, marks: list[Mark]) -> bool:
    try:
        check(source, marks)
    except BadMark:
        return False
    return True


@st.composite
def marked(draw: st.DrawFn) -> tuple[list[SourceTurn], list[Mark]]:
    """Turns with marks that were set one after another, as a person does."""
    turns = draw(sources())
    source = source_text(turns)
    marks: list[Mark] = []
    for mark in draw(st.lists(one_mark(len(source)), max_size=6)):
        there = added(marks, mark)
        marks = there if stand(source, there) else marks
    return turns, marks


def of_html(text: str) -> str:
    tree = lxml_html.fragment_fromstring(text.replace("<br>", "<br>\n"), create_parent="div")
    return "".join(tree.itertext())


def of_markdown(text: str) -> str:
    return of_html(MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text))


def of_latex(text: str) -> str:
    return unescaped(re.sub(r"\\(begin|end)\{quote\}", "", text))


READ: dict[str, Callable[[str], str]] = {
    "plain": str,
    "html": of_html,
    "markdown": of_markdown,
    "latex": of_latex,
}


def bare(text: str) -> str:
    """Without white space and asterisks, which plain text sets around emphasis."""
    return "".join(char for char in text if not char.isspace() and char != "*")


def left_of(source: str, marks: list[Mark]) -> str:
    hidden = {i for m in marks if isinstance(m, Cut | Mask) for i in range(m.start, m.end)}
    return "".join(char for at, char in enumerate(source) if at not in hidden)


@pytest.mark.parametrize("to", TARGETS)
@given(quote=marked(), inline=st.booleans(), bold=st.booleans())
def test_outside_brackets_stands_what_was_said_and_nothing_else(
    to: str, quote: tuple[list[SourceTurn], list[Mark]], inline: bool, bold: bool
) -> None:
    turns, marks = quote
    runs = quote_runs(turns, marks, Style(bold=bold))
    shown = READ[to](block(runs, "", to, inline=inline))  # type: ignore[arg-type]
    said = re.sub(r"P\d:", "", re.sub(r"\[[^\]]*\]", "", shown))
    assert bare(said) == bare(left_of(source_text(turns), marks))


@given(marked())
def test_every_mark_is_shown_in_brackets(quote: tuple[list[SourceTurn], list[Mark]]) -> None:
    turns, marks = quote
    shown = render(turns, marks, "plain")
    for mark in marks:
        if isinstance(mark, Insert | Mask):
            assert f"[{mark.text}]" in shown
    if any(isinstance(mark, Cut) for mark in marks):
        assert "[" in shown
    assert ("emphasis added" in shown) == any(isinstance(mark, Emphasis) for mark in marks)


@given(sources(), st.data())
def test_setting_a_mark_never_unmarks_a_name(turns: list[SourceTurn], data: st.DataObject) -> None:
    """A masked name stays hidden whatever is set next, unless that is refused."""
    source = source_text(turns)
    marks: list[Mark] = []
    for _number in range(4):
        there = added(marks, data.draw(one_mark(len(source))))
        if not stand(source, there):
            continue
        before = {i for m in marks if isinstance(m, Mask) for i in range(m.start, m.end)}
        after = {i for m in there if isinstance(m, Cut | Mask) for i in range(m.start, m.end)}
        assert before <= after
        marks = there


@given(marked(), st.data())
def test_a_part_shows_no_more_of_a_masked_name_than_the_whole(
    quote: tuple[list[SourceTurn], list[Mark]], data: st.DataObject
) -> None:
    turns, marks = quote
    source = source_text(turns)
    start = data.draw(st.integers(0, len(source) - 1))
    end = data.draw(st.integers(start + 1, len(source)))
    part = source[start:end]
    kept = over_part(part, marks, start)
    hidden = {i for m in marks if isinstance(m, Cut | Mask) for i in range(m.start, m.end)}
    shown = {start + i for i in range(len(part))} - {
        start + i for m in kept if isinstance(m, Cut | Mask) for i in range(m.start, m.end)
    }
    assert not any(not source[place].isspace() for place in shown & hidden)
    assert kept == in_order(kept)


@pytest.mark.parametrize("key", QUOTATION_MARKS)
@pytest.mark.parametrize("cut", CUTS)
def test_quotation_marks_stand_around_each_speakers_words(key: str, cut: str) -> None:
    opening, closing = QUOTATION_MARKS[key]
    style = Style(cut=cut, opening=opening, closing=closing)
    turns = [SourceTurn("I", "why now?"), SourceTurn("P1", "because")]
    assert render(turns, [Cut(4, 7)], "plain", style=style) == (
        f"I: {opening}why {cut}?{closing}\nP1: {opening}because{closing}"
    )


@pytest.mark.parametrize(
    ("marks", "mark", "after"),
    [
        ([Cut(0, 3)], Cut(2, 6), [Cut(0, 6)]),
        ([Cut(0, 3)], Cut(3, 6), [Cut(0, 6)]),
        ([Emphasis(0, 3)], Emphasis(2, 6), [Emphasis(0, 6)]),
        ([Mask(0, 3, "a"), Emphasis(1, 2)], Cut(0, 4), [Cut(0, 4)]),
        ([Insert(2, "x")], Cut(0, 4), [Cut(0, 4), Insert(0, "x")]),
        ([Mask(0, 3, "a")], Mask(2, 6, "b"), [Mask(0, 6, "b")]),
        ([Mask(0, 3, "a")], Mask(3, 6, "b"), [Mask(0, 3, "a"), Mask(3, 6, "b")]),
        ([Cut(1, 2)], Mask(0, 6, "b"), [Mask(0, 6, "b")]),
        ([Cut(4, 6)], Cut(0, 2), [Cut(0, 2), Cut(4, 6)]),
        ([Cut(0, 4)], Insert(2, "x"), [Cut(0, 4), Insert(0, "x")]),
        ([Insert(4, "x")], Emphasis(0, 6), [Emphasis(0, 6), Insert(4, "x")]),
    ],
)
def test_marks_that_meet_are_brought_together(
    marks: list[Mark], mark: Mark, after: list[Mark]
) -> None:
    assert added(marks, mark) == after


@pytest.mark.parametrize(
    ("marks", "shown"),
    [
        ([Insert(2, "all")], "we [all] knew Anna's way"),
        ([Insert(2, "ll", tight=True)], "we[ll] knew Anna's way"),
        ([Insert(0, "And")], "[And] we knew Anna's way"),
        ([Insert(18, "then")], "we knew Anna's way [then]"),
        ([Mask(8, 12, "a friend")], "we knew [a friend]'s way"),
        ([Mask(8, 12, "name"), Insert(7, "dear")], "we knew [dear] [name]'s way"),
        ([Mask(8, 12, "name"), Emphasis(3, 18)], "we *knew* [name]*'s way*\n(emphasis added)"),
        ([Cut(0, 1), Insert(0, "W")], "[W]e knew Anna's way"),
        ([Cut(2, 7)], "we […] Anna's way"),
        ([Cut(3, 8)], "we […] Anna's way"),
        ([Cut(12, 14)], "we knew Anna[…] way"),
    ],
)
def test_what_stands_in_brackets_is_set_apart(marks: list[Mark], shown: str) -> None:
    assert render([SourceTurn("P1", "we knew Anna's way")], marks, "plain") == shown


def test_marks_between_chinese_words_need_no_blanks() -> None:
    turns = [SourceTurn("P1", "我们不知道")]
    assert render(turns, [Insert(2, "都")], "plain") == "我们[都]不知道"


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ([Mask(0, 3, "a"), Mask(2, 5, "b")], "masked names overlap"),
        ([Mask(0, 3, "a"), Cut(2, 5)], "cut and a masked name overlap"),
        ([Mask(0, 3, " ")], "is empty"),
        ([Mask(0, 3, "[a]")], "square brackets"),
        ([Mask(0, 12, "a")], "over two turns"),
        ([Mask(0, 3, "a"), Emphasis(1, 3)], "that were cut"),
        ([Mask(0, 3, "a"), Insert(2, "b")], "within a cut"),
    ],
)
def test_it_refuses_masked_names_that_cannot_stand(marks: list[Mark], says: str) -> None:
    with pytest.raises(BadMark, match=says):
        check("we knew\nher well", marks)


@pytest.mark.skipif(not shutil.which("pdflatex"), reason="needs a LaTeX to compile with")
@pytest.mark.parametrize("inline", [True, False])
def test_the_latex_of_hostile_words_compiles(tmp_path: Path, inline: bool) -> None:
    words = "a_b 50% of $5 & #1 ~ ^ \\input{x} {y} <z> \"q\" -- ``so'' [Anna]"
    turns = [SourceTurn("P_1", words)]
    marks: list[Mark] = [Cut(4, 7), Mask(len(words) - 5, len(words) - 1, "a & b"), Emphasis(8, 13)]
    style = Style(opening="“", closing="”", inline=inline, frame="brackets", bold=True)
    body = render(turns, marks, "latex", "P_1, R&D", style)
    page = tmp_path / "page.tex"
    page.write_text(
        "\\documentclass{article}\\usepackage[T1]{fontenc}\\usepackage{textcomp}\n"
        f"\\begin{{document}}\n{body}\n\\end{{document}}\n"
    )
    command = ["pdflatex", "-interaction=nonstopmode", "-halt-on-error", page.name]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-2000:]
