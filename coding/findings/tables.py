"""Tables as values: a caption, columns, and rows that may be drawn from a generator one by one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from coding.themes.richtext import Run, legible, plain


@dataclass(frozen=True, slots=True)
class Rich:
    """Words of which some are in italics or bold; plain text where a format has neither.

    ``depth`` sets them in, as the names of a tree are.
    """

    runs: tuple[Run, ...]
    depth: int = 0


DEEPER = "\u00a0\u00a0\u00a0"
Cell = str | int | float | bool | None | datetime | date | Rich


@dataclass(frozen=True, slots=True)
class Column:
    """`key` names the column for machines, `heading` for people."""

    key: str
    heading: str


@dataclass(frozen=True, slots=True)
class Table:
    """Rows have one cell a column. `rows` may be a generator: a table is then written once.

    `notes` stand below the table where the format has room for them (docx, md, html, latex, xlsx).
    `origin` says whence it is, out of sight: in a file's properties or a comment.
    """

    caption: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Cell]]
    notes: Sequence[str] = field(default_factory=list)
    origin: str = ""


def shown(cell: Cell) -> str:
    """A cell for people to read: nothing for None, yes and no, ISO dates; line ends are LF."""
    if isinstance(cell, str):
        return legible(cell)
    if isinstance(cell, Rich):
        return DEEPER * cell.depth + plain(cell.runs)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return moment_shown(cell)
    return str(cell)


def moment_shown(moment: datetime) -> str:
    return moment.isoformat(" ", "seconds")


def depth_of(cell: Cell) -> int:
    return cell.depth if isinstance(cell, Rich) else 0


def runs_of(cell: Cell) -> tuple[Run, ...]:
    """A cell for formats that have italics and bold."""
    return cell.runs if isinstance(cell, Rich) else (Run(shown(cell)),)
