"""How much each code is used, for the codebook's pages."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from django.core.cache import cache
from django.db.models import CharField, F
from django.db.models.functions import Cast

from coding.codebook.slots import Measure, Measures
from coding.segments.filtering import Filters
from coding.segments.gathering import Texts, at
from coding.segments.models import Coding
from coding.segments.passages import Coded, by_voice, line, roll_up
from coding.segments.retrieval import Reading, by_text, interviews_of, laid_of, reading_of
from coding.segments.selecting import Laid
from interviews.projects.models import Head, Member, Veil
from interviews.transcripts.models import Interview

KEPT_SECONDS = 3600
T = TypeVar("T")
ByVoice = Counter[tuple[uuid.UUID, uuid.UUID | None]]


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


def _measured(reading: Reading) -> Measures:
    book = reading.book
    laid = [
        one
        for one in laid_of(reading, Coding.objects.visible_to(reading.member))
        if book.shown(one.code) in book.order
    ]
    coded = [Coded(one.id, one.code, one.interview, one.voice, one.start, one.end) for one in laid]
    counts = roll_up(coded, book.parents, book.successors)
    lines = {code: line(code, book.parents, book.successors) for code in book.parents}
    alone = {code: line[:1] for code, line in lines.items()}
    places = {one.id: (one.interview,) for one in laid}
    speakers = _speakers(reading, laid)
    interviews, participants = _gathered(laid, lines, places), _gathered(laid, lines, speakers)
    in_own, by_own = _gathered(laid, alone, places), _gathered(laid, alone, speakers)
    codings, voices = Counter[uuid.UUID](), defaultdict[uuid.UUID, Counter[str]](Counter)
    for one in laid:
        codings.update(lines[one.code])
        voices[book.shown(one.code)][str(reading.voices[one.voice])] += 1
    behind = _behind(reading, laid)
    return {
        code: Measure(
            passages=counts[code].own,
            rolled=counts[code].with_subcodes,
            own_codings=voices[code].total(),
            own_interviews=len(in_own[code]),
            own_participants=len(by_own[code]),
            interviews=len(interviews[code]),
            participants=len(participants[code]),
            codings=codings[code],
            behind=behind[code],
            voices=tuple(sorted(voices[code].items())),
        )
        for code in book.order
        if codings[code]
    }


def _gathered(
    laid: Iterable[Laid],
    lines: Mapping[uuid.UUID, list[uuid.UUID]],
    of: Mapping[uuid.UUID, Iterable[object]],
) -> dict[uuid.UUID, set[object]]:
    """What the codings of each code and its sub-codes have, each thing once."""
    found: dict[uuid.UUID, set[object]] = defaultdict(set)
    for one in laid:
        for code in lines[one.code]:
            found[code].update(of[one.id])
    return found


def _speakers(reading: Reading, laid: Iterable[Laid]) -> dict[uuid.UUID, list[str]]:
    """The participants who speak in each coding."""
    texts = Texts(interviews_of(reading, Filters()))
    return {
        one.id: [
            turn.participant
            for turn in at(texts.turns(one.interview), one.start, one.end)
            if turn.participant
        ]
        for one in laid
    }


def _behind(reading: Reading, laid: Iterable[Laid]) -> Counter[uuid.UUID]:
    """Codings made before their code's meaning changed and not looked at since."""
    meanings = {pk: code.meaning for pk, code in reading.codes.items()}
    seen = Coding.objects.visible_to(reading.member).values_list("id", "meaning")
    made_under = dict(seen)
    return Counter(
        reading.book.shown(one.code) for one in laid if made_under[one.id] < meanings[one.code]
    )
