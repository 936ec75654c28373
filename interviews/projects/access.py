"""One question of access: a view's first line names the project and the right it needs."""

from __future__ import annotations

import enum
import uuid
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.core.management.base import CommandError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.csrf import csrf_failure

from interviews.projects.errors import Refused, WhoAreYou
from interviews.projects.history import By
from interviews.projects.languages import zone
from interviews.projects.models import Member, Project, User
from interviews.projects.models.project import Approach, Role
from interviews.projects.prepared import columns, prepared, row_of

AFTER_MEMBER = len(columns(Member))


class Right(enum.Enum):
    """What a member may do; each right's roles are in ``ROLES``."""

    READ = "read"
    WRITE = "write"  # memos and discussion
    CODE = "code"  # apply codes, join passages to themes
    EDIT_CODES = "edit codes"
    LEAD = "lead"


ROLES: dict[Right, frozenset[str]] = {
    Right.READ: frozenset({Role.LEAD, Role.CODER, Role.OBSERVER}),
    Right.WRITE: frozenset({Role.LEAD, Role.CODER, Role.OBSERVER}),
    Right.CODE: frozenset({Role.LEAD, Role.CODER}),
    Right.EDIT_CODES: frozenset({Role.LEAD, Role.CODER}),
    Right.LEAD: frozenset({Role.LEAD}),
}


class SignInFirst(Exception):
    """Nobody is signed in; the middleware answers with the sign-in page."""


def reach(request: HttpRequest, slug: str, right: Right = Right.READ) -> Member:
    """The signed-in user's membership of the project; from here on times are in its zone.

    Raises Http404 for strangers (whether or not the project exists), PermissionDenied for a
    member without the right, SignInFirst for nobody; WhoAreYou where a page's script names its
    member (``X-Member``) and someone else is signed in: pages outlive sessions.
    """
    if not request.user.is_authenticated:
        raise SignInFirst
    member = _member(slug, request.user)
    _refuse_another(request, member)
    if member is None or member.project.removed:
        raise Http404
    if not has(member, right):
        raise PermissionDenied(_("Your role in this project does not allow this. Ask a lead."))
    timezone.activate(zone(member.project.time_zone))
    request.member = member  # type: ignore[attr-defined]
    return member


def _member(slug: str, user: User) -> Member | None:
    for values in _memberships(slug, user.pk):
        member = row_of(Member, values[:AFTER_MEMBER])
        member.project = row_of(Project, values[AFTER_MEMBER:])
        member.user = user
        return member
    return None


@prepared
def _memberships(slug: str, user_id: uuid.UUID) -> QuerySet[Member, tuple[Any, ...]]:
    rows = Member.objects.filter(project__slug=slug, user=user_id, removed=False).order_by()
    return rows.values_list(*columns(Member), *columns(Project, "project__"))


def _refuse_another(request: HttpRequest, member: Member | None) -> None:
    named = request.headers.get("X-Member", "")
    if not named or (member and str(member.pk) == named):
        return
    try:
        own = Member.objects.filter(pk=uuid.UUID(named), user=request.user.pk).exists()
    except ValueError:
        own = False
    if not own:
        raise WhoAreYou(_("Someone else is signed in in this browser. Sign in as yourself."))


def has(member: Member, right: Right) -> bool:
    """Whether the member has the right; in coding reliability only leads edit codes."""
    fixed = member.project.approach == Approach.RELIABILITY
    if right is Right.EDIT_CODES and fixed and member.role != Role.LEAD:
        return False
    return member.role in ROLES[right]


def by(request: HttpRequest, member: Member) -> By:
    """Who acts, with the operation id of the request (form field or header)."""
    return By(member, operation(request))


def operation(request: HttpRequest) -> uuid.UUID | None:
    """The id the browser gave this request, the same when it is sent again; None without one."""
    sent = request.POST.get("operation") or request.headers.get("X-Operation") or ""
    try:
        return uuid.UUID(sent) if sent else None
    except ValueError:
        raise Refused(_("This form is damaged. Reload the page and try again.")) from None


def sign_in(request: HttpRequest) -> HttpResponse:
    """The way to the sign-in page; a page's script is told so instead."""
    if scripted(request):
        return _told(_("You have been signed out. Sign in again."))
    return redirect_to_login(request.get_full_path())


def came_from(request: HttpRequest) -> str:
    """The page of ours that the request came from; empty where it is none."""
    came = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(
        came, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return came if ours else ""


def scripted(request: HttpRequest) -> bool:
    """Whether a page's script asks, which wants sentences instead of pages."""
    return "X-Operation" in request.headers or "X-Member" in request.headers


def without_token(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW: who signs in again gets a token as well."""
    if scripted(request):
        return _told(_("You have been signed out. Sign in again."))
    return csrf_failure(request, reason)


def _told(sentence: str) -> HttpResponse:
    return HttpResponse(sentence, status=401, content_type="text/plain; charset=utf-8")


def member_for(slug: str, email: str = "") -> Member:
    """For commands: the named member of a project, or its first lead.

    Raises CommandError with a sentence when there is no such project or member.
    """
    members = Member.objects.select_related("project", "user")
    found = members.filter(project__slug=slug, removed=False, project__removed=False)
    found = found.filter(user__email=email) if email else found.filter(role=Role.LEAD)
    member = found.first()
    if member is None:
        raise CommandError(f"There is no project “{slug}”, or no such member in it.")
    return member
