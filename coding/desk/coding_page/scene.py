"""Everything the coding page shows of one interview, as one member may see it.

The number of queries is fixed. Rows are fetched as tuples: ten thousand model instances alone
would take longer than the page may.
"""

from __future__ import annotations

import uuid
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from coding.codebook.models import Code, Status
from coding.desk.coding_page.drawing import (
    LINE,
    DrawnCode,
    DrawnCoding,
    DrawnNote,
    DrawnTurn,
    DrawnVoice,
    Phrases,
    Scene,
    draw,
)
from coding.desk.coding_page.narrowing import EVERYTHING, Narrowing, narrowed
from coding.desk.coding_page.notes import noted, notes_in
from coding.desk.coding_page.scripts import mostly_right_to_left
from coding.desk.coding_page.touched import (
    coding_row,
    codings_over,
    readers,
    turns_over,
    voices,
)
from coding.segments.models import Coding, VoiceKind
from coding.segments.passages import successor
from interviews.projects.languages import runs_left
from interviews.projects.models import Member
from interviews.projects.prepared import columns, prepared, row_of
from interviews.transcripts.models import Interview, Speaker, TranscriptVersion, Turn
from interviews.words.queries import sentence_starts

LINE_STYLES = 5
MANY_STRETCHES = 200
AT_ONCE = 600  # codings drawn with the page; of more, those of the first turns
Seats = dict[uuid.UUID, tuple[Any, ...]]
AFTER_INTERVIEW = len(columns(Interview))


def reach_interview(member: Member, interview_id: uuid.UUID) -> Interview:
    """The interview with its text; 404 where the member's project has none such."""
    for values in _interviews(member, interview_id):
        interview = row_of(Interview, values[:AFTER_INTERVIEW])
        interview.current = row_of(TranscriptVersion, values[AFTER_INTERVIEW:])
        interview.project = member.project
        return interview
    raise Http404


@prepared
def _interviews(member: Member, interview_id: uuid.UUID) -> QuerySet[Interview, tuple[Any, ...]]:
    seen = Interview.objects.visible_to(member).filter(pk=interview_id, current__isnull=False)
    return seen.order_by().values_list(
        *columns(Interview), *columns(TranscriptVersion, "current__")
    )


