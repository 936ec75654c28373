"""PDF files: paragraphs put together from where words stand on the page."""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path

import pytest

from interviews.formats import Unreadable, apart, pdf_pages, read
from interviews.formats.pdf import NAME
from interviews.formats.pdf_margins import FOOTER, HEADER, NUMBER
from tests.formats.builders import said, shared
from tests.formats.pdf_builder import LOCKED, Placed, down, pdf, wrapped

SPOKEN = [
    (
        "Interviewer",
        "How did you come to work in the orchard, and what was it like in the first years, before "
        "your brother went away to the coast?",
    ),
    (
        "Grower",
        "We had the land from our mother, who had bought it for a song after the war, and nobody "
        "else would have planted there, because of the frost.",
    ),
    ("Interviewer", "I see."),
]
LONG = wrapped(*(f"{who}: {text}" for who, text in SPOKEN))


def whys(data: bytes) -> dict[str, str]:
    """What was set aside, by reason."""
    return {part.why: part.text for part in read(data).skipped}


def test_lines_become_paragraphs_and_paragraphs_turns() -> None:
    found = read(pdf(down(LONG)), "talk.txt")
    assert found.format == NAME
    assert said(found) == SPOKEN
    assert "look the turns over" in found.notices[0]


def test_a_turn_runs_over_the_end_of_a_page() -> None:
    assert said(read(pdf(down(LONG[:3]), down(LONG[3:])))) == SPOKEN


def test_what_comes_back_at_the_edge_of_pages_is_set_aside() -> None:
    pages = [
        [
            Placed("Orchard study, confidential", 72, 815),
            *down(part, top=770),
            Placed("University of Somewhere", 72, 40),
            Placed(f"Page {number} of 3", 480, 20),
        ]
        for number, part in enumerate((LONG[:3], LONG[3:], ["Grower: That is all."]), 1)
    ]
    found = read(pdf(*pages))
    assert said(found) == [*SPOKEN, ("Grower", "That is all.")]
    assert whys(pdf(*pages)) == {
        HEADER: "Orchard study, confidential",
        FOOTER: "University of Somewhere",
        NUMBER: "Page 1 of 3\nPage 2 of 3\nPage 3 of 3",
    }


def test_speech_that_opens_several_pages_alike_stays_speech() -> None:
    pages = [[f"A: Yes, {word}.", "B: So it was with us."] for word in ("one", "two", "three")]
    found = read(pdf(*(down(page) for page in pages)))
    assert len(found.turns) == 6
    assert not found.skipped


def test_times_at_the_head_of_pages_are_no_page_numbers() -> None:
    pages = [
        [f"A [00:{number}1:15]: And then it rained for weeks.", "B: Did it?"]
        for number in (1, 3, 4)
    ]
    found = read(pdf(*(down(page) for page in pages)))
    assert [turn.start for turn in found.turns if turn.speaker == "A"] == [675.0, 1875.0, 2475.0]


@pytest.mark.parametrize(
    ("end", "begin", "whole"),
    [
        ("We thought of the har-", "vest and of the tools and of all", "of the harvest and"),
        ("We thought of the har\xad", "vest and of the tools and of all", "of the harvest and"),
        ("We spoke of the well-", "being of the trees and of all", "of the well-being of"),
        ("It was about the Orchard-", "Museum in the town and about all", "Orchard-Museum in"),
        ("Apfel-, Birn- und Obst-", "und Gemüsebau, das war für uns alle", "Obst- und Gemüsebau"),
        ("It was the season of 2019-", "2020 when we lost most of the trees", "of 2019-2020 when"),
    ],
)
def test_words_broken_at_the_end_of_a_line_are_made_whole(end: str, begin: str, whole: str) -> None:
    known = "A: The well-being of others."
    widest = "B: Is there a line that is somewhat wider?"
    lines = [known, widest, f"A: {end}", begin, "that.", "B: Yes."]
    assert whole in said(read(pdf(down(lines))))[2][1]


def test_two_columns_are_read_one_after_the_other() -> None:
    left = down(
        ["A: When we came to the", "valley there was not one", "tree left standing in it.",
         "B: None at all?", "A: None. The first winter", "was hard, and the second",
         "was harder, as you know.", "B: I have read of it.", "A: You cannot have read"],
        left=60,
    )  # fmt: skip
    right = down(
        ["all of it, since nobody", "wrote it down. My aunt", "knew most of the stories.",
         "B: Did she tell them?", "A: To us children, when", "the lamp was out and the",
         "wind was in the chimney.", "B: I should like to hear", "one of them."],
        left=330,
    )  # fmt: skip
    heading = Placed("Two talks about the valley, and what we made of them", 60, 800, size=16)
    mixed = [piece for pair in zip(left, right, strict=True) for piece in pair]
    found = read(pdf([heading, *mixed]))
    assert [turn.speaker for turn in found.turns] == ["A", "B"] * 4
    assert found.turns[4].text == (
        "You cannot have read all of it, since nobody wrote it down. My aunt knew most of the "
        "stories."
    )
    assert found.title.startswith("Two talks")


