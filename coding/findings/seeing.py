"""Show a watch every text of a table or document while it is written; memory stays flat."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from coding.findings.documents import Block, Document, Heading, TableBlock
from coding.findings.tables import Cell, Rich, Table, shown
from interviews.projects.watching import Watch

SEEN_BEFORE = 20_000  # cells: names, codes, labels and the like stand in row after row


def seen_table(table: Table, watch: Watch | None) -> Table:
    """The same table, whose texts pass before the watch."""
    if watch is None or watch.idle:
        return table
    for text in (table.caption, *(column.heading for column in table.columns), *table.notes):
        watch.see(text)
    return replace(table, rows=_seen_rows(table, watch))


def _seen_rows(table: Table, watch: Watch) -> Iterator[Sequence[Cell]]:
    known: set[str | Rich] = set()
    for row in table.rows:
        for cell in row:
            if isinstance(cell, str | Rich) and cell not in known:
                for text in _texts(cell):
                    watch.see(text)
                if len(known) < SEEN_BEFORE:
                    known.add(cell)
        yield row


def _texts(cell: str | Rich) -> set[str]:
    """As it is shown, and without the asterisks that emphasis may have put within a name."""
    text = shown(cell)
    return {text, text.replace("*", "")}


def seen_document(document: Document, watch: Watch | None) -> Document:
    """The same document, whose texts pass before the watch."""
    if watch is None or watch.idle:
        return document
    watch.see(document.title)
    return replace(document, blocks=(_seen_block(block, watch) for block in document.blocks))


def _seen_block(block: Block, watch: Watch) -> Block:
    if isinstance(block, TableBlock):
        return replace(block, table=seen_table(block.table, watch))
    if isinstance(block, Heading):
        watch.see(block.text)
        return block
    watch.see("".join(run.text for run in block.runs))
    watch.see(getattr(block, "attribution", ""))
    return block
