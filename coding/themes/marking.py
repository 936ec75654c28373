"""Setting a mark among others; marks when a quote takes in more or fewer words. Pure."""

from collections.abc import Iterable
from dataclasses import replace

from coding.themes.marks import Cut, Emphasis, Insert, Mark, Mask, has_words, in_order, places

Wide = Cut | Emphasis | Mask


def added(marks: Iterable[Mark], mark: Mark) -> list[Mark]:
    """The marks with one more, in order: marks of one kind that meet become one.

    A cut or a masked name takes the place of marks that lie wholly under it; an insertion within
    a cut moves to its beginning.
    """
    others = list(marks)
    if isinstance(mark, Insert):
        within = (one for one in others if isinstance(one, Cut) and one.start < mark.at < one.end)
        at = next((one.start for one in within), mark.at)
        return in_order([*others, replace(mark, at=at)])
    same = [one for one in others if type(one) is type(mark) and _meet(one, mark)]
    wide = _over([mark, *same])
    kept = [_beside(one, wide) for one in others if one not in same]
    return in_order([wide, *(one for one in kept if one is not None)])


def _meet(one: Mark, other: Wide) -> bool:
    """Whether they overlap; masked names that only touch are two."""
    if isinstance(one, Insert):
        return False
    gap = 1 if isinstance(other, Mask) else 0
    return one.start <= other.end - gap and other.start <= one.end - gap


def _over(marks: list[Wide]) -> Wide:
    """The first mark over all their words."""
    start, end = min(one.start for one in marks), max(one.end for one in marks)
    return replace(marks[0], start=start, end=end)


def _beside(one: Mark, wide: Wide) -> Mark | None:
    if isinstance(wide, Emphasis):
        return one
    if isinstance(one, Insert):
        return replace(one, at=wide.start) if wide.start < one.at < wide.end else one
    return None if wide.start <= one.start and one.end <= wide.end else one


def over_part(source: str, marks: Iterable[Mark], later: int) -> list[Mark]:
    """Marks over ``source``, which begins so many code points later than what they counted in.

    What lies outside is cut off; marks of which no words are left go.
    """
    inside = (_clipped(mark, later, len(source)) for mark in marks)
    kept = [mark for mark in inside if mark is not None and _has_words(source, mark)]
    hidden = [places(mark) for mark in kept if isinstance(mark, Cut | Mask)]
    seen = set(range(len(source))).difference(*hidden)
    return in_order(
        mark
        for mark in kept
        if not isinstance(mark, Emphasis) or has_words(source, places(mark) & seen)
    )


def _clipped(mark: Mark, later: int, length: int) -> Mark | None:
    if isinstance(mark, Insert):
        at = mark.at - later
        return replace(mark, at=at) if 0 <= at <= length else None
    start, end = max(mark.start - later, 0), min(mark.end - later, length)
    return replace(mark, start=start, end=end) if start < end else None


def _has_words(source: str, mark: Mark) -> bool:
    return isinstance(mark, Insert) or has_words(source, places(mark))
