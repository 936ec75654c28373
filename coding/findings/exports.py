"""What can be taken out, and in which formats."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, BinaryIO

from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coding.findings.documents import Document
from coding.findings.grouped import segments_document
from coding.findings.kinds import FORMATS, KINDS, Kind, make
from coding.findings.kinds.asking import Options as Asked
from coding.findings.origin import origin_of
from coding.findings.papers import paper_table
from coding.findings.seeing import seen_document, seen_table
from coding.findings.segments import segments_table
from coding.findings.tables import Table
from coding.findings.themes import themes_document, themes_table
from coding.findings.whole import findings_document
from coding.findings.writers import DOCUMENT_WRITERS, WRITERS, Format, whole_latex
from coding.segments.filtering import Filters
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.watching import Watch


@dataclass(frozen=True)
class Options:
    """How segments are asked for, what is asked of a table of the paper (see its kind's form;
    None: as it is remembered), and what sees the texts written.

    ``told``: what is asked for of segments, in words. ``origin`` stands out of sight in the file.
    """

    filters: Filters | None = None
    by_passage: bool = False
    told: Sequence[str] = ()
    watch: Watch | None = None
    table: Asked | None = None
    origin: str = ""

    def of_table(self, table: Table) -> Table:
        """The table as it is written."""
        return replace(seen_table(table, self.watch), origin=self.origin)

    def of_document(self, document: Document) -> Document:
        """The document as it is written."""
        return replace(seen_document(document, self.watch), origin=self.origin)


Write = Callable[[Member, str, Options, BinaryIO], None]


@dataclass(frozen=True)
class Export:
    """A thing that can be taken out: its name, its formats, what writes it."""

    name: Any
    about: Any
    formats: tuple[str, ...]
    write: Write


# What another program reads says the same whoever takes it out; what a paper prints, or people
# read, speaks their language. Numbers and dates have one form in all of them.
FOR_PROGRAMS = {"csv", "xlsx", "jsonl"}
PRINTED = {"participants"}


def _segments(member: Member, format: str, options: Options, out: BinaryIO) -> None:
    """A table for programs, a document grouped by code for readers."""
    if format in FOR_PROGRAMS:
        table = segments_table(member, options.filters, by_passage=options.by_passage)
        WRITERS[format].write(options.of_table(table), out)
        return
    document = segments_document(
        member, options.filters, by_passage=options.by_passage, told=options.told
    )
    DOCUMENT_WRITERS[format].write(options.of_document(document), out)


def _themes(member: Member, format: str, options: Options, out: BinaryIO) -> None:
    if format in FOR_PROGRAMS:
        WRITERS[format].write(options.of_table(themes_table(member)), out)
    else:
        document = options.of_document(themes_document(member))
        DOCUMENT_WRITERS[format].write(document, out)


def _findings(member: Member, format: str, options: Options, out: BinaryIO) -> None:
    document = options.of_document(findings_document(member))
    writer = whole_latex if format == "latex" else DOCUMENT_WRITERS[format]
    writer.write(document, out)


def _printed(kind: Kind) -> Write:
    def write(member: Member, format: str, options: Options, out: BinaryIO) -> None:
        printed = make(member, kind, options.table).printed
        table = printed.table(for_programs=format in FOR_PROGRAMS)
        WRITERS[format].write(options.of_table(table), out)

    return write


def _participants(member: Member, format: str, options: Options, out: BinaryIO) -> None:
    WRITERS[format].write(options.of_table(paper_table(member)), out)


EXPORTS: dict[str, Export] = {
    "segments": Export(
        gettext_lazy("Coded segments"),
        gettext_lazy("Every coded quote with its place, participant, code path and coder."),
        ("csv", "xlsx", "docx", "md", "html", "latex", "jsonl"),
        _segments,
    ),
    "themes": Export(
        gettext_lazy("Themes with quotes"),
        gettext_lazy("Each theme under its question, with who said so and its quotes."),
        ("docx", "latex", "md", "html", "xlsx", "csv", "jsonl"),
        _themes,
    ),
    "participants": Export(
        gettext_lazy("Participants table"),
        gettext_lazy("The table a paper prints, with the columns and notes you choose."),
        ("docx", "latex", "md", "html", "xlsx", "csv", "jsonl"),
        _participants,
    ),
    "findings": Export(
        gettext_lazy("Findings section"),
        gettext_lazy("Themes with their quotes, then every table, in one file."),
        ("docx", "latex", "md", "html"),
        _findings,
    ),
    **{kind.key: Export(kind.name, kind.about, FORMATS, _printed(kind)) for kind in KINDS.values()},
}


def export(member: Member, kind: str, format: str, out: BinaryIO, options: Options) -> None:
    """Write an export as ``member`` may see it. Refuses what there is not."""
    format_of(kind, format)
    same = kind not in PRINTED and format in FOR_PROGRAMS
    with translation.override("en" if same else translation.get_language()):
        EXPORTS[kind].write(member, format, replace(options, origin=origin_of(member)), out)


def format_of(kind: str, format: str) -> Format:
    """The format's names; refuses a kind or a format there is not."""
    if kind not in EXPORTS or format not in EXPORTS[kind].formats:
        raise Refused(_("This cannot be exported like that. Choose one of the formats listed."))
    return WRITERS[format]


def file_name(member: Member, kind: str, format: str) -> str:
    return f"{member.project.slug}-{kind}.{format_of(kind, format).EXTENSION}"
