"""All quotes, to be filtered, copied and marked as used, with the balance of voices."""

from __future__ import annotations

import uuid
from dataclasses import asdict, dataclass

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from coding.themes.copies import copies_of, manner_of, written
from coding.themes.listing import Flag, QuoteListed, quotes_listed, with_names
from coding.themes.models import Theme
from coding.themes.outlining import themes_in_order
from coding.themes.voices import balance_of, definition
from interviews.projects.access import reach
from interviews.transcripts.models import Participant

ON_A_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What the list is filtered by; empty asks for all."""

    theme: str = ""
    participant: str = ""
    used: str = ""
    flagged: str = ""

    def takes(self, one: QuoteListed) -> bool:
        return (
            self.theme in ("", *map(str, one.theme_ids))
            and self.participant in ("", *one.participants)
            and self.used in ("", "yes" if one.used else "no")
            and self.flagged in ("", "yes" if one.flagged else "no")
        )

    @property
    def query(self) -> str:
        """What is asked for as an address has it."""
        return urlencode({name: value for name, value in asdict(self).items() if value})

    @property
    def any(self) -> bool:
        return self != Asked()


def asked_of(sent: QueryDict) -> Asked:
    return Asked(*(sent.get(name, "").strip() for name in Asked.__dataclass_fields__))


@require_safe
def quotes(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    manner = manner_of(member)
    every = with_names(member, quotes_listed(member, manner))
    asked = asked_of(request.GET)
    found = [one for one in every if asked.takes(one)]
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    participants = list(Participant.objects.visible_to(member).values_list("label", flat=True))
    themes = themes_in_order(Theme.objects.visible_to(member))
    context = {
        "asked": asked,
        "any": bool(every),
        "number": len(found),
        "page": page,
        "found": [(one, written(one.quote, manner, "html")) for one in page.object_list],
        "query": asked.query,
        "copies": copies_of([one.quote for one in found], manner),
        "participants": participants,
        "themes": themes,
        "balance": balance_of(every, participants, themes),
        "definition": definition(),
        "flagged": sum(one.flagged for one in every),
        "Flag": Flag,
        "nav": "themes",
        "here": request.get_full_path(),
        "operation": uuid.uuid4(),
    }
    return render(request, "themes/quotes.html", context)
