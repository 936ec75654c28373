"""Real files from beside the project; each test is skipped where they are absent."""

from __future__ import annotations

import html
import re

import pytest

from interviews.formats import Unreadable, read
from tests.formats.builders import said, shared

# Counted in the files themselves, label by label.
TURNS = {
    "zoom_transcript.vtt": [12, 10, 5, 2, 1],
    "teams_transcript.vtt": [5, 5],
    "teams-premium.vtt": [5, 5],
    "teams-onedrive-2022-11.vtt": [116],
    "de-nnWMA2_transkript.md": [32, 26, 2],
    "de-nnWMA4_transkript.md": [29, 28],
    "sheffield-Lisa.txt": [50, 49],
    "sheffield-Lisa.docx": [50, 50],
    "qualcoder-example-ID1.docx": [3],
    "qualcoder-example-ID2.odt": [3],
    "unix-kernighan.htm": [66, 66],
    "mantas-utf16.srt": [1],
    "mantas-rtf2.rtf": [1],
    "whisperx-school-board.json": [3, 1, 1, 1],
}


@pytest.mark.parametrize(("name", "turns"), TURNS.items())
def test_it_finds_the_speakers_and_turns(name: str, turns: list[int]) -> None:
    found = read(shared(name), name)
    assert sorted(found.speakers().values(), reverse=True) == turns


@pytest.mark.parametrize(
    ("name", "cues"), [("mantas-rtf2.rtf", 2), ("whisperx-school-board.json", 97)]
)
def test_every_caption_of_a_timed_file_keeps_its_time(name: str, cues: int) -> None:
    found = [cue for turn in read(shared(name)).turns for cue in turn.cues]
    assert len(found) == cues
    assert all(cue.end is not None and cue.end > cue.start for cue in found)


def test_a_page_gives_the_words_that_a_browser_shows() -> None:
    page = shared("unix-kernighan.htm").decode("ascii")
    body = re.sub(r"<[^>]*>", " ", page[page.index("<BODY>") :])
    shown = html.unescape(body).replace("MSM:", "").replace("Kernighan:", "").split()
    found = read(shared("unix-kernighan.htm"))
    kept = [part.text for part in found.skipped] + [turn.text for turn in found.turns]
    assert "".join("".join(kept).split()) == "".join(shown)


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
    ],
)
def test_what_cannot_be_read_yet_is_called_by_its_name(
    name: str, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on a machine that has nothing to convert it."""
    monkeypatch.setenv("PATH", "")
    with pytest.raises(Unreadable, match=way):
        read(shared(name), "wrong.txt")
