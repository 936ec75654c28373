"""Quotes in the search: found by their words as they are printed, whose source may change."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence

from coding.themes import richtext
from coding.themes.marks import marks_from_json
from coding.themes.models import Quote
from coding.themes.quoting import SourceTurn, quote_runs
from coding.themes.sourcing import with_sources
from interviews.projects.history.recording import Noted
from interviews.transcripts.models import Anchor, Interview, TranscriptVersion

Notes = dict[uuid.UUID, Noted]


def texts_of(quotes: Sequence[Quote]) -> dict[uuid.UUID, list[str]]:
    """What each quote says, without who says it; nothing of one that is withheld."""
    return {quote.pk: [_printed(quote)] for quote in with_sources(quotes)}


def _printed(quote: Quote) -> str:
    if quote.heard is None or quote.withheld:
        return ""
    turns = [SourceTurn("", said.text) for said in quote.heard.said]
    return richtext.plain(quote_runs(turns, marks_from_json(quote.marks)))


def _of_anchors(noted: Notes) -> list[uuid.UUID]:
    """Those whose words somebody placed anew in a corrected text."""
    moved = [one.row.pk for one in noted.values() if one.before is not None]
    spans = Anchor.objects.filter(pk__in=moved).values_list("span_id", flat=True)
    return _ids(span__in=spans) if moved else []


def _of_interviews(noted: Notes) -> list[uuid.UUID]:
    """Those from interviews with another text than before."""
    changed = [
        pk
        for pk, one in noted.items()
        if one.before is not None and one.before["current_id"] != one.after["current_id"]
    ]
    return _ids(interview__in=changed) if changed else []


def _of_versions(noted: Notes) -> list[uuid.UUID]:
    """Those from texts that were sealed or erased."""
    emptied = [pk for pk, one in noted.items() if one.before is not None]
    return _ids(interview__versions__in=emptied) if emptied else []


def _ids(**where: Iterable[uuid.UUID]) -> list[uuid.UUID]:
    return list(Quote.objects.filter(**where).order_by().values_list("pk", flat=True))


DRAWN_IN = {Anchor: _of_anchors, Interview: _of_interviews, TranscriptVersion: _of_versions}
