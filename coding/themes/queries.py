"""Themes as an outline under their questions, and what stands behind each."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import F, QuerySet

from coding.codebook.models import Code
from coding.codebook.outline import beneath
from coding.codebook.outline import outline as outline_of
from coding.segments.passages import successor
from coding.themes.models import (
    Answer,
    Drawn,
    Evidence,
    Joined,
    Otherwise,
    Quote,
    Theme,
    ThemeStatus,
    Unchosen,
)
from coding.themes.quiet import QuietQuestion, quiet_questions
from coding.themes.sourcing import sourced
from interviews.projects.models import Member, ResearchQuestion
from interviews.projects.registers import place_url
from interviews.transcripts.hearing import Heard, hear, last_words
from interviews.transcripts.models import Anchor, Participant


@dataclass(frozen=True)
class Piece:
    """A passage joined to a theme, with its words and quotes.

    ``astray``: its words are not in the corrected text; they are those of the version before.
    """

    row: Evidence
    heard: Heard
    quotes: tuple[Quote, ...] = ()
    url: str = ""
    astray: bool = False


@dataclass(frozen=True)
class Voice:
    """A participant of the study, and what a theme has of them.

    ``said`` are quoted and paraphrased passages in which they speak, ``contrary`` the others, of
    sub-themes too; ``noted`` is what the team says of them where no passage was chosen.
    """

    participant: Participant
    said: tuple[Piece, ...] = ()
    contrary: tuple[Piece, ...] = ()
    noted: tuple[Unchosen, ...] = ()

    @property
    def chosen(self) -> bool:
        return bool(self.said or self.contrary)

    @property
    def otherwise(self) -> bool:
        """Whether they are known to have said otherwise."""
        return bool(self.contrary) or any(one.what == Otherwise.OTHERWISE for one in self.noted)


@dataclass
class Entry:
    """A theme in the outline, with its own evidence and its sub-themes.

    ``codes`` are those it draws on itself. ``saying`` are the participants of quoted and
    paraphrased passages, of sub-themes too; ``contrary`` those of contrary ones, of sub-themes
    too; ``quiet`` those for whom no passage was chosen. ``voices`` holds every participant, in
    their order. ``questions`` are asked still, ``answers`` tell why others are not.
    """

    theme: Theme
    pieces: list[Piece] = field(default_factory=list)
    below: list[Entry] = field(default_factory=list)
    codes: list[Code] = field(default_factory=list)
    voices: list[Voice] = field(default_factory=list)
    questions: list[QuietQuestion] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def all_pieces(self) -> list[Piece]:
        return [*self.pieces, *(piece for entry in self.below for piece in entry.all_pieces())]

    @property
    def quotes(self) -> list[Quote]:
        return [quote for piece in self.pieces for quote in piece.quotes]

    @property
    def saying(self) -> list[str]:
        return [one.participant.label for one in self.voices if one.said]

    @property
    def contrary(self) -> list[str]:
        return [one.participant.label for one in self.voices if one.contrary]

    @property
    def contrary_itself(self) -> list[str]:
        """Who speaks in contrary passages of the theme itself."""
        own = [(one, {piece.row.theme_id for piece in one.contrary}) for one in self.voices]
        return [one.participant.label for one, themes in own if self.theme.pk in themes]

    @property
    def contrary_below(self) -> list[str]:
        """Who speaks in contrary passages of its sub-themes, which need not speak against it."""
        below = {label for entry in self.below for label in entry.contrary}
        return [label for label in self.contrary if label in below]

    @property
    def quiet(self) -> list[str]:
        return [one.participant.label for one in self.voices if not one.chosen]

    @property
    def noted(self) -> list[tuple[str, list[str]]]:
        """What is noted of those for whom no passage was chosen: who said otherwise, and so on."""
        found = [
            (str(what.label), [name for name, said in self._noted() if said == what])
            for what in Otherwise
        ]
        return [(label, names) for label, names in found if names]

    @property
    def unnoted(self) -> list[str]:
        """Those for whom no passage was chosen, and of whom nothing is noted."""
        named = {name for name, _said in self._noted()}
        return [label for label in self.quiet if label not in named]

    @property
    def has_pieces(self) -> bool:
        return bool(self.pieces) or any(entry.has_pieces for entry in self.below)

    def _noted(self) -> list[tuple[str, str]]:
        return [
            (one.participant.label, note.what)
            for one in self.voices
            if not one.chosen
            for note in one.noted
        ]


@dataclass(frozen=True)
class Section:
    """A research question (None: themes under no question yet) and its top themes."""

    question: ResearchQuestion | None
    entries: list[Entry]


def outline(member: Member, set_aside: bool = False) -> list[Section]:
    """All themes the member may see, a fixed number of queries; ``set_aside`` shows only those.

    Themes of a research question that was taken away stand under none.
    """
    kept, questions = _kept(member, set_aside), list(ResearchQuestion.objects.visible_to(member))
    entries = _entries(member, kept)
    shelves = _shelves(kept, questions)
    under: dict[Any, list[Entry]] = defaultdict(list)
    for row in kept:
        above, question = shelves[row.pk]
        if above is None:
            under[question].append(entries[row.pk])
    sections = [Section(one, under[one.pk]) for one in questions]
    return [*sections, Section(None, under[None])] if under[None] else sections


def among(member: Member, theme: Theme) -> list[Theme]:
    """The themes that a theme is shown with, itself among them, in their order; two queries."""
    kept = _kept(member, theme.status == ThemeStatus.SET_ASIDE)
    shelves = _shelves(kept, ResearchQuestion.objects.visible_to(member))
    return [row for row in kept if shelves[row.pk] == shelves.get(theme.pk)]


def _kept(member: Member, set_aside: bool) -> list[Theme]:
    rows = themes_of(member)
    return [row for row in rows if (row.status == ThemeStatus.SET_ASIDE) == set_aside]


def _shelves(
    themes: Iterable[Theme], questions: Iterable[ResearchQuestion]
) -> dict[uuid.UUID, tuple[uuid.UUID | None, uuid.UUID | None]]:
    """Where each theme is shown: under which of these themes, else under which question."""
    asked = {one.pk for one in questions}
    return {
        line.code.pk: (line.above[-1].pk, None)
        if line.above
        else (None, line.code.question_id if line.code.question_id in asked else None)
        for line in outline_of(themes)
    }


def entry_of(member: Member, theme: Theme) -> Entry:
    """One theme with all that is below it; a fixed number of queries."""
    rows = themes_of(member)
    branch = beneath(outline_of(rows), theme.pk)
    return _entries(member, [row for row in rows if row.pk in branch])[theme.pk]


def themes_of(member: Member) -> list[Theme]:
    """All themes the member may see, set aside ones too, in their order; one query."""
    rows = Theme.objects.visible_to(member).select_related("question", "parent", "project")
    return list(rows)


def _entries(member: Member, themes: Sequence[Theme]) -> dict[uuid.UUID, Entry]:
    entries = {row.pk: Entry(row) for row in themes}
    for theme_id, pieces in pieces_of(member, entries).items():
        entries[theme_id].pieces = pieces
    for theme_id, codes in codes_of(member, entries).items():
        entries[theme_id].codes = codes
    for answer in Answer.objects.visible_to(member).filter(theme__in=list(entries)):
        entries[answer.theme_id].answers.append(answer)
    for line in outline_of(themes):
        if line.above:
            entries[line.above[-1].pk].below.append(entries[line.code.pk])
    people = list(Participant.objects.visible_to(member))
    noted = _noted(member, entries)
    for entry in entries.values():
        _listen(entry, people, noted)
    return entries


def _noted(
    member: Member, theme_ids: Iterable[uuid.UUID]
) -> dict[tuple[uuid.UUID, uuid.UUID], list[Unchosen]]:
    """What is noted of participants, by theme and participant; one query."""
    found: dict[tuple[uuid.UUID, uuid.UUID], list[Unchosen]] = defaultdict(list)
    rows = Unchosen.objects.visible_to(member).filter(theme__in=list(theme_ids))
    for row in rows.select_related("noted_by__user"):
        found[row.theme_id, row.participant_id].append(row)
    return found


def _listen(
    entry: Entry,
    people: list[Participant],
    noted: dict[tuple[uuid.UUID, uuid.UUID], list[Unchosen]],
) -> None:
    said: dict[str, dict[uuid.UUID, Piece]] = defaultdict(dict)
    contrary: dict[str, dict[uuid.UUID, Piece]] = defaultdict(dict)
    for piece in entry.all_pieces():  # words joined by two, or to a sub-theme too, are said once
        heard = contrary if piece.row.joined == Joined.CONTRARY else said
        for who in piece.heard.participants:
            heard[who].setdefault(piece.row.span_id, piece)
    theme = entry.theme
    for one in people:
        notes = tuple(noted.get((theme.pk, one.pk), ()))
        label = one.label
        heard_of = tuple(said[label].values()), tuple(contrary[label].values())
        entry.voices.append(Voice(one, *heard_of, notes))
    if theme.status != ThemeStatus.SET_ASIDE:
        entry.questions = _asked(entry)


def _asked(entry: Entry) -> list[QuietQuestion]:
    theme, answered = entry.theme, {answer.question for answer in entry.answers}
    otherwise = [one.participant.label for one in entry.voices if one.otherwise]
    asked = quiet_questions(theme.name, theme.concept, entry.saying, otherwise)
    return [question for question in asked if question.value not in answered]


def codes_of(member: Member, theme_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Code]]:
    """The codes each theme draws on, merged ones as their successors; two queries."""
    held = Drawn.objects.visible_to(member).filter(theme__in=list(theme_ids))
    pairs = list(held.values_list("theme_id", "code_id"))
    if not pairs:
        return {}
    seen = {code.pk: code for code in Code.objects.visible_to(member)}
    merged = {pk: code.successor_id for pk, code in seen.items() if code.successor_id}
    drawn: dict[uuid.UUID, set[Any]] = defaultdict(set)
    for theme_id, code_id in pairs:
        drawn[theme_id].add(successor(code_id, merged))
    lines = outline_of(seen.values())
    return {
        theme_id: [line.code for line in lines if line.code.pk in codes]
        for theme_id, codes in drawn.items()
    }


def pieces_of(member: Member, theme_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Piece]]:
    """The evidence of each theme in its order; a fixed number of queries."""
    rows = Evidence.objects.visible_to(member).filter(theme_id__in=list(theme_ids))
    found: dict[uuid.UUID, list[Piece]] = defaultdict(list)
    for piece in heard_pieces(member, rows):
        found[piece.row.theme_id].append(piece)
    return found


def heard_pieces(member: Member, evidence: QuerySet[Evidence]) -> list[Piece]:
    """Evidence with its words and quotes, in its order; a fixed number of queries."""
    rows = list(evidence.select_related("code", "interview", "joined_by__user"))
    made = list(Quote.objects.visible_to(member).filter(evidence__in=[row.pk for row in rows]))
    anchors = last_words({row.span_id for row in rows} | {one.span_id for one in made})
    heard, astray = hear(anchors), {anchor.span_id for anchor in anchors if anchor.astray}
    quotes: dict[uuid.UUID, list[Quote]] = defaultdict(list)
    for quote in sourced(made, heard, astray):
        quotes[quote.evidence_id or uuid.UUID(int=0)].append(quote)
    pieces = []
    for row in rows:
        if row.code and row.code.hidden_from(member):
            row.code = None
        if row.span_id in heard:
            words = heard[row.span_id]
            url = place_url(member, words.interview_id, words.start)
            lost = row.span_id in astray
            for quote in quotes[row.pk]:
                quote.contrary = row.joined == Joined.CONTRARY
            pieces.append(Piece(row, words, tuple(quotes[row.pk]), url, lost))
    return pieces


def current_anchors(span_ids: Iterable[uuid.UUID]) -> list[Anchor]:
    """Where spans lie in the present text of their interviews; one query."""
    anchors = Anchor.objects.filter(span_id__in=list(span_ids), placed=True)
    return list(anchors.filter(transcript_id=F("span__interview__current_id")))
