"""A small chart of columns, one a participant, measured in whole pixels so that it stays crisp.

Pure: the template writes the SVG.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 60
STEPS = ((8, 32), (20, 14), (MOST, 5))  # up to so many columns, so many pixels each
TALL = 56  # pixels of the highest column
FOOT = 18


@dataclass(frozen=True)
class Column:
    """One column, ``left`` and ``top`` of its bar, ``middle`` for its label."""

    label: str
    number: int
    url: str
    ground: int
    left: int
    top: int
    tall: int
    middle: int
    labelled: bool


@dataclass(frozen=True)
class Chart:
    """The columns drawn, in pixels; ``rows`` are all, with those left out of the drawing."""

    columns: list[Column]
    rows: Sequence[tuple[str, int, str]]
    step: int
    width: int
    most: int
    height: int = TALL + FOOT
    base: int = TALL

    @property
    def bar(self) -> int:
        """How wide a bar is; the rest of the step is room."""
        return self.step - (1 if self.step < 10 else 4)

    @property
    def used(self) -> int:
        return sum(number > 0 for _label, number, _url in self.rows)

    @property
    def left_out(self) -> int:
        return len(self.rows) - len(self.columns)


def chart_of(rows: Sequence[tuple[str, int, str]]) -> Chart:
    """A chart of (label, number, address): the first sixty, in the order given."""
    drawn = rows[:MOST]
    step = next(pixels for up_to, pixels in STEPS if len(drawn) <= up_to)
    most = max((number for _label, number, _url in drawn), default=0)
    columns = [_column(index, row, step, most) for index, row in enumerate(drawn)]
    return Chart(columns, rows, step, max(len(drawn) * step, step), most)


def _column(index: int, row: tuple[str, int, str], step: int, most: int) -> Column:
    label, number, url = row
    tall = max(2, round(TALL * number / most)) if number else 0
    return Column(
        label=label,
        number=number,
        url=url,
        ground=index * step,
        left=index * step + (0 if step < 10 else 2),
        top=TALL - tall,
        tall=tall,
        middle=index * step + step // 2,
        labelled=index % (1 if step > 30 else 4 if step > 10 else 10) == 0,
    )
