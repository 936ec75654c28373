"""Codings at random places, in bulk, with their spans and anchors."""

from __future__ import annotations

import hashlib
import random
import re
from collections.abc import Sequence

from coding.codebook.models import Code
from coding.segments.models import Coding, Voice
from interviews.projects.history import Act
from interviews.transcripts.actions.placing import anchor_at
from interviews.transcripts.models import Anchor, Interview, Span, TranscriptVersion

WORD = re.compile(r"\S+")
LONGEST = 60
BATCH = 2_000


def code_at_random(
    act: Act,
    interviews: Sequence[Interview],
    voices: Sequence[Voice],
    codes: Sequence[Code],
    count: int,
    chance: random.Random,
) -> str:
    """``count`` codings shared evenly among interviews; answers with a digest over them."""
    seen = hashlib.sha256()
    for number, interview in enumerate(interviews):
        share = count // len(interviews) + (number < count % len(interviews))
        places = _places(interview, share, len(voices) * len(codes), chance)
        _save(act, interview, places, voices, codes, chance)
        seen.update(repr((interview.pk.hex, places)).encode())
    return seen.hexdigest()


def _places(
    interview: Interview, count: int, most_each: int, chance: random.Random
) -> list[tuple[int, int]]:
    """``count`` stretches of whole words; some stand several times, as in real coding."""
    assert interview.current is not None
    words = [match.span() for match in WORD.finditer(interview.current.text)]
    places: list[tuple[int, int]] = []
    while len(places) < count:
        first = chance.randrange(len(words))
        last = min(len(words) - 1, first + chance.randint(2, LONGEST))
        together = chance.choice((1, 1, 1, 2, 3))
        places += [(words[first][0], words[last][1])] * min(together, most_each)
    return places[:count]


def _save(
    act: Act,
    interview: Interview,
    places: list[tuple[int, int]],
    voices: Sequence[Voice],
    codes: Sequence[Code],
    chance: random.Random,
) -> None:
    version = interview.current
    assert version is not None
    spans = {
        place: Span(project_id=act.project_id, version=act.seq, interview=interview)
        for place in dict.fromkeys(places)
    }
    Span.objects.bulk_create(spans.values(), batch_size=BATCH)
    anchors = [_anchor(act, span, version, place) for place, span in spans.items()]
    Anchor.objects.bulk_create(anchors, batch_size=BATCH)
    Coding.objects.bulk_create(
        _codings(act, interview, places, spans, voices, codes, chance), BATCH
    )


def _anchor(act: Act, span: Span, version: TranscriptVersion, place: tuple[int, int]) -> Anchor:
    anchor = anchor_at(span, version, *place)
    anchor.version = act.seq
    return anchor


def _codings(
    act: Act,
    interview: Interview,
    places: list[tuple[int, int]],
    spans: dict[tuple[int, int], Span],
    voices: Sequence[Voice],
    codes: Sequence[Code],
    chance: random.Random,
) -> list[Coding]:
    made: dict[tuple[Voice, Code, Span], Coding] = {}
    for place in places:
        span = spans[place]
        while (key := (chance.choice(voices), chance.choice(codes), span)) in made:
            pass
        voice, code, _span = key
        made[key] = Coding(
            project_id=act.project_id,
            version=act.seq,
            interview=interview,
            voice=voice,
            code=code,
            revision=code.revision,
            meaning=code.meaning,
            span=span,
            unsure=chance.random() < 0.05,
            coded_at=act.at,
        )
    return list(made.values())
