from hypothesis import given
from hypothesis import strategies as st

from interviews.transcripts.comparing import Worded, turn_changes


def turns(*said: tuple[str, str]) -> list[Worded]:
    return [Worded(label, "P1", text) for label, text in said]


def test_only_turns_that_differ_are_told() -> None:
    before, after = turns(("1", "one"), ("2", "two")), turns(("1", "one"), ("2", "two more"))
    (change,) = turn_changes(before, after)
    assert (change.label, [each.kind for each in change.stretches]) == ("2", ["same", "new"])


def test_gone_turns_stand_where_they_stood_and_new_ones_where_they_stand() -> None:
    before = turns(("1", "one"), ("2", "two"), ("3", "three"))
    after = turns(("", "new"), ("1", "one"), ("3", "three"), ("3a", "more"))
    found = [
        (each.label, each.before is None, each.after is None)
        for each in turn_changes(before, after)
    ]
    assert found == [("", True, False), ("2", False, True), ("3a", True, False)]


def test_another_speaker_is_a_change() -> None:
    (change,) = turn_changes([Worded("1", "P1", "yes")], [Worded("1", "P2", "yes")])
    assert change.spoken_by_another == "P1"


def test_the_first_turns_can_be_gone() -> None:
    found = turn_changes(turns(("1", "one"), ("2", "two")), turns(("2", "two")))
    assert [(each.label, each.after) for each in found] == [("1", None)]


LABELS = st.lists(st.integers(1, 9).map(str), unique=True, max_size=6)


@given(LABELS, LABELS)
def test_every_turn_is_told_once_or_stayed(old: list[str], new: list[str]) -> None:
    before, after = turns(*((one, "x") for one in old)), turns(*((one, "x") for one in new))
    found = turn_changes(before, after)
    assert sorted(each.label for each in found if each.after is None) == sorted(set(old) - set(new))
    assert sorted(each.label for each in found if each.before is None) == sorted(
        set(new) - set(old)
    )
