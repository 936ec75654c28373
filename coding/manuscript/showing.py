"""Quotations as the report shows them: with the transcript's words beside, and small notes."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.manuscript.fillers import listed
from coding.manuscript.marks_told import in_a_sentence, just_outside, named, shortened, spliced
from coding.manuscript.matching.beside import negated_after, negated_before
from coding.manuscript.matching.differing import Comparison, Difference, compare
from coding.manuscript.matching.marking import Marks, Under
from coding.manuscript.matching.segments import NOWHERE, Cut, cut
from coding.manuscript.matching.sources import Phrases, core_of
from coding.manuscript.matching.words import sequences
from coding.manuscript.models import AsideKind, NearnessKind, Quotation, ToldKind
from coding.manuscript.negations import negations_for
from coding.manuscript.rules import masked_names
from coding.manuscript.whose import whose
from interviews.projects import registers
from interviews.projects.models import Member
from interviews.transcripts.hearing import Spoken, turns_of
from interviews.transcripts.models import TranscriptVersion

Stretches = list[list[int]]


@dataclass(frozen=True)
class Text:
    """A transcript as it was searched; ``current`` while no newer one stands."""

    text: str
    citation: str
    interview: uuid.UUID
    current: bool
    turns: Sequence[Spoken]


@dataclass
class Shown:
    """A quotation's row with all that stands beside it; ``until`` is where it ends, if elsewhere
    than in the turn where it begins. ``under`` is what the transcript has under its marks,
    ``whose`` says who says which of its words where not all are theirs whom it names, ``outside``
    which negations stand just outside it.
    """

    row: Quotation
    comparison: Comparison | None = None
    cite: str = ""
    until: str = ""
    under: list[Under] = field(default_factory=list)
    splices: list[str] = field(default_factory=list)
    whose: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    url: str = ""
    who: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    @property
    def differences(self) -> list[str]:
        """Each difference as a sentence."""
        told = self.comparison.differences if self.comparison else []
        return [in_words(one) for one in told]

    @property
    def where(self) -> str:
        """The turn where it was found, or those between which."""
        if not self.until:
            return self.cite
        return _("%(from)s to %(to)s") % {"from": self.cite, "to": self.until}

    @property
    def marks(self) -> list[str]:
        """What is under each mark, as sentences; then where it was put together."""
        return [*map(in_a_sentence, self.under), *self.splices]

    @property
    def left_out(self) -> int:
        """How many words of the transcript stand under its marks."""
        return sum(one.count for one in self.under)

    @property
    def place(self) -> str:
        return place_in(self.row)

    @property
    def label(self) -> str:
        return str(ToldKind(self.row.told).label)

    @property
    def beneath(self) -> str:
        """What matching tells of one that shows a name."""
        other = self.row.told == ToldKind.NAME and self.row.matched != self.row.told
        return str(ToldKind(self.row.matched).label) if other else ""


def in_words(difference: Difference) -> str:
    """A difference as a sentence."""
    said = {"quotation": difference.quotation, "transcript": difference.transcript}
    if not difference.transcript:
        return _("“%(quotation)s” is not in the transcript.") % said
    if not difference.quotation:
        return _("The transcript also has “%(transcript)s”.") % said
    return (
        _("Where the manuscript has “%(quotation)s”, the transcript has “%(transcript)s”.") % said
    )


def place_in(row: Quotation) -> str:
    """Where in the manuscript: page, line or paragraph, as its file has them."""
    if row.page:
        return _("page %(page)d, paragraph %(number)d") % {
            "page": row.page,
            "number": row.paragraph,
        }
    if row.line:
        return _("line %(line)d") % {"line": row.line}
    return _("paragraph %(number)d") % {"number": row.paragraph}


def shown(member: Member, rows: Sequence[Quotation], fillers: str) -> list[Shown]:
    """Rows with their sources; three queries whatever their number."""
    texts = _texts(member, {row.transcript_id for row in rows if row.transcript_id})
    words, names = listed(fillers), masked_names(member)
    return [_one(member, row, texts.get(row.transcript_id), words, names) for row in rows]


def _texts(member: Member, versions: set[Any]) -> dict[Any, Text]:
    found = TranscriptVersion.objects.visible_to(member).filter(
        pk__in=versions, interview__removed=False, sealed=False
    )
    found = found.annotate(cited=F("interview__citation"), now=F("interview__current_id"))
    turns = turns_of(versions)
    names = ("pk", "text", "cited", "interview_id", "now")
    return {
        pk: Text(text, cited, interview, now == pk, turns[pk])
        for pk, text, cited, interview, now in found.values_list(*names)
    }


def _one(
    member: Member, row: Quotation, text: Text | None, fillers: Sequence[str], names: Phrases
) -> Shown:
    one = Shown(row)
    if text is not None and any(row.places):
        _compare(one, text, fillers, names, member.project.language)
        start = next(segment[0][0] for segment in row.places if segment)
        one.url = registers.place_url(member, text.interview, start)
        one.notes = list(_notes(one, text))
    else:
        one.notes = list(_notes(one, None))
    return one


def _compare(one: Shown, text: Text, fillers: Sequence[str], names: Phrases, language: str) -> None:
    row, parts = one.row, cut(one.row.text)
    negates = negations_for(language)
    marks = Marks(row.text, text.text, sequences(fillers), negates, names, text.turns)
    one.under = marks.under(parts, row.places)
    hidden = dict.fromkeys(_in_order(row.places), "")
    hidden |= {each.segment: shortened(each.said) for each in one.under if each.count}
    hidden |= {number: said for number, said in marks.same(parts, row.places) if said}
    sources = [[text.text[start:end] for start, end in segment] for segment in row.places]
    if row.matched != ToldKind.ALTERED:
        one.outside = list(_outside(parts, row.places, text.text, negates))
    one.comparison = compare(row.text, parts, sources, fillers, hidden, names)
    turns = _spoken(row.places, text)
    one.cite = f"{text.citation}:{turns[0].label}" if turns else text.citation
    if turns and turns[-1] is not turns[0]:
        one.until = f"{text.citation}:{turns[-1].label}"
    one.who = tuple(dict.fromkeys(named(turn) for turn in turns))
    stretches = [stretch for segment in row.places for stretch in segment]
    one.whose = list(whose(stretches, text.text, turns, row.credit, sequences(fillers), names))
    one.splices = list(_splices(row.places, turns, text, fillers, names))


def _outside(
    parts: Cut, places: Sequence[Stretches], source: str, negates: re.Pattern[str]
) -> Iterator[str]:
    """Negations in the clauses that it begins and ends in; what brackets there hide is told."""
    before = after = ""
    if not parts.segments[0].put:
        before = negated_before(source, places[0][0][0], negates)
    if parts.ending == NOWHERE:
        after = negated_after(source, places[-1][-1][1], negates)
    yield from just_outside(before, after)


def _in_order(places: Sequence[Stretches]) -> Iterator[int]:
    """Numbers of segments that stand behind the one before them."""
    for number, (before, after) in enumerate(pairwise(places), 1):
        if before and after and before[-1][1] <= after[0][0]:
            yield number


def _splices(
    places: Sequence[Stretches],
    turns: Sequence[Spoken],
    text: Text,
    fillers: Sequence[str],
    names: Phrases,
) -> Iterator[str]:
    """Where words of one turn are followed by words of another, and something lies between."""
    stretches = [stretch for segment in places for stretch in segment]
    for (_start, end), (start, _end) in pairwise(stretches):
        before = next((one for one in turns if one.start < end <= one.end), None)
        after = next((one for one in turns if one.start <= start < one.end), None)
        if before and after and before.turn_index < after.turn_index:
            words = len(core_of(text.text[end:start], sequences(fillers), names))
            if words:
                yield spliced(before, after, text.turns, text.citation, words)


def _spoken(places: Sequence[Stretches], text: Text) -> list[Spoken]:
    """The turns that a quotation's stretches stand in, in order."""
    stretches = [stretch for segment in places for stretch in segment]
    return [
        turn
        for turn in text.turns
        if any(start < turn.end and turn.start < end for start, end in stretches)
    ]


