"""Where the columns of a block most likely go, and a block pasted at a place in the table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext as _

from interviews.transcripts.describing import ID_SHAPE
from interviews.transcripts.grid import CONSENT, NOTE, PARTICIPANT, Grid
from interviews.transcripts.planning import LONGEST_ID, NEW, OUT, Settings, Use
from interviews.transcripts.sheet import shapes
from interviews.transcripts.sheet.block import Block

IDS = frozenset(
    {"participant", "participant id", "participantid", "participants", "id", "pid", "p", "label"}
)


def headed(block: Block, grid: Grid) -> Block:
    """The block with a row of headings: its first, unless that tells of a participant already."""
    labels = {row.participant.label for row in grid.rows}
    first = block.rows[0]
    if not labels & set(first) or _heading(first, grid):
        return block
    place = next(place for place, cell in enumerate(first) if cell in labels)
    heads = [_("Column %(n)d") % {"n": number + 1} for number in range(block.width)]
    heads[place] = _("Participant")
    return replace(block, rows=(tuple(heads), *block.rows))


def _heading(row: Sequence[str], grid: Grid) -> bool:
    """Whether a row holds headings: that of an id, or mostly names of columns."""
    names = {column.name.casefold() for column in grid.columns}
    cells = [cell.casefold() for cell in row if cell]
    known = sum(cell in names for cell in cells)
    return any(cell in _ids() for cell in cells) or (known > 0 and known * 2 >= len(cells))


def _ids() -> set[str]:
    return {*IDS, _("Participant").casefold()}


def placed(block: Block, grid: Grid, row: str, column: str) -> tuple[Block, tuple[Use, ...]]:
    """A block pasted on a cell, as one with ids and headings; empty uses where it has its own."""
    if _heading(block.rows[0], grid):
        return block, ()
    rows = [str(each.participant.pk) for each in grid.rows]
    keys = [each.key for each in grid.columns]
    if row not in rows or column not in keys:
        return headed(block, grid), ()
    labels = [each.participant.label for each in grid.rows[rows.index(row) :]]
    columns = grid.columns[keys.index(column) :]
    names = [each.name for each in columns][: block.width]
    heads = [*names, *[""] * (block.width - len(names))]
    filled = [
        (labels[number] if number < len(labels) else "", *cells)
        for number, cells in enumerate(block.rows)
    ]
    targets = [each.key for each in columns][: block.width]
    targets += [OUT] * (block.width - len(targets))
    beyond = _beyond(block.width - len(names))
    made = replace(block, rows=((_("Participant"), *heads), *filled), notices=beyond)
    return made, (Use(PARTICIPANT), *map(Use, targets))


def _beyond(columns: int) -> tuple[str, ...]:
    if columns <= 0:
        return ()
    return (_("What lies to the right of the table’s last column is left out."),)


def suggested(block: Block, grid: Grid) -> Settings:
    """Columns by their names, else new ones with the type their cells suggest."""
    place = _id_place(block, grid)
    known = {column.name.casefold(): column.key for column in grid.columns if column.attribute}
    own = {_("Consent").casefold(): CONSENT, _("Note").casefold(): NOTE, "notes": NOTE}
    own |= {"consent": CONSENT, "note": NOTE, _("Interviews").casefold(): OUT}
    uses: list[Use] = []
    for at, heading in enumerate(block.rows[0]):
        if at == place:
            uses.append(Use(PARTICIPANT))
            continue
        name = heading.casefold()
        target = known.pop(name, None)
        if target is None:
            target = own.pop(name, None)
        uses.append(_new(block, at) if target is None else Use(target))
    return Settings(tuple(uses))


def _new(block: Block, place: int) -> Use:
    cells = [row[place] for row in block.rows[1:] if row[place]]
    told = {name: kind for name, kind, _choices in block.columns}
    heading = block.rows[0][place]
    if heading in told:
        return Use(NEW, told[heading])
    marks = [mark for mark, _text in block.footnotes]
    return Use(NEW if heading or cells else OUT, shapes.guessed(cells, marks).kind)


def _id_place(block: Block, grid: Grid) -> int:
    """The column that holds ids: by its name, by ids that are known, by being different."""
    for place, heading in enumerate(block.rows[0]):
        if heading.casefold() in _ids():
            return place
    labels = {row.participant.label for row in grid.rows}
    return max(range(block.width), key=lambda place: (_score(block, place, labels), -place))


def _score(block: Block, place: int, labels: set[str]) -> tuple[int, bool]:
    cells = [row[place] for row in block.rows[1:]]
    fit = all(re.match(ID_SHAPE, cell) and len(cell) <= LONGEST_ID for cell in cells)
    return len(labels & set(cells)), bool(cells) and fit and len(set(cells)) == len(cells)