@dataclass
class Desk:
    """One interview before one member; ``everyone`` says whether others' codings are shown.

    Of its turns all, those with one of ``indexes``, or those that one of a few ``places`` touches.
    """

    member: Member
    interview: Interview
    everyone: bool
    indexes: list[int] | None = None
    whole: bool = False
    narrowing: Narrowing = EVERYTHING
    places: list[tuple[int, int]] | None = None

    @property
    def transcript(self) -> TranscriptVersion:
        assert self.interview.current is not None
        return self.interview.current

    @cached_property
    def readers(self) -> list[tuple[Any, ...]]:
        return readers(self.member.project_id)

    @cached_property
    def several(self) -> bool:
        """Whether the project has, or had, more than one reader."""
        return len(self.readers) > 1

    @cached_property
    def codes(self) -> dict[uuid.UUID, dict[str, Any]]:
        """Every code the member may see, those retired or removed too: codings may show them."""
        seen = Code.objects.within(self.member)
        fields = ("id", "name", "brief", "colour", "parent_id", "status", "successor_id", "removed")
        return {row["id"]: row for row in seen.order_by("position", "name", "id").values(*fields)}

    @cached_property
    def successors(self) -> dict[uuid.UUID, uuid.UUID]:
        return {
            code["id"]: code["successor_id"]
            for code in self.codes.values()
            if code["status"] == Status.MERGED and code["successor_id"] in self.codes
        }

    @cached_property
    def turns(self) -> list[DrawnTurn]:
        if self.places is not None:
            return turns_over(self.transcript, self.places)
        rows = Turn.objects.filter(version=self.transcript).order_by("index")
        if self.indexes is not None:
            rows = rows.filter(index__in=self.indexes)
        people = Speaker.objects.filter(interview=self.interview).values_list("id", "name", "role")
        known = {key: (name, role) for key, name, role in people}
        fields = ("index", "label", "start", "end", "speaker_id", "begins_at")
        return [
            DrawnTurn(index, label, start, end, *known[speaker], begins_at)
            for index, label, start, end, speaker, begins_at in rows.values_list(*fields)
        ]

    @cached_property
    def voices(self) -> dict[uuid.UUID, DrawnVoice]:
        seats = {reader[0]: (seat, *reader[1:]) for seat, reader in enumerate(self.readers)}
        rows = voices(self.member)
        return {key: self._voice(seats, *row) for key, *row in rows}

    def _voice(self, seats: Seats, kind: str, name: str, member: uuid.UUID | None) -> DrawnVoice:
        if member is None:
            team = kind == VoiceKind.TEAM
            name = str(_("The team")) if team else name
            initials = "Σ" if team else "".join(part[0] for part in name.split()[:2]).upper()
            return DrawnVoice(initials, name, LINE_STYLES - 1, 0, False)
        seat, initials, colour, called, email = seats[member]
        style = (seat - seats[self.member.pk][0]) % len(seats)
        style = 0 if style == 0 else 1 + (style - 1) % (LINE_STYLES - 1)
        return DrawnVoice(initials, called or email, style, colour, member == self.member.pk)

    def seen(self) -> QuerySet[Coding]:
        """The codings shown: the member's own, or all they may see."""
        rows = Coding.objects.visible_to(self.member).filter(interview=self.interview)
        return rows if self.everyone else rows.filter(voice__member=self.member)

    @cached_property
    def rows(self) -> list[tuple[Any, ...]]:
        """What ``coding_row`` says of each coding that is shown in these turns."""
        if self.places is not None:
            lying = stretches(self.turns)
            return codings_over(self.member, self.interview, self.everyone, lying)
        seen = self.seen().filter(
            self._here(), span__anchors__transcript=self.transcript, span__anchors__placed=True
        )
        return list(seen.order_by().values_list(*coding_row()))

    @cached_property
    def drawn(self) -> Sequence[tuple[Any, ...]]:
        """The rows that are drawn: all of them unless some were chosen."""
        return narrowed(self, self.rows)

    def _here(self) -> Q:
        if self.indexes is None:
            return Q()
        here = Q(pk__in=[])
        for start, end in stretches(self.turns)[:MANY_STRETCHES]:
            here |= Q(span__anchors__start__lt=end, span__anchors__end__gt=start)
        return here

    @cached_property
    def codings(self) -> list[DrawnCoding]:
        flagged = {str(target) for kind, target in self.noted if kind == "flag"}
        codes: dict[str, DrawnCode] = {}
        voices: dict[str, DrawnVoice] = {}
        drawn = []
        for row, code, voice, start, end, unsure, rationale, *known in self.drawn:
            key = dashed(row)
            if code not in codes:
                codes[code] = self._code(uuid.UUID(code), *known)
            if voice not in voices:
                voices[voice] = self.voices[uuid.UUID(voice)]
            drawn.append(
                DrawnCoding(
                    key,
                    codes[code],
                    voices[voice],
                    start,
                    end,
                    unsure,
                    bool(rationale),
                    key in flagged,
                )
            )
        return sorted(drawn, key=lambda coding: (coding.start, -coding.end, coding.id))

    def _code(
        self, key: uuid.UUID, status: str = Status.MERGED, name: str = "", colour: int = 1
    ) -> DrawnCode:
        """How a code is drawn; only a merged one must be looked for among all."""
        if status != Status.MERGED:
            return DrawnCode(name, colour, str(key))
        code = self.codes.get(successor(key, self.successors))
        if code is None:
            return DrawnCode(str(_("a code you cannot see")), 1, str(key))
        return DrawnCode(code["name"], code["colour"], str(code["id"]))

    @cached_property
    def noted(self) -> Counter[tuple[str, uuid.UUID]]:
        """How many memos and flags hang on codes and codings, by kind and id."""
        return noted(self.member, self.interview, self.everyone)

    @cached_property
    def notes(self) -> list[DrawnNote]:
        return notes_in(self.member, self.interview, self.everyone)

    @cached_property
    def sentences(self) -> Sequence[int] | None:
        """Where sentences begin; None until the worker has found them."""
        return sentence_starts(self.transcript.pk)

    def draw(self) -> list[str]:
        """The HTML of the turns."""
        scene = Scene(
            self.transcript.text,
            codings_url(self.member),
            self.several and self.everyone,
            self.interview.language,
            _phrases(),
            sentences=self.sentences,
            narrowed=bool(self.narrowing),
            right_to_left=runs_left(self.interview.language),
        )
        if not self.partly:
            return draw(scene, self.turns, self.codings, self.notes)
        first = self._first()
        later = draw(scene._replace(bare=True), self.turns[first:], [])
        return draw(scene, self.turns[:first], self.codings, self.notes) + later

    @property
    def right_to_left(self) -> bool:
        """Whether the page lays the transcript out from right to left."""
        text = self.transcript.text
        first = (text[turn.start : turn.start + LINE] for turn in self.turns)
        return mostly_right_to_left(first, runs_left(self.interview.language))

    @property
    def partly(self) -> bool:
        """Whether there is too much for one page: the codings of later turns are then fetched."""
        some = self.indexes is not None or self.places is not None
        return not some and not self.whole and len(self.drawn) > AT_ONCE

    def _first(self) -> int:
        """How many turns can be drawn with few enough codings; the page fetches the others."""
        place = self.codings[AT_ONCE // 2].start
        return bisect_right(self.turns, place, key=lambda turn: turn.start) or 1


def stretches(turns: list[DrawnTurn]) -> list[tuple[int, int]]:
    """``[start, end)`` of each row of neighbouring turns."""
    found: list[tuple[int, int]] = []
    last = None
    for turn in turns:
        if last is not None and turn.place == last + 1:
            found[-1] = (found[-1][0], turn.end)
        else:
            found.append((turn.start, turn.end))
        last = turn.place
    return found


def dashed(key: str) -> str:
    """An id as addresses write it; SQLite keeps it without dashes."""
    if len(key) != 32:
        return key
    return f"{key[:8]}-{key[8:12]}-{key[12:16]}-{key[16:20]}-{key[20:]}"


def codings_url(member: Member) -> str:
    """What the address of each coding's page begins with."""
    address = reverse("desk:coding", args=[member.project.slug, uuid.UUID(int=0)])
    return address.removesuffix(f"{uuid.UUID(int=0)}/")


def _phrases() -> Phrases:
    return Phrases(
        _("coded “%s” by %s"),
        _("coded “%s”"),
        _("unsure"),
        _("with a rationale"),
        _("flagged for discussion"),
        _("Codings of turn %s"),
        _("Memo: %s"),
        _("Flag: %s"),
    )
