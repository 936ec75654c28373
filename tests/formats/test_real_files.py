"""Real files from beside the project; each test is skipped where they are absent."""

from __future__ import annotations

import pytest

from interviews.formats import Unreadable, read
from tests.formats.builders import said, shared


@pytest.mark.parametrize(
    ("name", "speakers", "turns"),
    [
        ("zoom_transcript.vtt", 5, range(20, 60)),
        ("teams_transcript.vtt", 2, range(8, 14)),
        ("teams-premium.vtt", 2, range(8, 14)),
        ("teams-onedrive-2022-11.vtt", 1, range(80, 180)),
        ("de-nnWMA2_transkript.md", 3, range(60, 61)),
        ("de-nnWMA4_transkript.md", 2, range(57, 58)),
        ("sheffield-Lisa.txt", 2, range(99, 100)),
        ("sheffield-Lisa.docx", 2, range(100, 101)),
        ("qualcoder-example-ID1.docx", 1, range(3, 4)),
    ],
)
def test_it_finds_the_speakers_and_turns(name: str, speakers: int, turns: range) -> None:
    found = read(shared(name), name)
    assert len(found.speakers()) == speakers
    assert len(found.turns) in turns


@pytest.mark.parametrize("name", ["de-nnWMA2_transkript.md", "de-nnWMA4_transkript.md"])
def test_every_turn_of_a_timed_text_has_its_time(name: str) -> None:
    found = read(shared(name))
    starts = [turn.start for turn in found.turns if turn.start is not None]
    assert len(starts) == len(found.turns)
    assert starts == sorted(starts)
    assert found.title.startswith("Interview Transkript")


@pytest.mark.parametrize(
    "name", ["zoom_transcript.vtt", "teams-premium.vtt", "teams_transcript.vtt"]
)
def test_captions_are_in_order_and_each_keeps_its_words_and_time(name: str) -> None:
    data = shared(name)
    found = read(data)
    cues = [cue for turn in found.turns for cue in turn.cues]
    assert len(cues) == data.count(b"-->")
    assert [cue.start for cue in cues] == sorted(cue.start for cue in cues)
    for turn in found.turns:
        assert all(turn.text[cue.offset - 1 : cue.offset] in ("", " ") for cue in turn.cues)


def test_the_same_hour_reads_alike_as_text_and_as_a_word_document() -> None:
    text, word = read(shared("sheffield-Lisa.txt")), read(shared("sheffield-Lisa.docx"))
    heard = said(word)
    # One answer stands in the document alone: the text keeps its label, and nothing under it.
    only = [turn for turn in heard if turn not in said(text)]
    assert len(only) == 1
    assert [part.text for part in text.skipped if part.text == only[0][0]] == ["Lisa"]
    assert [turn for turn in heard if turn != only[0]] == said(text)


@pytest.mark.parametrize(
    "name", ["de-nnWMA2_transkript.md", "de-nnWMA4_transkript.md", "sheffield-Lisa.txt"]
)
def test_no_word_of_a_text_is_lost(name: str) -> None:
    data = shared(name)
    found = read(data)
    kept = "\n".join([turn.text for turn in found.turns] + [part.text for part in found.skipped])
    words = set(kept.split()) | {part for speaker in found.speakers() for part in speaker.split()}
    lost = {word for word in data.decode("utf-8").split() if word not in words}
    assert all(word.strip("*:[]0123456789#") in ("", *words) for word in lost)


@pytest.mark.parametrize(
    ("name", "way"),
    [
        ("unix-kernighan.doc", ".docx"),
        ("de-jintveen_transkript.pdf", "PDF"),
        ("pdpilot-P2.pdf", "PDF"),
        ("unix-kernighan.htm", "web page"),
        ("buddhism.eaf", "ELAN"),
        ("whisperx-school-board.json", "JSON"),
        ("zho-conversation.cha", "CHAT"),
        ("mantas-utf16.srt", ".srt"),
        ("mantas-rtf2.rtf", ".rtf"),
        ("qualcoder-example-ID2.odt", ".odt"),
    ],
)
def test_what_cannot_be_read_yet_is_called_by_its_name(name: str, way: str) -> None:
    with pytest.raises(Unreadable, match=way):
        read(shared(name), "wrong.txt")
