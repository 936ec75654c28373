"""Facts for a methods section: stated, each with what it counts and what it leaves out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.codebook.models import Code, Status
from coding.codebook.queries import IN_USE
from coding.discussion.models import Discussion
from coding.findings.printed import NOTHING, Held, Part, Printed, words
from coding.findings.tables import Cell, Column
from coding.memos.models import Memo, Visibility
from coding.segments.counting import passages_by_voice
from coding.segments.models import Coding
from coding.segments.passages import successor
from coding.segments.retrieval import reading_of
from coding.themes.models import Quote, Theme, ThemeStatus
from interviews.projects import veils
from interviews.projects.models import Member
from interviews.transcripts.models import Interview, Participant, Turn
from interviews.transcripts.models.interview import Mode, SpeakerRole

INTERVIEWS, PEOPLE = "transcripts:interviews", "transcripts:participants"


@dataclass(frozen=True)
class Fact:
    """``value`` is what a paper prints, ``number`` what programs read; ``asked`` is what its page
    is asked, so that it shows as many.
    """

    key: str
    name: str
    number: Cell
    counts: str
    page: str
    without: str = ""
    value: str = ""
    asked: str = ""

    @property
    def said(self) -> str:
        return self.value or (NOTHING if self.number is None else str(self.number))


def facts(member: Member, chosen: dict[str, Any]) -> Printed:
    """Every fact; a fixed number of queries."""
    rows = Interview.objects.visible_to(member).select_related("current")
    held = list(rows.defer("current__text"))
    found = [*_talks(held), *_spoken(held), *_people(member), *_coding(member), *_thought(member)]
    columns = [
        Column("fact", _("Fact")),
        Column("value", _("Value")),
        Column("counts", _("What it counts")),
        Column("without", _("What is left out")),
    ]
    veiled = _("What others made of interviews read independently is left out until revealed.")
    notes = [veiled] if veils.any_for(member) else []
    held_in = [_row(member, one) for one in found]
    seen = [_("Counted is only what you may see of this project.")]
    return Printed(_("Facts"), columns, held_in, _("Nothing is estimated."), notes, seen)


def _row(member: Member, fact: Fact) -> list[Held]:
    url = reverse(fact.page, args=[member.project.slug]) + fact.asked
    value = Held(fact.said, fact.number, (Part(fact.said, url),))
    name = Held(fact.name, fact.key, (Part(fact.name),))
    return [name, value, words(fact.counts), words(fact.without)]


def _talks(held: Sequence[Interview]) -> list[Fact]:
    bare = sum(one.current_id is None for one in held)
    groups = sum(one.mode == Mode.GROUP for one in held)
    modeless = sum(not one.mode for one in held)
    return [
        Fact(
            "interviews",
            _("Interviews"),
            len(held),
            _("conversations in the project, focus groups among them"),
            INTERVIEWS,
            _no_text(bare),
        ),
        Fact(
            "focus_groups",
            _("Focus groups"),
            groups,
            _("interviews whose mode is recorded as a focus group"),
            INTERVIEWS,
            _no_mode(modeless),
        ),
        _length(held),
        _dates(held),
    ]


def _length(held: Sequence[Interview]) -> Fact:
    timed = [one.minutes for one in held if one.minutes is not None]
    minutes = sum(timed) if timed else None
    hours = _("%(hours)s hours (%(minutes)d minutes)")
    return Fact(
        "minutes",
        _("Hours of conversation"),
        minutes,
        _("lengths of the interviews as they were entered, added up"),
        INTERVIEWS,
        _no_length(len(held) - len(timed)),
        hours % {"hours": f"{minutes / 60:.1f}", "minutes": minutes} if minutes else "",
    )


def _dates(held: Sequence[Interview]) -> Fact:
    dated = sorted(one.held_on for one in held if one.held_on is not None)
    return Fact(
        "held",
        _("Held from, to"),
        f"{dated[0]} – {dated[-1]}" if dated else None,
        _("first and last recorded date of an interview"),
        INTERVIEWS,
        _no_date(len(held) - len(dated)),
    )


def _spoken(held: Sequence[Interview]) -> list[Fact]:
    texts = [one.current for one in held if one.current is not None]
    turns = Turn.objects.filter(version__in=[one.pk for one in texts])
    bare = _no_text(len(held) - len(texts))
    return [
        Fact(
            "words",
            _("Words"),
            sum(one.words for one in texts),
            _("of the present transcripts, whoever speaks, by the spaces between them"),
            INTERVIEWS,
            bare,
        ),
        Fact("turns", _("Turns"), turns.count(), _("of the present transcripts"), INTERVIEWS, bare),
    ]


def _people(member: Member) -> list[Fact]:
    rows = Participant.objects.visible_to(member)
    speaking = rows.filter(
        speakers__role=SpeakerRole.PARTICIPANT, speakers__interview__removed=False
    )
    people, heard = rows.count(), speaking.distinct().count()
    silent = _("counted, but speaking in no interview here: %(n)d") % {"n": people - heard}
    return [
        Fact(
            "participants",
            _("Participants"),
            people,
            _("people in the table of participants"),
            PEOPLE,
            silent if people > heard else "",
        )
    ]


def _coding(member: Member) -> list[Fact]:
    codings = Coding.objects.visible_to(member).filter(interview__removed=False)
    coders = codings.filter(voice__member__isnull=False).order_by()
    number = passages_by_voice(reading_of(member))
    passages = sum(count for (_interview, voice), count in number.items() if voice is None)
    coded = len({interview for interview, voice in number if voice is None})
    made = codings.count()
    here = Q(span__anchors__transcript_id=F("interview__current_id"), span__anchors__placed=True)
    lost = made - codings.filter(here).count()
    return [
        Fact(
            "coders",
            _("Coders"),
            coders.values("voice__member").distinct().count(),
            _("members who have coded anything"),
            "projects:home",
        ),
        Fact(
            "interviews_coded",
            _("Interviews coded"),
            coded,
            _("interviews with at least one passage"),
            "projects:home",
        ),
        _codes(member, codings),
        Fact(
            "passages",
            _("Passages"),
            passages,
            _("unions of overlapping codings of one code, whoever made them"),
            "desk:passages",
            _("codings not placed in a corrected transcript: %(n)d") % {"n": lost} if lost else "",
        ),
        Fact(
            "codings",
            _("Codings"),
            made,
            _uses(lost),
            "desk:passages",
            asked="?rows=coding",
        ),
    ]


def _uses(lost: int) -> str:
    """What codings count; unlike passages, those too that have no place in the present text."""
    if not lost:
        return _("each use of a code by one coder on some words")
    return _(
        "each use of a code by one coder on some words, those among them that are not placed in a "
        "corrected transcript: %(n)d"
    ) % {"n": lost}


def _codes(member: Member, codings: QuerySet[Coding]) -> Fact:
    """Codes in use, with how many of them were applied themselves."""
    rows = Code.objects.visible_to(member).values_list("pk", "status", "successor_id")
    merged_into = {pk: into for pk, _status, into in rows if into}
    coded = set(codings.order_by().values_list("code_id", flat=True))
    applied = {successor(one, merged_into) for one in coded}
    in_use = {pk for pk, status, _into in rows if status in IN_USE}
    held = [status for _pk, status, _into in rows]
    retired, merged = held.count(Status.RETIRED), held.count(Status.MERGED)
    retired_applied = sum(pk in applied for pk, status, _in in rows if status == Status.RETIRED)
    gone = _(
        "retired: %(retired)d, applied among them: %(applied)d; merged into others: %(merged)d"
    )
    return Fact(
        "codes",
        _("Codes"),
        len(in_use),
        _("codes in use, sub-codes and codes that only gather others among them; applied: %(n)d")
        % {"n": len(in_use & applied)},
        "codebook:codebook",
        gone % {"retired": retired, "applied": retired_applied, "merged": merged}
        if retired or merged
        else "",
    )


def _thought(member: Member) -> list[Fact]:
    memos = Memo.objects.visible_to(member).filter(visibility=Visibility.TEAM)
    talks = list(Discussion.objects.visible_to(member).values_list("settled", flat=True))
    themes = list(Theme.objects.visible_to(member).values_list("status", flat=True))
    aside = themes.count(ThemeStatus.SET_ASIDE)
    open_ = talks.count(False)
    return [
        Fact(
            "memos",
            _("Memos"),
            memos.count(),
            _("memos shared with the team"),
            "memos:memos",
            _("private memos"),
        ),
        Fact(
            "discussions",
            _("Discussions"),
            len(talks),
            _("flags and questions the team took up, settled: %(n)d, open: %(open)d")
            % {"n": len(talks) - open_, "open": open_},
            "discussion:discussions",
        ),
        Fact(
            "themes",
            _("Themes"),
            len(themes) - aside,
            _("themes and sub-themes, final: %(n)d") % {"n": themes.count(ThemeStatus.FINAL)},
            "themes:themes",
            _("set aside: %(n)d") % {"n": aside} if aside else "",
        ),
        Fact(
            "quotes",
            _("Quotes"),
            Quote.objects.visible_to(member).count(),
            _("passages made ready for print"),
            "themes:quotes",
        ),
    ]


def _no_text(n: int) -> str:
    said = ngettext("%(n)d without a transcript", "%(n)d without a transcript", n)
    return said % {"n": n} if n else ""


def _no_mode(n: int) -> str:
    said = ngettext("%(n)d without a recorded mode", "%(n)d without a recorded mode", n)
    return said % {"n": n} if n else ""


def _no_length(n: int) -> str:
    said = ngettext("%(n)d without a recorded length", "%(n)d without a recorded length", n)
    return said % {"n": n} if n else ""


def _no_date(n: int) -> str:
    said = ngettext("%(n)d without a recorded date", "%(n)d without a recorded date", n)
    return said % {"n": n} if n else ""
