"""A LaTeX table as papers print it, with booktabs.

A short one floats; a longer one runs over pages as a longtable, where a cell too long for a page
goes on in the next row. One with more columns than fit beside each other is printed in parts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, islice
from typing import BinaryIO, TextIO

from coding.findings.tables import Cell, Column, Table, depth_of, runs_of, shown
from coding.findings.writers.text_stream import text_stream
from coding.themes.richtext import Run, latex, legible

NAME = "LaTeX"
EXTENSION = "tex"
MEDIA_TYPE = "application/x-tex; charset=utf-8"

PACKAGES = (
    "% Needs \\usepackage{booktabs,longtable,tabularx,graphicx}. The text is Unicode: use\n"
    "% LuaLaTeX or XeLaTeX, or pdfLaTeX with \\usepackage[T1]{fontenc} for European languages.\n"
)
FLOATING = 34  # lines; a longer table runs over pages
LONG_CELL = 18  # characters
SMALL_CELL, LONG_HEADING = 6, 8  # a longer heading over small cells is turned
ACROSS = 84  # characters of a line of a table
LEAST_WIDE = 16  # of them for a column whose cells are long
PAGE = 36  # lines that a row may have
SAMPLE = 60  # rows looked at before anything is written


def write(table: Table, out: BinaryIO) -> None:
    """A fragment to \\input, with the packages it needs in a comment."""
    with text_stream(out) as text:
        text.write(PACKAGES + comment(table.origin))
        write_table(table, text)


def comment(origin: str) -> str:
    """A line that is not printed."""
    return f"% {' '.join(legible(origin).split())}\n" if origin else ""


def write_table(table: Table, text: TextIO) -> None:
    """Notes stand below, and below the last part where there are several."""
    rows = iter(table.rows)
    first = list(islice(rows, SAMPLE + 1))
    layout = _layout(table.columns, first)
    groups = _groups(layout.widths)
    if len(groups) < 2:
        _write(replace(table, rows=chain(first, rows)), layout, first, text)
        return
    every = [*first, *rows]
    for number, places in enumerate(groups, 1):
        part = _part(table, every, places, f"{number}/{len(groups)}")
        part = part if number == len(groups) else replace(part, notes=())
        _write(part, _layout(part.columns, list(part.rows)), list(part.rows), text)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Of each column: whether its cells are long and by how much, whether its heading is turned,
    whether it holds numbers, its width in characters.
    """

    wide: list[bool]
    weights: list[float]
    turned: list[bool]
    numbers: list[bool]
    widths: list[int]

    def share(self, place: int) -> float:
        """Of the text's width, what a column of long cells has."""
        rest = ACROSS - sum(w for w, wide in zip(self.widths, self.wide, strict=True) if not wide)
        return max(rest, 10) / ACROSS * 0.92 * self.weights[place]

    def lines(self, row: Sequence[Cell]) -> int:
        """About how many lines a row takes."""
        return max([_lines(shown(c), self.across(place)) for place, c in enumerate(row)], default=1)

    def across(self, place: int) -> int:
        """About how many characters a line of a column holds."""
        return max(1, int(self.share(place) * ACROSS)) if self.wide[place] else ACROSS


def _layout(columns: Sequence[Column], rows: Sequence[Sequence[Cell]]) -> _Layout:
    cells = [[shown(row[place]) for row in rows] for place in range(len(columns))]
    longest = [max(map(len, column), default=0) for column in cells]
    small = [
        bool(place) and most <= SMALL_CELL and bool(rows) for place, most in enumerate(longest)
    ]
    wide = [
        not small[place] and _is_long(one.heading, *cells[place])
        for place, one in enumerate(columns)
    ]
    turned = [small[place] and len(one.heading) > LONG_HEADING for place, one in enumerate(columns)]
    numbers = [_are_numbers([row[place] for row in rows]) for place in range(len(columns))]
    widths = [
        LEAST_WIDE if wide[place] else 2 + _width(longest[place], one, turned[place])
        for place, one in enumerate(columns)
    ]
    return _Layout(wide, _weights(wide, cells), turned, numbers, widths)


def _weights(wide: Sequence[bool], cells: Sequence[Sequence[str]]) -> list[float]:
    """How columns of long cells share the width: by the root of what they hold, 1 in all."""
    held = [min(max(sum(map(len, one)) / max(1, len(one)), 25), 400) ** 0.5 for one in cells]
    whole = sum(size for size, is_wide in zip(held, wide, strict=True) if is_wide)
    return [size / whole if is_wide else 0 for size, is_wide in zip(held, wide, strict=True)]


def _is_long(*texts: str) -> bool:
    return any(len(text) > LONG_CELL or "\n" in text for text in texts)


def _width(longest: int, column: Column, turned: bool) -> int:
    return max(longest, 2 if turned else len(column.heading))


def _are_numbers(cells: Sequence[Cell]) -> bool:
    numbers = [cell for cell in cells if isinstance(cell, int | float) and cell is not None]
    return bool(numbers) and all(not isinstance(c, str) or len(c) < 2 for c in cells)


