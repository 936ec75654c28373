"""Every key of the coding page, in one table: the sheet, the script and the guide follow it.

Each person may change them: see ``own_keys``.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _

from coding.desk.coding_page.key_names import each_said


class Shortcut(NamedTuple):
    """``keys`` as the browser names them; ``command`` is what the script does."""

    command: str
    keys: tuple[str, ...]
    shown: Any
    does: Any
    group: Any

    @property
    def boxes(self) -> list[Any]:
        """Each key as it stands on a keyboard, to be set in a box of its own."""
        if self.command in FIXED:
            return [self.shown] if self.shown else []
        return [each_said(key, shifted=self.group == WITH_WORDS) for key in self.keys]


MOVE, SELECT, APPLY, CODING, PAGE = (
    _("Move"),
    _("Select words"),
    _("Code the words selected"),
    _("The coding in focus"),
    _("The page"),
)

# Keys of these are pressed with words selected, when plain letters write the name of a code.
WITH_WORDS = APPLY
# The recent codes are known by their numbers, and Escape always lets go.
FIXED = frozenset({"recent", "escape"})
WITH_COLLEAGUES = frozenset({"flag"})  # alone there is nobody to discuss with
SHORTCUTS = (
    Shortcut("next-turn", ("j", "ArrowDown"), "J or ↓", _("Next turn"), MOVE),
    Shortcut("previous-turn", ("k", "ArrowUp"), "K or ↑", _("Previous turn"), MOVE),
    Shortcut("next-coding", ("n",), "N", _("Next coding"), MOVE),
    Shortcut("previous-coding", ("p",), "P", _("Previous coding"), MOVE),
    Shortcut("find", (",",), ",", _("Find words in the transcript"), MOVE),
    Shortcut("jump", ("l", ":"), "L or :", _("Go to a turn by its label"), MOVE),
    Shortcut("next-word", ("ArrowRight",), "→", _("Next word"), SELECT),
    Shortcut("previous-word", ("ArrowLeft",), "←", _("Previous word"), SELECT),
    Shortcut("longer", ("Shift+ArrowRight", "]"), "Shift → or ]", _("One word more"), SELECT),
    Shortcut("shorter", ("Shift+ArrowLeft", "["), "Shift ← or [", _("One word less"), SELECT),
    Shortcut("longer-before", ("{",), "{", _("One word more at the beginning"), SELECT),
    Shortcut("shorter-before", ("}",), "}", _("One word less at the beginning"), SELECT),
    Shortcut("sentence", ("s",), "S", _("This sentence; again at once: the next one too"), SELECT),
    Shortcut("turn", ("t",), "T", _("The whole turn"), SELECT),
    Shortcut(
        "escape", ("Escape",), "Esc", _("Let go of the words, or of the code in hand"), SELECT
    ),
    Shortcut(
        "pick",
        ("c", "/", "Enter"),
        "Shift C, / or Enter",
        _("Choose a code, or type its name"),
        APPLY,
    ),
    Shortcut("in-vivo", ("v",), "Shift V", _("Make a code from the words themselves"), APPLY),
    Shortcut(
        "recent",
        tuple("123456789"),
        "1 … 9",
        _("Apply the code of that number: one you have given it, or a recent one"),
        APPLY,
    ),
    Shortcut("repeat", (".",), ".", _("Apply the last code again"), APPLY),
    Shortcut("memo", ("m",), "Shift M", _("Write a memo on the words or the coding"), APPLY),
    Shortcut("flag", ("f",), "Shift F", _("Flag the words or the coding for discussion"), APPLY),
    Shortcut("card", ("e",), "E", _("Show the coding: whose, when, why"), CODING),
    Shortcut("recode", ("r",), "R", _("Change its code"), CODING),
    Shortcut("unsure", ("u",), "U", _("Unsure, or sure after all"), CODING),
    Shortcut("remove", ("Delete", "Backspace"), _("Del or Backspace"), _("Remove"), CODING),
    Shortcut("undo", ("Ctrl+z",), "Ctrl Z", _("Undo"), PAGE),
    Shortcut("redo", ("Ctrl+Shift+z", "Ctrl+y"), "Ctrl Shift Z or Ctrl Y", _("Redo"), PAGE),
    Shortcut("acts", ("a",), "A", _("Your recent acts, to undo any of them"), PAGE),
    Shortcut("others", ("o",), "O", _("Show or hide others' codings"), PAGE),
    Shortcut("filter", ("w",), "W", _("Choose which codings are shown"), PAGE),
    Shortcut("show-all", ("x",), "X", _("Show all codings again"), PAGE),
    Shortcut("alone", ("b",), "B", _("Read the text alone, or with its marks"), PAGE),
    Shortcut("codes", ("g",), "G", _("Go to the list of codes"), PAGE),
    Shortcut("help", ("?",), "?", _("All keys"), PAGE),
)
