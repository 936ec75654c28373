"""Flag words, a coding, a code, a memo, a theme: anything the team should talk about."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.discussion.actions import open_discussion
from coding.discussion.forms import FlagForm
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.saying import answered, refuse_script
from interviews.transcripts.targets import Target


@require_safe
def form(request: HttpRequest, slug: str) -> HttpResponse:
    """The form, on a page of its own."""
    member = reach(request, slug, Right.WRITE)
    return _form(request, member, _target(Target.sent(request.GET)), FlagForm())


@require_POST
def open_it(request: HttpRequest, slug: str) -> HttpResponse:
    """Open the discussion; a form is led to its page."""
    member = reach(request, slug, Right.WRITE)
    target = _target(Target.sent(request.POST))
    sent = FlagForm(request.POST)
    if not sent.is_valid():
        refuse_script(request, sent)
        return _form(request, member, target, sent, status=422)
    question = sent.cleaned_data["question"]
    row = open_discussion(by(request, member), question=question, target=target)
    said = _("Flagged for discussion.")
    return answered(request, member, said, row.get_absolute_url(), row.version)


def _target(target: Target | None) -> Target:
    if target is None:
        raise Refused(
            _("Flag something in particular: words, a coding, a code, a memo or a theme.")
        )
    return target


def _form(
    request: HttpRequest, member: Member, target: Target, flag_form: FlagForm, status: int = 200
) -> HttpResponse:
    context = {
        "form": flag_form,
        "target": target,
        "about": target.described(member),
        "nav": "discussion",
    }
    return render(request, "discussion/new.html", context, status=status)
