"""Withdrawing a participant: what it would do, doing it, and what stays."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.projects import registers
from interviews.projects.access import Right, by, reach
from interviews.projects.models import Member
from interviews.transcripts.models import Participant
from interviews.withdrawal.actions import send, withdraw
from interviews.withdrawal.forms import WithdrawForm
from interviews.withdrawal.models import Withdrawal
from interviews.withdrawal.planning import Plan, lines, plan_for, unticked


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_participant(request: HttpRequest, slug: str, participant: uuid.UUID) -> HttpResponse:
    """First what would be erased; then, when the id was typed, the erasing begins."""
    member = reach(request, slug, Right.LEAD)
    known = Withdrawal.objects.visible_to(member).filter(participant=participant).first()
    if known:
        return redirect("withdrawal:tombstone", slug, known.pk)
    row = _participant(member, participant)
    plan = plan_for(member, row)
    form = WithdrawForm(request.POST or None, wanted=row.label)
    if request.method == "POST" and form.is_valid():
        made = withdraw(
            by(request, member),
            participant=row,
            counts=plan.counts,
            kept=unticked([*plan.hung, *plan.quoting], request.POST.getlist("chosen")),
            also=form.cleaned_data["also"],
            backups=[one.path for one in plan.backups],
        )
        return redirect("withdrawal:tombstone", slug, made.pk)
    return _asked(request, row, plan, form)


@require_safe
def tombstone(request: HttpRequest, slug: str, withdrawal: uuid.UUID) -> HttpResponse:
    """What stays of a participant who withdrew, and how far the erasing has come."""
    member = reach(request, slug)
    row = _withdrawal(member, withdrawal)
    context = {
        "nav": "participants",
        "row": row,
        "lines": lines(row.counts),
        "job": None if row.done else row.job,
        "about": registers.job_page(member, row.job) if row.job else None,
    }
    return render(request, "withdrawal/tombstone.html", context)


@require_POST
def go_on(request: HttpRequest, slug: str, withdrawal: uuid.UUID) -> HttpResponse:
    """Erase what is left, where the work was stopped."""
    member = reach(request, slug, Right.LEAD)
    row = _withdrawal(member, withdrawal)
    send(by(request, member), withdrawal=row)
    return redirect("withdrawal:tombstone", slug, row.pk)


def _participant(member: Member, key: uuid.UUID) -> Participant:
    row = Participant.objects.visible_to(member).filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _withdrawal(member: Member, key: uuid.UUID) -> Withdrawal:
    rows = Withdrawal.objects.visible_to(member).select_related("job", "asked_by__user")
    row = rows.filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _asked(request: HttpRequest, row: Participant, plan: Plan, form: WithdrawForm) -> HttpResponse:
    chosen = set(request.POST.getlist("chosen")) if form.is_bound else plan.keys()
    context = {
        "nav": "participants",
        "row": row,
        "plan": plan,
        "form": form,
        "chosen": chosen,
    }
    status = 422 if form.is_bound else 200
    return render(request, "withdrawal/withdraw.html", context, status=status)
