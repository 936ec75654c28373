"""Rich text: code pages, emoji in halves, deleted and hidden words, tables, damage."""

from __future__ import annotations

import pytest

from interviews.formats import Unreadable, read
from interviews.formats.rich import FOOTNOTE, HIDDEN, TRACKED
from interviews.formats.rtf import CUT_SHORT
from tests.formats.builders import said

THREE = [("Anna", "Hello there."), ("Ben", "Hi."), ("Anna", "Bye.")]


def rtf(body: str, head: str = r"\ansi\ansicpg1252") -> bytes:
    """A rich text file with this body."""
    return f"{{\\rtf1{head} {body}}}".encode("latin-1")


@pytest.mark.parametrize(
    "body",
    [
        r"Anna: Hello there.\par Ben: Hi.\par Anna: Bye.\par",
        "Anna: Hello there.\\\nBen: Hi.\\\nAnna: Bye.",
        r"{\b Anna} Hello there.\par{\b Ben} Hi.\par{\b Anna} Bye.\par",
        r"\b Anna\b0  Hello there.\par\b Ben\plain  Hi.\par\pard\b Anna\b0  Bye.",
        r"Anna\tab Hello there.\par Ben\tab Hi.\par Anna\tab Bye.",
        r"\trowd\intbl Anna\cell Hello there.\cell\row\trowd\intbl Ben\cell Hi.\cell\row"
        r"\trowd\intbl Anna\cell Bye.\cell\row\pard",
        r"\trowd\intbl Speaker\cell Text\cell\row Anna\cell Hello there.\cell\row Ben\cell Hi."
        r"\cell\row Anna\cell Bye.\cell\row",
        r"{\listtext 1.\tab}Anna: Hello there.\par{\pntext 2.\tab}Ben: Hi.\par Anna: Bye.",
        r"Anna: {\field{\*\fldinst HYPERLINK x}{\fldrslt Hello}} there.\par Ben: Hi."
        r"\par Anna: Bye.",
        r"Anna: Hello there.{\*\unknown Ben: no\par}\par Ben: Hi.\par{\pict 00ff}Anna: Bye.",
        "Anna: Hello there.{\\pict\\bin9 }}}}}}}}}}\\par Ben: Hi.\\par Anna: Bye.",
        r"{\header Page 3\par}Anna: Hello there.\par Ben: Hi.\par Anna: Bye.{\footer x\par}",
    ],
)
def test_it_reads_labelled_paragraphs_and_tables(body: str) -> None:
    assert said(read(rtf(body), "anything.doc")) == THREE


@pytest.mark.parametrize(
    ("written", "text"),
    [
        (r"caf\'e9 \u8212?", "café \u2014"),
        (r"\u-10179?\u-8638? ok", "🙂 ok"),
        (r"{\uc2\u1513\'81\'40\u1500\'81\'40}", "של"),
        (r"{\uc0\u1513\u1500}", "של"),
        (r"\f1 \'d5\'e4\'ec", "Хдм"),
        (r"{\f2 \'82\'a0\'83A}", "あア"),
        (r"a\~b\_c\{\}\\ \ldblquote x\rdblquote\endash", "a\xa0b\u2011c{}\\ \u201cx\u201d\u2013"),
    ],
)
def test_characters_are_read_in_every_way_they_are_written(written: str, text: str) -> None:
    fonts = r"{\fonttbl{\f0 A;}{\f1\fcharset204 B;}{\f2\fcharset128 C;}}"
    found = read(rtf(rf"{fonts}Anna: {written}\par Ben: Hi.\par Anna: Bye."))
    assert found.turns[0].text == text


def test_a_lone_half_of_a_character_is_replaced() -> None:
    assert read(rtf(r"a \u-10179? b")).turns[0].text == "a \ufffd b"


@pytest.mark.parametrize(
    ("head", "text"), [(r"\ansi\ansicpg1251", "Да"), (r"\mac", "ƒ‡"), (r"\ansi", "Äà")]
)
def test_the_file_says_its_code_page(head: str, text: str) -> None:
    assert read(rtf(r"\'c4\'e0", head)).turns[0].text == text


def test_deleted_words_are_left_out_and_it_says_so() -> None:
    found = read(
        rtf(
            r"Anna: Hello {\deleted gone}{\revised there}.{\deleted\par}\par Ben: Hi.\par "
            r"Anna: Bye."
        )
    )
    assert said(found) == THREE
    assert found.notices == (TRACKED,)


def test_hidden_words_are_left_out_and_it_says_so() -> None:
    found = read(rtf(r"Anna: Hello {\v Jane Roe}there.\par Ben: Hi.\par\v x\v0 Anna: Bye."))
    assert said(found) == THREE
    assert found.notices == (HIDDEN,)


def test_footnotes_and_headings_are_set_aside() -> None:
    found = read(
        rtf(
            r"\pard\outlinelevel0 A talk\par\pard Anna: Hello there.{\super\chftn{\footnote "
            r"\pard Laughs.\par}}\par Ben: Hi.\par Anna: Bye."
        )
    )
    assert said(found) == THREE
    assert found.title == "A talk"
    assert [part.text for part in found.skipped if part.why == FOOTNOTE] == ["Laughs."]


def test_line_breaks_stay_inside_a_paragraph() -> None:
    found = read(rtf(r"Anna: One.\line Two.\par Ben: Hi.\par Anna: Bye."))
    assert found.turns[0].text == "One.\nTwo."


def test_captions_in_frames_keep_their_times() -> None:
    found = read(
        rtf(
            r"1\par 00:00:01:00 -> 00:00:03:05\par Hello\par 2\par 00:00:04:00 -> 00:00:05:24\par x"
        )
    )
    assert [(cue.start, cue.end) for cue in found.turns[0].cues] == [(1.0, 3.2), (4.0, 5.96)]


def test_a_caption_whose_time_cannot_be_read_is_refused() -> None:
    with pytest.raises(Unreadable, match="00:00:04:99"):
        read(rtf(r"00:00:01:00 -> 00:00:03:05\par Hello\par 00:00:04:99 -> 00:00:05:24\par x"))


def test_a_file_that_breaks_off_says_so() -> None:
    found = read(rtf(r"Anna: Hello there.\par Ben: Hi.\par {\b Anna}: Bye.")[:-2])
    assert CUT_SHORT in found.notices


@pytest.mark.parametrize("data", [b"{\\rtf1", rtf(""), rtf(r"{\pict 00}"), b"{\\rtf1}}}}"])
def test_a_file_without_speech_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="no speech"):
        read(data)


def test_groups_beyond_reason_are_refused() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read(b"{\\rtf1 " + b"{" * 200_000)


@pytest.mark.parametrize(
    "body", [r"\u999999999999? x", r"\bin999999999 x", r"\'zz x", "\\", r"\u-99999? x", r"}}}x{{{"]
)
def test_odd_numbers_and_braces_do_no_harm(body: str) -> None:
    try:
        assert read(b"{\\rtf1 I: so.\\par " + body.encode()).turns
    except Unreadable as refused:
        pytest.fail(str(refused))
