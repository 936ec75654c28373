"""The keys of the board, as its sheet lists them; ``static/js/board/keys.js`` does them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

READING = (
    (("←", "→", "↑", "↓"), _("go to the next card or group that way")),
    (("PgDn", "PgUp"), _("the next card or group, the one before")),
    (("Home", "End"), _("the first, the last")),
    (("Enter",), _("open the page of the code or theme")),
    (("+", "-", "0"), _("larger, smaller, see all")),
    (("?",), _("this list")),
)
CHANGING = (
    (("Space",), _("pick up, and put down")),
    (("←", "→", "↑", "↓"), _("move what is picked up; with Shift by a little")),
    (("Alt ←", "Alt →", "Alt ↑", "Alt ↓"), _("make a group that is picked up smaller or larger")),
    (("Enter",), _("put down, in the group that lies there")),
    (("Esc",), _("leave it where it was; choose nothing")),
    (("x",), _("choose for moving several at once, or no longer")),
    (("p",), _("put into a group, or out of one")),
    (("g",), _("make a group, around what is chosen")),
    (("n",), _("write a note")),
    (("e",), _("change a note, a group's name and colour")),
    (("Del",), _("take off the board; give a group up")),
    (("t",), _("go to what is not on the board yet")),
    (("Ctrl Z", "Ctrl Shift Z"), _("undo, do again")),
)
