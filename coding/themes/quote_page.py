"""What the page of one quote shows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from coding.themes.copies import Copies, MarkShown, copies_of, manner_of, marks_shown
from coding.themes.listing import Flag, flags_of
from coding.themes.marks import Mark, marks_from_json
from coding.themes.models import Evidence, Joined, Quote, QuoteUse
from coding.themes.naming import NameLeft, names_left
from coding.themes.parts import Room, room_of
from coding.themes.showing import TurnShown, turns_shown
from interviews.masking.names import Kind
from interviews.masking.suggesting import GENERAL, TERMS
from interviews.projects.models import Member
from interviews.projects.registers import place_url


@dataclass
class QuotePage:
    """One quote with all that can be done to it.

    ``turns`` are its source and the turns beside it; ``placed``: its words are in the text as it
    now stands, so that it can be marked. ``names`` are those it still holds, each with what may
    stand in its place; ``terms`` are offered for any.
    """

    quote: Quote
    theme: object
    copies: Copies | None
    turns: Sequence[TurnShown]
    marks: Sequence[tuple[MarkShown, str]]
    flags: Sequence[Flag]
    names: Sequence[tuple[NameLeft, str]]
    used: bool
    place_url: str
    placed: bool
    transcript_id: str = ""
    terms: Sequence[str] = field(default_factory=list)

    @property
    def start(self) -> int:
        return self.quote.heard.start if self.quote.heard else 0

    @property
    def all_marks(self) -> str:
        """The marks as JSON, to be set as they are."""
        return json.dumps(self.quote.marks)


def page_of(member: Member, quote: Quote) -> QuotePage:
    """A fixed number of queries; the quote must have been read with its source."""
    heard, marks = quote.heard, marks_from_json(quote.marks)
    placed = heard is not None and not quote.astray
    room = room_of(quote) if placed else None
    evidence = Evidence.objects.visible_to(member).select_related("theme")
    joined = evidence.filter(pk=quote.evidence_id).first() if quote.evidence_id else None
    quote.contrary = joined is not None and joined.joined == Joined.CONTRARY
    names = names_left(member, [quote]).get(quote.pk, [])
    return QuotePage(
        quote=quote,
        theme=joined.theme if joined else None,
        copies=copies_of([quote], manner_of(member)) if heard else None,
        turns=_turns(quote, room, marks),
        marks=_listed(quote),
        flags=flags_of(quote),
        names=[(one, term_for(one)) for one in names],
        used=QuoteUse.objects.visible_to(member).filter(quote=quote).exists(),
        place_url=place_url(member, quote.interview_id, heard.start) if heard else "",
        placed=placed,
        transcript_id=str(room.transcript_id) if room else "",
        terms=_terms(names),
    )


def _turns(quote: Quote, room: Room | None, marks: Sequence[Mark]) -> list[TurnShown]:
    heard = quote.heard
    if heard is None:
        return []
    if room is None:
        return turns_shown(heard.said, heard.start, heard.start, heard.end, marks)
    return turns_shown(room.said, room.begins, heard.start, heard.end, marks)


def _listed(quote: Quote) -> list[tuple[MarkShown, str]]:
    if quote.heard is None:
        return []
    shown = marks_shown(quote.heard, quote.marks)
    return list(zip(shown, map(json.dumps, quote.marks), strict=True))


def _terms(names: Sequence[NameLeft]) -> list[str]:
    """What may stand in place of a name: what was decided for those found here, then general."""
    decided = [one.replacement for one in names if one.replacement]
    general = [_("name"), GENERAL[Kind.PLACE], GENERAL[Kind.ORGANISATION], *TERMS]
    return list(dict.fromkeys(str(one).strip("[]") for one in [*decided, *general]))


def term_for(name: NameLeft) -> str:
    """What to show in place of a name that was found."""
    return (name.replacement or str(GENERAL.get(Kind(name.kind), _("name")))).strip("[]")
