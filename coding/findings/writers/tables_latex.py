"""A LaTeX table as papers print it, with booktabs; a long one runs over pages as a longtable."""

from collections.abc import Iterable, Sequence
from itertools import chain, islice
from typing import BinaryIO, TextIO

from coding.findings.tables import Cell, Column, Table, runs_of, shown
from coding.findings.writers.text_stream import text_stream
from coding.themes.richtext import Run, latex

NAME = "LaTeX"
EXTENSION = "tex"
MEDIA_TYPE = "application/x-tex; charset=utf-8"

PACKAGES = (
    "% Needs \\usepackage{booktabs,longtable,tabularx}. The text is Unicode: use LuaLaTeX or\n"
    "% XeLaTeX, or pdfLaTeX with \\usepackage[T1]{fontenc} for European languages.\n"
)
LONG_TABLE = 30  # rows
LONG_CELL = 18  # characters


def write(table: Table, out: BinaryIO) -> None:
    """A fragment to \\input, with the packages it needs in a comment."""
    with text_stream(out) as text:
        text.write(PACKAGES)
        write_table(table, text)


def write_table(table: Table, text: TextIO) -> None:
    """Up to 30 rows a table that floats, beyond that a longtable. Notes stand below."""
    rows = iter(table.rows)
    first = list(islice(rows, LONG_TABLE + 1))
    wide = [_is_wide(place, column, first) for place, column in enumerate(table.columns)]
    if len(first) > LONG_TABLE:
        _write_long(table, chain(first, rows), wide, text)
    else:
        _write_short(table, first, wide, text)


def _is_wide(place: int, column: Column, rows: Iterable[Sequence[Cell]]) -> bool:
    cells = (shown(row[place]) for row in rows)
    return any(len(cell) > LONG_CELL or "\n" in cell for cell in (column.heading, *cells))


def _write_short(
    table: Table, rows: Iterable[Sequence[Cell]], wide: list[bool], text: TextIO
) -> None:
    across = any(wide)
    columns = "".join(">{\\raggedright\\arraybackslash}X" if w else "l" for w in wide)
    begin = f"{{tabularx}}{{\\textwidth}}{{{columns}}}" if across else f"{{tabular}}{{{columns}}}"
    text.write("\\begin{table}\n\\centering\n")
    text.write(f"\\caption{{{_text(table.caption)}}}\n" if table.caption else "")
    text.write(f"\\begin{begin}\n\\toprule\n{_headings(table)}\\midrule\n")
    text.writelines(map(_row, rows))
    text.write(f"\\bottomrule\n\\end{{{'tabularx' if across else 'tabular'}}}\n")
    for note in table.notes:
        text.write(f"\\par\\smallskip{{\\footnotesize {_text(note)}\\par}}\n")
    text.write("\\end{table}\n")


def _write_long(
    table: Table, rows: Iterable[Sequence[Cell]], wide: list[bool], text: TextIO
) -> None:
    share = f"{0.95 / len(wide) if all(wide) else 0.7 / max(1, sum(wide)):.3f}"
    paragraph = f">{{\\raggedright\\arraybackslash}}p{{{share}\\textwidth}}"
    text.write(f"\\begin{{longtable}}{{{''.join(paragraph if w else 'l' for w in wide)}}}\n")
    text.write(f"\\caption{{{_text(table.caption)}}}\\\\\n" if table.caption else "")
    head = f"\\toprule\n{_headings(table)}\\midrule\n"
    text.write(f"{head}\\endfirsthead\n{head}\\endhead\n\\bottomrule\n\\endlastfoot\n")
    text.writelines(map(_row, rows))
    text.write("\\end{longtable}\n")
    for note in table.notes:
        text.write(f"{{\\footnotesize {_text(note)}\\par}}\n")


def _headings(table: Table) -> str:
    return _row([column.heading for column in table.columns])


def _row(cells: Sequence[Cell]) -> str:
    return " & ".join(latex(runs_of(cell)) for cell in cells) + " \\\\\n"


def _text(text: str) -> str:
    return latex([Run(text)])
