"""Hits as lines to read: the words found, with what stands before and after them."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from coding.codebook.models import Code
from coding.segments.actions import Place
from coding.segments.models import Coding
from interviews.projects import registers
from interviews.projects.models import Member
from interviews.search.finding import Hit
from interviews.search.models import AROUND, Piece
from interviews.search.places import cut_again
from interviews.search.words import Word
from interviews.transcripts.models import Anchor, Interview
from interviews.transcripts.offsets import snap


@dataclass(frozen=True)
class Line:
    """``[start, end)`` are the words found, in code points of the interview's current text."""

    interview: Interview
    transcript: uuid.UUID
    start: int
    end: int
    turn: tuple[int, int]
    cited: str
    speaker: str
    role: str
    before: str
    words: str
    after: str
    url: str
    coded: bool = False

    @property
    def key(self) -> str:
        """What a form sends for this line."""
        return f"{self.transcript}:{self.start}:{self.end}"


@dataclass(frozen=True)
class Together:
    """The lines of one interview."""

    interview: Interview
    lines: list[Line]


FIELDS = (
    "turn__start", "turn__end", "turn__label", "speaker__name", "speaker__participant__label",
    "speaker__role", "read__transcript_id", "start", "end", "said",
)  # fmt: skip


def lines_of(member: Member, hits: Sequence[Hit]) -> list[Line]:
    """The hits as lines; two queries."""
    seen = Interview.objects.visible_to(member)
    interviews = seen.in_bulk({hit.interview for hit in hits})
    rows = Piece.objects.filter(pk__in={hit.piece for hit in hits})
    read = {pk: _read(values) for pk, *values in rows.values_list("pk", *FIELDS)}
    return [
        _line(member, interviews[hit.interview], hit, *read[hit.piece])
        for hit in hits
        if hit.piece in read and hit.interview in interviews
    ]


def _read(values: Sequence[Any]) -> tuple[Sequence[Any], list[Word]]:
    """A piece's values with its words, counted from where what is kept of the turn begins."""
    turn_start, *_rest, start, end, said = values
    first, found = cut_again(said, turn_start, start, end)
    return [*values, first], found


def _line(
    member: Member, interview: Interview, hit: Hit, values: Sequence[Any], found: list[Word]
) -> Line:
    turn_start, turn_end, label, name, person, role, transcript, _start, _end, said, first = values
    begin, stop = snap(said, found[hit.place.first].start, found[hit.place.last].end)
    return Line(
        interview=interview,
        transcript=transcript,
        start=first + begin,
        end=first + stop,
        turn=(turn_start, turn_end),
        cited=f"{interview.citation}:{label}",
        speaker=person or name,
        role=role,
        before=before(said[max(0, begin - AROUND) : begin], begin > AROUND or first > turn_start),
        words=said[begin:stop],
        after=after(
            said[stop : stop + AROUND],
            len(said) - stop > AROUND or first + len(said) < turn_end,
        ),
        url=registers.place_url(member, interview.pk, first + begin),
    )


def before(said: str, cut: bool) -> str:
    """Without the piece of a word that it begins with where it was cut."""
    if not cut:
        return said
    whole = said.split(None, 1)[1:] if said[:1].strip() else [said.lstrip()]
    return f"… {whole[0]}" if whole and " " in said else f"…{said}"


def after(said: str, cut: bool) -> str:
    if not cut:
        return said
    whole = said.rsplit(None, 1)[:1] if said[-1:].strip() else [said.rstrip()]
    return f"{whole[0]} …" if whole and " " in said.strip() else f"{said}…"


def together(lines: Iterable[Line]) -> list[Together]:
    """The lines by interview, in their order."""
    found: dict[Any, Together] = {}
    for line in lines:
        found.setdefault(line.interview.pk, Together(line.interview, [])).lines.append(line)
    return list(found.values())


def with_coded(member: Member, lines: Sequence[Line], code: Code | None) -> list[Line]:
    """The lines, those told of that the member has coded with this code, whole; one query."""
    if code is None or not lines:
        return list(lines)
    mine = Coding.objects.visible_to(member).filter(code=code, voice__member=member)
    places = Anchor.objects.filter(
        transcript__in={line.transcript for line in lines},
        placed=True,
        span__in=mine.order_by().values("span"),
    ).values_list("transcript_id", "start", "end")
    there = list(places)
    return [
        replace(
            line,
            coded=any(
                transcript == line.transcript and start <= line.start and line.end <= end
                for transcript, start, end in there
            ),
        )
        for line in lines
    ]


def next_to_code(lines: Sequence[Line], coded: str) -> str:
    """The key of the hit that comes next once that one is coded; empty where none was."""
    keys = [line.key for line in lines]
    further = lines[keys.index(coded) + 1 :] if coded in keys else []
    return next((line.key for line in further if not line.coded), "")


def place_of(line: Line, start: int, end: int) -> Place:
    return Place(str(line.interview.pk), str(line.transcript), start, end)
