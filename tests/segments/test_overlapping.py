"""Which passages share characters with other codings."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

from hypothesis import given

from coding.segments.overlapping import overlapped
from coding.segments.passages import Coded, passages, successor
from tests.segments.test_passages import codings, drawn, merges


def test_a_passage_counts_once_for_a_code_however_often_that_is_coded_there() -> None:
    mine = passages(drawn("Ana bias ====.....", "Ben bias ..==.....", "Ana bias .......=="))
    others = drawn("Ana harm =........", "Ben harm .==......", "Ana trust ....===..")
    assert overlapped(mine, others) == {"harm": {0}}


def test_words_that_only_touch_do_not_overlap() -> None:
    mine = passages(drawn("Ana bias ..==...."))
    assert overlapped(mine, drawn("Ana harm ==......", "Ana harm ....==..")) == {}


@given(codings, merges)
def test_overlaps_are_those_found_letter_by_letter(
    chosen: list[Coded], merged: Mapping[Hashable, Hashable]
) -> None:
    mine = passages([one for one in chosen if one.code == "a"])
    others = [one for one in chosen if one.code != "a"]
    expected: dict[Hashable, set[int]] = {}
    for one in others:
        for index, passage in enumerate(mine):
            letters = set(range(one.start, one.end)) & set(range(passage.start, passage.end))
            if letters and one.interview == passage.interview:
                expected.setdefault(successor(one.code, merged), set()).add(index)
    found = overlapped(mine, others, merged)
    assert {code: met for code, met in found.items() if met} == expected
