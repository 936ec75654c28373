"""Checking a manuscript that was read: its quotations against what a member may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from coding.manuscript.finding import Quoted, TooMany, labels_for, quotations
from coding.manuscript.judging import Judgement, judge
from coding.manuscript.matching.matcher import Matcher
from coding.manuscript.matching.sources import Source, Turn
from coding.manuscript.models import Quotation
from coding.manuscript.reading import Manuscript
from coding.manuscript.rules import masked_names
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.watching import masked_of
from interviews.transcripts.hearing import turns_of
from interviews.transcripts.models import Interview, Participant
from interviews.transcripts.models.interview import SpeakerRole


@dataclass(frozen=True)
class Checked:
    quoted: Quoted
    judgement: Judgement


def check(
    member: Member,
    manuscript: Manuscript,
    fillers: Sequence[str],
    done: Callable[[], None] = lambda: None,
) -> list[Checked]:
    """What is told of each quotation, in order; ``done`` is called after each interview.

    Texts are read one by one, so memory does not grow with their number.
    """
    labels = labels_for(Participant.objects.visible_to(member).values_list("label", flat=True))
    try:
        found = quotations(manuscript.paragraphs, labels)
    except TooMany:
        raise Refused(
            _("This manuscript has more quotations than can be compared at once. Check its parts.")
        ) from None
    matcher = Matcher([one.text for one in found], fillers, masked_names(member))
    for source in sources(member):
        matcher.look_in(source)
        done()
    holds_masked = masked_of(member)
    return [
        Checked(one, judge(one, matcher, number, holds_masked(one.text), member.project.language))
        for number, one in enumerate(found)
    ]


def sources(member: Member) -> Iterator[Source]:
    """The current transcripts a member may see, one after the other; two queries each.

    Asked for one by one: whoever writes while rows are still being read is refused by SQLite once
    somebody else has written.
    """
    rows = searched(member).select_related("current")
    for key in list(rows.values_list("pk", flat=True)):
        interview = rows.filter(pk=key).first()
        if interview is None or interview.current is None:  # taken out meanwhile
            continue
        spoken = turns_of([interview.current.pk])[interview.current.pk]
        turns = [
            Turn(
                one.start,
                one.end,
                (one.speaker, one.role) if one.speaker else None,
                one.participant or "",
                one.role == SpeakerRole.INTERVIEWER,
            )
            for one in spoken
        ]
        yield Source(interview.current.pk, interview.current.text, turns)


def searched(member: Member) -> QuerySet[Interview]:
    """The interviews that are looked through."""
    return Interview.objects.visible_to(member).exclude(current=None)


def rows_of(member: Member, checked: Sequence[Checked]) -> list[Quotation]:
    """What was told as rows that are not saved yet."""
    people = {one.label: one for one in Participant.objects.visible_to(member)}
    return [_row(number, one, people) for number, one in enumerate(checked, 1)]


def _row(number: int, checked: Checked, people: dict[str, Participant]) -> Quotation:
    quoted, judgement = checked.quoted, checked.judgement
    place, names = judgement.place, quoted.credit.names
    return Quotation(
        position=number,
        text=quoted.text,
        before=quoted.before,
        after=quoted.after,
        paragraph=quoted.paragraph,
        page=quoted.page,
        line=quoted.line,
        block=quoted.block,
        credit=", ".join(names)[:200],
        missing=", ".join(judgement.missing)[:200],
        cited=quoted.credit.place[:24],
        nearness=quoted.credit.nearness.value,
        credited=next((people[name] for name in names if name in people), None),
        aside=quoted.aside.value,
        told=judgement.told.value,
        matched=judgement.matched.value,
        count=judgement.count,
        transcript_id=place.source.key if place else None,
        places=[list(map(list, segment)) for segment in place.segments] if place else [],
    )
