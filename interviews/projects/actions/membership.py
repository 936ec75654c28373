"""Who is in a project: invitations by link, roles, leaving. None of it can be undone by undo."""

from __future__ import annotations

import re

from django.db import transaction
from django.utils.translation import gettext as _

from interviews.projects import feed
from interviews.projects.errors import Refused
from interviews.projects.history import Act, By, action
from interviews.projects.models import Invitation, Member, Project, User
from interviews.projects.models.project import MEMBER_COLOURS, Role


@action("member.invited", undoable=False)
def invite(act: Act, *, role: str) -> Invitation:
    """Make a link that lets one person join with ``role``."""
    if role not in Role.values:
        raise Refused(_("Choose one of the roles shown."))
    act.tell(role=role)
    return act.create(Invitation(role=Role(role), made_by=act.member))


@action("invitation.withdrawn", undoable=False)
def withdraw(act: Act, *, invitation: Invitation) -> Invitation:
    return act.remove(invitation)


def accept(invitation: Invitation, user: User) -> Member:
    """Join the project; someone who left comes back as the member they were."""
    known = Member.objects.filter(project=invitation.project, user=user).first()
    if known and not known.removed:
        return known
    if not invitation.open:
        raise Refused(_("This invitation was used or has expired. Ask the lead for a new link."))
    member = known or Member(project=invitation.project, user=user)
    return _join(By(member), invitation=invitation, role=invitation.role)


@action("member.joined", undoable=False)
def _join(act: Act, *, invitation: Invitation, role: str) -> Member:
    fresh = Invitation.objects.get(pk=invitation.pk)
    if not fresh.open:
        raise Refused(_("This invitation was used or has expired. Ask the lead for a new link."))
    if not act.member._state.adding and fresh.version < act.member.version:
        raise Refused(_("This invitation is older than your leaving. Ask a lead for a new link."))
    member = _seat(act, act.member, role)
    act.change(fresh, accepted_by_id=member.pk)
    return member


@action("member.joined", undoable=False)
def admit(act: Act, *, user: User, role: str, initials: str = "") -> Member:
    """Let ``user`` in without an invitation: for the demo, commands and tests."""
    act.tell(let_in=True)
    member = Member(project=act.member.project, user=user, initials=initials)
    return _seat(act, member, role)


def _seat(act: Act, member: Member, role: str) -> Member:
    project = member.project
    if not member._state.adding:
        row = Member.objects.get(pk=member.pk)
        transaction.on_commit(lambda: feed.let_in(row.pk), robust=True)
        act.restore(row, {"removed": False, "role": role}, act.seq)
        return row
    member.role = role
    member.initials = member.initials or initials_for(project, str(member.user))
    member.colour = Member.objects.filter(project=project).count() % MEMBER_COLOURS + 1
    return act.create(member)


@action("member.role_changed", undoable=False)
def change_role(act: Act, *, member: Member, role: str) -> Member:
    if role not in Role.values:
        raise Refused(_("Choose one of the roles shown."))
    if role != Role.LEAD:
        _keep_a_lead(member)
        _withdraw_invitations_of(act, member)
    act.tell(role=role)
    return act.change(member, role=Role(role))


@action("member.left", undoable=False)
def leave(act: Act, *, member: Member) -> Member:
    """End a membership; what the member coded stays theirs."""
    _keep_a_lead(member)
    act.tell(own=act.member.pk == member.pk)
    _withdraw_invitations_of(act, member)
    transaction.on_commit(lambda: feed.shut_out(member.pk), robust=True)
    return act.remove(member)


@action("member.marked", undoable=False)
def mark(act: Act, *, member: Member, initials: str, colour: int) -> Member:
    """Set the initials and colour that stand for a member beside what they code."""
    initials = "".join(initials.split())
    if not re.fullmatch(r"[^\W_]{1,4}", initials):
        raise Refused(_("Initials are one to four letters or digits."))
    others = Member.objects.filter(project_id=act.project_id).exclude(pk=member.pk)
    if taken := others.filter(initials__iexact=initials).first():
        raise Refused(
            _("%(initials)s already stands for %(name)s. Choose other initials.")
            % {"initials": initials, "name": taken.name}
        )
    if not 1 <= colour <= MEMBER_COLOURS:
        raise Refused(_("Choose one of the colours shown."))
    return act.change(member, initials=initials, colour=colour)


def _keep_a_lead(member: Member) -> None:
    others = Member.objects.filter(project_id=member.project_id, role=Role.LEAD, removed=False)
    if not others.exclude(pk=member.pk).exists():
        raise Refused(_("A project needs at least one lead. Make someone else a lead first."))


def _withdraw_invitations_of(act: Act, member: Member) -> None:
    """Whoever leads no longer cannot let anybody in by a link kept from before, nor themselves."""
    for invitation in Invitation.objects.filter(made_by=member, accepted_by=None, removed=False):
        act.remove(invitation)


def initials_for(project: Project, name: str) -> str:
    """Up to three initials that nobody in the project has yet."""
    parts = re.findall(r"[^\W\d_]+", name) or ["X"]
    stem = "".join(part[0] for part in parts[:3]).upper()
    if len(stem) == 1:
        stem = parts[0][:2].upper()
    taken = set(Member.objects.filter(project=project).values_list("initials", flat=True))
    numbered = (f"{stem[:2]}{number}" for number in range(2, len(taken) + 3))
    return next(mark for mark in [stem, *numbered] if mark not in taken)
