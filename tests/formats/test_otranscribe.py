"""Files that oTranscribe saves."""

from __future__ import annotations

import json

import pytest

from interviews.formats import Unreadable, read
from interviews.formats.otr import NAME
from tests.formats.builders import said


def otr(text: str, **more: object) -> bytes:
    """A file with this HTML as its text."""
    return json.dumps({"text": text, "media": "talk.mp3", "media-time": 61.2, **more}).encode()


def stamp(time: object, shown: str = "00:00") -> str:
    """A time as oTranscribe's editor writes it."""
    return f'<span class="timestamp" contenteditable="false" data-timestamp="{time}">{shown}</span>'


def test_lines_with_times_are_turns_with_their_times_to_the_millisecond() -> None:
    found = read(
        otr(
            f"<p>{stamp(1.2345)}&nbsp;Interviewer: What did you plant?<br></p>"
            f"<p>{stamp(63.5)}&nbsp;Tove: Plums &amp; pears.<br /></p>"
        ),
        "talk.txt",
    )
    assert found.format == NAME
    assert said(found) == [("Interviewer", "What did you plant?"), ("Tove", "Plums & pears.")]
    assert [turn.start for turn in found.turns] == [1.234, 63.5]


def test_bold_names_and_times_inside_the_speech_are_read() -> None:
    found = read(
        otr(
            "<p><b>Ada:</b> What did you plant?<br><b>Tove:</b> Plums, and then "
            f"{stamp(75)} pears.<br><b>Ada:</b> I see.</p>"
        )
    )
    assert said(found)[1] == ("Tove", "Plums, and then pears.")
    assert [(cue.offset, cue.start) for cue in found.turns[1].cues] == [(16, 75.0)]


def test_a_time_with_no_number_behind_it_is_read_as_it_is_shown() -> None:
    found = read(otr(f"<p>{stamp('', '1:03')} Yes.</p><p>{stamp('NaN', '1:04')} No.</p>"))
    assert [turn.start for turn in found.turns] == [63.0, 64.0]


@pytest.mark.parametrize("time", ["soon", "-1", "1e99"])
def test_a_time_that_cannot_be_read_is_refused_and_quoted(time: str) -> None:
    with pytest.raises(Unreadable, match=r"“later”.*oTranscribe"):
        read(otr(f"<p>{stamp(time, 'later')} Yes.</p>"))


def test_what_is_never_shown_is_never_read() -> None:
    found = read(otr("<p>Ada: Yes.</p><script>Ada: bad()</script><style>p{}</style><!-- x -->"))
    assert said(found) == [("", "Ada: Yes.")]


def test_a_file_without_words_is_refused() -> None:
    with pytest.raises(Unreadable, match="no speech"):
        read(otr("<p><br></p>"))
