"""How the ground floor's events read in the history, and how its rows are named there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from interviews.projects import registers
from interviews.projects.models import Invitation, Member, Project, ResearchQuestion
from interviews.projects.models.project import Role
from interviews.projects.registers import Described

Facts = dict[str, Any]


def register() -> None:
    registers.sentences(SENTENCES, KINDS)
    registers.describer(Project, _projects)
    registers.describer(ResearchQuestion, _questions)
    registers.describer(Member, _members)
    registers.describer(Invitation, lambda member, rows: {})


def _role(facts: Facts) -> str:
    names = {Role.LEAD: _("lead"), Role.CODER: _("coder"), Role.OBSERVER: _("observer")}
    return names.get(facts.get("role", ""), "")


def _invited(facts: Facts) -> str:
    role = _role(facts)
    return _("made an invitation for a %(role)s") % {"role": role} if role else _("invited someone")


def _role_changed(facts: Facts) -> str:
    role = _role(facts)
    if not role:
        return _("changed a member's role")
    return _("changed a member's role to %(role)s") % {"role": role}


def _joined(facts: Facts) -> str:
    return _("let in") if facts.get("let_in") else _("joined the project")


def _left(facts: Facts) -> str:
    return _("left the project") if facts.get("own") else _("ended the membership of")


def _undone(facts: Facts) -> str:
    if "act" not in facts:
        return _("undid an act")
    return _("undid: %(act)s") % facts


def _redone(facts: Facts) -> str:
    if "act" not in facts:
        return _("did an undone act again")
    return _("did again: %(act)s") % facts


SENTENCES: dict[str, registers.Sentence] = {
    "project.founded": lambda facts: _("founded the project"),
    "project.changed": lambda facts: _("changed the project's settings"),
    "question.set": lambda facts: _("worded a research question"),
    "question.removed": lambda facts: _("removed a research question"),
    "question.moved": lambda facts: _("reordered the research questions"),
    "member.invited": _invited,
    "invitation.withdrawn": lambda facts: _("withdrew an invitation"),
    "member.joined": _joined,
    "member.role_changed": _role_changed,
    "member.left": _left,
    "member.marked": lambda facts: _("changed their initials or colour"),
    "history.undone": _undone,
    "history.redone": _redone,
}
PEOPLE = gettext_lazy("People")
KINDS: dict[str, Any] = {
    "project": gettext_lazy("Settings"),
    "question": gettext_lazy("Research questions"),
    "member": PEOPLE,
    "invitation": gettext_lazy("Invitations"),
    "history": gettext_lazy("Undoing"),
}


def _projects(member: Member, rows: Iterable[Project]) -> dict[Any, Described]:
    return {row.pk: Described("") for row in rows}  # its title heads the page already


def _questions(member: Member, rows: Iterable[ResearchQuestion]) -> dict[Any, Described]:
    return {row.pk: Described(str(row)) for row in rows}


def _members(member: Member, rows: Iterable[Member]) -> dict[Any, Described]:
    names = Member.objects.filter(pk__in=[row.pk for row in rows]).select_related("user")
    page = reverse("projects:members", args=[member.project.slug])
    return {row.pk: Described(row.name, page) for row in names}
