"""What can be done on the ground floor: found a project, bring people in, change its settings."""

from interviews.projects.actions.founding import found_project
from interviews.projects.actions.membership import (
    accept,
    admit,
    change_role,
    invite,
    leave,
    mark,
    withdraw,
)
from interviews.projects.actions.settings import (
    change_project,
    move_question,
    remove_question,
    set_question,
)

__all__ = [
    "accept",
    "admit",
    "change_project",
    "change_role",
    "found_project",
    "invite",
    "leave",
    "mark",
    "move_question",
    "remove_question",
    "set_question",
    "withdraw",
]
