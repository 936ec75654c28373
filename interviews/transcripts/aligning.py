"""Which words of one text are which words of another.

Words occurring once on either side are matched first and the longest chain of them in order is
kept (patience diff, B. Cohen); what lies between is treated the same way, and small remainders go
to difflib. A few stray words in common within a stretch that was rewritten do not count.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import pairwise
from typing import NamedTuple

SMALL = 40_000  # words by words that difflib may compare
GRAMS = (1, 2, 4, 8, 16)  # lengths of runs of words looked at for being unique
STRAY = 4  # an island this much smaller than the sea around it is a coincidence


class Block(NamedTuple):
    """`size` words from `old` in the one text are the words from `new` in the other."""

    old: int
    new: int
    size: int


class _Gap(NamedTuple):
    old: int
    old_end: int
    new: int
    new_end: int


def align(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    """Blocks of equal words, in order on both sides, none touching the one before on both."""
    return _without_strays(_joined(_matches(old, new)), len(old), len(new))


def _matches(old: Sequence[str], new: Sequence[str]) -> list[Block]:
    found: list[Block] = []
    gaps = [_Gap(0, len(old), 0, len(new))]
    while gaps:
        gap, ends = _trimmed(old, new, gaps.pop())
        found.extend(ends)
        if gap.old == gap.old_end or gap.new == gap.new_end:
            continue
        pairs = _unique_pairs(old, new, gap)
        if pairs:
            gaps.extend(_between(gap, pairs))
        else:
            found.extend(_compare(old, new, gap))
    return sorted(block for block in found if block.size)


def _trimmed(old: Sequence[str], new: Sequence[str], gap: _Gap) -> tuple[_Gap, list[Block]]:
    a, a_end, b, b_end = gap
    while a < a_end and b < b_end and old[a] == new[b]:
        a, b = a + 1, b + 1
    while a < a_end and b < b_end and old[a_end - 1] == new[b_end - 1]:
        a_end, b_end = a_end - 1, b_end - 1
    head = Block(gap.old, gap.new, a - gap.old)
    return _Gap(a, a_end, b, b_end), [head, Block(a_end, b_end, gap.old_end - a_end)]


def _unique_pairs(old: Sequence[str], new: Sequence[str], gap: _Gap) -> list[tuple[int, int]]:
    for size in GRAMS:
        there = _unique(old, gap.old, gap.old_end, size)
        here = _unique(new, gap.new, gap.new_end, size)
        both = [(at, here[gram]) for gram, at in there.items() if gram in here]
        if both:
            return _longest_chain(both)
    return []


def _unique(words: Sequence[str], start: int, end: int, size: int) -> dict[tuple[str, ...], int]:
    grams = [tuple(words[i : i + size]) for i in range(start, end - size + 1)]
    times = Counter(grams)
    return {gram: start + i for i, gram in enumerate(grams) if times[gram] == 1}


def _longest_chain(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest subsequence rising on both sides, of pairs rising on the first."""
    tops: list[int] = []
    tails: list[int] = []
    before: list[int] = []
    for index, (_, place) in enumerate(pairs):
        pile = bisect_left(tops, place)
        before.append(tails[pile - 1] if pile else -1)
        tops[pile : pile + 1] = [place]
        tails[pile : pile + 1] = [index]
    chain, index = [], tails[-1]
    while index >= 0:
        chain.append(pairs[index])
        index = before[index]
    return chain[::-1]


def _between(gap: _Gap, pairs: list[tuple[int, int]]) -> Iterator[_Gap]:
    """The gaps that begin with each pair, where trimming finds it, and the one before the first."""
    marks = [(gap.old, gap.new), *pairs, (gap.old_end, gap.new_end)]
    for (a, b), (a_end, b_end) in pairwise(marks):
        yield _Gap(a, a_end, b, b_end)


def _compare(old: Sequence[str], new: Sequence[str], gap: _Gap) -> list[Block]:
    left, right = old[gap.old : gap.old_end], new[gap.new : gap.new_end]
    if len(left) * len(right) > SMALL:
        return []
    matched = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    return [Block(gap.old + m.a, gap.new + m.b, m.size) for m in matched]


def _joined(blocks: list[Block]) -> list[Block]:
    result: list[Block] = []
    for block in blocks:
        last = result[-1] if result else Block(-1, -1, 0)
        if last.old + last.size == block.old and last.new + last.size == block.new:
            result[-1] = Block(last.old, last.new, last.size + block.size)
        else:
            result.append(block)
    return result


def _without_strays(blocks: list[Block], old_size: int, new_size: int) -> list[Block]:
    """Drops islands; each one dropped widens the sea, so those before it are asked again."""
    kept: list[Block] = []
    for after in [*blocks, Block(old_size, new_size, 0)]:
        while kept and _is_stray(kept[-2] if len(kept) > 1 else Block(0, 0, 0), kept[-1], after):
            kept.pop()
        kept.append(after)
    return kept[:-1]


def _is_stray(before: Block, block: Block, after: Block) -> bool:
    removed = (block.old - before.old - before.size) + (after.old - block.old - block.size)
    added = (block.new - before.new - before.size) + (after.new - block.new - block.size)
    return block.size * STRAY <= min(removed, added)
