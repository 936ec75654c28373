"""Make quotes: editorial marks over a source that stays as it was said."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from coding.themes.marking import added, over_part
from coding.themes.marks import (
    BadMark,
    Cut,
    Mark,
    Mask,
    check,
    in_order,
    marks_from_json,
    marks_to_json,
    places,
)
from coding.themes.models import Evidence, Quote
from coding.themes.parts import Room, Step, fitting, room_of, stepped
from coding.themes.sourcing import with_sources
from interviews.projects import veils
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action
from interviews.projects.speaking import said
from interviews.transcripts.actions import place
from interviews.transcripts.models import Anchor, Span
from interviews.transcripts.places import cites


@action("quote.made")
def quote_passage(
    act: Act, *, evidence: Evidence, marks: list[dict[str, Any]] | None = None
) -> Quote:
    """Make a quote of a theme's passage, with the next serial of the turn it begins in."""
    veils.refuse_on_veiled(evidence.interview_id)
    anchor = _anchor(evidence.span)
    citation = cites([anchor])[anchor.pk]
    taken = Quote.objects.filter(project_id=act.project_id, citation=citation)
    highest = taken.aggregate(highest=Max("serial"))["highest"] or 0
    return act.create(
        Quote(
            evidence=evidence,
            interview_id=evidence.interview_id,
            span=evidence.span,
            citation=citation,
            serial=highest + 1,
            marks=checked(anchor.exact, marks or []),
            made_by=act.member,
            made_at=act.at,
        )
    )


@action("quote.marked")
def mark_quote(
    act: Act, *, quote: Quote, marks: list[dict[str, Any]], expected: int | None = None
) -> Quote:
    """Set all of a quote's editorial marks, in code points of its source."""
    return act.change(quote, expected=expected, marks=checked(_anchor(quote.span).exact, marks))


@action("quote.marked")
def add_mark(act: Act, *, quote: Quote, mark: dict[str, Any]) -> Quote:
    """Set one mark beside those the quote has, in code points of its source."""
    row, source = _as_it_stands(quote)
    if row.withheld and mark.get("kind") != "mask":
        raise Refused(_look_first())
    (new,) = _read([mark])
    marks = added(marks_from_json(row.marks), new)
    return act.change(quote, marks=checked(source, marks_to_json(marks)))


@action("quote.marked")
def mask_words(act: Act, *, quote: Quote, words: str, text: str) -> Quote:
    """Show ``text`` in brackets wherever these words stand in the quote and are not hidden yet."""
    row, source = _as_it_stands(quote)
    marks = list(marks_from_json(row.marks))
    hidden = set().union(*(places(one) for one in marks if isinstance(one, Cut | Mask)))
    for found in re.finditer(re.escape(words), source) if words else ():
        if hidden.isdisjoint(range(*found.span())):
            marks = added(marks, Mask(*found.span(), text.strip()))
    if marks_to_json(marks) == row.marks:
        raise Refused(_("These words are not in the source, or are hidden already."))
    return act.change(quote, marks=checked(source, marks_to_json(marks)))


@action("quote.marked")
def take_mark_off(act: Act, *, quote: Quote, mark: dict[str, Any]) -> Quote:
    """Take one mark off a quote; nothing happens where it is gone already."""
    row, source = _as_it_stands(quote)
    if row.withheld:
        raise Refused(_look_first())
    marks = [one for one in row.marks if one != mark]
    return act.change(quote, marks=checked(source, marks)) if marks != row.marks else quote


@action("quote.marked")
def reword_mark(act: Act, *, quote: Quote, mark: dict[str, Any], text: str) -> Quote:
    """Write other words into an insertion, or for a masked name."""
    row, source = _as_it_stands(quote)
    if mark not in row.marks:
        raise Conflict(_("This mark was changed in the meantime. Reload the page to see."))
    marks = [{**one, "text": text.strip()} if one == mark else one for one in row.marks]
    return act.change(quote, marks=checked(source, marks)) if marks != row.marks else quote


@action("quote.part_chosen")
def choose_part(act: Act, *, quote: Quote, start: int, end: int, transcript_id: str = "") -> Quote:
    """Let a quote begin and end elsewhere, with its marks; offsets count in the whole text.

    It stays within its passage and the turns beside it, and keeps its serial, which names it.
    """
    room = room_of(quote)
    if transcript_id and transcript_id != str(room.transcript_id):
        raise Conflict(_("The transcript was corrected while you were reading. Reload the page."))
    return _over(act, quote, room, start, end)


@action("quote.part_chosen")
def step_part(act: Act, *, quote: Quote, step: Step) -> Quote:
    """Let a quote begin or end a word earlier or later."""
    room, now = room_of(quote), _anchor(quote.span)
    return _over(act, quote, room, *stepped(room, now.start, now.end, step))


def _over(act: Act, quote: Quote, room: Room, start: int, end: int) -> Quote:
    veils.refuse_on_veiled(quote.interview_id)
    row, _source = _as_it_stands(quote)
    if row.withheld:
        raise Refused(_look_first())
    first, last = fitting(room, start, end)
    source = room.text[first - room.begins : last - room.begins]
    marks = over_part(source, marks_from_json(row.marks), first - _anchor(quote.span).start)
    kept = checked(source, marks_to_json(marks))
    span = place(act, quote.span.interview, first, last, transcript_id=room.transcript_id)
    return act.change(quote, span=span, marks=kept)


@action("quote.removed")
def remove_quote(act: Act, *, quote: Quote) -> Quote:
    """Take a quote away; its serial is not used again."""
    return act.remove(quote)


def checked(source: str, marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The marks as they are kept, in order; refuses, with a sentence, those that cannot stand."""
    read = _read(marks)
    try:
        check(source, read)
    except BadMark as error:
        raise Refused(said(error.args[0])) from None
    return marks_to_json(in_order(read))


def _read(marks: object) -> tuple[Mark, ...]:
    try:
        return marks_from_json(marks)
    except BadMark as error:
        raise Refused(said(error.args[0])) from None


def _as_it_stands(quote: Quote) -> tuple[Quote, str]:
    """The quote as it is now, with its marks where their words went, and its source."""
    rows = Quote.objects.select_related("span__interview__current")
    return with_sources([rows.get(pk=quote.pk)])[0], _anchor(quote.span).exact


def _look_first() -> str:
    return _(
        "A masked name of this quote is not to be found in the corrected text. Mask it again, or "
        "say that the quote is right as it stands."
    )


def _anchor(span: Span) -> Anchor:
    anchor = Anchor.objects.filter(
        span=span, transcript=span.interview.current, placed=True
    ).first()
    if anchor is None:
        raise Refused(_("These words are not in the transcript as it now stands."))
    return anchor
