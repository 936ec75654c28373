"""Change what a project says of itself."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from interviews.projects.errors import Refused
from interviews.projects.history import Act, action
from interviews.projects.models import Project, ResearchQuestion


@action("project.changed")
def change_project(
    act: Act, /, *, project: Project, expected: int | None = None, **fields: Any
) -> Project:
    """Set fields of the project; another approach needs a reason, kept in history."""
    changed = fields.get("approach", project.approach) != _approach_of(project)
    if changed and not fields.get("approach_reason", "").strip():
        raise Refused(_("Say why the approach changes: a later reader of the study will ask."))
    return act.change(project, expected=expected, **fields)


def _approach_of(project: Project) -> str:
    return str(Project.objects.values_list("approach", flat=True).get(pk=project.pk))


@action("question.set")
def set_question(
    act: Act,
    *,
    question: ResearchQuestion | None = None,
    text: str,
    label: str = "",
    expected: int | None = None,
) -> ResearchQuestion:
    """Add a research question, or change the wording of one."""
    if question:
        label = label or question.label
        return act.change(question, expected=expected, text=text, label=label)
    count = ResearchQuestion.objects.filter(project_id=act.project_id).count()
    return act.create(ResearchQuestion(label=label or f"RQ{count + 1}", text=text, position=count))


@action("question.removed")
def remove_question(act: Act, *, question: ResearchQuestion) -> ResearchQuestion:
    """Take a research question away; what was written under it keeps naming it."""
    return act.remove(question)


@action("question.moved")
def move_question(act: Act, *, question: ResearchQuestion, up: bool) -> ResearchQuestion:
    """Let a research question change places with the one above or below it."""
    order = list(ResearchQuestion.objects.filter(project_id=act.project_id, removed=False))
    here = next((index for index, row in enumerate(order) if row.pk == question.pk), None)
    if here is None:
        raise Refused(_("This research question was removed in the meantime. Reload the page."))
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
        for position, row in enumerate(order):
            if row.position != position:
                act.change(row, position=position)
    return question
