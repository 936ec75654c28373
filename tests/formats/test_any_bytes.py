"""Whatever is uploaded, the answer is a transcript that keeps its promises, or a sentence."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from interviews.formats import labels
from tests.formats.builders import raw_word, vtt, word
from tests.formats.checking import check

_NAMES = ["I: ", "P1: ", "Note: ", "Anna", "：", ">> ", "So, ", "x.", "**", "[", "{", "}", "<"]
_TIMES = ["[00:01] ", "0:15", "  0:15\n", "(00:00:05):", "#00:00:15-3#", "99:99", "-->"]
_BLOCKS = ["00:00:01.000 --> 00:00:02.000\n", "WEBVTT\n\n", "NOTE ", "[Anna] 14:03:22\n", "## "]
_TAGS = ["<v Anna>", "</v>", "<v ", "&amp;", "&#10;", "&#xD800;", "---\n", "title: x\n"]
_ODD = [
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "   ",
    "🙂",
    "e\u0301",
    "\u200f",
    "שלום",
    "你好",
    "\0",
    "\ufeff",
]
_PIECES = st.sampled_from([*_NAMES, *_TIMES, *_BLOCKS, *_TAGS, *_ODD])
_TEXTS = st.lists(st.one_of(_PIECES, st.text(max_size=6)), max_size=30).map("".join)
_ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
_DOCUMENTS = (word("Anna: Hello.", "Ben: Hi."), raw_word("<w:p/>"), vtt("00:01.0 --> 00:02.0\nx"))

patient = settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@patient
@given(st.binary(max_size=400))
@example(b"PK\x03\x04")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xfe\xff\xd8")
def test_any_bytes_end_in_a_transcript_or_a_sentence(data: bytes) -> None:
    check(data)


@patient
@given(_TEXTS, _ENCODINGS)
@example("[Anna] 14:03:22\n[Anna] 14:03:25\n", "utf-8")
def test_any_text_ends_in_a_transcript_or_a_sentence(text: str, encoding: str) -> None:
    check(text.encode(encoding, "surrogatepass"))


@patient
@given(_TEXTS)
def test_any_captions_end_in_a_transcript_or_a_sentence(text: str) -> None:
    check(b"WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n" + text.encode("utf-8", "surrogatepass"))


@patient
@given(st.sampled_from(_DOCUMENTS), st.data())
def test_any_damage_to_a_file_ends_in_a_transcript_or_a_sentence(
    document: bytes, data: st.DataObject
) -> None:
    damaged = bytearray(document)
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(damaged) - 1))
        damaged[place] = data.draw(st.integers(0, 255))
    check(bytes(damaged))


@patient
@given(st.text(alphabet="ab:\n #*[]()<>&;0123456789\t🙂é", max_size=120))
def test_any_words_in_a_document_end_in_a_transcript_or_a_sentence(text: str) -> None:
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    check(raw_word(f'<w:p><w:r><w:t xml:space="preserve">{plain}</w:t></w:r></w:p>' * 2))


_LABELS = st.lists(
    st.one_of(
        st.sampled_from(["Anna", "P1", ":", "：", " ", "  ", "\t", "0:15", "[00:01]", "(0:05)"]),
        st.sampled_from(["[", "]", "(", "#", "//", "\xa0", "yes", "12", "-", "{00:01}", ">>"]),
    ),
    max_size=9,
).map("".join)


@settings(max_examples=800, deadline=None)
@given(_LABELS)
@example("Anna: [00:01] yes")
@example("Anna\t: yes")
@example("Anna:\tyes")
@example("Anna： 0:15")
def test_the_usual_label_is_what_all_shapes_together_would_find(text: str) -> None:
    text = text.strip()
    assert labels._plain_head(text) == labels._any_head(text)


@pytest.mark.parametrize(
    "text",
    [
        "<!--a-->" * 5000,
        "I: a" + " " * 200_000 + "b\nP1: c",
        "a" + "\t" * 200_000 + "b",
        "# a" + " #" * 100_000 + "b\n",
        "a:" * 100_000,
        "---\ntitle:" + " " * 100_000 + "x\n---\nI: yes",
        "-" * 200_000 + "x",
        "WEBVTT\n\n" + "a-1" * 50_000 + "\n00:01.0 --> 00:02.0\n" + "<v " * 50_000,
        "[[[[" * 50_000 + "{" * 100_000,
        "**" * 100_000 + "x",
    ],
    ids=range(10),
)
def test_no_text_keeps_the_reader_busy_for_ever(text: str) -> None:
    check(text.encode())
