"""Light counting finds what the passages and the hearing of turns find, place by place."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from coding.segments.bare import _speaking
from coding.segments.gathering import at
from coding.segments.passages import Coded, passages, united
from interviews.transcripts.hearing import Spoken

stretches = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 8)), max_size=12)


@given(stretches)
def test_places_united_are_those_of_the_passages(drawn: list[tuple[int, int]]) -> None:
    places = [(start, start + size) for start, size in drawn]
    found = passages(Coded(n, "a", "i", "v", *place) for n, place in enumerate(places))
    assert united(places) == [(one.start, one.end) for one in found]


def test_places_that_only_touch_are_two() -> None:
    assert united([(3, 5), (0, 3)]) == [(0, 3), (3, 5)]
    assert united([]) == []


@given(
    st.lists(st.tuples(st.integers(0, 6), st.sampled_from(["P1", "P2", None])), max_size=6),
    st.integers(0, 40),
    st.integers(1, 12),
)
def test_who_speaks_is_who_is_heard(said: list[tuple[int, str | None]], start: int, n: int) -> None:
    turns, begins = [], 0
    for index, (length, who) in enumerate(said):
        turns.append(Spoken(begins, begins + length, index, str(index), None, "", "", who))
        begins += length + 1
    heard = {one.participant for one in at(turns, start, start + n) if one.participant}
    who = [frozenset({one.participant} - {None}) for one in turns]
    starts, ends = [one.start for one in turns], [one.end for one in turns]
    assert _speaking(starts, ends, who, start, start + n) == heard  # type: ignore[arg-type]
