import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from coding.themes.quoting import (
    BadMark,
    Cut,
    Emphasis,
    Insert,
    Mark,
    SourceTurn,
    Style,
    attribution,
    check,
    marks_from_json,
    marks_to_json,
    render,
    source_text,
)


def drawn(picture: str) -> tuple[str, list[Mark]]:
    """A source with -{cuts}, *{emphasis} and +{insertions} drawn in it."""
    text, marks = "", list[Mark]()
    for sign, inside, plain in re.findall(r"([-*+])\{(.*?)\}|([^-*+]+|.)", picture, re.DOTALL):
        start = len(text)
        text += plain if not sign else inside if sign != "+" else ""
        if sign == "-":
            marks.append(Cut(start, len(text)))
        elif sign == "*":
            marks.append(Emphasis(start, len(text)))
        elif sign == "+":
            marks.append(Insert(start, inside))
    return text, marks


def plain(picture: str, style: Style | None = None) -> str:
    text, marks = drawn(picture)
    turns = [SourceTurn(*turn.split(": ", 1)) for turn in text.split("\n")]
    labels = len("I: ")
    moved = marks_moved(marks, text, labels)
    return render(turns, moved, "plain", style=style or Style())


def marks_moved(marks: list[Mark], text: str, label: int) -> list[Mark]:
    """The same marks counted without the speakers' labels of the drawing."""

    def place(at: int) -> int:
        return at - label * (text.count("\n", 0, at) + 1)

    return [
        Insert(place(m.at), m.text)
        if isinstance(m, Insert)
        else type(m)(place(m.start), place(m.end))
        for m in marks
    ]


@pytest.mark.parametrize(
    ("picture", "expected"),
    [
        ("B: we never knew", "we never knew"),
        ("B: we -{um, }never knew", "we […] never knew"),
        ("B: we -{um} never *{really knew}", "we […] never *really knew*\n(emphasis added)"),
        ("B: it+{the model} failed", "it [the model] failed"),
        ("B: +{The}-{the} model", "[The] model"),
        ("B: -{so}-{ well}, yes", "[…], yes"),
        ("B: so *{we }-{um }*{knew}", "so *we* […] *knew*\n(emphasis added)"),
        ("I: why?\nB: cafe\u0301 😀", "I: why?\nB: cafe\u0301 😀"),
        ("I: why -{now?\nB: well} because", "I: why […]\nB: because"),
        ("I: -{why?}\nB: because", "[…] because"),
        ("B: because\nI: -{why?}", "because […]"),
        ("I: why?\nB: -{um}\nI: sorry?", "I: why?\nI: […] sorry?"),
    ],
)
def test_marks_show_in_plain_text(picture: str, expected: str) -> None:
    assert plain(picture) == expected


def test_the_ellipsis_can_be_chosen() -> None:
    assert plain("B: we -{um} knew", Style(cut="...")) == "we ... knew"


TURNS = [SourceTurn("P2", "50% <b> *of* #1")]
MARKS: list[Mark] = [Cut(4, 8), Insert(4, "half & all"), Emphasis(8, 12)]


def test_markdown_is_a_block_quote_with_its_attribution() -> None:
    assert render(TURNS, MARKS, "markdown", attribution("P2", "84", "84.3")) == (
        "> 50% \\[half \\& all\\] *\\*of\\** \\#1\n>\n> P2:84.3 (emphasis added)"
    )


def test_latex_is_a_quote_with_its_attribution() -> None:
    assert render(TURNS, MARKS, "latex", attribution("P2", "84")) == (
        "\\begin{quote}\n50\\% {[}half \\& all{]} \\emph{*of*} \\#1"
        "\n\\hspace*{\\fill}P2:84 (emphasis added)\n\\end{quote}"
    )


def test_html_is_safe_rich_text() -> None:
    assert render(
        [SourceTurn("P2", "a <b>"), SourceTurn("<i>", "x")], [Cut(2, 5)], "html", "P2:8"
    ) == (
        '<blockquote><p dir="auto"><strong>P2:</strong> a […]<br><strong>&lt;i&gt;:</strong> x</p>'
        "<footer>P2:8</footer></blockquote>"
    )