def test_names_in_a_narrow_column_stand_before_their_speech() -> None:
    names = down(["Interviewer", "", "Grower", "", "Interviewer", "Grower"])
    speech = down(
        ["Where do the trees that you graft come from, and who",
         "chooses them?",
         "From the village, mostly, and from the old garden that",
         "my uncle kept.",
         "And now?", "Now I buy them."],
        left=180,
    )  # fmt: skip
    assert said(read(pdf([*names, *speech])))[:2] == [
        ("Interviewer", "Where do the trees that you graft come from, and who chooses them?"),
        ("Grower", "From the village, mostly, and from the old garden that my uncle kept."),
    ]


@pytest.mark.parametrize("step", [1, 5])
def test_line_numbers_in_the_margin_are_set_aside(step: int) -> None:
    lines = [*LONG, *LONG, "Grower: Yes, 12 of them.", *LONG * 4]
    numbers = [
        Placed(str(n), 40 + 6 * (2 - len(str(n))), 770 - 14 * (n - 1))
        for n in range(1, len(lines) + 1)
        if n % step == 0
    ]
    found = read(pdf([*down(lines), *numbers]))
    assert said(found)[:3] == SPOKEN
    assert ("Grower", "Yes, 12 of them.") in said(found)
    assert any("line numbers" in part.why for part in found.skipped)


def test_bold_names_are_speakers() -> None:
    lines = ["**Ada** What did you plant first?", "**Tove** Plums, as it happens.",
             "**Ada** And then?", "**Tove** Then pears."]  # fmt: skip
    assert said(read(pdf(down(lines)))) == [
        ("Ada", "What did you plant first?"),
        ("Tove", "Plums, as it happens."),
        ("Ada", "And then?"),
        ("Tove", "Then pears."),
    ]


def test_a_file_of_pictures_is_refused_with_the_way_to_go_on() -> None:
    with pytest.raises(Unreadable, match=r"OCR"):
        read(pdf([], [], picture=True))
    with pytest.raises(Unreadable, match="no speech"):
        read(pdf([]))


def test_pages_that_are_pictures_are_counted() -> None:
    some = read(pdf(down(LONG), picture=True))
    assert not any("pictures" in notice for notice in some.notices)


def test_a_locked_file_is_refused_with_the_way_to_unlock_it() -> None:
    with pytest.raises(Unreadable, match=r"password.*copy"):
        read(pdf(down(LONG), trailer=LOCKED))


@pytest.mark.parametrize("data", [b"%PDF-1.7\n" + bytes(100), b"%PDF-1.4", pdf(down(LONG))[:300]])
def test_a_damaged_file_is_refused_with_the_way_to_go_on(data: bytes) -> None:
    with pytest.raises(Unreadable, match="PDF is damaged"):
        read(data)


def test_a_reader_that_crashes_ends_in_a_sentence(tmp_path: Path) -> None:
    for dying in ("import os; os.abort()", "while True: pass", "bytearray(10 ** 10)"):
        ended = apart.run([sys.executable, "-c", dying], tmp_path, seconds=2, data=b"x")
        assert not ended.well
    assert pdf_pages._parsed(b"half of an ans") == {}


def test_the_reader_sees_none_of_our_secrets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "hush")
    shown = "import os; print(sorted(os.environ))"
    ended = apart.run([sys.executable, "-I", "-c", shown], tmp_path, seconds=20)
    assert b"SECRET_KEY" not in ended.output
    assert ended.well


def test_a_real_german_transcript_has_its_speakers_and_times() -> None:
    found = read(shared("de-jintveen_transkript.pdf"))
    assert list(found.speakers()) == ["P", "I", "B"]
    assert len(found.turns) in range(125, 140)
    starts = [turn.start for turn in found.turns if turn.start is not None]
    assert len(starts) == len(found.turns)
    assert sum(a > b for a, b in pairwise(starts)) <= 2


def test_a_real_printed_transcript_has_its_speakers_and_no_numbers() -> None:
    found = read(shared("pdpilot-P2.pdf"))
    assert set(found.speakers()) == {"Dan", "Participant"}
    assert len(found.turns) in range(160, 170)
    assert found.title == "Interview"
    assert {NUMBER, "They are line numbers in the margin."} <= {part.why for part in found.skipped}
