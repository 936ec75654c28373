"""Many themes with many passages, written straight into the database: only their number counts."""

from __future__ import annotations

from itertools import islice

from coding.codebook.models import Code
from coding.themes.models import Answer, Drawn, Evidence, Quote, Theme, Unchosen
from interviews.projects.models import Member
from interviews.transcripts.models import Anchor, Interview, Participant, Span

ROLES = ("quoted", "paraphrased", "contrary")


def fill(
    member: Member, interview: Interview, codes: list[Code], themes: int, pieces: int
) -> list[Theme]:
    """Themes, each third one a sub-theme, with so many passages altogether and all that is kept."""
    project = member.project
    made = [Theme(project=project, name=f"Theme {n}", position=n) for n in range(themes)]
    for place, theme in enumerate(made):
        theme.parent = made[place - 1] if place % 3 == 2 else None
    Theme.objects.bulk_create(made)
    evidence = [
        Evidence(
            project=project,
            theme=made[n % themes],
            interview=interview,
            span=span,
            code=codes[n % len(codes)],
            joined=ROLES[n % 3],
            joined_by=member,
            position=n,
        )
        for n, span in enumerate(_spans(interview, pieces))
    ]
    Evidence.objects.bulk_create(evidence)
    _beside(member, made, evidence, codes)
    return made


def _beside(
    member: Member, themes: list[Theme], evidence: list[Evidence], codes: list[Code]
) -> None:
    project = member.project
    people = list(Participant.objects.filter(project=project))
    Drawn.objects.bulk_create(
        Drawn(project=project, theme=theme, code=code) for theme in themes for code in codes
    )
    Unchosen.objects.bulk_create(
        Unchosen(project=project, theme=theme, participant=who, what="not asked", noted_by=member)
        for theme in themes
        for who in people
    )
    Answer.objects.bulk_create(
        Answer(
            project=project, theme=one, question="no concept", because="Soon", answered_by=member
        )
        for one in themes
    )
    Quote.objects.bulk_create(
        Quote(
            project=project,
            evidence=row,
            interview=row.interview,
            span=row.span,
            citation="P1:2",
            serial=n,
            made_by=member,
        )
        for n, row in enumerate(evidence)
    )


def _spans(interview: Interview, number: int) -> list[Span]:
    text = interview.current.text  # type: ignore[union-attr]
    places = ((a, b) for a in range(len(text)) for b in range(a + 1, len(text)))
    spans = [Span(project=interview.project, interview=interview) for _ in range(number)]
    Span.objects.bulk_create(spans)
    Anchor.objects.bulk_create(
        Anchor(
            span=span,
            transcript=interview.current,
            start=start,
            end=end,
            exact=text[start:end],
        )
        for span, (start, end) in zip(spans, islice(places, number), strict=True)
    )
    return spans
