"""What this room tells the ground floor's registers."""

from django.utils.translation import gettext_lazy as _

from interviews.projects import registers
from interviews.projects.models.project import Role


def register() -> None:
    registers.page(registers.Page("home", _("Home"), "projects:home", 0))
    registers.page(registers.Page("history", _("History"), "projects:history", 90))
    registers.page(registers.Page("members", _("Members"), "projects:members", 95))
    registers.page(
        registers.Page(
            "settings",
            _("Settings"),
            "projects:settings",
            100,
            shown=lambda member: member.role == Role.LEAD,
        )
    )
