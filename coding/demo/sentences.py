"""How the making of a study for measuring reads in its history."""

from __future__ import annotations

from django.utils.translation import gettext as _

from interviews.projects import registers


def register() -> None:
    registers.sentences({"project.seeded": lambda facts: _("filled the project for measuring")})
