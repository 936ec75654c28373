"""Times that cannot be right are asked about, never made up."""

from __future__ import annotations

import pytest

from interviews import formats
from interviews.formats.transcript import Transcript, Turn
from interviews.transcripts.doubting import doubts, without_times


def timed(*starts: float | None) -> Transcript:
    return Transcript("test", tuple(Turn("I", "word", start, None) for start in starts))


@pytest.mark.parametrize("starts", [(), (0.0, 0.0), (0.0, 1.0, 2.0), (1.0, 2.0, 1.5, 3.0), (None,)])
def test_times_that_run_forward_are_no_matter(starts: tuple[float, ...]) -> None:
    assert doubts(timed(*starts)) == []


def test_times_that_are_all_the_same_are_asked_about() -> None:
    assert "cannot be right" in doubts(timed(0.0, 0.0, 0.0))[0]


def test_times_that_run_backwards_are_asked_about() -> None:
    assert "before the turn above" in doubts(timed(9.0, 8.0, 7.0, 6.0))[0]


def test_times_that_could_not_be_read_are_shown_where_they_stand() -> None:
    file = b"Anna: [10:75:00] It began.\nBo: [10:75:09] When?\nAnna: [10:76:00] Then.\nBo: Ah.\n"
    assert "[10:75:00]" in doubts(formats.read(file))[0]


def test_without_times_no_word_changes() -> None:
    found = without_times(timed(0.0, 5.0))
    assert [turn.start for turn in found.turns] == [None, None]
    assert found.words() == 2
