"""Before a file is kept its speakers are renamed, merged and taken back; no word is lost."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from interviews.formats.transcript import Cue, Transcript, Turn
from interviews.transcripts.correcting_reading import NOBODY, Correction, correct, plans


def read(*turns: tuple[str, str]) -> Transcript:
    return Transcript("test", tuple(Turn(who, said, None, None) for who, said in turns))


def said(transcript: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns]


def test_a_label_can_be_renamed() -> None:
    corrected = correct(read(("Anna", "Hello"), ("I", "Hi")), [Correction("Anna", "P1")])
    assert said(corrected) == [("P1", "Hello"), ("I", "Hi")]


def test_two_labels_with_one_name_are_one_speaker() -> None:
    both = [Correction("Anna", "P1"), Correction("Anna (guest)", "P1", participant="P7")]
    corrected = correct(read(("Anna", "Hello"), ("Anna (guest)", "Again")), both)
    assert corrected.speakers() == {"P1": 2}
    assert [plan.name for plan in plans(both, corrected)] == ["P1"]


def test_what_is_no_speaker_goes_back_into_the_turn_before_with_its_label() -> None:
    corrected = correct(
        read(("I", "Well."), ("Note", "it is seven."), ("P1", "Yes.")),
        [Correction("Note", role=NOBODY)],
    )
    assert said(corrected) == [("I", "Well.\nNote: it is seven."), ("P1", "Yes.")]


def test_what_is_no_speaker_and_stands_first_is_kept_without_a_speaker() -> None:
    corrected = correct(read(("Note", "begins"), ("P1", "Yes.")), [Correction("Note", role=NOBODY)])
    assert said(corrected) == [("", "Note: begins"), ("P1", "Yes.")]


def test_times_move_with_the_words_they_belong_to() -> None:
    before = Turn("I", "Well.", 1.0, 2.0, (Cue(0, 1.0, 2.0),))
    after = Turn("Note", "seven", 3.0, 4.0, (Cue(0, 3.0, 4.0),))
    turn = correct(Transcript("test", (before, after)), [Correction("Note", role=NOBODY)]).turns[0]
    assert (turn.start, turn.end) == (1.0, 4.0)
    assert turn.text[turn.cues[1].offset :] == "seven"


def test_an_interviewer_is_no_participant_whatever_the_field_says() -> None:
    meant = [Correction("I", "I", "interviewer", "P1")]
    assert plans(meant, read(("I", "Hi")))[0].participant == ""


LABELS = ("I", "P1", "Note", "")
turns = st.lists(st.tuples(st.sampled_from(LABELS), st.text("ab \n", min_size=1)), min_size=1)
corrections = st.lists(
    st.builds(
        Correction,
        st.sampled_from(LABELS),
        st.sampled_from(("", "X", "P1")),
        st.sampled_from(("participant", "interviewer", NOBODY)),
    ),
    max_size=5,
)


@given(turns, corrections)
def test_no_word_is_ever_lost(spoken: list[tuple[str, str]], meant: list[Correction]) -> None:
    transcript = read(*spoken)
    corrected = correct(transcript, meant)
    before = Counter(word for _who, text in said(transcript) for word in text.split())
    after = Counter(word for _who, text in said(corrected) for word in text.split())
    assert not before - after


@given(turns, corrections)
def test_every_speaker_left_has_a_plan(
    spoken: list[tuple[str, str]], meant: list[Correction]
) -> None:
    corrected = correct(read(*spoken), meant)
    assert [plan.name for plan in plans(meant, corrected)] == list(corrected.speakers())