def _lines(text: str, across: int) -> int:
    return sum(1 + len(line) // across for line in text.split("\n"))


def _groups(widths: Sequence[int]) -> list[list[int]]:
    """Places of the columns that fit beside each other; the first stands in every group."""
    groups: list[list[int]] = [[]]
    used = widths[0] if widths else 0
    for place, width in enumerate(widths[1:], 1):
        if groups[-1] and used + width > ACROSS:
            groups.append([])
            used = widths[0]
        groups[-1].append(place)
        used += width
    return [[0, *group] for group in groups] if widths else [[]]


def _part(table: Table, rows: Sequence[Sequence[Cell]], places: list[int], which: str) -> Table:
    columns = [table.columns[place] for place in places]
    cells = [[row[place] for place in places] for row in rows]
    return Table(f"{table.caption} ({which})".strip(), columns, cells, table.notes)


def _write(table: Table, layout: _Layout, first: Sequence[Sequence[Cell]], text: TextIO) -> None:
    if len(first) > SAMPLE or sum(map(layout.lines, first)) > FLOATING:
        _write_long(table, layout, text)
    else:
        _write_short(table, layout, text)


def _write_short(table: Table, layout: _Layout, text: TextIO) -> None:
    across = any(layout.wide)
    columns = _columns(layout, _stretching)
    begin = f"{{tabularx}}{{\\textwidth}}{{{columns}}}" if across else f"{{tabular}}{{{columns}}}"
    text.write("\\begin{table}[htbp]\n\\centering\n")
    text.write(f"\\caption{{{_line(table.caption)}}}\n" if table.caption else "")
    text.write(f"\\begin{begin}\n\\toprule\n{_headings(table, layout)}\\midrule\n")
    text.writelines(map(_row, table.rows))
    text.write(f"\\bottomrule\n\\end{{{'tabularx' if across else 'tabular'}}}\n")
    text.write("\\par\\raggedright\n" if table.notes else "")
    for note in table.notes:
        text.write(f"\\par\\smallskip{{\\footnotesize {_text(note)}\\par}}\n")
    text.write("\\end{table}\n")


def _write_long(table: Table, layout: _Layout, text: TextIO) -> None:
    text.write(f"\\begin{{longtable}}{{{_columns(layout, _of_width)}}}\n")
    text.write(f"\\caption{{{_line(table.caption)}}}\\\\\n" if table.caption else "")
    head = f"\\toprule\n{_headings(table, layout)}\\midrule\n"
    text.write(f"{head}\\endfirsthead\n{head}\\endhead\n\\bottomrule\n\\endlastfoot\n")
    most = [layout.across(place) * PAGE for place in range(len(table.columns))]
    text.writelines(_row(part) for row in table.rows for part in _on_pages(row, most))
    text.write("\\end{longtable}\n")
    for note in table.notes:
        text.write(f"{{\\footnotesize\\noindent {_text(note)}\\par}}\n")


def _columns(layout: _Layout, wide: Callable[[_Layout, int], str]) -> str:
    return "".join(
        wide(layout, place) if layout.wide[place] else "r" if number else "l"
        for place, number in enumerate(layout.numbers)
    )


def _stretching(layout: _Layout, place: int) -> str:
    """A column of tabularx; their widths are one each on average."""
    times = layout.weights[place] * sum(layout.wide)
    own = "" if sum(layout.wide) == 1 else f"\\hsize={times:.3f}\\hsize\\linewidth=\\hsize"
    return f">{{{own}\\raggedright\\arraybackslash}}X"


def _of_width(layout: _Layout, place: int) -> str:
    return f">{{\\raggedright\\arraybackslash}}p{{{layout.share(place):.3f}\\textwidth}}"


def _headings(table: Table, layout: _Layout) -> str:
    heads = (_line(column.heading) for column in table.columns)
    turned = zip(heads, layout.turned, strict=True)
    cells = (f"\\rotatebox{{90}}{{{head}}}" if turn else head for head, turn in turned)
    return " & ".join(cells) + " \\\\\n"


def _on_pages(row: Sequence[Cell], most: Sequence[int]) -> Iterator[list[Cell]]:
    """The row, or several where a cell is longer than a page holds."""
    long = [len(shown(cell)) > most[place] for place, cell in enumerate(row)]
    if not any(long):
        yield list(row)
        return
    parts = [
        _cut(shown(cell), most[place]) if long[place] else [cell] for place, cell in enumerate(row)
    ]
    for place in range(max(map(len, parts))):
        yield [part[place] if place < len(part) else "" for part in parts]


def _cut(text: str, most: int) -> list[Cell]:
    """The text in parts, cut at white space where there is any."""
    parts: list[Cell] = []
    while len(text) > most:
        at = max(text.rfind(" ", most // 2, most), text.rfind("\n", most // 2, most))
        at = most if at < 0 else at
        parts.append(text[:at])
        text = text[at:].lstrip()
    return [*parts, text]


def _row(cells: Iterable[Cell]) -> str:
    row = " & ".join(map(_cell, cells)) + " \\\\\n"
    return f"{{}}{row}" if row.startswith("*") else row  # a star would belong to the line before


def _cell(cell: Cell) -> str:
    depth = depth_of(cell)
    return (f"\\hspace*{{{depth}em}}" if depth else "") + latex(runs_of(cell))


def _line(text: str) -> str:
    """On one line, as captions and headings must be."""
    return _text(" ".join(text.split()))


def _text(text: str) -> str:
    return latex([Run(text)])
