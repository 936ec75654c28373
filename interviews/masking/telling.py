"""What this room tells the ground floor's registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.humanize.templatetags.humanize import intcomma
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from interviews.masking.carrying_out import APPLYING, UNDOING
from interviews.masking.looking import LOOKING
from interviews.masking.models import EntryState, Finding, MaskEntry
from interviews.masking.queries import names_of
from interviews.masking.warning import NameWatch, masked_in
from interviews.projects import registers
from interviews.projects.access import Right, has
from interviews.projects.models import Job, Member
from interviews.projects.registers import Described
from interviews.projects.waiting import Waits, waits
from interviews.projects.watching import masked_with, watch_with
from interviews.transcripts.models import Interview

Facts = dict[str, Any]


def register() -> None:
    registers.page(
        registers.Page(
            "masking",
            gettext_lazy("Names"),
            "masking:names",
            25,
            shown=lambda member: has(member, Right.CODE),
        )
    )
    registers.sentences(SENTENCES, {"masking": gettext_lazy("Masking of names")})
    waits("masking", 50, _waiting)
    registers.describer(MaskEntry, _entries)
    registers.job_pages(LOOKING, _looking)
    registers.job_pages(APPLYING, _masking)
    registers.job_pages(UNDOING, _undoing)
    registers.follow_up(LOOKING)
    watch_with(NameWatch)
    masked_with(masked_in)


def _waiting(member: Member) -> list[Waits]:
    """How many names wait to be masked and to be decided about; before any decision, transcripts
    with names in them. Only leads mask; who codes may decide.
    """
    if not has(member, Right.CODE):
        return []
    to_mask = Count("pk", filter=Q(state=EntryState.DECIDED))
    entries = MaskEntry.objects.visible_to(member).aggregate(all=Count("pk"), to_mask=to_mask)
    if entries["all"]:
        decided = entries["to_mask"] if member.leads else 0
        said = [_to_mask(decided), _undecided(len(names_of(member).undecided))]
    else:
        said = [_found(_transcripts_with_names(member))]
    page = reverse("masking:names", args=[member.project.slug])
    return [Waits(sentence, page) for sentence in said if sentence]


def _transcripts_with_names(member: Member) -> int:
    current = Interview.objects.visible_to(member).values("current")
    found = Finding.objects.filter(version__in=current).aggregate(n=Count("version", distinct=True))
    return int(found["n"])


def _to_mask(number: int) -> str:
    said = ngettext(
        "%s name is decided about and waits to be masked",
        "%s names are decided about and wait to be masked",
        number,
    )
    return said % intcomma(number) if number else ""


def _undecided(number: int) -> str:
    said = ngettext(
        "%s name still waits for a decision", "%s names still wait for a decision", number
    )
    return said % intcomma(number) if number else ""


def _found(number: int) -> str:
    said = ngettext(
        "Names were found in %s transcript: decide what becomes of them",
        "Names were found in %s transcripts: decide what becomes of them",
        number,
    )
    return said % intcomma(number) if number else ""


def _entries(member: Member, rows: Iterable[MaskEntry]) -> dict[Any, Described]:
    """By what replaces the name, never by the name."""
    return {row.pk: Described(row.replacement) for row in rows}


def _looking(member: Member, job: Job) -> Described:
    return Described(_("Looking for names"), reverse("masking:names", args=[member.project.slug]))


def _masking(member: Member, job: Job) -> Described:
    return Described(_("Masking names"), reverse("masking:names", args=[member.project.slug]))


def _undoing(member: Member, job: Job) -> Described:
    return Described(_("Putting a name back"), reverse("masking:names", args=[member.project.slug]))


def _applied(facts: Facts) -> str:
    mentions = facts.get("mentions")
    if not mentions:
        return _("masked names")
    return ngettext("masked %(n)d mention of names", "masked %(n)d mentions of names", mentions) % {
        "n": mentions
    }


def _masked(facts: Facts) -> str:
    names = facts.get("names")
    if not names:
        return _("finished masking names")
    return ngettext("finished masking %(n)d name", "finished masking %(n)d names", names) % {
        "n": names
    }


SENTENCES: dict[str, registers.Sentence] = {
    "masking.looked": lambda facts: _("had names looked for"),
    "masking.decided": lambda facts: _("decided about a name"),
    "masking.left": lambda facts: _("left names as they are"),
    "masking.begun": lambda facts: _("had names masked"),
    "masking.applied": _applied,
    "masking.masked": _masked,
    "masking.undoing": lambda facts: _("had a name put back"),
    "masking.undone": lambda facts: _("put a name back"),
    "masking.destroyed": lambda facts: _("destroyed what was sealed when names were masked"),
    "masking.reconsidered": lambda facts: _("took back a decision about a name"),
}
