"""Write a memo: on words, on a coding, code, theme, on anything, or on nothing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.http import trigger_client_event

from coding.memos.actions import write_memo
from coding.memos.forms import MemoForm
from coding.memos.models import Memo, MemoKind
from coding.memos.queries import shown
from interviews.projects.access import Right, by, reach
from interviews.projects.models import Member
from interviews.projects.saying import done
from interviews.transcripts.targets import Target


@require_safe
def form(request: HttpRequest, slug: str) -> HttpResponse:
    """The form: a page of its own, or for a script only the form."""
    member = reach(request, slug, Right.WRITE)
    target = Target.sent(request.GET)
    usual = MemoKind.CODE if target and target.model == "codebook.Code" else MemoKind.NOTE
    asked = request.GET.get("kind", "")
    kind = asked if asked in MemoKind.values else usual
    return _form(request, member, target, MemoForm(initial={"kind": kind}))


@require_POST
def add(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep the memo; a script gets it drawn, a form is led to its page."""
    member = reach(request, slug, Right.WRITE)
    target = Target.sent(request.POST)
    sent = MemoForm(request.POST)
    if not sent.is_valid():
        return _form(request, member, target, sent, status=422)
    memo = write_memo(by(request, member), target=target, **sent.values())
    said = _("The memo is kept.")
    if request.headers.get("HX-Request"):
        answer = render(
            request, "memos/_memo.html", {"shown": shown(member, [memo])[0]}, status=201
        )
        return trigger_client_event(answer, "polyphony:message", {"text": said, "level": "success"})
    done(request, member, said, memo.version)
    return redirect(_after(member, memo, target))


def _after(member: Member, memo: Memo, target: Target | None) -> str:
    if target and target.interview:
        return target.described(member).url or memo.get_absolute_url()
    return memo.get_absolute_url()


def _form(
    request: HttpRequest,
    member: Member,
    target: Target | None,
    memo_form: MemoForm,
    status: int = 200,
) -> HttpResponse:
    context = {
        "form": memo_form,
        "target": target,
        "about": target.described(member) if target else None,
        "nav": "memos",
        "cancel": reverse("memos:memos", args=[member.project.slug]),
    }
    page = "memos/_form.html" if request.headers.get("HX-Request") else "memos/new.html"
    return render(request, page, context, status=status)
