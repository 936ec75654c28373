"""What can be done on the ground floor: found a project, bring people in, change its settings."""

from interviews.projects.actions.founding import found_project
from interviews.projects.actions.membership import (
    accept,
    admit,
    change_role,
    invite,
    leave,
    withdraw,
)
from interviews.projects.actions.settings import change_project, set_question

__all__ = [
    "accept",
    "admit",
    "change_project",
    "change_role",
    "found_project",
    "invite",
    "leave",
    "set_question",
    "withdraw",
]
