"""Differences word by word, and whether two people's changes can stand side by side."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interviews.transcripts.differing import differences, settle

TEXTS = st.text(alphabet="ab é.,\n我שa ̈", max_size=60)


@given(TEXTS, TEXTS)
def test_what_stayed_and_went_is_the_old_text_and_what_stayed_and_came_the_new(
    before: str, after: str
) -> None:
    found = differences(before, after)
    assert "".join(one.text for one in found if one.kind != "new") == before
    assert "".join(one.text for one in found if one.kind != "gone") == after


def test_whole_words_are_compared() -> None:
    found = differences("Doubt about a score", "Doubt about the score")
    assert [tuple(one) for one in found] == [
        ("same", "Doubt about "),
        ("gone", "a"),
        ("new", "the"),
        ("same", " score"),
    ]


def test_changes_of_different_fields_stand_beside_each_other() -> None:
    base = {"name": "doubt", "brief": ""}
    settled = settle(base, {"name": "doubts", "brief": ""}, {"name": "doubt", "brief": "Not sure"})
    assert settled.changes == {"name": "doubts"}
    assert settled.clashing == ()


def test_one_field_changed_by_both_clashes_unless_both_wrote_the_same() -> None:
    base, theirs = {"brief": "", "full": ""}, {"brief": "Theirs", "full": "Same"}
    settled = settle(base, {"brief": "Mine", "full": "Same"}, theirs)
    assert settled.clashing == ("brief",)
