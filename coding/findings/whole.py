"""The findings section in one file: themes with their quotes, then every table of the paper."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from django.utils.translation import gettext as _

from coding.findings.documents import Block, Document, Heading, TableBlock
from coding.findings.kinds import KINDS, make
from coding.findings.papers import paper_table
from coding.findings.tables import Table
from coding.findings.themes import themes_document
from interviews.projects.models import Member

IN_TEXT = {"quotes"}  # what the themes' text prints already


def findings_document(member: Member) -> Document:
    """Each table as it is remembered; those that are empty are left out."""
    title = _("Findings of “%(title)s”") % {"title": member.project.title}
    themes = themes_document(member).blocks
    return Document(title, chain([Heading(1, _("Themes"))], map(_deeper, themes), _tables(member)))


def _deeper(block: Block) -> Block:
    return Heading(block.level + 1, block.text) if isinstance(block, Heading) else block


def _tables(member: Member) -> Iterator[Block]:
    yield Heading(1, _("Tables"))
    yield from _table(paper_table(member))
    for key, kind in KINDS.items():
        if key not in IN_TEXT:
            yield from _table(make(member, kind).printed.table())


def _table(table: Table) -> Iterator[Block]:
    rows = list(table.rows)
    if rows and table.columns:
        yield TableBlock(Table(table.caption, table.columns, rows, table.notes))
