"""Begin a theme, work on it, set it aside with a reason. Nothing discarded is deleted."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Max
from django.utils.translation import gettext as _

from coding.themes.models import Theme, ThemeStatus
from coding.themes.ordering import moved
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action


@action("theme.composed")
def compose_theme(act: Act, /, *, name: str, parent: Theme | None = None, **fields: Any) -> Theme:
    """Begin a theme; a sub-theme answers its parent's research question unless told otherwise."""
    name = " ".join(name.split())
    if not name:
        raise Refused(_("Give the theme a name; it can be changed at any time."))
    if parent and not fields.get("question"):
        fields["question"] = parent.question
    position = _last(act, parent)
    return act.create(Theme(name=name, parent=parent, position=position, **fields))


@action("theme.changed")
def change_theme(act: Act, /, *, theme: Theme, expected: int | None = None, **fields: Any) -> Theme:
    """Change any of a theme's fields; put under another theme it comes last there."""
    _refuse_cycle(theme, fields.get("parent"))
    if "parent" in fields and fields["parent"] != theme.parent:
        fields["position"] = _last(act, fields["parent"])
    return act.change(theme, expected=expected, **fields)


@action("theme.set_aside")
def set_theme_aside(act: Act, *, theme: Theme, because: str) -> Theme:
    """Keep the theme, with its evidence, as one that was considered and discarded."""
    if not because.strip():
        raise Refused(_("Write why the theme is set aside: the reason is part of the analysis."))
    return act.change(theme, status=ThemeStatus.SET_ASIDE, set_aside_because=because)


@action("theme.taken_up")
def take_theme_up(act: Act, *, theme: Theme) -> Theme:
    """Take a theme that was set aside up again, as a candidate; the reason stays in its history."""
    if theme.status != ThemeStatus.SET_ASIDE:
        raise Refused(_("This theme is not set aside."))
    return act.change(theme, status=ThemeStatus.CANDIDATE, set_aside_because="")


@action("theme.moved")
def move_theme(act: Act, /, *, theme: Theme, among: Sequence[Theme], to: int) -> Theme:
    """Put a theme at place ``to`` (counted from 0) among those it is shown with, in their order."""
    places = [row.pk for row in among]
    if theme.pk not in places:
        raise Refused(_("This theme is no longer there. Reload the page."))
    changed = moved([row.position for row in among], places.index(theme.pk), to)
    for place, position in changed.items():
        act.change(among[place], position=position)
    return theme


def _last(act: Act, parent: Theme | None) -> int:
    siblings = Theme.objects.filter(project_id=act.project_id, parent=parent)
    highest: int | None = siblings.aggregate(highest=Max("position"))["highest"]
    return 0 if highest is None else highest + 1


def _refuse_cycle(theme: Theme, parent: Theme | None) -> None:
    while parent is not None:
        if parent.pk == theme.pk:
            raise Refused(_("A theme cannot be put under itself or one of its own sub-themes."))
        parent = parent.parent
