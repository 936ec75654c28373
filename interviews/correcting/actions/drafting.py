"""Correct a transcript in its draft, turn by turn; nothing is public until it is published."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils.translation import gettext as _

from interviews.correcting import parts
from interviews.correcting.models import Draft, DraftState, DraftTurn
from interviews.correcting.parts import Part
from interviews.correcting.standing import part_of, standing, standing_at
from interviews.formats.text import clean
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, By, action
from interviews.projects.history.erasing import forget
from interviews.transcripts.actions.publishing import current_of
from interviews.transcripts.models import Interview, Speaker, Turn

LONGEST_NAME = 120
LONGEST_TURN = 200_000
Made = Callable[[list[Part], int], list[Part]]


@dataclass(frozen=True)
class Spot:
    """A part of the draft as its editor sees it.

    ``base`` is the version that is corrected, ``place`` the number of its turn, ``part`` which of
    the parts there; ``expected`` is the draft row's version, 0 where there is no row yet.
    """

    interview: Interview
    base: str
    place: int
    part: int
    expected: int


@dataclass(frozen=True)
class Said:
    """What an editor has typed: words, the speaker's id or a new one's name, the time it begins."""

    text: str
    speaker: str = ""
    name: str = ""
    start: float | None = None


@action("draft.reworded")
def reword(act: Act, *, spot: Spot, said: Said) -> Draft:
    """Give a turn other words, another speaker or another time."""
    return _make(act, spot, lambda held, at: [_typed(spot, held[at], said)])


@action("draft.split")
def split(act: Act, *, spot: Spot, said: Said, at: int | None) -> Draft:
    """Part a turn at a place of the words typed, or at each empty line in them."""

    def cut(held: list[Part], index: int) -> list[Part]:
        typed = _typed(spot, held[index], said)
        found = parts.parted_by_lines(typed) if at is None else parts.parted(typed, at)
        if len(found) == 1:
            raise Refused(_("Put the cursor between two words, or an empty line, and split there."))
        return found

    return _make(act, spot, cut)


@action("draft.added")
def add_after(act: Act, *, spot: Spot) -> Draft:
    """A new turn after this one, for words that were left out."""

    def added(held: list[Part], at: int) -> list[Part]:
        speaker, name = held[at].speaker, held[at].name
        return [held[at], Part(None, speaker, _("[new turn]"), name)]

    return _make(act, spot, added)


@action("draft.taken_out")
def take_out(act: Act, *, spot: Spot) -> Draft:
    """Take a turn out of the transcript."""
    return _make(act, spot, lambda held, at: [])


@action("draft.joined")
def join_before(act: Act, *, spot: Spot, before: Spot, said: Said) -> Draft:
    """Make one turn of this one and the one before it."""
    draft = open_draft(act, spot.interview, spot.base)
    held = _held(draft, spot)
    last = _held(draft, before)
    typed = _typed(spot, held[spot.part], said)
    whole = parts.joined(last[before.part], typed)
    if spot.place == before.place:
        held[before.part : spot.part + 1] = [whole]
    else:
        last[before.part] = whole
        _write(act, draft, before, last)
        del held[spot.part]
    return _write(act, draft, spot, held)


def redact(by: By, *, spot: Spot, said: Said, start: int, end: int) -> Draft:
    """Put ``[redacted]`` for a stretch of the words typed; history keeps none of the draft's.

    The published versions keep theirs: those are erased where a participant's words are.
    """
    with transaction.atomic():
        draft = _redact(by, spot=spot, said=said, start=start, end=end)
        rows = DraftTurn.objects.filter(draft=draft, place=spot.place)
        forget(draft.project_id, rows=rows.values_list("pk", flat=True))
    return draft


@action("draft.redacted", undoable=False)
def _redact(act: Act, *, spot: Spot, said: Said, start: int, end: int) -> Draft:
    def replaced(held: list[Part], at: int) -> list[Part]:
        typed = _typed(spot, held[at], said)
        found = parts.redacted(typed, start, end)
        if found == typed:
            raise Refused(_("Select the words to redact first."))
        return [found]

    return _make(act, spot, replaced)


@action("draft.restored")
def restore(act: Act, *, spot: Spot) -> Draft:
    """Let a turn stand again as it does in the published version."""
    draft = open_draft(act, spot.interview, spot.base)
    return _write(act, draft, spot, part_of(draft.base_id, spot.place))


@action("draft.discarded")
def discard(act: Act, *, draft: Draft) -> Draft:
    """Set the whole draft aside."""
    return act.change(draft, state=DraftState.DISCARDED)


@action("draft.renewed", undoable=False)
def renew(act: Act, *, draft: Draft, base: str) -> Draft:
    """Take a draft of a version gone by along to the current one.

    Corrections of turns that read there as they did come along; others stay behind in the old
    draft: what they corrected is no longer there.
    """
    current = current_of(draft.interview, base)
    held = Draft.objects.select_related("base").get(pk=draft.pk)
    if held.state != DraftState.OPEN or held.base_id == current.pk:
        raise Conflict(_("This draft was brought up to date meanwhile. Reload the page to see."))
    here = {place.was.label: place for place in standing(current, None)}
    rows = {row.place: row for row in held.turns.filter(removed=False)}
    kept = []
    for old in standing(held.base, None, rows):
        new = here.get(old.was.label)
        if new and (new.was.text, new.was.speaker) == (old.was.text, old.was.speaker):
            kept.append((new.place, rows[old.place].parts))
    act.change(held, state=DraftState.DISCARDED)
    fresh = act.create(
        Draft(interview=draft.interview, base=current, begun_by=held.begun_by, begun_at=act.at)
    )
    act.create_many(
        DraftTurn(draft=fresh, place=place, parts=told, changed_by=act.member)
        for place, told in kept
    )
    act.tell(kept=len(kept), left=len(rows) - len(kept))
    return fresh


def open_draft(act: Act, interview: Interview, base: str) -> Draft:
    """The interview's draft, begun where there is none. Refuses one of a version gone by."""
    current = current_of(interview, base)
    draft = Draft.objects.filter(interview=interview, state=DraftState.OPEN, removed=False).first()
    if draft is None:
        return act.create(
            Draft(interview=interview, base=current, begun_by=act.member, begun_at=act.at)
        )
    if draft.base_id != current.pk:
        raise Conflict(
            _("This draft was begun on an earlier version. Bring it up to date, then go on.")
        )
    return draft


