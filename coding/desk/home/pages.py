"""What the desk tells the registers of the home page, and how its own acts read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coding.codebook.models import Code
from coding.desk.home import going_on, since, table
from coding.desk.models import BeenThrough, SavedQuery
from coding.segments.models import Coding
from interviews.projects import registers
from interviews.projects.alike import Alike, tell_together
from interviews.projects.models import Member
from interviews.projects.naming import named_by
from interviews.projects.registers import Described, Panel
from interviews.transcripts.models import Interview


def register() -> None:
    registers.panel(Panel(11, "desk/home/_going_on.html", going_on.fill))
    registers.panel(Panel(12, "desk/home/_since.html", since.fill))
    registers.panel(Panel(15, "desk/home/_table.html", answer=table.fill))
    registers.describer(BeenThrough, _marks)
    registers.describer(SavedQuery, _queries)
    registers.sentences(
        {
            "through.marked": lambda about: _("noted having been through"),
            "through.taken_back": lambda about: _("noted not having been through"),
            "query.saved": lambda about: _("saved a query"),
            "query.changed": lambda about: _("renamed a saved query, or changed who can use it"),
            "query.removed": lambda about: _("removed a saved query"),
        },
        {"through": gettext_lazy("Been through"), "query": gettext_lazy("Saved queries")},
    )
    tell_together(
        {
            "through.marked": Alike(_been, BeenThrough),
            "coding.applied": Alike(_coded, Coding, codes_in_interviews, _coded_besides),
            "coding.removed": Alike(_uncoded, Coding, codes_in_interviews, _uncoded_besides),
            "coding.coined": Alike(_coined, Code),
        }
    )


def _marks(member: Member, rows: Iterable[BeenThrough]) -> dict[Any, Described]:
    return named_by(member, Interview, {row.pk: row.interview_id for row in rows})


def _queries(member: Member, rows: Iterable[SavedQuery]) -> dict[Any, Described]:
    slug, kind = member.project.slug, _("Saved query")
    return {
        row.pk: Described(row.name, reverse("desk:saved-query", args=[slug, row.pk]), kind)
        for row in rows
    }


def _been(number: int) -> str:
    said = ngettext(
        "noted having been through %d interview",
        "noted having been through %d interviews",
        number,
    )
    return said % number


def _coded(number: int) -> str:
    return ngettext("made %d coding of", "made %d codings of", number) % number


def _uncoded(number: int) -> str:
    return ngettext("took away %d coding of", "took away %d codings of", number) % number


def _coded_besides(number: int) -> str:
    return ngettext("made %d other coding", "made %d other codings", number) % number


def _uncoded_besides(number: int) -> str:
    return ngettext("took away %d other coding", "took away %d other codings", number) % number


def _coined(number: int) -> str:
    said = ngettext(
        "made %d code and coded a passage with it",
        "made %d codes and coded passages with them",
        number,
    )
    return said % number


def codes_in_interviews(member: Member, codings: Iterable[Coding]) -> dict[Any, Described]:
    """Codings by their code and interview ("Trust in P2"), with a way to the passages behind."""
    rows = list(codings)
    codes = Code.objects.within(member).in_bulk({row.code_id for row in rows})
    interviews = Interview.objects.within(member).in_bulk({row.interview_id for row in rows})
    page = reverse("desk:passages", args=[member.project.slug])
    return {
        row.pk: Described(
            _("%(code)s in %(interview)s")
            % {"code": codes[row.code_id], "interview": interviews[row.interview_id].citation},
            f"{page}?{_asked(row)}",
        )
        for row in rows
        if row.code_id in codes and row.interview_id in interviews
    }


def _asked(row: Coding) -> str:
    asked = {"code": row.code_id, "alone": 1, "interview": row.interview_id, "voice": row.voice_id}
    return urlencode({name: str(value) for name, value in asked.items()})