@pytest.mark.parametrize(
    ("source", "marks", "says"),
    [
        ("we knew", [Cut(0, 3), Cut(2, 4)], "Two cuts overlap"),
        ("we knew", [Cut(3, 8)], "outside the quote"),
        ("we knew", [Emphasis(-1, 3)], "outside the quote"),
        ("we knew", [Insert(8, "so")], "outside the quote"),
        ("we knew", [Cut(3, 3)], "covers no words"),
        ("we knew", [Cut(4, 2)], "outside the quote"),
        (" \n ", [], "has no words"),
        ("we knew", [Cut(0, 7)], "leave nothing"),
        ("we knew", [Cut(0, 2), Cut(3, 7)], "leave nothing"),
        ("we knew", [Cut(0, 3), Emphasis(0, 2)], "that were cut"),
        ("we knew", [Cut(0, 2), Emphasis(0, 3)], "that were cut"),
        ("we knew", [Insert(2, "[so]")], "square brackets"),
        ("we knew", [Insert(2, " ")], "is empty"),
        ("we knew", [Insert(2, "a\nb")], "one line"),
        ("we knew", [Cut(0, 2), Insert(1, "so")], "within a cut"),
        ("we knew", [Insert(1, "so"), Insert(1, "well")], "same place"),
        ("cafe\u0301 it", [Cut(0, 4)], "divides a character"),
        ("👩🏽\u200d💻 it", [Emphasis(1, 5)], "divides a character"),
    ],
)
def test_it_refuses_marks_that_cannot_stand(source: str, marks: list[Mark], says: str) -> None:
    with pytest.raises(BadMark, match=says):
        check(source, marks)


@st.composite
def quotes(draw: st.DrawFn) -> tuple[list[SourceTurn], list[Mark]]:
    texts = draw(st.lists(st.text("ab é😀ש我.", min_size=1, max_size=12), min_size=1, max_size=3))
    assume("".join(texts).strip())
    turns = [SourceTurn(draw(st.sampled_from(["P1", "P2"])), text) for text in texts]
    places = st.integers(0, len(source_text(turns)))
    pairs = st.tuples(places, places).map(sorted)
    kinds = st.one_of(
        pairs.map(lambda p: Cut(*p)),
        pairs.map(lambda p: Emphasis(*p)),
        st.builds(Insert, places, st.text("xy", min_size=1, max_size=3)),
    )
    marks: list[Mark] = []
    for mark in draw(st.lists(kinds, max_size=5)):
        try:
            check(source_text(turns), [*marks, mark])
        except BadMark:
            continue
        marks.append(mark)
    return turns, marks


def words_of(text: str) -> str:
    return "".join(text.split())


@given(quotes())
def test_without_its_marks_a_quote_is_its_source_without_the_cuts(
    quote: tuple[list[SourceTurn], list[Mark]],
) -> None:
    turns, marks = quote
    shown = render(turns, marks, "plain").removesuffix("\n(emphasis added)")
    cut = {at for m in marks if isinstance(m, Cut) for at in range(m.start, m.end)}
    left = "".join(char for at, char in enumerate(source_text(turns)) if at not in cut)
    stripped = re.sub(r"\[[^\]]*\]|\*", "", shown)
    assert words_of(re.sub(r"(?m)^P\d: ?", "", stripped)) == words_of(left)


@given(quotes())
def test_every_mark_shows(quote: tuple[list[SourceTurn], list[Mark]]) -> None:
    turns, marks = quote
    shown = render(turns, marks, "plain")
    assert ("emphasis added" in shown) == any(isinstance(m, Emphasis) for m in marks)
    for mark in marks:
        if isinstance(mark, Insert):
            assert f"[{mark.text}]" in shown
    if any(isinstance(m, Cut) for m in marks):
        assert "[" in shown


@given(quotes())
def test_marks_come_back_from_json(quote: tuple[list[SourceTurn], list[Mark]]) -> None:
    assert marks_from_json(marks_to_json(quote[1])) == tuple(quote[1])


@pytest.mark.parametrize(
    "data",
    [
        {},
        ["cut"],
        [{"kind": "blur", "start": 0, "end": 1}],
        [{"kind": "cut", "start": 0}],
        [{"kind": "cut", "start": 0, "end": 1, "text": "x"}],
        [{"kind": "cut", "start": "0", "end": 1}],
        [{"kind": "cut", "start": True, "end": 1}],
        [{"kind": "insert", "at": 0, "text": 5}],
        [{"kind": [], "at": 0}],
    ],
)
def test_it_refuses_json_that_is_no_list_of_marks(data: object) -> None:
    with pytest.raises(BadMark):
        marks_from_json(data)
