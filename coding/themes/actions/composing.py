"""Begin a theme, work on it, set it aside with a reason. Nothing discarded is deleted."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from coding.themes.models import Theme, ThemeStatus
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action


@action("theme.composed")
def compose_theme(act: Act, /, *, name: str, parent: Theme | None = None, **fields: Any) -> Theme:
    """Begin a theme; a sub-theme answers its parent's research question unless told otherwise."""
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Give the theme a name; it can be changed at any time."))
    if parent and "question" not in fields:
        fields["question"] = parent.question
    siblings = Theme.objects.filter(project_id=act.project_id, parent=parent)
    return act.create(Theme(name=name, parent=parent, position=siblings.count(), **fields))


@action("theme.changed")
def change_theme(act: Act, /, *, theme: Theme, expected: int | None = None, **fields: Any) -> Theme:
    """Change any of a theme's fields."""
    _refuse_cycle(theme, fields.get("parent"))
    return act.change(theme, expected=expected, **fields)


@action("theme.set_aside")
def set_theme_aside(act: Act, *, theme: Theme, because: str) -> Theme:
    """Keep the theme, with its evidence, as one that was considered and discarded."""
    if not because.strip():
        raise Refused(_("Write why the theme is set aside: the reason is part of the analysis."))
    return act.change(theme, status=ThemeStatus.SET_ASIDE, set_aside_because=because)


def _refuse_cycle(theme: Theme, parent: Theme | None) -> None:
    while parent is not None:
        if parent.pk == theme.pk:
            raise Refused(_("A theme cannot be put under itself or one of its own sub-themes."))
        parent = parent.parent
