"""Places of real transcripts in corrected copies of them, against a copy that knows the way.

Which of two equal words was put in, or taken out, beside the other cannot be seen in the texts:
there either is right. Everywhere else only the place that the correction left is right.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from interviews.formats import Unreadable, read
from interviews.transcripts.anchoring import Place
from interviews.transcripts.carrying import Carried, carry
from tests.formats.builders import shared, shared_files
from tests.transcripts.correcting_copies import Copy, corrected, letters, places

SHORT = 100  # words: in less, one correction can leave nothing to hold on to
RARELY, OFTEN = 0.05, 0.15  # of all words and gaps

each_file = pytest.mark.parametrize("name", sorted(shared_files()) or ["of any kind"])
each_rate = pytest.mark.parametrize("rate", [RARELY, OFTEN])


class Found(NamedTuple):
    place: Place
    went: Place | None
    carried: Carried


@cache
def text_of(name: str) -> str:
    try:
        return "\n".join(turn.text for turn in read(shared(name), name).turns)
    except Unreadable as why:
        pytest.skip(f"{name} is not read: {why}")


@cache
def copied(name: str, rate: float) -> tuple[Copy, list[Found]]:
    copy = corrected(text_of(name), f"{name} {rate}", rate)
    held = places(copy, name)
    found = carry(copy.old, copy.text, held)
    went = [copy.untouched(place) for place in held]
    return copy, [Found(*each) for each in zip(held, went, found, strict=True)]


def stands_once(copy: Copy, place: Place) -> bool:
    words = letters(copy.old, place)
    return all(solid(text).count(words) == 1 for text in (copy.old, copy.text))


@cache
def solid(text: str) -> str:
    return letters(text, Place(0, len(text)))


@each_file
@each_rate
def test_words_that_stand_once_are_found_where_the_correction_left_them(
    name: str, rate: float
) -> None:
    copy, found = copied(name, rate)
    once = [each for each in found if each.went and stands_once(copy, each.place)]
    if len(copy.old.split()) < SHORT:
        once = [each for each in once if each.carried.place]
    assert once
    for each in once:
        assert each.carried == Carried(each.went, False)


@each_file
@each_rate
def test_untouched_words_are_never_found_elsewhere(name: str, rate: float) -> None:
    copy, found = copied(name, rate)
    untouched = [(each.went, each.carried) for each in found if each.went]
    for went, carried in untouched:
        if carried.place and carried.place != went:
            assert copy.again(went, carried.place)
    right = sum(carried == Carried(went, False) for went, carried in untouched)
    if len(copy.old.split()) >= SHORT:
        assert right >= 0.97 * len(untouched)


@each_file
@each_rate
def test_what_is_placed_exactly_holds_the_very_same_words(name: str, rate: float) -> None:
    copy, found = copied(name, rate)
    exact = [each for each in found if each.carried.placed_exactly]
    assert exact
    for each in exact:
        assert each.carried.place
        assert letters(copy.text, each.carried.place) == letters(copy.old, each.place)


@each_file
@each_rate
def test_removed_words_are_never_placed_in_silence(name: str, rate: float) -> None:
    copy, found = copied(name, rate)
    removed = [each for each in found if copy.removed(each.place)]
    assert removed
    for each in removed:
        if each.carried.place and each.carried.placed_exactly:
            assert copy.stood_in_for(each.place, each.carried.place)


@each_file
@each_rate
def test_edited_words_are_found_only_where_some_of_them_were_left(name: str, rate: float) -> None:
    copy, found = copied(name, rate)
    edited = [each for each in found if not each.went and not copy.removed(each.place)]
    assert edited
    for each in edited:
        if each.carried.place:
            start, end = each.carried.place
            left = [copy.went[i] for i in range(*each.place) if i in copy.went]
            assert any(start <= at < end for at in left)
