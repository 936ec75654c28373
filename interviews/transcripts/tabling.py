"""The participants table as a block of cells that reads back the same."""

from __future__ import annotations

from django.utils.translation import gettext as _

from interviews.transcripts.grid import grid_of
from interviews.transcripts.queries import People
from interviews.transcripts.sheet.block import Block


def block_of(people: People) -> Block:
    """Ids, attributes, consent and note as they are edited; columns and footnotes beside."""
    grid = grid_of(people)
    heads = (_("Participant"), *(column.name for column in grid.columns))
    rows = [(row.participant.label, *(cell.edit for cell in row.cells)) for row in grid.rows]
    columns = [(one.name, one.kind, one.shape.choices) for one in people.columns]
    footnotes = [(note.mark, note.text) for note in people.footnotes]
    return Block((heads, *rows), tuple(columns), tuple(footnotes))
