"""Several values in one field, each with the mark of a footnote where it has one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from interviews.transcripts.valuing import to_edit, values_in, written


def test_commas_semicolons_and_lines_part_values() -> None:
    wanted = [("Bias", ""), ("Toxicity", ""), ("Safety", "")]
    assert values_in("Bias, Toxicity\nSafety", []) == wanted
    assert values_in("Bias; Toxicity; Safety;", []) == wanted


def test_a_mark_counts_only_where_there_is_such_a_footnote() -> None:
    assert values_in("Industry*", ["*"]) == [("Industry", "*")]
    assert values_in("Industry*", []) == [("Industry*", "")]
    assert values_in("C++", ["*"]) == [("C++", "")]


def test_the_longest_mark_is_taken() -> None:
    assert values_in("Industry**", ["*", "**"]) == [("Industry", "**")]


def test_quotes_keep_a_comma_in_a_value() -> None:
    assert values_in('"Berlin, Germany"*, Paris', ["*"]) == [
        ("Berlin, Germany", "*"),
        ("Paris", ""),
    ]


def test_a_table_prints_values_with_their_marks() -> None:
    assert written([("Industry", "*"), ("Academia", "")]) == "Industry*, Academia"


def test_nothing_is_no_value() -> None:
    assert values_in(" , ;\n", ["*"]) == []


values = st.lists(
    st.tuples(
        st.text(st.sampled_from('ab,;"*†é ')).map(str.strip).filter(bool),
        st.sampled_from(("", "*", "†")),
    )
)


@given(values)
def test_what_a_form_shows_reads_the_same_again(cell: list[tuple[str, str]]) -> None:
    marks = ["*", "†"]
    assert values_in(to_edit(cell, marks), marks) == cell


@given(st.text())
def test_anything_can_be_entered(text: str) -> None:
    values_in(text, ["*"])
