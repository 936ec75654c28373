"""What the ground floor puts on a project's home page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from interviews.projects import people, registers
from interviews.projects.models import Invitation, Member, ResearchQuestion
from interviews.projects.registers import Panel, Step
from interviews.projects.telling import runs, tell, visible_events
from interviews.projects.waiting import waiting_for

LOOKED_AT, LATELY = 40, 6


def register() -> None:
    registers.panel(Panel(10, "projects/_first_steps.html", first_steps))
    registers.panel(Panel(13, "projects/_waiting.html", waiting))
    registers.panel(Panel(80, "projects/_lately.html", lately))
    registers.panel(Panel(90, "projects/_members_panel.html", members))
    registers.step(QUESTIONS)
    registers.step(INVITE)


def first_steps(member: Member) -> dict[str, Any]:
    """What to do first, while something of it is still to be done."""
    steps = [
        {
            "label": entry.label,
            "text": entry.text,
            "url": reverse(entry.url_name, args=[member.project.slug]) + entry.query,
            "done": entry.done(member),
        }
        for entry in registers.steps()
        if entry.shown(member)
    ]
    return {"steps": steps if any(not step["done"] for step in steps) else []}


def waiting(member: Member) -> dict[str, Any]:
    return {"waits": waiting_for(member)}


def lately(member: Member) -> dict[str, Any]:
    """The newest acts, like ones together."""
    newest = tell(member, list(visible_events(member)[:LOOKED_AT]), in_brief=True)
    return {"runs": runs(newest)[:LATELY]}


def members(member: Member) -> dict[str, Any]:
    return {"members": people.current(member)}


def _has_questions(member: Member) -> bool:
    return ResearchQuestion.objects.visible_to(member).exists()


def _has_invited(member: Member) -> bool:
    return people.several(member) or Invitation.objects.visible_to(member).exists()


QUESTIONS = Step(
    key="questions",
    order=10,
    label=_("Write down your research questions"),
    text=_("Themes are gathered under them later. They can change as the study does."),
    url_name="projects:settings",
    done=_has_questions,
    shown=lambda member: member.leads,
)
INVITE = Step(
    key="invite",
    order=30,
    label=_("Invite colleagues"),
    text=_("Send each a link. Skip this when you work alone."),
    url_name="projects:members",
    done=_has_invited,
    shown=lambda member: member.leads,
)
