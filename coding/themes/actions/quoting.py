"""Make quotes: editorial marks over a source that stays as it was said."""

from __future__ import annotations

from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from coding.themes.marks import BadMark, check, marks_from_json, marks_to_json
from coding.themes.models import Evidence, Quote
from interviews.projects import veils
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action
from interviews.projects.speaking import said
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
            marks=checked(anchor, marks or []),
            made_by=act.member,
            made_at=act.at,
        )
    )


@action("quote.marked")
def mark_quote(
    act: Act, *, quote: Quote, marks: list[dict[str, Any]], expected: int | None = None
) -> Quote:
    """Set a quote's editorial marks, in code points of its source."""
    return act.change(quote, expected=expected, marks=checked(_anchor(quote.span), marks))


@action("quote.removed")
def remove_quote(act: Act, *, quote: Quote) -> Quote:
    """Take a quote away; its serial is not used again."""
    return act.remove(quote)


def checked(anchor: Anchor, marks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The marks as they are kept; refuses, with a sentence, those that cannot stand."""
    try:
        read = marks_from_json(marks)
        check(anchor.exact, read)
    except BadMark as error:
        raise Refused(said(error.args[0])) from None
    return marks_to_json(read)


def _anchor(span: Span) -> Anchor:
    anchor = Anchor.objects.filter(
        span=span, transcript=span.interview.current, placed=True
    ).first()
    if anchor is None:
        raise Refused(_("These words are not in the transcript as it now stands."))
    return anchor
