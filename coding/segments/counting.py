"""How much each code is used, for the codebook's pages."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from django.core.cache import cache
from django.db.models import CharField, F
from django.db.models.functions import Cast

from coding.codebook.slots import Measure, Measures
from coding.segments.bare import (
    Bare,
    Lines,
    Place,
    bare_of,
    by_place,
    extents_of,
    lines_of,
    speakers_of,
)
from coding.segments.models import Coding
from coding.segments.passages import Coded, by_voice
from coding.segments.retrieval import Reading, by_text, reading_of
from interviews.projects.models import Head, Member, Veil
from interviews.transcripts.models import Interview

KEPT_SECONDS = 3600
T = TypeVar("T")
ByVoice = Counter[tuple[uuid.UUID, uuid.UUID | None]]
Groups = Mapping[Place, Sequence[Bare]]


def measures(member: Member) -> Measures:
    """Passages, interviews, participants and codings of each code, as this member sees them."""
    return kept("measures", member, lambda: _measured(reading_of(member)))


def kept(name: str, member: Member, count: Callable[[], T]) -> T:
    """What was counted, until the project's history or the member's veils change: they decide
    every figure.
    """
    veils = sorted(
        str(pk) for pk in Veil.objects.filter(member=member).values_list("interview_id", flat=True)
    )
    seq = Head.objects.filter(pk=member.project_id).values_list("seq", flat=True).first()
    key = f"{name}:{member.project_id}:{seq}:{member.pk}:{hash(tuple(veils))}"
    kept: T | None = cache.get(key)
    if kept is None:
        kept = count()
        cache.set(key, kept, KEPT_SECONDS)
    return kept


def passages_by_voice(reading: Reading) -> ByVoice:
    """Passages of each interview and voice, under (interview, None) all voices' together.

    As the member sees them; four queries at most, of ids and places alone.
    """
    return kept("passages-by-voice", reading.member, lambda: _by_voice(reading))


def _by_voice(reading: Reading) -> ByVoice:
    rows = Coding.objects.visible_to(reading.member).filter(
        interview__removed=False,
        span__anchors__transcript_id=F("interview__current_id"),
        span__anchors__placed=True,
    )
    text = CharField()
    placed = rows.order_by().values_list(
        Cast("interview_id", text),
        Cast("voice_id", text),
        Cast("code_id", text),
        "span__anchors__start",
        "span__anchors__end",
    )
    interviews = by_text(Interview.objects.visible_to(reading.member).values_list("pk", flat=True))
    voices, codes = by_text(reading.voices), by_text(reading.codes)
    shown = {text: reading.book.shown(code) for text, code in codes.items()}
    # Counted by the ids' text: to hash a UUID for every coding is what would take the time.
    under = {text: str(code) for text, code in shown.items() if code in reading.book.order}
    number = by_voice(
        Coded(None, under[code], held, voice, start, end)
        for held, voice, code, start, end in placed
        if code in under
    )
    found: ByVoice = Counter()
    for (held, voice), passages in number.items():
        found[interviews[held], voices[voice] if voice else None] = passages
    return found


class _Used:
    """What the codings counted under one code have, each thing once."""

    def __init__(self) -> None:
        self.codings = 0
        self.interviews: set[uuid.UUID] = set()
        self.participants: set[str] = set()

    def count(self, codings: int, interview: uuid.UUID, participants: Iterable[str]) -> None:
        self.codings += codings
        self.interviews.add(interview)
        self.participants.update(participants)


def _measured(reading: Reading) -> Measures:
    groups, speakers = by_place(bare_of(reading)), speakers_of(reading)
    who = {
        place: frozenset().union(*(speakers(one.interview, one.start, one.end) for one in found))
        for place, found in groups.items()
    }
    lines, alone = lines_of(reading), lines_of(reading, with_subcodes=False)
    rolled, own = extents_of(groups, lines), extents_of(groups, alone)
    used, of_own = _used(groups, who, lines), _used(groups, who, alone)
    behind, voices = _behind(reading, groups), _voices(reading, groups)
    return {
        code: Measure(
            passages=len(own.get(code, ())),
            rolled=len(rolled.get(code, ())),
            own_codings=of_own[code].codings,
            own_interviews=len(of_own[code].interviews),
            own_participants=len(of_own[code].participants),
            interviews=len(used[code].interviews),
            participants=len(used[code].participants),
            codings=used[code].codings,
            behind=behind[code],
            voices=tuple(sorted(voices[code].items())),
        )
        for code in reading.book.order
        if used[code].codings
    }


def _used(
    groups: Groups, who: Mapping[Place, frozenset[str]], lines: Lines
) -> dict[uuid.UUID, _Used]:
    found: dict[uuid.UUID, _Used] = defaultdict(_Used)
    for (code, interview), codings in groups.items():
        for above in lines[code]:
            found[above].count(len(codings), interview, who[code, interview])
    return found


def _voices(reading: Reading, groups: Groups) -> dict[uuid.UUID, Counter[str]]:
    """How many codings of each code alone each voice has, by name."""
    found: dict[uuid.UUID, Counter[str]] = defaultdict(Counter)
    names = {pk: str(voice) for pk, voice in reading.voices.items()}
    for (code, _interview), codings in groups.items():
        found[reading.book.shown(code)].update(names[one.voice] for one in codings)
    return found


def _behind(reading: Reading, groups: Groups) -> Counter[uuid.UUID]:
    """Codings made before their code's meaning changed and not looked at since."""
    found: Counter[uuid.UUID] = Counter()
    for (code, _interview), codings in groups.items():
        meaning = reading.codes[code].meaning
        found[reading.book.shown(code)] += sum(one.meaning < meaning for one in codings)
    return found
