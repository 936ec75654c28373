"""Coded segments as a table: one row a coding, or one row a passage with its coders."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from coding.codebook.seeking import groups_of_codes
from coding.findings.participants import attributes_of, values_of
from coding.findings.tables import Cell, Column, Table
from coding.findings.wording import clock
from coding.segments.filtering import Filters
from coding.segments.retrieval import Applied, Reading, Segment, reading_of, segments
from coding.segments.straying import astray
from coding.themes.models import Quote
from interviews.projects.models import Member
from interviews.transcripts.hearing import Heard
from interviews.transcripts.models import Attribute


@dataclass(frozen=True)
class Sheet:
    """What every row of a table of segments needs, read once.

    ``of_code`` are the cells that tell of a code (None: of none), ``of_people`` those that tell of
    some participants, filled as they are met.
    """

    reading: Reading
    attributes: Sequence[Attribute]
    known: dict[str, dict[uuid.UUID, str]]
    levels: int
    serials: dict[str, str]
    coders: dict[uuid.UUID, str]
    paths: dict[uuid.UUID, list[str]]
    of_code: dict[uuid.UUID | None, list[str]]
    of_people: dict[tuple[str, ...], list[str]] = field(default_factory=dict)


def segments_table(
    member: Member, filters: Filters | None = None, *, by_passage: bool = False
) -> Table:
    """Rows are drawn some interviews at a time, so memory stays flat."""
    sheet = sheet_of(member)
    rows = _rows(sheet, drawn(sheet, filters, by_passage=by_passage))
    caption = _("Coded segments, one row per passage") if by_passage else _("Coded segments")
    return Table(caption, _columns(sheet), rows, [definition()])


def drawn(sheet: Sheet, filters: Filters | None, *, by_passage: bool) -> Iterator[Segment]:
    """What is asked for (None: all, with words that carry no code); what is not placed comes last.

    The passages page shows the same.
    """
    asked = filters or Filters(uncoded=True)
    yield from segments(sheet.reading, asked, by_passage=by_passage)
    yield from astray(sheet.reading, asked, by_passage=by_passage)


def definition() -> str:
    return _(
        "A passage is the union of overlapping codings of one code, whoever made them. Start and "
        "end count Unicode code points of the transcript. Words are those of the transcript: what "
        "a quote of them masks or leaves out stands here as it was said."
    )


def sheet_of(member: Member) -> Sheet:
    reading = reading_of(member)
    known = {
        label: {key: ", ".join(one.value for one in row) for key, row in values.items()}
        for label, values in values_of(member).items()
    }
    quotes = Quote.objects.visible_to(member)
    coders = {
        key: voice.member.initials if voice.member else str(voice)
        for key, voice in reading.voices.items()
    }
    levels, paths = (
        reading.depth(),
        {key: reading.path(code) for key, code in reading.codes.items()},
    )
    return Sheet(
        reading,
        attributes_of(member),
        known,
        levels,
        {quote.span_id.hex: str(quote) for quote in quotes},
        coders,
        paths,
        _code_cells(member, paths, levels),
    )


def _code_cells(
    member: Member, paths: Mapping[uuid.UUID, list[str]], levels: int
) -> dict[uuid.UUID | None, list[str]]:
    """Each code's name, path and groups."""
    groups = groups_of_codes(member)
    found: dict[uuid.UUID | None, list[str]] = {None: [""] * (levels + 2)}
    for key, path in paths.items():
        named = "; ".join(name for _group, name in groups.get(key, ()))
        found[key] = [path[-1], *path, *[""] * (levels - len(path)), named]
    return found


def _columns(sheet: Sheet) -> list[Column]:
    names = ["quote_id", "interview", "participant", *(one.name for one in sheet.attributes)]
    names += ["speaker", "turn", "time", "start", "end", "quote", "code"]
    names += [f"code_level_{number + 1}" for number in range(sheet.levels)]
    names += ["groups", "coder", "unsure", "rationale", "coded_at", "placed", "row_id"]
    return [Column(name, name) for name in names]


def _rows(sheet: Sheet, found: Iterable[Segment]) -> Iterator[list[Cell]]:
    """What the codings of the same words share, which follow each other, is put together once."""
    heard: Heard | None = None
    shared: list[Cell] = []
    for one in found:
        if one.heard is not heard:
            heard, shared = one.heard, _heard_cells(sheet, one)
        yield [
            quote_id(sheet, one),
            *shared,
            *sheet.of_code[one.code.id if one.code else None],
            *_made(sheet, one.codings),
            not one.astray,
            _hyphened(one.codings[0].id_hex if one.codings else one.span_hex),
        ]


def _heard_cells(sheet: Sheet, one: Segment) -> list[Cell]:
    """interview to quote: where the words are and who says them."""
    heard = one.heard
    people = heard.participants
    return [
        one.interview.title,
        *(sheet.of_people.get(people) or _people_cells(sheet, people)),
        _speakers(heard),
        _turns(heard),
        clock(heard.said[0].begins_at),
        None if one.astray else heard.start,
        None if one.astray else heard.end,
        heard.exact,
    ]


def _made(sheet: Sheet, codings: Sequence[Applied]) -> list[Cell]:
    """coder, unsure, rationale, coded_at; several coders' in the order they coded."""
    if len(codings) == 1:
        one = codings[0]
        return [sheet.coders.get(one.voice, ""), one.unsure, one.rationale, one.coded_at]
    coders = dict.fromkeys(sheet.coders.get(one.voice, "") for one in codings)
    reasons = [(sheet.coders.get(one.voice, ""), one.rationale) for one in codings if one.rationale]
    said = [f"{who}: {reason}" for who, reason in reasons]
    first = min((one.coded_at for one in codings), default=None)
    return [
        ", ".join(coders),
        any(one.unsure for one in codings) if codings else None,
        "\n".join(said),
        first,
    ]


def _people_cells(sheet: Sheet, people: tuple[str, ...]) -> list[str]:
    """Who they are, and what is known of them."""
    cells = [", ".join(people)]
    for attribute in sheet.attributes:
        values = (sheet.known.get(who, {}).get(attribute.pk, "") for who in people)
        cells.append("; ".join(value for value in values if value))
    sheet.of_people[people] = cells
    return cells


def _speakers(heard: Heard) -> str:
    if len(heard.said) == 1:
        return heard.said[0].speaker
    return ", ".join(dict.fromkeys(said.speaker for said in heard.said))


def _turns(heard: Heard) -> str:
    first, last = heard.said[0].label, heard.said[-1].label
    return first if first == last else f"{first}-{last}"


def _hyphened(digits: str) -> str:
    """A UUID as it is written."""
    return f"{digits[:8]}-{digits[8:12]}-{digits[12:16]}-{digits[16:20]}-{digits[20:]}"


def quote_id(sheet: Sheet, one: Segment) -> str:
    """The quote's serial (P2:84.3) where one was made, else its place and six digits."""
    serial = sheet.serials.get(one.span_hex) if sheet.serials else None
    return serial or f"{one.heard.cite}-{one.span_hex[:6]}"
