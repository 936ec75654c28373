"""A recording is told by what is in it, whatever its name says, and no bytes make reading fail."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.recordings.containers import Heard, Unplayable, look
from tests.recordings.sounds import box, id3, m4a, mp3, opus, theora, vorbis, wav


def heard(data: bytes) -> Heard:
    return look(io.BytesIO(data), len(data))


@pytest.mark.parametrize(
    ("data", "media_type", "seconds"),
    [
        (wav(1.5), "audio/wav", 1.5),
        (mp3(100), "audio/mpeg", 100 * 1152 / 44100),
        (mp3(100, id3()), "audio/mpeg", 100 * 1152 / 44100),
        (m4a(12), "audio/mp4", 12),
        (m4a(12, late=False), "audio/mp4", 12),
        (opus(7), "audio/ogg", 7),
        (vorbis(3), "audio/ogg", 3),
    ],
    ids=["wav", "mp3", "tagged mp3", "m4a", "m4a, index first", "opus", "vorbis"],
)
def test_its_kind_and_length_are_read(data: bytes, media_type: str, seconds: float) -> None:
    found = heard(data)
    assert found.media_type == media_type
    assert found.seconds == pytest.approx(seconds, rel=0.01)


def test_an_encoders_own_count_of_frames_is_believed() -> None:
    first = bytearray(mp3(1))
    first[36:48] = b"Xing" + (1).to_bytes(4, "big") + (5000).to_bytes(4, "big")
    assert heard(bytes(first) + mp3(50)).seconds == pytest.approx(5000 * 1152 / 44100)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (m4a(kinds=(b"vide", b"soun")), "video"),
        (theora(), "video"),
        (b"\x1a\x45\xdf\xa3" + bytes(100), "video"),
        (b"RIFF\0\0\0\0AVI " + bytes(100), "video"),
        (m4a(kinds=()), "broken"),
        (wav()[:20], "broken"),
        (mp3(1), "broken"),
        (wav().replace(b"\x10\0\0\0\x01\0", b"\x10\0\0\0\x55\0", 1), "codec"),
        (b"", "unknown"),
        (b"WEBVTT\n\n1\n00:00.000 --> 00:01.000\nHi", "unknown"),
        (b"<html><script>alert(1)</script>", "unknown"),
        (b"\xff\xf1\x50\x80" + bytes(500), "unknown"),
        (box(b"mdat", bytes(100)), "unknown"),
    ],
)
def test_what_is_no_recording_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(Unplayable) as refused:
        heard(data)
    assert refused.value.why == why


@pytest.mark.parametrize("whole", [wav(0.2), mp3(5, id3()), m4a(), opus(), vorbis()])
def test_a_file_cut_anywhere_is_read_or_refused(whole: bytes) -> None:
    for end in range(min(len(whole), 700)):
        try:
            heard(whole[:end])
        except Unplayable:
            continue


@given(st.sampled_from([wav(0.05), mp3(3), m4a(), opus()]), st.data())
def test_a_file_with_any_bytes_changed_is_read_or_refused(
    whole: bytes, data: st.DataObject
) -> None:
    spoilt = bytearray(whole)
    for _change in range(6):
        at = data.draw(st.integers(0, min(len(whole), 400) - 1))
        spoilt[at] = data.draw(st.integers(0, 255))
    try:
        found = heard(bytes(spoilt))
    except Unplayable:
        return
    assert found.seconds is None or found.seconds > 0


def test_boxes_without_end_end() -> None:
    endless = box(b"ftyp", bytes(8)) + box(b"moov", box(b"free") * 100_000)
    with pytest.raises(Unplayable):
        heard(endless)
