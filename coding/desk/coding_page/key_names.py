"""Names of keys: as a browser tells them, as people write them, and which cannot be had. Pure but
for the sentences."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

CONTROL, SHIFT = "Ctrl", "Shift"
MODIFIERS = {
    "ctrl": CONTROL,
    "control": CONTROL,
    "strg": CONTROL,
    "cmd": CONTROL,
    "meta": CONTROL,
    "shift": SHIFT,
    "alt": "Alt",
    "altgraph": "Alt",
    "option": "Alt",
}
NAMED = {
    "up": "ArrowUp",
    "down": "ArrowDown",
    "left": "ArrowLeft",
    "right": "ArrowRight",
    "↑": "ArrowUp",
    "↓": "ArrowDown",
    "←": "ArrowLeft",
    "→": "ArrowRight",
    "del": "Delete",
    "esc": "Escape",
    "return": "Enter",
    "spacebar": "Space",
    "caps": "CapsLock",
    "ins": "Insert",
    **{
        name.lower(): name
        for name in (
            *("ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Delete", "Backspace", "Escape"),
            *("Enter", "Space", "Tab", "Home", "End", "PageUp", "PageDown", "Insert", "CapsLock"),
            *("NumLock", "ContextMenu", "PrintScreen", "Pause", "ScrollLock"),
            *(f"F{number}" for number in range(1, 25)),
        )
    },
}
SIGNS = {
    "ArrowUp": "↑",
    "ArrowDown": "↓",
    "ArrowLeft": "←",
    "ArrowRight": "→",
    "Delete": "Del",
    "Escape": "Esc",
}
# What browsers leave to pages: everything else with Ctrl is a browser's or a system's.
FREE_WITH_CONTROL = {*"zymbie.,;'", "Enter", "Delete", "Backspace"}
FREE_WITH_BOTH = {"z", "y", "Enter"}
SCROLLING = {"Home", "End", "PageUp", "PageDown", "Space"}
ALONE = {"ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight", "Enter", "Delete", "Backspace"}
SPOKEN = {"Insert", "CapsLock", "NumLock", "ScrollLock"}


def read(written: str) -> tuple[str, ...]:
    """Keys as people write them, spaces between: ``"n Ctrl+Shift+Z ↓"``; each once."""
    return tuple(dict.fromkeys(_one(word) for word in written.split()))


def _one(word: str) -> str:
    *before, last = [part for part in re.split(r"(?<=.)\+(?=.)", word) if part]
    modifiers = [MODIFIERS.get(part.lower(), part.title()) for part in before]
    key = NAMED.get(last.lower(), last.lower() if len(last) == 1 else last)
    # With words selected Shift and a letter are the letter; a sign has its Shift within.
    if len(key) == 1 and CONTROL not in modifiers:
        modifiers = [name for name in modifiers if name != SHIFT]
    return "+".join([*sorted(dict.fromkeys(modifiers)), key])


def said(key: str) -> str:
    """One key as it stands on a keyboard: ``Ctrl Shift Z``, ``↓``."""
    if len(key) == 1:
        return key.upper()
    *before, last = key.split("+")
    return " ".join([*before, SIGNS.get(last, last.upper() if len(last) == 1 else last)])


def each_said(key: str, *, shifted: bool) -> str:
    """One key for a list of keys; ``shifted`` where letters need Shift."""
    words = {"Delete": _("Del"), "Backspace": _("Backspace")}
    return words.get(key) or (_shifted(key) if shifted else said(key))


def all_said(keys: Iterable[str], *, shifted: bool = False) -> str:
    """``J or ↓``, ``C, / or Enter``; empty for none. ``shifted`` where letters need Shift."""
    *first, last = [_shifted(key) if shifted else said(key) for key in keys] or [""]
    return _("%(keys)s or %(last)s") % {"keys": ", ".join(first), "last": last} if first else last


def _shifted(key: str) -> str:
    return f"{SHIFT} {said(key)}" if len(key) == 1 and key.isalpha() else said(key)


def plain(key: str) -> bool:
    """A single letter, digit or sign, which speech input and screen readers may send too."""
    return len(key) == 1


def refusal(key: str, elsewhere: Iterable[str] = ()) -> str:
    """Why a key cannot be had, as a sentence; empty where it can. ``elsewhere`` are keys of the
    recording's player."""
    *before, last = [key] if len(key) == 1 else key.split("+")
    name = {"key": said(key)}
    known = len(last) == 1 or last in NAMED.values()
    if not known or not {CONTROL, SHIFT, "Alt"}.issuperset(before):
        return _("“%(key)s” is no key that is known here. Write it as N, ↓ or Ctrl+M.") % name
    if "Alt" in before or last in SPOKEN:
        return _("“%(key)s” belongs to menus and screen readers. Choose another key.") % name
    if key in elsewhere:
        return _("“%(key)s” is a key of the recording's player. Choose another one.") % name
    if last in SCROLLING or last == "Tab":
        return _("“%(key)s” moves about the page. Choose another key.") % name
    if last == "Escape" or key in "123456789":
        return _("“%(key)s” cannot be given anything else to do. Choose another key.") % name
    if not _free(before, last):
        return _("“%(key)s” belongs to the browser. Choose another key.") % name
    return ""


def _free(modifiers: list[str], last: str) -> bool:
    if CONTROL not in modifiers:
        return len(last) == 1 or last in ALONE
    return last in (FREE_WITH_BOTH if SHIFT in modifiers else FREE_WITH_CONTROL)
