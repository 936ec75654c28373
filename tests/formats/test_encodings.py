"""A person chooses the encoding of a text file, and the file is read in it."""

from __future__ import annotations

import codecs

import pytest

from interviews import formats
from interviews.formats import ENCODINGS, Unreadable, encoding_of
from interviews.formats.text import WESTERN

SAYINGS = {
    "cp1250": "Zażółć gęślą jaźń",
    "mac_latin2": "Žluťoučký kůň",
    "cp1251": "Почему вы начали?",
    "koi8-r": "Почему вы начали?",
    "cp1253": "Γιατί ξεκινήσατε;",
    "cp1254": "Neden başladınız ığ",
    "cp1255": "למה התחלת",
    "cp1256": "لماذا بدأت",
    "gb18030": "你为什么开始",
    "big5": "你為什麼開始",
    "cp932": "なぜ始めたのですか",
    "euc_jp": "なぜ始めたのですか",
    "cp949": "왜 시작했습니까",
    "mac_roman": "Für immer, café",
    "utf-16-le": "Für immer",
}


@pytest.mark.parametrize(("encoding", "saying"), SAYINGS.items())
def test_a_file_is_read_in_the_encoding_a_person_chooses(encoding: str, saying: str) -> None:
    text = f"I: {saying}\nP1: {saying}\nI: {saying}\nP1: {saying}\n"
    found = formats.read(text.encode(encoding), encoding=encoding)
    assert [turn.text for turn in found.turns] == [saying] * 4
    assert WESTERN not in found.notices


def test_every_encoding_that_is_offered_is_known() -> None:
    assert all(codecs.lookup(name) for name, _ in ENCODINGS)


def test_captions_are_read_in_it_too() -> None:
    text = "WEBVTT\n\n00:01.000 --> 00:02.000\nИрина: Почему?\n"
    found = formats.read(text.encode("cp1251"), encoding="cp1251")
    assert (found.turns[0].speaker, found.turns[0].start) == ("Ирина", 1.0)


def test_what_the_encoding_does_not_have_is_said() -> None:
    found = formats.read(b"I: a\x81b\nP1: c\nI: d\nP1: e\n", encoding="cp1250")
    assert "do not exist" in found.notices[0]


@pytest.mark.parametrize("encoding", ["cp1252", "rot13", "zip"])
def test_no_encoding_is_chosen_for_what_is_no_text(encoding: str) -> None:
    with pytest.raises(Unreadable, match="plain text"):
        formats.read(b"PK\x03\x04 rest", encoding=encoding)


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"I: yes", "utf-8"),
        (b"\xff\xfeI\0", "utf-16-le"),
        ("I: yes".encode("utf-16-be"), "utf-16-be"),
        (b"I: caf\xe9", "cp1252"),
        (b"%PDF-1.4", ""),
    ],
)
def test_the_encoding_a_file_was_read_in_is_told(data: bytes, encoding: str) -> None:
    assert encoding_of(data) == encoding
