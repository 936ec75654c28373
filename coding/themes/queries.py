"""Themes as an outline under their questions, and what stands behind each."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F

from coding.themes.models import Evidence, Joined, Quote, Theme, ThemeStatus
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


@dataclass
class Entry:
    """A theme in the outline, with its own evidence and its sub-themes.

    ``saying`` are the participants of quoted and paraphrased passages, of sub-themes too;
    ``contrary`` those of contrary ones; ``quiet`` those for whom no passage was chosen.
    """

    theme: Theme
    pieces: list[Piece] = field(default_factory=list)
    below: list[Entry] = field(default_factory=list)
    saying: list[str] = field(default_factory=list)
    contrary: list[str] = field(default_factory=list)
    quiet: list[str] = field(default_factory=list)
    questions: list[QuietQuestion] = field(default_factory=list)

    def all_pieces(self) -> list[Piece]:
        return [*self.pieces, *(piece for entry in self.below for piece in entry.all_pieces())]

    @property
    def quotes(self) -> list[Quote]:
        return [quote for piece in self.pieces for quote in piece.quotes]


@dataclass(frozen=True)
class Section:
    """A research question (None: themes under no question yet) and its top themes."""

    question: ResearchQuestion | None
    entries: list[Entry]


def outline(member: Member, set_aside: bool = False) -> list[Section]:
    """All themes the member may see, a fixed number of queries; ``set_aside`` shows only those."""
    themes = Theme.objects.visible_to(member).select_related("question", "project")
    kept = [row for row in themes if (row.status == ThemeStatus.SET_ASIDE) == set_aside]
    entries = _entries(member, kept)
    shown = {row.pk for row in kept}
    tops = [entries[row.pk] for row in kept if row.parent_id not in shown]
    questions = ResearchQuestion.objects.visible_to(member)
    sections = [
        Section(one, [entry for entry in tops if entry.theme.question_id == one.pk])
        for one in questions
    ]
    loose = [entry for entry in tops if entry.theme.question_id is None]
    return [*sections, Section(None, loose)] if loose else sections


def entry_of(member: Member, theme: Theme) -> Entry:
    """One theme with all that is below it."""
    rows = list(Theme.objects.visible_to(member).select_related("question", "project"))
    return _entries(member, rows)[theme.pk]


def _entries(member: Member, themes: list[Theme]) -> dict[uuid.UUID, Entry]:
    entries = {row.pk: Entry(row) for row in themes}
    for theme_id, pieces in pieces_of(member, entries).items():
        entries[theme_id].pieces = pieces
    for entry in entries.values():
        if (parent := entries.get(entry.theme.parent_id or uuid.UUID(int=0))) is not None:
            parent.below.append(entry)
    labels = list(Participant.objects.visible_to(member).values_list("label", flat=True))
    for entry in entries.values():
        _count_voices(entry, labels)
    return entries


def _count_voices(entry: Entry, labels: list[str]) -> None:
    pieces = entry.all_pieces()
    saying = _speaking(pieces, {Joined.QUOTED, Joined.PARAPHRASED})
    contrary = _speaking(pieces, {Joined.CONTRARY})
    entry.saying = [label for label in labels if label in saying]
    entry.contrary = [label for label in labels if label in contrary]
    entry.quiet = [label for label in labels if label not in saying | contrary]
    theme = entry.theme
    entry.questions = quiet_questions(
        theme.name, theme.concept, bool(entry.below), saying, bool(contrary)
    )


def _speaking(pieces: Iterable[Piece], roles: set[Joined]) -> set[str]:
    return {
        who for piece in pieces if piece.row.joined in roles for who in piece.heard.participants
    }


def pieces_of(member: Member, theme_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Piece]]:
    """The evidence of each theme in its order; a fixed number of queries."""
    rows = list(
        Evidence.objects.visible_to(member)
        .filter(theme_id__in=list(theme_ids))
        .select_related("code", "interview", "joined_by__user")
    )
    made = list(Quote.objects.visible_to(member).filter(evidence__in=[row.pk for row in rows]))
    anchors = last_words({row.span_id for row in rows} | {one.span_id for one in made})
    heard, astray = hear(anchors), {anchor.span_id for anchor in anchors if anchor.astray}
    quotes: dict[uuid.UUID, list[Quote]] = defaultdict(list)
    for quote in sourced(made, heard, astray):
        quotes[quote.evidence_id or uuid.UUID(int=0)].append(quote)
    pieces: dict[uuid.UUID, list[Piece]] = defaultdict(list)
    for row in rows:
        if row.code and row.code.hidden_from(member):
            row.code = None
        if row.span_id in heard:
            words = heard[row.span_id]
            url = place_url(member, words.interview_id, words.start)
            lost = row.span_id in astray
            pieces[row.theme_id].append(Piece(row, words, tuple(quotes[row.pk]), url, lost))
    return pieces


def current_anchors(span_ids: Iterable[uuid.UUID]) -> list[Anchor]:
    """Where spans lie in the present text of their interviews; one query."""
    anchors = Anchor.objects.filter(span_id__in=list(span_ids), placed=True)
    return list(anchors.filter(transcript_id=F("span__interview__current_id")))
