"""What can be done with a turn in a draft, by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.correcting.parts import (
    Cue,
    Part,
    joined,
    moved_cues,
    parted,
    parted_by_lines,
    redacted,
    reworded,
    time_at,
)

SAID = Part(
    "84",
    "ann",
    "We tried it. Nobody came back.",
    "",
    10.0,
    20.0,
    ((0, 10.0, 14.0), (13, 15.0, 20.0)),
)


def test_a_cue_stays_with_its_word() -> None:
    after = reworded(SAID, "Well, we did try it once. Nobody came back.")
    assert [after.text[at:].split()[0] for at, _start, _end in after.cues] == ["Well,", "Nobody"]


def test_parting_at_a_cue_parts_the_times_there() -> None:
    first, second = parted(SAID, 13)
    assert (first.label, first.text, first.start, first.end) == ("84", "We tried it.", 10.0, 15.0)
    assert (second.label, second.text, second.start) == (None, "Nobody came back.", 15.0)
    assert second.cues == ((0, 15.0, 20.0),)


def test_parting_within_a_cue_reckons_the_time() -> None:
    bare = replace(SAID, cues=())
    first, second = parted(bare, 15)
    assert first.end == second.start == 15.0


def test_no_times_no_reckoning() -> None:
    first, second = parted(Part("1", "ann", "yes no"), 3)
    assert (first.end, second.start) == (None, None)


@pytest.mark.parametrize("at", [0, 30])
def test_a_part_without_words_is_not_made(at: int) -> None:
    assert parted(SAID, at) == [SAID]


def test_empty_lines_part_a_turn() -> None:
    found = parted_by_lines(Part("1", "ann", "one\n\ntwo\nstill two\n\n\nthree\n\n"))
    assert [part.text for part in found] == ["one", "two\nstill two", "three\n\n"]
    assert [part.label for part in found] == ["1", None, None]


def test_joining_keeps_the_first_label_and_all_words() -> None:
    first, second = parted(SAID, 13)
    whole = joined(first, second)
    assert (whole.label, whole.text, whole.start, whole.end) == ("84", SAID.text, 10.0, 20.0)
    assert whole.cues[-1] == (13, 15.0, 20.0)


def test_redacting_leaves_none_of_the_words() -> None:
    after = redacted(SAID, 3, 8)
    assert after.text == "We [redacted] it. Nobody came back."
    assert after.cues[1][0] == after.text.index("Nobody")


def test_redacting_nothing_changes_nothing() -> None:
    assert redacted(SAID, 5, 5) == SAID
    assert redacted(SAID, 2, 3) == SAID
    assert redacted(SAID, 5, 500) == SAID


def test_a_part_survives_json() -> None:
    assert Part.of(SAID.to_json()) == SAID


WORDS = st.lists(st.sampled_from(["we", "said", "it", "and", "nobody", "knew", "🙂"]), max_size=12)
TEXT = WORDS.map(" ".join)


@st.composite
def cues(draw: st.DrawFn, text: str) -> tuple[Cue, ...]:
    places = sorted(draw(st.sets(st.integers(0, max(len(text) - 1, 0)), max_size=4)))
    return tuple((at, float(number), number + 1.0) for number, at in enumerate(places))


@given(TEXT, TEXT, st.data())
def test_cues_stay_in_order_and_in_the_text(old: str, new: str, data: st.DataObject) -> None:
    before = data.draw(cues(old))
    after = moved_cues(old, new, before)
    places = [at for at, _start, _end in after]
    assert places == sorted(set(places))
    assert all(0 <= at <= len(new) for at in places)
    assert [start for _at, start, _end in after] == sorted(start or 0 for _a, start, _e in after)
    if before:
        assert after[-1][2] == before[-1][2]


@given(TEXT, st.data())
def test_parting_and_joining_gives_the_same_words(text: str, data: st.DataObject) -> None:
    part = Part("1", "ann", text, "", 0.0, 60.0, data.draw(cues(text)))
    cut = parted(part, data.draw(st.integers(0, len(text))))
    if len(cut) == 2:
        whole = joined(*cut)
        assert whole.text.split() == text.split() or len(whole.text) == len(text) + 1
        assert whole.end == part.end
        for piece in cut:
            assert all(0 <= at < len(piece.text) for at, _start, _end in piece.cues)


@given(TEXT, st.data())
def test_times_are_reckoned_within_the_turn(text: str, data: st.DataObject) -> None:
    part = Part("1", "ann", text, "", 5.0, 65.0)
    time = time_at(part, data.draw(st.integers(0, len(text))))
    assert time is None or 5.0 <= time <= 65.0
