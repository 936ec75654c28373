"""Text is kept as it is: only line ends, byte order marks, NULs and half characters change."""

from __future__ import annotations

import pytest

from interviews.formats import Transcript, read
from interviews.formats.text import INNER_BOM, REPLACED, WESTERN
from tests.formats.builders import said, vtt

SCRIPTS = [
    "e\u0301te\u0301 and \u00e9t\u00e9",
    "🙂👩‍👩‍👧 🇫🇮",
    "שלום עולם",
    "مرحبا بالعالم ۱۲",
    "你好，世界",
    "नमस्ते दुनिया",
    "Բարեւ ձեզ։ Այո",
    "안녕하세요 여러분",
]


@pytest.mark.parametrize("text", SCRIPTS)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_every_script_is_kept_in_every_encoding(text: str, encoding: str, ends: str) -> None:
    whole = f"I: {text}{ends}P1: {text}{ends}second line{ends}I: ok{ends}"
    found = read(whole.encode(encoding))
    assert said(found) == [("I", text), ("P1", f"{text}\nsecond line"), ("I", "ok")]
    assert not found.notices


@pytest.mark.parametrize("text", SCRIPTS)
def test_offsets_count_code_points(text: str) -> None:
    one, two = "00:00:01.000 --> 00:00:02.000", "00:00:02.000 --> 00:00:03.000"
    data = vtt(f"{one}\n<v Anna>{text}.", f"{two}\n<v Anna>Then {text}")
    turn = read(data.replace(b"\n", b"\r\n")).turns[0]
    assert [
        turn.text[cue.offset :].startswith(part)
        for cue, part in zip(turn.cues, (text, "Then"), strict=True)
    ] == [
        True,
        True,
    ]


def test_western_text_is_read_with_a_notice() -> None:
    found = read("I: Ça va – “bien”?\nP1: Très.\nI: Ok.".encode("cp1252"))
    assert found.turns[0].text == "Ça va – “bien”?"
    assert found.notices == (WESTERN,)


def test_nulls_and_half_characters_are_replaced_with_a_notice() -> None:
    found = read(b"I: a\x00b, and a good deal more.\nP1: c\xed\xa0\x80d, and more.\nI: ok\n")
    assert [turn.text[:3] for turn in found.turns[:2]] == ["a\ufffdb", "c\ufffdd"]
    assert found.notices == (REPLACED,)


def test_two_halves_that_belong_together_become_their_character() -> None:
    found = read(b"I: \xed\xa0\xbd\xed\xb9\x82 yes.\nP1: ok.\nI: ok.")
    assert found.turns[0].text == "🙂 yes."


def test_a_byte_order_mark_inside_is_left_out_with_a_notice() -> None:
    found = read("I: one\n\ufeffP1: two\nI: three".encode("utf-8-sig"))
    assert said(found) == [("I", "one"), ("P1", "two"), ("I", "three")]
    assert found.notices == (INNER_BOM,)


def test_a_transcript_survives_its_journey_through_json() -> None:
    found = read(vtt("00:00:01.000 --> 00:00:02.000\n<v Anna>Hello 🙂", "NOTE x"))
    assert Transcript.from_json(found.to_json()) == found
    assert found.words() == 2
