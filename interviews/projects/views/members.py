"""Who is in the project, how people join and leave it."""

from __future__ import annotations

import uuid
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.projects import people
from interviews.projects.access import Right, SignInFirst, by, reach
from interviews.projects.actions import accept, change_role, invite, leave, mark, withdraw
from interviews.projects.errors import Refused
from interviews.projects.forms import MarkForm, RoleForm
from interviews.projects.models import Invitation, Member, User

# The invitation somebody opened before they had an account: mails to confirm and forgotten
# passwords lead them elsewhere first.
PENDING = "invitation"


@require_safe
def members(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, reach(request, slug))


@require_POST
def change_own_mark(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    form = MarkForm(request.POST, instance=Member.objects.get(pk=member.pk))
    if not form.is_valid():
        return _page(request, member, form=form, status=422)
    data = form.cleaned_data
    try:
        mark(by(request, member), member=member, initials=data["initials"], colour=data["colour"])
    except Refused as refusal:
        form.add_error("initials", str(refusal))
        return _page(request, member, form=form, status=refusal.status)
    messages.success(request, _("Your initials and colour are saved."))
    return redirect("projects:members", slug)


@require_POST
def change_members_role(request: HttpRequest, slug: str, member: uuid.UUID) -> HttpResponse:
    lead = reach(request, slug, Right.LEAD)
    change_role(
        by(request, lead), member=_colleague(lead, member), role=request.POST.get("role", "")
    )
    messages.success(request, _("The role is changed."))
    return redirect("projects:members", slug)


@require_POST
def remove_member(request: HttpRequest, slug: str, member: uuid.UUID) -> HttpResponse:
    lead = reach(request, slug, Right.LEAD)
    gone = leave(by(request, lead), member=_colleague(lead, member))
    messages.success(
        request, _("%(name)s is no longer a member. What they coded stays.") % {"name": gone.name}
    )
    if gone.pk == lead.pk:
        return redirect("projects:projects")
    return redirect("projects:members", slug)


@require_POST
def leave_project(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug)
    leave(by(request, member), member=member)
    messages.success(request, _("You have left the project. What you coded stays there."))
    return redirect("projects:projects")


@require_POST
def make_invitation(request: HttpRequest, slug: str) -> HttpResponse:
    lead = reach(request, slug, Right.LEAD)
    invite(by(request, lead), role=request.POST.get("role", ""))
    messages.success(request, _("The link is ready. Copy it and send it to one person."))
    return redirect(reverse("projects:members", args=[slug]) + "#invitations")


@require_POST
def withdraw_invitation(request: HttpRequest, slug: str, invitation: uuid.UUID) -> HttpResponse:
    lead = reach(request, slug, Right.LEAD)
    row = Invitation.objects.visible_to(lead).filter(pk=invitation).first()
    if row is None:
        raise Http404
    withdraw(by(request, lead), invitation=row)
    messages.success(request, _("The link no longer works."))
    return redirect(reverse("projects:members", args=[slug]) + "#invitations")


@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """What an invitation is to, for anybody who holds the link; POST joins."""
    found = Invitation.objects.select_related("project", "made_by__user").filter(token=token)
    row = found.first()
    if row is None or row.project.removed:
        raise Http404
    _remember(request, row)
    if _membership(request, row):
        return redirect("projects:home", row.project.slug)
    if request.method == "POST" and not request.user.is_authenticated:
        raise SignInFirst
    if request.method == "POST":
        member = accept(row, cast(User, request.user))
        return redirect("projects:home", member.project.slug)
    context = {"invitation": row, "next": request.get_full_path()}
    return render(request, "projects/invitation.html", context, status=200 if row.open else 410)


def _remember(request: HttpRequest, invitation: Invitation) -> None:
    """Keep the invitation for somebody who has to sign in first; it is found once they have."""
    if request.user.is_authenticated:
        request.session.pop(PENDING, None)
    elif invitation.open:
        request.session[PENDING] = invitation.token


def _membership(request: HttpRequest, invitation: Invitation) -> Member | None:
    if not request.user.is_authenticated:
        return None
    mine = Member.objects.filter(user=request.user, removed=False)
    return mine.filter(project_id=invitation.project_id).first()


def _colleague(member: Member, key: uuid.UUID) -> Member:
    row = Member.objects.visible_to(member).select_related("user").filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _page(
    request: HttpRequest, member: Member, *, form: MarkForm | None = None, status: int = 200
) -> HttpResponse:
    own = form or MarkForm(instance=Member.objects.get(pk=member.pk))
    context: dict[str, Any] = {"nav": "members", "members": people.current(member), "form": own}
    if member.leads:
        context |= {"role_form": RoleForm(), "invitations": _invitations(request, member)}
    return render(request, "projects/members.html", context, status=status)


def _invitations(request: HttpRequest, member: Member) -> list[dict[str, Any]]:
    rows = Invitation.objects.visible_to(member).filter(accepted_by=None)
    return [
        {"row": row, "link": request.build_absolute_uri(address)}
        for row in rows.select_related("made_by__user")
        if row.open and (address := reverse("projects:invitation", args=[row.token]))
    ]
