"""Coded segments as a table: one row a coding, or one row a passage with its coders."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

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
    """What every row of a table of segments needs, read once."""

    reading: Reading
    attributes: Sequence[Attribute]
    known: dict[str, dict[uuid.UUID, str]]
    levels: int
    serials: dict[uuid.UUID, str]
    coders: dict[uuid.UUID, str]
    paths: dict[uuid.UUID, list[str]]
    groups: dict[uuid.UUID, str]


def segments_table(
    member: Member, filters: Filters | None = None, *, by_passage: bool = False
) -> Table:
    """Rows are drawn some interviews at a time, so memory stays flat."""
    sheet = sheet_of(member)
    rows = (_row(sheet, one) for one in drawn(sheet, filters, by_passage=by_passage))
    caption = _("Coded segments, one row a passage") if by_passage else _("Coded segments")
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
        "end count Unicode code points of the transcript."
    )


def sheet_of(member: Member) -> Sheet:
    reading = reading_of(member)
    known = {
        label: {key: ", ".join(one.value for one in row) for key, row in values.items()}
        for label, values in values_of(member).items()
    }
    quotes = Quote.objects.visible_to(member)
    grouped = groups_of_codes(member)
    return Sheet(
        reading,
        attributes_of(member),
        known,
        reading.depth(),
        {quote.span_id: str(quote) for quote in quotes},
        {
            key: voice.member.initials if voice.member else str(voice)
            for key, voice in reading.voices.items()
        },
        {key: reading.path(code) for key, code in reading.codes.items()},
        {key: "; ".join(name for _group, name in groups) for key, groups in grouped.items()},
    )


def _columns(sheet: Sheet) -> list[Column]:
    names = ["quote_id", "interview", "participant", *(one.name for one in sheet.attributes)]
    names += ["speaker", "turn", "time", "start", "end", "quote", "code"]
    names += [f"code_level_{number + 1}" for number in range(sheet.levels)]
    names += ["groups", "coder", "unsure", "rationale", "coded_at", "placed", "row_id"]
    return [Column(name, name) for name in names]


def _row(sheet: Sheet, one: Segment) -> list[Cell]:
    heard = one.heard
    path = sheet.paths[one.code.id] if one.code else []
    return [
        quote_id(sheet, one),
        one.interview.title,
        ", ".join(heard.participants),
        *_known(sheet, heard),
        _speakers(heard),
        _turns(heard),
        clock(heard.said[0].begins_at),
        None if one.astray else heard.start,
        None if one.astray else heard.end,
        heard.exact,
        one.code.name if one.code else "",
        *(path + [""] * (sheet.levels - len(path))),
        sheet.groups.get(one.code.id, "") if one.code else "",
        *_made(sheet, one.codings),
        not one.astray,
        str(one.codings[0].id if one.codings else one.span_id),
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


def _known(sheet: Sheet, heard: Heard) -> Iterator[str]:
    for attribute in sheet.attributes:
        values = (sheet.known.get(who, {}).get(attribute.pk, "") for who in heard.participants)
        yield "; ".join(value for value in values if value)


def _speakers(heard: Heard) -> str:
    if len(heard.said) == 1:
        return heard.said[0].speaker
    return ", ".join(dict.fromkeys(said.speaker for said in heard.said))


def _turns(heard: Heard) -> str:
    first, last = heard.said[0].label, heard.said[-1].label
    return first if first == last else f"{first}-{last}"


def quote_id(sheet: Sheet, one: Segment) -> str:
    """The quote's serial (P2:84.3) where one was made, else its place and six digits."""
    serial = sheet.serials.get(one.span_id) if sheet.serials else None
    return serial or f"{one.heard.cite}-{one.span_id.hex[:6]}"
