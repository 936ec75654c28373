"""Change what a project says of itself."""

from __future__ import annotations

from typing import Any

from interviews.projects.history import Act, action
from interviews.projects.models import Project, ResearchQuestion


@action("project.changed")
def change_project(
    act: Act, /, *, project: Project, expected: int | None = None, **fields: Any
) -> Project:
    return act.change(project, expected=expected, **fields)


@action("question.set")
def set_question(
    act: Act, *, question: ResearchQuestion | None = None, text: str, label: str = ""
) -> ResearchQuestion:
    """Add a research question, or change the wording of one."""
    if question:
        return act.change(question, text=text, label=label or question.label)
    count = ResearchQuestion.objects.filter(project_id=act.project_id).count()
    return act.create(ResearchQuestion(label=label or f"RQ{count + 1}", text=text, position=count))
