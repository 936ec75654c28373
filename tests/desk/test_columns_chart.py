"""The small chart of participants: honest about whom it leaves out."""

from __future__ import annotations

import pytest

from coding.desk.passages.columns_chart import MOST, TALL, chart_of


def rows(number: int) -> list[tuple[str, int, str]]:
    return [(f"P{place}", place % 4, "") for place in range(1, number + 1)]


@pytest.mark.parametrize("number", [0, 1, 8, 9, 20, 21, 60, 84])
def test_columns_fit_a_narrow_place_and_those_left_out_are_counted(number: int) -> None:
    chart = chart_of(rows(number))
    assert chart.width <= 300
    assert len(chart.columns) == min(number, MOST)
    assert chart.left_out == max(0, number - MOST)
    assert chart.used == sum(1 for _label, used, _url in rows(number) if used)


def test_a_participant_without_a_passage_has_no_bar_and_the_smallest_has_one() -> None:
    chart = chart_of([("P1", 0, ""), ("P2", 1, ""), ("P3", 900, "")])
    assert [column.tall for column in chart.columns] == [0, 2, TALL]
