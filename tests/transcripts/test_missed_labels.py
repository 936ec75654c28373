"""Labels that reading missed are named by a person; no word is lost by it."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from interviews import formats
from interviews.formats.transcript import Cue, Transcript, Turn
from interviews.transcripts.missed_labels import perhaps_labels, tidy_labels, with_labels


def read(*turns: tuple[str, str]) -> Transcript:
    return Transcript("test", tuple(Turn(who, said, None, None) for who, said in turns))


def said(transcript: Transcript) -> list[tuple[str, str]]:
    return [(turn.speaker, turn.text) for turn in transcript.turns]


def test_names_alone_on_a_line_become_speakers_of_what_follows() -> None:
    file = b"Anna\n\nIt began slowly.\n\nThen it went fast.\n\nBo\n\nHow fast?\n\nAnna\n\nVery.\n"
    found = with_labels(formats.read(file), ["Anna", "Bo"])
    assert said(found) == [
        ("Anna", "It began slowly.\nThen it went fast."),
        ("Bo", "How fast?"),
        ("Anna", "Very."),
    ]


def test_a_label_inside_a_turn_parts_it() -> None:
    turn = ("I", "Why?\nbo:  Because.\nSo it was.\n[Bo] Yes\nBo – no")
    assert said(with_labels(read(turn, ("I", "Ah.")), ["Bo"])) == [
        ("I", "Why?"),
        ("Bo", "Because.\nSo it was."),
        ("Bo", "Yes"),
        ("Bo", "no"),
        ("I", "Ah."),
    ]


def test_a_label_is_typed_with_the_marks_it_has_in_the_file() -> None:
    turns = ("", "Q. Why?\nA. Because.\n(Bo) Hm.\nA. B. C.")
    assert said(with_labels(read(turns), ["Q.", "A.", "(Bo)"])) == [
        ("Q", "Why?"),
        ("A", "Because."),
        ("Bo", "Hm."),
        ("A", "B. C."),
    ]


def test_a_word_that_only_begins_like_the_label_is_speech() -> None:
    turns = ("I", "Bob said so.\nBo was there.\nRainbow: yes")
    assert said(with_labels(read(turns), ["Bo"])) == [turns]


def test_times_inside_go_with_their_words_and_none_are_made_up() -> None:
    text = "Why?\nBo: Because.\nBo: So."
    cues = (Cue(0, 1.0, 2.0), Cue(5, 3.0, 4.0), Cue(13, 3.5, 4.0))
    found = with_labels(Transcript("t", (Turn("I", text, 1.0, 9.0, cues),)), ["Bo"]).turns
    assert [(turn.start, turn.end) for turn in found] == [(1.0, None), (3.0, None), (None, 9.0)]
    assert [[(cue.offset, cue.start) for cue in turn.cues] for turn in found] == [
        [(0, 1.0)],
        [(0, 3.0), (4, 3.5)],
        [],
    ]


def test_a_label_under_which_nothing_stands_is_told_as_skipped() -> None:
    found = with_labels(read(("", "Anna"), ("I", "Well.")), ["Anna"])
    assert said(found) == [("I", "Well.")]
    assert [part.text for part in found.skipped] == ["Anna"]


def test_what_was_set_aside_before_the_first_speaker_comes_back() -> None:
    file = b"Recorded at home\nthe aunt\nCome in.\n\nI: Why?\nP1: So.\nI: And?\nP1: No.\n"
    transcript = formats.read(file)
    assert "the aunt" not in transcript.speakers()
    found = with_labels(transcript, ["the aunt"])
    assert said(found)[0] == ("the aunt", "Come in.")
    assert [part.text for part in found.skipped] == ["Recorded at home"]


def test_a_speaker_who_is_there_already_keeps_the_spelling() -> None:
    assert with_labels(read(("Bo", "Yes\nBO: no")), ["BO"]).speakers() == {"Bo": 2}


def test_labels_are_typed_one_a_line_with_or_without_a_colon() -> None:
    assert tidy_labels(" Anna :\n\nanna\nBo  Li\n") == ("anna", "Bo Li")


def test_what_looks_like_a_label_is_offered() -> None:
    told = read(("", "Anna"), ("", "It began."), ("", "Anna"), ("I", "Yes.\nBo: hm\nBo: hm"))
    assert sorted(perhaps_labels(told)) == ["Anna", "Bo"]


lines = st.lists(
    st.sampled_from(("Anna", "Anna:", "Bo: yes", "so it was", "[Bo]", "Bo\tno", "")), min_size=1
)
turns = st.lists(st.tuples(st.sampled_from(("", "I", "Bo")), lines.map("\n".join)), min_size=1)


@given(turns)
def test_no_word_but_the_labels_is_ever_lost(spoken: list[tuple[str, str]]) -> None:
    found = with_labels(read(*spoken), ["Anna", "Bo"])

    def words(transcript: Transcript) -> Counter[str]:
        return Counter(word for _, text in said(transcript) for word in text.split())

    gone = words(read(*spoken)) - words(found)
    assert set(gone) <= {"Anna", "Anna:", "Bo:", "[Bo]", "Bo"}
    assert not words(found) - words(read(*spoken))
