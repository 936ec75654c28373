import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.transcripts.labelling import in_order, labelled


@pytest.mark.parametrize(
    ("labels", "taken", "expected"),
    [
        (["1", "2", "3"], (), ["1", "2", "3"]),
        (["1", None, "2"], (), ["1", "1a", "2"]),
        (["1", None, None, "2"], (), ["1", "1a", "1b", "2"]),
        (["84", None], ("84a",), ["84", "84b"]),
        (["84", "84a", None], (), ["84", "84a", "84b"]),
        (["84", None, "84a"], (), ["84", "84b", "84a"]),
        ([None, "1"], (), ["0a", "1"]),
        (["1", "3"], ("2",), ["1", "3"]),
    ],
)
def test_a_split_adds_a_letter(
    labels: list[str | None], taken: tuple[str, ...], expected: list[str]
) -> None:
    assert labelled(labels, taken) == expected


def test_after_z_come_two_letters() -> None:
    assert labelled(["1", *[None] * 28])[-3:] == ["1z", "1aa", "1ab"]


def test_one_label_for_two_turns_is_an_error() -> None:
    with pytest.raises(ValueError, match="one label"):
        labelled(["1", "1"])


@given(st.lists(st.one_of(st.none(), st.integers(1, 50).map(str)), unique_by=lambda x: x or id(x)))
def test_no_label_is_given_twice_or_again(labels: list[str | None]) -> None:
    taken = {"1a", "3b", "0a"}
    found = labelled(labels, taken)
    new = [label for label, own in zip(found, labels, strict=True) if own is None]
    assert len(found) == len(set(found))
    assert not set(new) & taken


def test_labels_sort_as_they_were_allocated() -> None:
    assert sorted(["84a", "9", "84", "10"], key=in_order) == ["9", "10", "84", "84a"]
