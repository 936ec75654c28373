"""Join passages to themes, change how they are joined, take them away."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from coding.codebook.models import Code
from coding.themes.actions import (
    change_evidence,
    join_passage,
    move_evidence,
    quote_passage,
    take_away,
)
from coding.themes.forms import EvidenceForm
from coding.themes.models import Evidence, Joined, Theme
from coding.themes.queries import heard_pieces
from coding.themes.views.finding import evidence_of, row_named, to_theme
from interviews.projects import links
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict, Refused
from interviews.projects.models import Head, Member
from interviews.projects.saying import done
from interviews.transcripts.models import Interview


@require_POST
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Join words of an interview (interview, start, end, transcript_id) to a theme."""
    member = reach(request, slug, Right.CODE)
    theme = row_named(member, Theme, request.POST.get("theme", ""))
    interview = links.find(member, Interview._meta.label, request.POST.get("interview", ""))
    code = request.POST.get("code", "")
    assert isinstance(interview, Interview)
    start, end = _bounds(request)
    before = newest(member)
    joined = join_passage(
        by(request, member),
        theme=theme,
        interview=interview,
        start=start,
        end=end,
        transcript_id=request.POST.get("transcript_id", ""),
        code=row_named(member, Code, code) if code else None,
        joined=role_sent(request.POST.get("joined", Joined.QUOTED)),
    )
    say_joined(request, member, theme, [joined], before)
    return to_theme(request, theme)


def newest(member: Member) -> int:
    """The newest event: what was joined before it is not to be undone by who joins it again."""
    return Head.objects.get(pk=member.project_id).seq


def say_joined(
    request: HttpRequest, member: Member, theme: Theme, rows: Sequence[Evidence], before: int
) -> None:
    """How many passages are joined now, and how many were by event ``before``."""
    versions = [row.version for row in set(rows)]
    fresh = [version for version in versions if version > before]
    said = []
    if fresh:
        told = ngettext(
            "The passage is joined to “%(theme)s”.",
            "%(number)d passages are joined to “%(theme)s”.",
            len(fresh),
        )
        said.append(told % {"number": len(fresh), "theme": theme.name})
    if known := len(versions) - len(fresh):
        told = ngettext(
            "%(number)d passage was joined to “%(theme)s” already and stays as it is.",
            "%(number)d passages were joined to “%(theme)s” already and stay as they are.",
            known,
        )
        said.append(told % {"number": known, "theme": theme.name})
    done(request, member, " ".join(said), max(fresh, default=None))


@require_http_methods(["GET", "HEAD", "POST"])
def change_joined(request: HttpRequest, slug: str, evidence: uuid.UUID) -> HttpResponse:
    """How a passage is joined, its note and its place: a form of its own, and its answer."""
    member = reach(request, slug, Right.CODE)
    row = evidence_of(member, evidence)
    beside = list(Evidence.objects.visible_to(member).filter(theme=row.theme_id))
    place = [one.pk for one in beside].index(row.pk) + 1
    if request.method != "POST":
        return _form(request, member, row, EvidenceForm(instance=row, place=place))
    form = EvidenceForm(request.POST, instance=evidence_of(member, evidence), place=place)
    if not form.is_valid():
        return _form(request, member, row, form, status=422)
    to = form.cleaned_data["place"] or place
    try:
        change_evidence(
            by(request, member),
            evidence=row,
            expected=form.cleaned_data["expected"],
            among=beside if to != place else (),
            to=to - 1,
            **form.values(),
        )
    except Conflict as conflict:
        status = conflict.status
        return _form(request, member, row, form, said=str(conflict), status=status)
    return to_theme(request, row.theme, f"#evidence-{row.pk}")


@require_POST
def move(request: HttpRequest, slug: str, evidence: uuid.UUID) -> HttpResponse:
    """One place up or down (``way``) among the passages of its theme."""
    member = reach(request, slug, Right.CODE)
    row = evidence_of(member, evidence)
    beside = list(Evidence.objects.visible_to(member).filter(theme=row.theme))
    here = [one.pk for one in beside].index(row.pk)
    to = here + (-1 if request.POST.get("way") == "up" else 1)
    move_evidence(by(request, member), evidence=row, among=beside, to=max(0, to))
    return to_theme(request, row.theme, f"#evidence-{row.pk}")


@require_POST
def take_one_away(request: HttpRequest, slug: str, evidence: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = evidence_of(member, evidence)
    take_away(by(request, member), evidence=row)
    done(request, member, _("The passage is taken out of the theme."), row.version)
    return to_theme(request, row.theme, "#evidence")


@require_POST
def quote(request: HttpRequest, slug: str, evidence: uuid.UUID) -> HttpResponse:
    """Make a quote of a joined passage and go on to its editorial marks."""
    member = reach(request, slug, Right.CODE)
    made = quote_passage(by(request, member), evidence=evidence_of(member, evidence))
    return redirect("themes:quote", slug, made.pk)


def role_sent(role: str) -> str:
    if role not in Joined.values:
        raise Refused(_("Choose how the passage is joined: quoted, paraphrased or contrary."))
    return role


def _form(
    request: HttpRequest, member: Member, row: Evidence, form: EvidenceForm, **extra: Any
) -> HttpResponse:
    status = extra.pop("status", 200)
    context = {
        "piece": next(iter(heard_pieces(member, Evidence.objects.filter(pk=row.pk))), None),
        "theme": row.theme,
        "form": form,
        "next": request.GET.get("next") or request.POST.get("next", ""),
        "nav": "themes",
        "operation": uuid.uuid4(),
        **extra,
    }
    return render(request, "themes/joined.html", context, status=status)


def _bounds(request: HttpRequest) -> tuple[int, int]:
    try:
        return int(request.POST["start"]), int(request.POST["end"])
    except (KeyError, ValueError):
        raise Refused(_("This selection cannot be read. Select the words again.")) from None
