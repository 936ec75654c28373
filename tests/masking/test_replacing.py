"""Replacing names, and where every place of the text is afterwards."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.masking.replacing import Finder, Name, edits
from interviews.transcripts.shifting import Edit, Shift, replaced

NAMES = {
    "anna": Name(("Anna Schmidt", "Anna", "Schmidt")),
    "müller": Name(("Müller",)),
    "will": Name(("Will",), any_case=False),
    "wang": Name(("王芳",)),
    "al": Name(("Al",)),
    "obrien": Name(("O'Brien",)),
    "josé": Name(("José",)),
    "phone": Name(("+49 170 123",)),
}
NEW = dict.fromkeys(NAMES, "[friend]") | {"anna": "Lena"}
FINDER = Finder(NAMES)


def masked(text: str) -> str:
    return replaced(text, edits(text, FINDER, NEW))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Anna's dog", "Lena's dog"),
        ("Annas Hund", "Lenas Hund"),
        ("ANNA SCHMIDT!", "LENA!"),
        ("anna", "Lena"),
        ("Anna-Schmidt and Anna\nSchmidt", "Lena and Lena"),
        ("Dr. Schmidt’s", "Dr. Lena’s"),
        ("Susanna, Annabel, Hannah", "Susanna, Annabel, Hannah"),
        ("interview_anna2.docx", "interview_Lena2.docx"),
        ("Müllers Mueller Mu\u0308ller müller", "[friend]s [friend] [friend] [friend]"),
        ("Will will go", "[friend] will go"),
        ("我叫王芳。", "我叫[friend]。"),
        ("Al als Al's", "[friend] als [friend]'s"),
        ("O’Brien’s", "[friend]’s"),
        ("Jose JOSÉ JOSE\u0301", "[friend] [friend] [friend]"),
        ("+49 170 123, +49 170 1234", "[friend], +49 170 1234"),
    ],
)
def test_a_name_is_replaced_as_a_whole_word_and_keeps_its_ending(before: str, after: str) -> None:
    assert masked(before) == after


WORDS = [
    "Anna",
    "anna's",
    "SCHMIDT",
    "Anna Schmidt",
    "Susanna",
    "so",
    "🙂",
    "Müller",
    "e\u0301",
    ",",
]
TEXTS = st.lists(st.sampled_from([*WORDS, " ", "\n"]), max_size=24).map(" ".join)


@given(TEXTS)
def test_after_replacing_nothing_is_left_to_find(text: str) -> None:
    assert FINDER.find(masked(text)) == []


@given(TEXTS, st.data())
def test_every_place_follows_exactly(text: str, data: st.DataObject) -> None:
    """Words kept at a place are the same words; a cut into a name takes in what replaced it."""
    changes = edits(text, FINDER, NEW)
    if not text:
        return
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    new, shift = replaced(text, changes), Shift(changes)
    first, last = shift.place(start, end)
    wide = (
        min(
            [
                start,
                *(
                    c.start
                    for c in changes
                    if c.start < start < c.end or (c.start < end <= c.end and c.start < start)
                ),
            ]
        ),
        max([end, *(c.end for c in changes if c.start < end < c.end)]),
    )
    inside = [c for c in changes if wide[0] <= c.start and c.end <= wide[1]]
    local = [Edit(c.start - wide[0], c.end - wide[0], c.new) for c in inside]
    assert new[first:last] == replaced(text[wide[0] : wide[1]], local)
    assert first < last


@given(TEXTS)
def test_places_between_names_keep_their_words(text: str) -> None:
    changes = edits(text, FINDER, NEW)
    new, shift = replaced(text, changes), Shift(changes)
    for start, char in enumerate(text):
        if not any(change.start <= start < change.end for change in changes):
            first, last = shift.place(start, start + 1)
            assert new[first:last] == char


def test_a_name_with_marks_of_its_own_is_found_with_and_without_them() -> None:
    finder = Finder({1: Name(("x\u0302ander", "An\u200bna"))})
    text = "x\u0302ander met xander and Anna"
    assert [text[hit.start : hit.end] for hit in finder.find(text)] == [
        "x\u0302ander",
        "xander",
        "Anna",
    ]


def test_a_name_piled_with_marks_holds_up_nobody() -> None:
    finder = Finder({1: Name((f"x{chr(0x301) * 40}",))})
    assert len(finder.find(f"x{chr(0x301) * 90} " * 20)) == 20
