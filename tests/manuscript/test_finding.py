"""Quotations in running text and set apart, whose they are, and which may be set aside."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.manuscript.finding import Quoted, TooMany, labels_for, quotations, unclosed
from coding.manuscript.finding.inline import spans
from coding.manuscript.finding.literature import Aside
from coding.manuscript.finding.quoted import Nearness
from coding.manuscript.reading.text import Paragraph, Role

LABELS = labels_for(["P1", "P2", "P3", "Anna"])


def found(*texts: str | Paragraph) -> list[Quoted]:
    paragraphs = [
        Paragraph(one, number) if isinstance(one, str) else one
        for number, one in enumerate(texts, 1)
    ]
    return quotations(paragraphs, LABELS)


def credited(*texts: str | Paragraph) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.text, one.credit.names) for one in found(*texts)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("She said “one ‘two’ three” here.", ["one ‘two’ three"]),
        ("Sie sagte „eins zwei“ und »drei vier«.", ["eins zwei", "drei vier"]),
        ("Elle dit « un deux » puis.", ["un deux"]),
        ("It was ``one two'' there.", ["one two"]),
        ("He's 'one don't two' there's.", ["one don't two"]),
        ('A 5" disk and "one two".', ["one two"]),
        ("‘the dogs’", ["the dogs"]),
        ("Rock ’n’ roll, don’t, the ’90s.", []),
        ("It ”was so” (Swedish).", ["was so"]),
    ],
)
def test_marks_of_many_languages(text: str, said: list[str]) -> None:
    assert [one.text for one in found(text)] == said


def test_a_mark_that_is_never_closed_is_told_and_is_no_quotation() -> None:
    paragraphs = [Paragraph("So “it goes on", 7), Paragraph("All “is well” here", 8)]
    assert unclosed(paragraphs) == [7]
    assert [one.text for one in quotations(paragraphs, LABELS)] == ["is well"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("“I was hired” (P1).", [("P1",)]),
        ("“I was hired,” P1 said, “to do it.”", [("P1",), ("P1",)]),
        ("P1 said “one thing” while P2 said “another”.", [("P1",), ("P2",)]),
        ("“One thing there” (P1) and “another thing”.", [("P1",), ()]),
        ("P1 and P3 both told of “the whole thing”.", [("P1", "P3")]),
        ("As (P1, P2, P3) said “the whole thing”.", [("P1", "P2", "P3")]),
        ("“The whole thing”, as several participants (P1, P3) stressed.", [("P1", "P3")]),
        ("“The whole thing” was what we heard from P1, P2 and P3.", [("P1", "P2", "P3")]),
        ("“The whole thing,” said P1 and P3.", [("P1", "P3")]),
        ("“The whole thing” (P1, a nurse; P3, a cook).", [("P1", "P3")]),
        ("They (P1, a nurse, and P3) said “the whole thing”.", [("P1", "P3")]),
        ("“The whole thing” (P1–P3).", [("P1", "P2", "P3")]),
        ("“The whole thing” (P1–3).", [("P1", "P2", "P3")]),
        ("“The whole thing”, as P1 to P3 put it.", [("P1", "P2", "P3")]),
        ("From P1 through P3 “the whole thing” was heard.", [("P1", "P2", "P3")]),
        ("“The whole thing” (P1-2:84).", [("P1",)]),
        ("“One thing” was said by P1, and P3 said “another”.", [("P1",), ("P3",)]),
        ("“The whole thing” [P 2:84.3].", [("P2",)]),
        ("“The whole thing” (participant 3).", [("P3",)]),
        ("P3 was clear. “We drew the line,” she said.", [("P3",)]),
        ("P3 was clear. Others were not. “We drew it,” they said.", [()]),
        ("“The whole thing (P2)” was it.", [("P2",)]),
        ("Anna recalls: “It was fine.”", [("Anna",)]),
        ("“It was fine” (P7).", [("P7",)]),
    ],
)
def test_the_label_that_stands_nearest_counts(text: str, names: list[tuple[str, ...]]) -> None:
    assert [one.credit.names for one in found(text)] == names


def test_a_place_that_is_cited_is_kept() -> None:
    [one] = found("“The whole thing” (P2:84.3).")
    assert (one.credit.names, one.credit.place) == (("P2",), "84.3")


def quoted(text: str, block: int = 5) -> Paragraph:
    return Paragraph(text, 2, Role.QUOTED, block=block)


@pytest.mark.parametrize(
    "paragraphs",
    [
        (quoted("We drew the line. (P2, engineer)"),),
        (quoted("We drew the line. — P2"),),
        (quoted("We drew the line.\nP2, engineer"),),
        (quoted("P2: We drew the line."),),
        (quoted("“We drew the line.” (P2)"),),
        ("In the words of P2:", quoted("We drew the line.")),
        (quoted("We drew the line."), "(P2)"),
    ],
)
def test_quotations_set_apart_are_credited(paragraphs: tuple[str | Paragraph, ...]) -> None:
    [(text, names)] = credited(*paragraphs)
    assert (text.rstrip("."), names) == ("We drew the line", ("P2",))


def test_one_name_at_the_end_is_that_of_all_its_paragraphs() -> None:
    pair = credited(quoted("First thing."), quoted("Second thing. (P3)"))
    assert pair == [("First thing.", ("P3",)), ("Second thing.", ("P3",))]


def test_a_paragraph_set_in_counts_only_where_it_names_someone() -> None:
    named = Paragraph("We drew the line (P2)", 1, Role.SET_IN, block=1)
    other = Paragraph("An indented item of a list", 1, Role.SET_IN, block=1)
    assert credited(named) == [("We drew the line", ("P2",))]
    assert credited(other) == []


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        ("“themes do not emerge from data” (Braun & Clarke, 2019, p. 3)", Aside.LITERATURE),
        ("Moss (2021) holds that “every set is an argument”.", Aside.LITERATURE),
        ("They hold “every set is an argument” [12, 14].", Aside.LITERATURE),
        ("They hold “every set is an argument” [@moss2021].", Aside.LITERATURE),
        ("Harm is defined as “anything that hurts someone”.", Aside.DEFINITION),
        ("the theme “Drawing the line somewhere”", Aside.DEFINITION),
        ("some “ground truth” there", Aside.SCARE),
        ("somebody said “we drew the line there”", Aside.NONE),
        ("“we drew it” (P1)", Aside.NONE),
    ],
)
def test_what_may_be_set_aside_is_suggested(text: str, aside: Aside) -> None:
    [one] = found(text)
    assert one.aside is aside


def test_the_rule_that_was_used_is_kept() -> None:
    [one] = found("“I was hired here” (P1).")
    [other] = found("P1 told of being “hired here once”.")
    assert (one.credit.nearness, other.credit.nearness) == (Nearness.FOLLOWS, Nearness.SENTENCE)


@pytest.mark.parametrize("text", ["“x” " * 2_000, "“x” P1 said. " * 500])
def test_a_paragraph_of_nothing_but_quotations_is_refused(text: str) -> None:
    with pytest.raises(TooMany):
        found(text)


@pytest.mark.parametrize("text", ["“a " * 6_000, "'a " * 6_000, "`a " * 6_000, "«a " * 6_000])
def test_marks_without_an_end_are_given_up(text: str) -> None:
    assert found(text) == []
    assert unclosed([Paragraph(text, 3)]) == [3]


@given(st.text(alphabet="ab P1.,“”„‘’'\"«»()\n`", max_size=200))
def test_whatever_stands_there_quotations_never_overlap(text: str) -> None:
    marked, _unclosed = spans(text)
    assert all(one.end <= other.start for one, other in pairwise(marked))
    assert all(one.start < one.inner <= one.last < one.end for one in marked)
    quotations([Paragraph(text, 1), quoted(text)], LABELS)