def write(act: Act, draft: Draft, place: int, wanted: list[Part], expected: int) -> None:
    """Let these parts stand at a place; no row is kept for what stands there anyway."""
    row = DraftTurn.objects.filter(draft=draft, place=place, removed=False).first()
    if (row.version if row else 0) != expected:
        raise Conflict(_("Someone changed this turn while you did. Compare both and save again."))
    told = parts.told(wanted)
    if wanted == part_of(draft.base_id, place):
        if row:
            act.remove(row)
    elif row:
        act.change(row, parts=told, changed_by=act.member)
    else:
        act.create(DraftTurn(draft=draft, place=place, parts=told, changed_by=act.member))


def _make(act: Act, spot: Spot, made: Made) -> Draft:
    draft = open_draft(act, spot.interview, spot.base)
    held = _held(draft, spot)
    held[spot.part : spot.part + 1] = made(held, spot.part)
    return _write(act, draft, spot, held)


def _held(draft: Draft, spot: Spot) -> list[Part]:
    version, held = standing_at(draft, spot.place)
    if version != spot.expected or spot.part >= len(held):
        raise Conflict(_("Someone changed this turn while you did. Compare both and save again."))
    return held


def _write(act: Act, draft: Draft, spot: Spot, held: list[Part]) -> Draft:
    write(act, draft, spot.place, held, spot.expected)
    turns = Turn.objects.filter(version=draft.base_id, index=spot.place)
    act.tell(turn=turns.values_list("label", flat=True).first())
    return draft


def _typed(spot: Spot, part: Part, said: Said) -> Part:
    text = clean(said.text).strip()
    if not text:
        raise Refused(_("A turn needs words. To be rid of it, take it out."))
    if len(text) > LONGEST_TURN:
        raise Refused(_("This is too long for one turn. Split it first."))
    changed = parts.reworded(part, text)
    if said.start is not None:
        changed = replace(changed, start=said.start)
    return _spoken(spot, changed, said)


def _spoken(spot: Spot, part: Part, said: Said) -> Part:
    if name := clean(said.name).strip()[:LONGEST_NAME]:
        return replace(part, speaker="", name=name)
    if not said.speaker or said.speaker == part.speaker:
        return part
    known = Speaker.objects.filter(interview=spot.interview, removed=False)
    if said.speaker not in map(str, known.values_list("pk", flat=True)):
        raise Refused(_("This speaker is no longer there. Reload the page and choose again."))
    return replace(part, speaker=said.speaker, name="")
