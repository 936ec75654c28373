"""Turns as HTML: marks drawn as braces in short strings."""

from __future__ import annotations

import re

import pytest

from coding.desk.coding_page.drawing import (
    DrawnCode,
    DrawnCoding,
    DrawnNote,
    DrawnTurn,
    DrawnVoice,
    Scene,
    clock,
    draw,
)

BEN = DrawnVoice("BC", "Ben Costa", 0, 1, True)
CLEO = DrawnVoice("CD", "Cleo Diaz", 1, 2, False)


def coded(code: str, start: int, end: int, voice: DrawnVoice = BEN) -> DrawnCoding:
    return DrawnCoding(
        f"id-{start}-{voice.initials}", DrawnCode(code, 3, code), voice, start, end, False, False
    )


def drawn(text: str, *codings: DrawnCoding, several: bool = True) -> str:
    turn = DrawnTurn(0, "1", 0, len(text), "P1", "participant", 65.0)
    return draw(Scene(text, "/codings/", several), [turn], codings)[0]


def braces(html: str) -> str:
    """The words, with a brace around each run and how many marks it has."""
    said = re.search(r'<p class="said".*?>(.*)</p>', html, re.S)
    assert said
    return re.sub(
        r'<span class="run[^"]*" data-marks="([^"]*)">(.*?)</span>',
        lambda run: f"{len(run[1].split())}{{{run[2]}}}",
        said[1],
    )


@pytest.mark.parametrize(
    ("spans", "shown"),
    [
        ([], "déjà vu 🙂 ok"),
        ([(0, 4)], "1{déjà} vu 🙂 ok"),
        ([(0, 7), (5, 9)], "1{déjà }2{vu}1{ 🙂} ok"),
        ([(0, 12), (5, 7)], "1{déjà }2{vu}1{ 🙂 ok}"),
        ([(0, 4), (4, 7)], "1{déjà}1{ vu} 🙂 ok"),
    ],
)
def test_runs_are_split_at_every_boundary(spans: list[tuple[int, int]], shown: str) -> None:
    codings = [coded(f"code {number}", *span) for number, span in enumerate(spans)]
    assert braces(drawn("déjà vu 🙂 ok", *codings)) == shown


def test_a_turn_says_who_and_when() -> None:
    html = drawn("yes")
    assert '<b class="speaker">P1</b><time>1:05</time>' in html


def test_one_code_by_two_voices_on_overlapping_words_is_one_label() -> None:
    html = drawn("déjà vu encore", coded("again", 0, 7), coded("again", 5, 14, CLEO))
    assert html.count('class="label ') == 1
    assert "coded “again” by BC" in html
    assert "coded “again” by CD" in html


def test_the_same_code_apart_is_two_labels() -> None:
    html = drawn("déjà vu encore", coded("again", 0, 4), coded("again", 8, 14))
    assert html.count('class="label ') == 2


def test_everything_said_or_named_is_escaped() -> None:
    html = drawn('<script>"a" & b', coded('<i>"x"', 0, 8))
    assert "<script>" not in html
    assert '<i>"x"' not in html


def test_one_who_works_alone_sees_no_initials() -> None:
    assert "<i>BC</i>" not in drawn("yes", coded("again", 0, 3), several=False)


@pytest.mark.parametrize(
    ("seconds", "shown"), [(None, ""), (5.9, "0:05"), (754, "12:34"), (3725, "1:02:05")]
)
def test_times_read_as_on_a_clock(seconds: float | None, shown: str) -> None:
    assert clock(seconds) == (f"<time>{shown}</time>" if shown else "")


def test_a_turn_tells_where_its_further_sentences_begin_once_they_are_found() -> None:
    text = "One. Two. Three.\n Four. \nFive. Six."
    turns = [
        DrawnTurn(place, str(place), start, end, "P1", "participant", None)
        for place, (start, end) in enumerate([(0, 16), (17, 24), (25, 35), (36, 36)])
    ]
    found = Scene(text, "/codings/", False, sentences=[0, 5, 10, 18, 25, 31])
    told = [re.search(r'data-sentences="(.*?)"', html) for html in draw(found, turns, [])]
    assert [match and match[1] for match in told] == ["5 10", "", "6", ""]
    assert "data-sentences" not in "".join(draw(Scene(text, "/codings/", False), turns, []))


def test_words_with_a_note_are_marked_within_and_across_codings() -> None:
    turn = DrawnTurn(0, "1", 0, 12, "P1", "participant", None)
    note = DrawnNote("memo", "Why?", "/memos/abc/", 2, 7)
    scene = Scene("déjà vu 🙂 ok", "/codings/", several=True)
    [html] = draw(scene, [turn], [coded("doubt", 0, 4)], [note])
    marked = '<span class="noted" data-notes="abc">'
    assert f'data-marks="0">{marked}jà</span></span>{marked} vu</span> 🙂 ok</p>' in html
    assert '<li class="note note-memo" data-note="abc">' in html
