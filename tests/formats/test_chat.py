"""CHAT transcripts."""

from __future__ import annotations

import pytest

from interviews.formats import Cue, Unreadable, read
from interviews.formats.cha import BACKWARDS, DEPENDENT, HEADER, NAME
from tests.formats.builders import said, shared

HEAD = "@UTF8\n@Begin\n@Languages:\teng\n@Participants:\tINT Investigator, TOV Tove Grower\n"


def chat(*lines: str, head: str = HEAD) -> bytes:
    """A CHAT file of these lines, with CRLF as CLAN writes on Windows."""
    return (head + "\n".join(lines) + "\n@End\n").replace("\n", "\r\n").encode()


def test_main_lines_are_turns_by_name_or_role() -> None:
    found = read(
        chat("*INT:\twhat did you plant ?", "*TOV:\tplums .", "*INT:\tand then ?"), "x.txt"
    )
    assert found.format == NAME
    assert found.language == "en"
    assert said(found) == [
        ("Investigator", "what did you plant ?"),
        ("Tove", "plums ."),
        ("Investigator", "and then ?"),
    ]


def test_speakers_of_one_role_are_told_apart_and_unknown_codes_kept() -> None:
    head = HEAD.replace("TOV Tove Grower", "PA1 Participant, PA2 Participant, CHI Target_Child")
    lines = [f"*{code}:\tyes ." for code in ("PA1", "PA2", "CHI", "XXX")]
    speakers = list(read(chat(*lines, head=head)).speakers())
    assert speakers == ["Participant PA1", "Participant PA2", "Target Child", "XXX"]


def test_neighbouring_utterances_of_a_speaker_are_one_turn_with_a_time_each() -> None:
    found = read(
        chat(
            "*TOV:\tplums first . \x151200_3450\x15",
            "*TOV:\tand then , when the frost had gone ,",
            "\tthe pears . \x153450_8000\x15",
            "*INT:\tI see . \x158000_8500\x15",
        )
    )
    first, second = found.turns
    assert first.text == "plums first . and then , when the frost had gone , the pears ."
    assert first.cues == (Cue(0, 1.2, 3.45), Cue(14, 3.45, 8.0))
    assert (first.start, first.end, second.start, second.end) == (1.2, 8.0, 8.0, 8.5)


def test_old_bullets_name_their_sound_file_and_pictures_have_no_time() -> None:
    found = read(chat('*TOV:\tplums . \x15%snd:"talk_one"_500_900\x15 \x15%pic:"tree.jpg"\x15'))
    assert found.turns[0].text == "plums ."
    assert found.turns[0].cues == (Cue(0, 0.5, 0.9),)


def test_an_utterance_without_a_time_takes_none_from_its_neighbours() -> None:
    found = read(chat("*TOV:\tplums .", "*INT:\tyes . \x15100_200\x15", "*TOV:\tpears ."))
    assert [turn.start for turn in found.turns] == [None, 0.1, None]


def test_what_ends_before_it_begins_keeps_its_beginning() -> None:
    found = read(chat("*TOV:\tplums . \x15900_500\x15"))
    assert found.turns[0].cues == (Cue(0, 0.9, None),)
    assert BACKWARDS in found.notices


@pytest.mark.parametrize("bullet", ["\x15soon_later\x15", "\x1512_\x15", "\x151200_3450"])
def test_a_time_that_cannot_be_read_is_refused_and_quoted(bullet: str) -> None:
    with pytest.raises(Unreadable, match=bullet.strip("\x15")):
        read(chat(f"*TOV:\tplums . {bullet}"))


def test_headers_and_dependent_tiers_are_set_aside() -> None:
    found = read(chat("*TOV:\tplums .", "%mor:\tnoun|plum-Plur .", "@Comment:\tdoor closes"))
    aside = {part.why: part.text for part in found.skipped}
    assert aside[DEPENDENT.format("mor")] == "%mor:\tnoun|plum-Plur ."
    assert "@Comment:\tdoor closes" in aside[HEADER]
    assert "plums" not in aside[HEADER]


def test_codes_of_the_transcriber_stay_in_the_speech() -> None:
    coded = "<the plums> [/] the plums &-um (.) were [=! laughs] +..."
    assert read(chat(f"*TOV:\t{coded}")).turns[0].text == coded


def test_a_file_without_speech_is_refused() -> None:
    with pytest.raises(Unreadable, match="no speech"):
        read(chat())


@pytest.mark.parametrize(
    ("name", "speakers", "turns"),
    [
        ("heb-conversation.cha", ["Mother", "Target Child"], 4),
        ("zho-conversation.cha", ["Target Child", "Father"], 4),
    ],
)
def test_real_files_have_their_speakers(name: str, speakers: list[str], turns: int) -> None:
    found = read(shared(name))
    assert list(found.speakers()) == speakers
    assert len(found.turns) == turns
    assert found.language in ("he", "zh")
    assert {part.why for part in found.skipped} == {
        HEADER,
        DEPENDENT.format("mor"),
        DEPENDENT.format("gra"),
    }
