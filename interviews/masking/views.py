"""Names found, and deciding about them."""

from __future__ import annotations

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interviews.masking import suggesting
from interviews.masking.actions import begin_looking, decide, leave_all, reconsider
from interviews.masking.forms import DecisionForm, TypedForm
from interviews.masking.queries import Names, Shown, mentions_of, names_of, reach_entry
from interviews.masking.replacing import Name
from interviews.projects.access import Right, by, reach
from interviews.projects.models import Member

MOST_NAMES = 200


@require_safe
def names(request: HttpRequest, slug: str) -> HttpResponse:
    """Every name found; ``?name=`` opens one with its places in context."""
    member = reach(request, slug, Right.CODE)
    found = names_of(member)
    return _page(request, member, found, _chosen(request, found))


@require_POST
def look(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    job = begin_looking(by(request, member))
    return redirect("projects:job", slug, job.pk)


@require_POST
def decide_one(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave a found name, or say what replaces it."""
    member = reach(request, slug, Right.CODE)
    found = names_of(member)
    shown = found.find(request.POST.get("name", ""))
    if shown is None or shown.entry is not None:
        messages.info(request, _("This name has been decided about meanwhile."))
        return redirect("masking:names", slug)
    if request.POST.get("what") == "leave":
        decide(by(request, member), kind=shown.kind.value, forms=shown.forms)
        return _next(slug, found, shown)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _page(request, member, found, shown, form=form, status=422)
    decide(
        by(request, member),
        kind=shown.kind.value,
        forms=form.forms_given(shown.forms),
        replacement=form.cleaned_data["replacement"],
        any_case=form.cleaned_data["any_case"],
    )
    return _next(slug, found, shown)


@require_POST
def leave_kind(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave every undecided name of a kind as it is."""
    member = reach(request, slug, Right.CODE)
    kind = request.POST.get("kind", "")
    forms = [shown.forms for shown in names_of(member).undecided if shown.kind.value == kind]
    if forms:
        leave_all(by(request, member), kind=kind, names=forms)
    return redirect("masking:names", slug)


@require_POST
def type_one(request: HttpRequest, slug: str) -> HttpResponse:
    """A name typed by hand: first its places are shown, then it is decided."""
    member = reach(request, slug, Right.CODE)
    found = names_of(member)
    form = TypedForm(request.POST)
    deciding = request.POST.get("what") == "decide"
    if form.is_valid() and deciding and not form.cleaned_data["replacement"].strip():
        form.add_error("replacement", _("Say what replaces the name."))
    if not form.is_valid() or not deciding:
        return _preview(request, member, found, form)
    decide(
        by(request, member),
        kind=form.cleaned_data["kind"],
        forms=form.forms_given(),
        replacement=form.cleaned_data["replacement"],
        any_case=form.cleaned_data["any_case"],
        typed=True,
    )
    messages.success(request, _("The name is among those to be masked."))
    return redirect("masking:names", slug)


@require_POST
def reconsider_one(request: HttpRequest, slug: str, entry: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    reconsider(by(request, member), entry=reach_entry(member, entry))
    return redirect("masking:names", slug)


def _chosen(request: HttpRequest, found: Names) -> Shown | None:
    wanted = request.GET.get("name", "")
    shown = found.find(wanted) if wanted else None
    if shown is not None and shown.entry is not None and shown.entry.state == "masked":
        return None
    return shown


def _next(slug: str, found: Names, done: Shown) -> HttpResponse:
    """The page with the next undecided name opened."""
    order = [one.id for _kind, _label, some in found.by_kind for one in some]
    at = order.index(done.id)
    rest = order[at + 1 :] or order[:at]
    address = reverse("masking:names", args=[slug])
    return redirect(f"{address}?{urlencode({'name': rest[0]})}" if rest else address)


def _preview(request: HttpRequest, member: Member, found: Names, form: TypedForm) -> HttpResponse:
    context: dict[str, Any] = {"typed": form}
    if form.is_valid():
        name = Name(tuple(form.forms_given()), form.cleaned_data["any_case"])
        mentions, count = mentions_of(name, found.texts)
        context |= {"preview": mentions, "preview_count": count}
    status = 200 if form.is_valid() else 422
    return _page(request, member, found, None, status=status, **context)


def _page(
    request: HttpRequest,
    member: Member,
    found: Names,
    chosen: Shown | None,
    *,
    form: DecisionForm | None = None,
    status: int = 200,
    **more: Any,
) -> HttpResponse:
    context: dict[str, Any] = {
        "names": found,
        "most": MOST_NAMES,
        "chosen": chosen,
        "terms": suggesting.TERMS,
        "typed": TypedForm(),
        "nav": "masking",
    }
    if chosen is not None:
        mentions, count = mentions_of(chosen.looked_for, found.texts)
        any_case = not suggesting.common_word(chosen.looked_for, found.texts)
        suggested = suggesting.suggestion(member, chosen, found)
        context |= {
            "mentions": mentions,
            "more_mentions": count - len(mentions),
            "mention_count": count,
            "form": form or DecisionForm(initial={"replacement": suggested, "any_case": any_case}),
        }
    return render(request, "masking/names.html", {**context, **more}, status=status)
