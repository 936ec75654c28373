import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.transcripts.anchoring import CONTEXT, Context, Place, context, holds


def test_it_keeps_the_words_and_thirty_two_code_points_on_either_side() -> None:
    text = "😀" * 40 + "here" + "é" * 40
    assert context(text, 40, 44) == Context("here", "😀" * CONTEXT, "é" * CONTEXT)


def test_it_keeps_less_at_the_ends_of_the_text() -> None:
    assert context("so be it", 0, 8) == Context("so be it", "", "")


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2), (-1, 2), (0, 9)])
def test_it_refuses_a_place_without_words(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no words"):
        context("so be it", start, end)


@given(st.text("abé😀 \n", min_size=1), st.data())
def test_an_anchor_holds_in_its_text_and_not_where_a_neighbour_differs(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    found = context(text, start, end)
    assert holds(text, Place(start, end), *found)
    assert not holds(text + "!", Place(start, len(text) + 1), *found)
    assert not holds(text, Place(start, end), found.exact, found.prefix + "x", found.suffix)
    assert not holds("", Place(start, end), *found)
