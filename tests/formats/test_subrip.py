"""SubRip captions as Whisper, editors and people save them."""

from __future__ import annotations

import pytest

from interviews.formats import Unreadable, read
from tests.formats.builders import said

ONE, TWO, THREE = (
    "00:00:01,000 --> 00:00:02,500",
    "00:00:03,000 --> 00:00:04,000",
    "00:00:05,000 --> 00:00:06,000",
)


def srt(*cues: str) -> bytes:
    """A numbered caption file of these cues."""
    return "\n\n".join(f"{n}\n{cue}" for n, cue in enumerate(cues, 1)).encode()


@pytest.mark.parametrize(
    "cues",
    [
        ("Anna: Hello", "Anna: there.", "Ben: Hi."),
        ("Anna: Hello", "there.", "Ben: Hi."),
        ("[Anna]: Hello", "there.", "[Ben]: Hi."),
        ("Anna\nHello", "Anna\nthere.", "Ben\nHi."),
        ("<i>Anna:</i> Hello", '<font color="#fff">there.</font>', "{\\an8}Ben: Hi."),
        ("Anna: Hello", "there.\n- Ben: Hi.", "Ben:"),
    ],
)
def test_names_may_stand_inside_captions(cues: tuple[str, ...]) -> None:
    times = (ONE, TWO, THREE)
    found = read(srt(*(f"{time}\n{cue}" for time, cue in zip(times, cues, strict=True))))
    assert said(found) == [("Anna", "Hello there."), ("Ben", "Hi.")]
    assert (found.turns[0].start, found.turns[0].cues[1].start) == (1.0, 3.0)


def test_captions_out_of_order_are_sorted_by_time() -> None:
    found = read(srt(f"{THREE}\nAnna: Last.", f"{ONE}\nBen: First.", f"{TWO}\nAnna: Then."))
    assert said(found) == [("Ben", "First."), ("Anna", "Then. Last.")]


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("0:00:07.5", 7.5),
        ("0:00:07,05", 7.05),
        ("00:00:07,005", 7.005),
        ("00:00:7,000", 7.0),
        ("00:00:07", 7.0),
        ("00:00:07.500000", 7.5),
        ("00:00:07:12", 7.48),
        ("00:00:07:500", 7.5),
        ("01:07", 67.0),
    ],
)
def test_fractions_are_read_as_they_are_written(written: str, seconds: float) -> None:
    found = read(srt(f"{written} --> 00:02:00,000\nHello."))
    assert found.turns[0].start == seconds


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-16-le"])
def test_persian_in_any_encoding_is_kept(encoding: str) -> None:
    text = srt(f"{ONE}\nآنا: سلام", f"{TWO}\nبن: خوبی؟", f"{THREE}\nآنا: بله").decode()
    found = read(text.replace("\n", "\r\n").encode(encoding))
    assert said(found) == [("آنا", "سلام"), ("بن", "خوبی؟"), ("آنا", "بله")]


def test_captions_without_names_part_at_pauses_and_it_says_so() -> None:
    found = read(srt(f"{ONE}\nOne", f"{TWO}\ntwo.", "00:01:00,000 --> 00:01:01,000\nThree."))
    assert said(found) == [("", "One two."), ("", "Three.")]
    assert "No speakers" in found.notices[0]


def test_missing_and_additional_blank_lines_do_no_harm() -> None:
    text = f"1\n{ONE}\nAnna: Hello\n2\n{TWO}\nthere.\n\nAnd more.\n\n\n3\n\n{THREE}\n\nBen: Hi."
    found = read(text.encode())
    assert said(found) == [("Anna", "Hello there. And more."), ("Ben", "Hi.")]
    assert not found.skipped


@pytest.mark.parametrize(
    "time",
    ["00:00:xx,000 --> 00:00:02,000", "00:75:01,000 --> 00:76:02,000", "00:00:04,000 -->"],
)
def test_a_time_that_cannot_be_read_is_refused_with_its_line(time: str) -> None:
    for place in (srt(f"{time}\nHi."), srt(f"{ONE}\nHello.\n2\n{time}\nHi.")):
        with pytest.raises(Unreadable) as refused:
            read(place)
        assert time in str(refused.value)


def test_an_arrow_in_speech_is_speech() -> None:
    found = read(srt(f"{ONE}\nFirst\nit goes\nA --> B.", f"{TWO}\nYes."))
    assert said(found) == [("", "First it goes A --> B. Yes.")]


def test_captions_without_speech_are_refused() -> None:
    with pytest.raises(Unreadable, match="no speech"):
        read(srt(ONE, TWO))
