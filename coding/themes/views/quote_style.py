"""Choose how the project prints its quotes."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.themes.actions import choose_quote_style
from coding.themes.copies import copies_of, manner_of
from coding.themes.listing import quotes_listed
from coding.themes.models import QuoteStyle
from coding.themes.style_form import StyleForm
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.saying import done

EXAMPLES = 3


@require_safe
def style(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, reach(request, slug))


@require_POST
def choose(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    form = StyleForm(member, request.POST)
    if not form.is_valid():
        return _page(request, member, form=form, status=422)
    try:
        chosen = choose_quote_style(by(request, member), **form.values())
    except Refused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, member, form=form, status=refusal.status)
    done(request, member, _("Quotes are now printed like this."), chosen.version)
    return redirect("themes:quote-style", slug)


def _page(
    request: HttpRequest, member: Member, *, form: StyleForm | None = None, status: int = 200
) -> HttpResponse:
    manner = manner_of(member)
    kept = QuoteStyle.objects.visible_to(member).first()
    listed = quotes_listed(member, manner)
    telling = sorted(listed, key=lambda one: -len(one.quote.marks))[:EXAMPLES]
    context = {
        "form": form or StyleForm(member, instance=kept),
        "examples": copies_of([one.quote for one in telling], manner),
        "any": bool(telling),
        "nav": "themes",
        "operation": uuid.uuid4(),
    }
    return render(request, "themes/quote_style.html", context, status=status)
