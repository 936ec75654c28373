"""Join passages to themes, change how they are joined, take them away."""

from __future__ import annotations

import uuid
from typing import TypeVar

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coding.codebook.models import Code
from coding.codebook.views.answering import back
from coding.themes.actions import change_evidence, join_passage, quote_passage, take_away
from coding.themes.forms import EvidenceForm
from coding.themes.models import Evidence, Joined, Theme
from interviews.projects import links
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.transcripts.models import Interview

T = TypeVar("T", Theme, Code)


@require_POST
def join(request: HttpRequest, slug: str) -> HttpResponse:
    """Join words of an interview (interview, start, end, transcript_id) to a theme."""
    member = reach(request, slug, Right.CODE)
    theme = _row(member, Theme, request.POST.get("theme", ""))
    interview = links.find(member, Interview._meta.label, request.POST.get("interview", ""))
    code = request.POST.get("code", "")
    assert isinstance(interview, Interview)
    start, end = _bounds(request)
    join_passage(
        by(request, member),
        theme=theme,
        interview=interview,
        start=start,
        end=end,
        transcript_id=request.POST.get("transcript_id", ""),
        code=_row(member, Code, code) if code else None,
        joined=_role(request),
    )
    said = _("The passage is joined to “%(theme)s”.") % {"theme": theme.name}
    messages.success(request, said)
    if request.POST.get("next"):
        return back(request, theme.get_absolute_url())
    return _back(slug, theme, f"?code={code}#choose" if code else "")


@require_POST
def change_joined(request: HttpRequest, slug: str, evidence: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = evidence_of(member, evidence)
    form = EvidenceForm(request.POST, instance=evidence_of(member, evidence))
    if not form.is_valid():
        raise Refused(_("Choose how the passage is joined: quoted, paraphrased or contrary."))
    change_evidence(by(request, member), evidence=row, **form.cleaned_data)
    return _back(slug, row.theme, f"#evidence-{row.pk}")


@require_POST
def take_one_away(request: HttpRequest, slug: str, evidence: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = evidence_of(member, evidence)
    take_away(by(request, member), evidence=row)
    messages.success(request, _("The passage is taken out of the theme. You can undo this."))
    return _back(slug, row.theme, "#evidence")


@require_POST
def quote(request: HttpRequest, slug: str, evidence: uuid.UUID) -> HttpResponse:
    """Make a quote of a joined passage and go on to its editorial marks."""
    member = reach(request, slug, Right.CODE)
    made = quote_passage(by(request, member), evidence=evidence_of(member, evidence))
    return redirect("themes:quote", slug, made.pk)


def evidence_of(member: Member, evidence: uuid.UUID) -> Evidence:
    rows = Evidence.objects.visible_to(member).select_related("theme", "span__interview__current")
    row = rows.filter(pk=evidence).first()
    if row is None:
        raise Http404
    return row


def _row(member: Member, model: type[T], row_id: str) -> T:
    try:
        row = model.objects.visible_to(member).filter(pk=uuid.UUID(row_id)).first()
    except ValueError:
        row = None
    if row is None:
        raise Refused(_("Choose something that is there. Reload the page and try again."))
    return row


def _bounds(request: HttpRequest) -> tuple[int, int]:
    try:
        return int(request.POST["start"]), int(request.POST["end"])
    except (KeyError, ValueError):
        raise Refused(_("This selection cannot be read. Select the words again.")) from None


def _role(request: HttpRequest) -> str:
    role = request.POST.get("joined", Joined.QUOTED)
    if role not in Joined.values:
        raise Refused(_("Choose how the passage is joined: quoted, paraphrased or contrary."))
    return role


def _back(slug: str, theme: Theme, place: str) -> HttpResponse:
    response = redirect("themes:theme", slug, theme.pk)
    response["Location"] += place
    return response
