"""The keys of the coding page as one person has chosen them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from coding.desk.coding_page.key_names import all_said, plain, read, refusal, said
from coding.desk.coding_page.shortcuts import (
    FIXED,
    SHORTCUTS,
    WITH_COLLEAGUES,
    WITH_WORDS,
    Shortcut,
)
from interviews.projects.errors import Refused
from interviews.projects.models import User
from interviews.projects.preferences import prefer, preferred
from interviews.recordings.keys import KEYS

NAME = "coding-keys"
LONGEST = 4
Chosen = dict[str, list[str]]


class Taken(Refused):
    """A key does something else already; ``command`` is what."""

    def __init__(self, key: str, command: str) -> None:
        self.command = command
        does = next(each.does for each in SHORTCUTS if each.command == command)
        told = {"key": said(key), "does": does}
        super().__init__(_("“%(key)s” is taken: “%(does)s”.") % told)


@dataclass(frozen=True)
class OwnKeys:
    """``shortcuts`` as they hold for the person; ``plain`` whether letters and signs are keys."""

    shortcuts: Sequence[Shortcut]
    plain: bool
    changed: frozenset[str]

    @property
    def shown(self) -> dict[str, str]:
        """What to press, by command with underscores, for sentences and buttons."""
        return {each.command.replace("-", "_"): each.shown for each in self.shortcuts}


def keys_of(user: User, *, alone: bool = False) -> OwnKeys:
    """``alone``: without what there is colleagues for. One query."""
    kept = preferred(user, NAME)
    chosen, letters = _chosen(kept), kept.get("plain", True) is not False
    known = (each for each in SHORTCUTS if not (alone and each.command in WITH_COLLEAGUES))
    listed = [_effective(each, chosen, letters) for each in known]
    return OwnKeys(listed, letters, frozenset(chosen))


def choose(user: User, command: str, written: str, *, swap: bool = False) -> None:
    """Give a command these keys. Raises Refused with a sentence; Taken where another has one of
    them, unless ``swap``: that one then gets what this one gave up."""
    keys = read(written)
    _refuse(command, keys)
    prefer(user, NAME, lambda kept: {**kept, "keys": _with(_chosen(kept), command, keys, swap)})


def reset(user: User, command: str = "") -> None:
    """Back to the usual keys: of one command, or of all."""

    def usual(kept: dict[str, Any]) -> dict[str, Any]:
        chosen = _chosen(kept)
        chosen.pop(command, None)
        return {**kept, "keys": chosen if command else {}}

    prefer(user, NAME, usual)


def use_plain_keys(user: User, use: bool) -> None:
    prefer(user, NAME, lambda kept: {**kept, "plain": use})


def _chosen(kept: dict[str, Any]) -> Chosen:
    """What was chosen of commands that are still there."""
    known = {each.command for each in SHORTCUTS} - FIXED
    keys = kept.get("keys", {})
    return {command: list(keys[command]) for command in keys if command in known}


def _now(each: Shortcut, chosen: Chosen) -> list[str]:
    """The keys a command has: its own choice, or the usual ones nobody was given since."""
    if each.command in chosen:
        return chosen[each.command]
    given = {key for keys in chosen.values() for key in keys}
    return [key for key in each.keys if key not in given]


def _effective(each: Shortcut, chosen: Chosen, letters: bool) -> Shortcut:
    keys = tuple(key for key in _now(each, chosen) if letters or not plain(key))
    shown = each.shown if keys == each.keys else all_said(keys, shifted=each.group == WITH_WORDS)
    return each._replace(keys=keys, shown=shown)


def _refuse(command: str, keys: Sequence[str]) -> None:
    if command in FIXED or all(each.command != command for each in SHORTCUTS):
        raise Refused(_("The keys of this cannot be changed."))
    if len(keys) > LONGEST:
        raise Refused(_("Four keys are enough for one thing."))
    for key in keys:
        if sentence := refusal(key, [known.key for known in KEYS]):
            raise Refused(sentence)


def _with(chosen: Chosen, command: str, keys: Sequence[str], swap: bool) -> Chosen:
    now = {each.command: _now(each, chosen) for each in SHORTCUTS}
    given_up = [key for key in now[command] if key not in keys]
    made = {**chosen, command: list(keys)}
    for key in keys:
        other = next((name for name in now if name != command and key in now[name]), None)
        if other is None:
            continue
        if not swap:
            raise Taken(key, other)
        made[other] = [left for left in made.get(other, now[other]) if left != key] + given_up
        given_up = []
    return {name: keys for name, keys in made.items() if keys != list(_usual(name))}


def _usual(command: str) -> tuple[str, ...]:
    return next(each.keys for each in SHORTCUTS if each.command == command)
