"""Found a project: its first member leads it, and its history begins."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from interviews.projects.actions.membership import initials_for
from interviews.projects.actions.settings import set_question
from interviews.projects.history import Act, By, action
from interviews.projects.models import Head, Member, Project, User
from interviews.projects.models.project import Role


def found_project(
    user: User,
    *,
    title: str,
    slug: str = "",
    questions: Sequence[str] = (),
    operation: uuid.UUID | None = None,
    **fields: Any,
) -> Member:
    """Make a project led by ``user``; answers with their membership.

    The same ``operation`` again answers with the project it made, and makes no second one.
    """
    key = uuid.uuid5(user.pk, str(operation)) if operation else uuid.uuid4()
    with transaction.atomic():
        if operation and (known := Member.objects.filter(project_id=key, user=user).first()):
            return known
        project = Project(pk=key, title=title, slug=slug or free_slug(title), **fields)
        project.save(force_insert=True)
        Head.objects.create(project=project)
        member = Member(project=project, user=user, role=Role.LEAD, initials="")
        member.initials = initials_for(project, str(user))
        return _found(By(member), project, member, list(questions))


@action("project.founded", undoable=False)
def _found(act: Act, project: Project, member: Member, questions: list[str]) -> Member:
    act.create(member)
    act.change(project, title=project.title)
    for question in questions:
        set_question(act, text=question)
    return member


def free_slug(title: str) -> str:
    """A slug no project has yet."""
    stem = slugify(title)[:60] or "study"
    taken = set(Project.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in [stem, *numbered] if slug not in taken)
