"""Found a project: its first member leads it, and its history begins."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils.text import slugify

from interviews.projects.actions.membership import initials_for
from interviews.projects.history import Act, By, action
from interviews.projects.models import Head, Member, Project, User
from interviews.projects.models.project import Role


def found_project(user: User, *, title: str, slug: str = "", **fields: Any) -> Member:
    """Make a project led by ``user``; answers with their membership."""
    with transaction.atomic():
        project = Project.objects.create(title=title, slug=slug or free_slug(title), **fields)
        Head.objects.create(project=project)
        member = Member(project=project, user=user, role=Role.LEAD, initials="")
        member.initials = initials_for(project, str(user))
        return _found(By(member), project, member)


@action("project.founded", undoable=False)
def _found(act: Act, project: Project, member: Member) -> Member:
    act.create(member)
    act.change(project, title=project.title)
    return member


def free_slug(title: str) -> str:
    """A slug no project has yet."""
    stem = slugify(title)[:60] or "study"
    taken = set(Project.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in [stem, *numbered] if slug not in taken)
