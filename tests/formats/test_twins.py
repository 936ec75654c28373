"""The same interview reads alike from every kind of document."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from interviews.formats import Transcript, read
from tests.formats.builders import said
from tests.formats.twins import WRITERS, Part, as_text

LONG = "and then we went on " * 250
SCRIPTS = "e\u0301té 🙂👩‍👩‍👧 “so” – שלום مرحبا 你好 नमस्ते Բարեւ 안녕 naïve Łódź"

LABELLED: tuple[Part, ...] = (
    ("Interviewer:", " How did it begin? <[?]> & so on; {x} \\ y"),
    ("Anna Bell:", f" {SCRIPTS}"),
    ("", "It went on.\nAnd on."),
    ("Interviewer:", " Really?"),
    ("Anna Bell:", f" {LONG.strip()}."),
)
TIMED: tuple[Part, ...] = (
    ("Anna Bell", "   0:04\nHello there."),
    ("Ben Oak", "   0:14\nHi."),
    ("Anna Bell", "   1:02:03\nBye."),
)
TABBED: tuple[Part, ...] = (("", "Anna\tHello."), ("", "Ben\tHi."), ("", "Anna\tBye."))
STAMPED: tuple[Part, ...] = (
    ("", "I: Erste Frage? #00:00:15-3#"),
    ("", "B: Antwort mit #00:00:20-1# mehr. #00:00:45-9#"),
    ("", "I: Danke. #00:01:00-0#"),
)
QUESTIONS: tuple[Part, ...] = (
    ("How did it begin?", ""),
    ("", "One."),
    ("", "Two."),
    ("And then?", ""),
    ("", "Three."),
)
ALONE: tuple[Part, ...] = tuple(
    ("", text) for text in ("Anna", "Hello.", "Ben", "Hi.", "Anna", "Bye.", "Ben", "Ok.")
)
SHAPES = {
    "labelled": LABELLED,
    "timed": TIMED,
    "tabbed": TABBED,
    "stamped": STAMPED,
    "alone": ALONE,
}


def _times(found: Transcript) -> list[tuple[float | None, float | None]]:
    return [(turn.start, turn.end) for turn in found.turns]


@pytest.mark.parametrize("write", WRITERS, ids=lambda write: write.__name__)
@pytest.mark.parametrize("shape", SHAPES.values(), ids=SHAPES)
def test_twins_have_the_same_turns(
    write: Callable[[Sequence[Part]], bytes], shape: Sequence[Part]
) -> None:
    plain, found = read(as_text(shape)), read(write(shape))
    assert len(plain.speakers()) == 2
    assert said(found) == said(plain)
    assert _times(found) == _times(plain)
    assert [turn.cues for turn in found.turns] == [turn.cues for turn in plain.turns]
    assert found.notices == plain.notices
    assert found.skipped == plain.skipped


@pytest.mark.parametrize("write", WRITERS[1:], ids=lambda write: write.__name__)
def test_questions_in_bold_are_known_in_every_document(
    write: Callable[[Sequence[Part]], bytes],
) -> None:
    assert said(read(write(QUESTIONS))) == [
        ("Interviewer", "How did it begin?"),
        ("Participant", "One.\nTwo."),
        ("Interviewer", "And then?"),
        ("Participant", "Three."),
    ]
