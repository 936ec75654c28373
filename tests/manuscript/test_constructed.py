"""Seventy quotations of ten kinds, in four kinds of file: exactly these are told what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable

import pytest

from coding.demo import contents
from coding.manuscript.fillers import defaults_for
from coding.manuscript.finding import labels_for, quotations
from coding.manuscript.judging import Told, judge
from coding.manuscript.matching.matcher import Matcher
from coding.manuscript.reading import read
from tests.manuscript.constructed import ENTRIES, EXPECTED, FILES, PEOPLE, sources

HONEST = {"verbatim", "marked", "hyphenated", "literature"}
ACCUSING = {
    Told.ALTERED, Told.ELSEWHERE, Told.PARTLY, Told.NOT_FOUND, Told.REPLACED, Told.NAME
}  # fmt: skip


def told(data: bytes, name: str) -> list[tuple[str, Told]]:
    """What is told of each quotation in a file."""
    found = quotations(read(data, name).paragraphs, labels_for(PEOPLE))
    matcher = Matcher([one.text for one in found], defaults_for("en"))
    for source in sources():
        matcher.look_in(source)
    return [(one.text, judge(one, matcher, number).told) for number, one in enumerate(found)]


def squeezed(text: str) -> str:
    return re.sub(r"[\W_]", "", text).casefold()


@pytest.mark.parametrize(("name", "made"), FILES.items())
def test_every_quotation_is_told_what_it_is(name: str, made: Callable[[], bytes]) -> None:
    found = told(made(), name)
    assert [squeezed(text) for text, _told in found] == [squeezed(one.said) for one in ENTRIES]
    wrong = [
        (one.kind, one.said, verdict.value)
        for one, (_text, verdict) in zip(ENTRIES, found, strict=True)
        if verdict != one.expected
    ]
    assert wrong == []


@pytest.mark.parametrize(("name", "made"), FILES.items())
def test_none_of_the_honest_is_accused(name: str, made: Callable[[], bytes]) -> None:
    pairs = zip(ENTRIES, told(made(), name), strict=True)
    accused = [one.said for one, (_t, v) in pairs if one.kind in HONEST and v in ACCUSING]
    assert accused == []


def test_there_are_seventy_of_ten_kinds() -> None:
    assert len(ENTRIES) == 70
    assert Counter(one.kind for one in ENTRIES).keys() == EXPECTED.keys()


def test_the_kinds_are_what_they_say() -> None:
    """By looking for the letters alone, which knows nothing of how quotations are matched."""
    said = {
        one.key: squeezed(" ".join(turn.text for turn in one.turns))
        for one in contents.load().interviews
    }
    for one in ENTRIES:
        everywhere = [key for key, text in said.items() if squeezed(one.said) in text]
        if one.kind in {"verbatim", "hyphenated"}:
            assert one.who in everywhere, one.said
        elif one.kind in {"misattributed", "shared"}:
            assert everywhere, one.said
        elif one.kind in {"altered", "invented", "replaced", "reversed"}:
            assert everywhere == [], one.said
