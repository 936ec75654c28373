"""Say of places that a correction moved or lost where they stand now. A place is not a reading."""

from __future__ import annotations

from django.utils.translation import gettext as _

from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action
from interviews.projects.veils import refuse_on_veiled
from interviews.transcripts.actions.placing import anchor_at
from interviews.transcripts.models import Anchor, Span
from interviews.transcripts.offsets import trim


@action("place.settled", undoable=False)
def settle(act: Act, *, anchor: Anchor, start: int, end: int, expected: int) -> Anchor:
    """Let the place be ``[start, end)`` of the current text; what hangs on it stays as it is."""
    held = _current(anchor)
    text = held.transcript.text
    if not 0 <= start < end <= len(text):
        raise Refused(_("These words are not in the transcript. Select them again."))
    start, end = trim(text, start, end)
    if start == end:
        raise Refused(_("There are no words in this selection. Select some words first."))
    new = anchor_at(held.span, held.transcript, start, end)
    words = {"exact": new.exact, "prefix": new.prefix, "suffix": new.suffix}
    return act.change(
        held, expected=expected, start=start, end=end, placed=True, settled=True, **words
    )


@action("place.confirmed", undoable=False)
def confirm(act: Act, *, anchor: Anchor, expected: int) -> Anchor:
    """The words it was carried to are the right ones."""
    held = _current(anchor)
    if not held.placed:
        raise Refused(_("This place was not found in the corrected text. Select its words."))
    return act.change(held, expected=expected, settled=True)


@action("place.rested", undoable=False)
def rest(act: Act, *, anchor: Anchor, expected: int) -> Anchor:
    """Its words are not in this version: it keeps the old ones and waits no longer."""
    held = _current(anchor)
    if not held.placed:
        return act.change(held, expected=expected, settled=True)
    was = before(held.span, held)
    if was is None:
        raise Refused(_("These words have always been in this text. They cannot rest outside it."))
    words = {"exact": was.exact, "prefix": was.prefix, "suffix": was.suffix}
    return act.change(held, expected=expected, placed=False, settled=True, **words)


@action("place.reopened", undoable=False)
def reopen(act: Act, *, anchor: Anchor, expected: int) -> Anchor:
    """Let a place that was settled wait once more."""
    return act.change(_current(anchor), expected=expected, settled=False)


def before(span: Span, anchor: Anchor) -> Anchor | None:
    """Where the span lay in the newest other version that has its words."""
    readable = Anchor.objects.filter(placed=True, transcript__sealed=False)
    others = readable.filter(span=span).exclude(transcript=anchor.transcript_id)
    return others.order_by("-transcript__number").select_related("transcript").first()


def _current(anchor: Anchor) -> Anchor:
    held = Anchor.objects.select_related("span__interview", "transcript").get(pk=anchor.pk)
    refuse_on_veiled(held.span.interview_id)
    if held.span.interview.current_id != held.transcript_id:
        raise Conflict(_("Another version is the current text by now. Reload the page to see it."))
    return held
