"""Checking a manuscript that was read: its quotations against what a member may see."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from coding.manuscript.finding import Quoted, TooMany, labels_for, quotations
from coding.manuscript.judging import Judgement, Told, judge
from coding.manuscript.matching.matcher import Found, Matcher
from coding.manuscript.matching.sources import Source, Turn
from coding.manuscript.matching.words import words_of
from coding.manuscript.models import Quotation
from coding.manuscript.reading import Manuscript
from coding.manuscript.rules import masked_names
from coding.themes.masked import masked_in_quotes
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
    holds_masked, prints_masked = masked_of(member), _printing_masked(member)
    checked = []
    for number, one in enumerate(found):
        shows_name = holds_masked(one.text)
        judged = judge(one, matcher, number, shows_name, member.project.language)
        if judged.place and prints_masked(one.text, judged.place):
            judged = replace(judged, told=Told.NAME)
        checked.append(Checked(one, judged))
    return checked


def _printing_masked(member: Member) -> Callable[[str, Found], bool]:
    """Asks whether a quotation prints words that a quote masks at the place it was found."""
    masked = masked_in_quotes(member)
    interviews = dict(searched(member).values_list("current_id", "pk"))

    def prints(text: str, place: Found) -> bool:
        if (interview := interviews.get(place.source.key)) is None:
            return False
        hidden = {
            at for start, end in place.stretches for at in masked.within(interview, start, end)
        }
        said = _in_a_row(text)
        return any(_in_a_row(place.source.text[start:end]) in said for start, end in hidden)

    return prints


def _in_a_row(text: str) -> str:
    return f" {' '.join(word.plain for word in words_of(text))} "


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
        people=" ".join(people[name].pk.hex for name in names if name in people),
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