def _lacking(names: Sequence[str]) -> str:
    said = {"who": _(" and ").join(filter(None, [", ".join(names[:-1]), names[-1]]))}
    if len(names) == 1:
        return _("%(who)s does not say it.") % said
    return _("%(who)s do not say it.") % said


def _notes(one: Shown, text: Text | None) -> Iterator[str]:
    row, told = one.row, one.comparison
    if row.credit:
        rule = NearnessKind(row.nearness).label if row.nearness else ""
        yield _("Read as credited to %(who)s: %(rule)s.") % {"who": row.credit, "rule": rule}
    elif not row.aside:
        yield _("No participant is named near by.")
    if row.aside:
        yield _("It looks like %(what)s.") % {"what": AsideKind(row.aside).label}
    if row.missing:
        yield _lacking(row.missing.split(", "))
    yield from one.whose
    if row.credit and row.credited_id is None:
        yield _("This project has no participant %(who)s.") % {"who": row.credit}
    if row.transcript_id and text is None:
        yield _("The transcript is not there any more as it was searched. Check again.")
    if row.count > 1:
        yield ngettext(
            "These words stand at %(n)d place.", "These words stand at %(n)d places.", row.count
        ) % {"n": row.count}
    if told is not None and text is not None:
        yield from _beside_it(one, told, text)


def _beside_it(one: Shown, told: Comparison, text: Text) -> Iterator[str]:
    """What comparing with the transcript's words leaves to be said."""
    row = one.row
    if not text.current:
        yield _("The transcript was corrected since; check again to compare with what it says now.")
    yield from one.outside
    if told.left_out:
        words = ", ".join(dict.fromkeys(told.left_out))
        yield _("Left out by the team’s rule or as a remark: %(words)s.") % {"words": words}
    if told.capitals:
        yield _("Capital letters differ within it.")
    if told.signs:
        yield _("Punctuation differs within it.")
    if row.cited and row.cited.split(".")[0] not in {
        turn.label for turn in _spoken(row.places, text)
    }:
        yield _("The manuscript cites %(cited)s; found at %(found)s.") % {
            "cited": f"{row.credit}:{row.cited}",
            "found": one.cite,
        }
