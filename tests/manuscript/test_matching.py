"""Finding the words of quotations: what makes no difference, and what does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.manuscript.matching import nearly
from coding.manuscript.matching.differing import Kind, compare
from coding.manuscript.matching.matcher import Found, Matcher
from coding.manuscript.matching.segments import Gap, cut
from coding.manuscript.matching.sources import Source, Turn
from coding.manuscript.matching.words import plain, words_of

SAID = (
    "By accident, really. I was hired to do something else, um, I was hired to do morphology. "
    "[laughs] It's sort of a toy."
)
ASKED = "Consistent."
MORE = "Yes, I was pleased! A good stable majority, co-coder five to three, you know."
LINE = "we drew a line where the money ran out and wrote it down"
WORDS = st.sampled_from([word.plain for word in words_of(LINE)])


def source() -> Source:
    text = f"{SAID}\n{ASKED}\n{MORE}"
    asked, more = text.index(ASKED), text.index(MORE)
    turns = [
        Turn(0, asked - 1, "P1", "P1"),
        Turn(asked, more - 1, "I", "", interviewer=True),
        Turn(more, len(text), "P1", "P1"),
    ]
    return Source("one", text, turns)


def matcher(text: str, fillers: tuple[str, ...] = ()) -> Matcher:
    made = Matcher([text], fillers)
    made.look_in(source())
    return made


def found(text: str, fillers: tuple[str, ...] = ()) -> list[Found]:
    return matcher(text, fillers).traces[0].found


@pytest.mark.parametrize(
    "text",
    [
        "i was hired to do morphology",
        "I was hired to do mor-\nphology",
        "I was hired to do mor\u00adphology",
        "It’s sort of a toy",
        "a good stable majority, cocoder five to three",
        "a good stable majority, co‑coder five-to-three",
        "I was hired to do morphology. It's sort of a toy.",
        "I was hired … sort of a toy",
        "I was hired (...) sort of a toy",
        "[A] good stable [group], co-coder",
        "to do morphology. It's sort of a toy. Consistent. Yes, I was pleased",
        "It's sort of a toy. Yes, I was pleased",
        "I was hir[ed] to do morphology",
    ],
)
def test_these_make_no_difference(text: str) -> None:
    assert found(text)


@pytest.mark.parametrize(
    "text",
    [
        "I was tired to do morphology",
        "I was hired to do do morphology",
        "was I hired to do morphology",
        "I was hired to do something else, I was hired to do morphology",
        "sort of a toy … I was hired",
        "I was hired [and] sort of a toy five to three you",
    ],
)
def test_these_make_one(text: str) -> None:
    assert not found(text)


def test_what_the_rule_names_may_be_left_out_and_may_stand() -> None:
    assert found("I was hired to do something else, I was hired to do morphology", ("um",))
    assert found("something else, um, I was hired", ("um",))
    assert not found("something else, um, um, I was hired", ("um",))
    assert found("five to three.", ("you know",))


def test_an_insertion_stands_for_few_words_only() -> None:
    assert not found("By accident [and so on] five to three")


def test_words_across_an_interruption_are_in_two_pieces() -> None:
    [place] = found("a toy. Yes, I was pleased")
    text = source().text
    assert [text[start:end] for start, end in place.stretches] == ["a toy", "Yes, I was pleased"]
    assert place.who == ("P1",)


def test_the_nearest_place_has_most_of_the_words() -> None:
    nearest = matcher("I was tired to do morphology").nearest(0)
    assert nearest is not None
    [[(start, end)]] = nearest.segments
    assert source().text[start:end] == "I was hired to do morphology"


def test_a_long_omission_without_a_mark_is_near() -> None:
    nearest = matcher("I was hired to do morphology. A good stable majority").nearest(0)
    assert nearest is not None


def test_nothing_is_near_what_nobody_said() -> None:
    assert matcher("every metric becomes the bonus of somebody in the end").nearest(0) is None


def test_marks_cut_a_quotation() -> None:
    segments = cut("… one two [...] three [four] five ….").segments
    assert [(one.gap, [word.plain for word in one.words]) for one in segments] == [
        (Gap.CUT, ["one", "two"]),
        (Gap.CUT, ["three"]),
        (Gap.PUT, ["five"]),
    ]


def test_a_difference_names_both_sides() -> None:
    text = "we drew a circle where money ran out"
    told = compare(text, cut(text), [["we drew the line where the money ran out"]])
    assert [(one.quotation, one.transcript) for one in told.differences] == [
        ("a circle", "the line"),
        ("", "the"),
    ]
    assert "".join(piece.text for piece in told.quoted) == text
    assert [piece.text for piece in told.quoted if piece.kind is Kind.CHANGED] == ["a circle"]


@given(st.lists(WORDS, min_size=4, max_size=40), st.data())
def test_any_run_of_words_is_found_where_it_stands(said: list[str], data: st.DataObject) -> None:
    text = " ".join(said)
    start = data.draw(st.integers(0, len(said) - 4))
    end = data.draw(st.integers(start + 4, len(said)))
    quotation = " ".join(said[start:end])
    made = Matcher([quotation])
    made.look_in(Source(0, text, [Turn(0, len(text), "a", "P1")]))
    places = [text[a:b] for one in made.traces[0].found for a, b in one.stretches]
    assert places
    assert set(places) == {quotation}


@given(st.lists(WORDS, min_size=6, max_size=30), st.data())
def test_a_word_that_nobody_said_is_always_told(said: list[str], data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(said) - 2))
    text = " ".join(said)
    altered = " ".join([*said[:at], "zebra", *said[at + 1 :]])
    made = Matcher([altered])
    made.look_in(Source(0, text, [Turn(0, len(text), "a", "P1")]))
    assert not made.traces[0].found
    nearest = made.nearest(0)
    assert nearest is not None
    told = compare(altered, cut(altered), [[text[a:b] for a, b in s] for s in nearest.segments])
    assert "zebra" in " ".join(one.quotation for one in told.differences)


@given(st.text(max_size=200), st.text(max_size=200))
def test_comparing_keeps_both_sides_whole(one: str, other: str) -> None:
    parts = cut(one)
    told = compare(one, parts, [[other]] * len(parts.segments), ("um",))
    assert "".join(piece.text for piece in told.quoted) == one


@given(st.text(max_size=300))
def test_words_stand_where_they_say(text: str) -> None:
    assert all(plain(text[word.start : word.end]) == word.plain for word in words_of(text))
    marked = cut(text)
    assert marked.length == sum(len(one.words) for one in marked.segments)


@given(st.lists(st.sampled_from("abc"), max_size=8), st.lists(st.sampled_from("abc"), max_size=12))
def test_an_alignment_pairs_the_same_words_in_order(one: list[str], other: list[str]) -> None:
    pairs = nearly.align(one, other).pairs
    assert all(one[left] == other[right] for left, right in pairs)
    assert list(pairs) == sorted(pairs)
    assert len({left for left, _r in pairs}) == len({right for _l, right in pairs}) == len(pairs)
