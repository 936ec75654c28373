"""Which passages share characters with other codings. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from coding.segments.passages import Coded, Key, Passage, successor


def overlapped(
    passages: Sequence[Passage],
    others: Iterable[Coded],
    successors: Mapping[Key, Key] | None = None,
) -> dict[Key, set[int]]:
    """By each code of the others, the places in ``passages`` of those it shares a character with.

    ``passages`` are of one code: those of one interview do not overlap. Merged codes appear under
    their successors. A passage is named once for a code, however many codings of it there are.
    """
    lines: dict[Key, list[tuple[int, int, int]]] = defaultdict(list)
    for index, passage in enumerate(passages):
        lines[passage.interview].append((passage.start, passage.end, index))
    for line in lines.values():
        line.sort()
    found: dict[Key, set[int]] = defaultdict(set)
    for one in others:
        line = lines.get(one.interview, [])
        first = bisect_right(line, one.start, key=_end)
        after = bisect_left(line, one.end, key=_start)
        if one.start < one.end and first < after:
            met = (index for _start, _end, index in line[first:after])
            found[successor(one.code, successors or {})].update(met)
    return dict(found)


def _start(stretch: tuple[int, int, int]) -> int:
    return stretch[0]


def _end(stretch: tuple[int, int, int]) -> int:
    return stretch[1]
