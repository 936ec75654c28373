"""The keys of the player, in one table: the sheet, the script and the guide follow it.

Function keys alone: they do the same in a field, with words selected, and under a foot pedal.
Those that browsers or systems use (F1, F3, F5 to F7, F10 to F12) are left to them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from django.utils.translation import gettext_lazy as _


class Key(NamedTuple):
    """``key`` as the browser names it; ``command`` is what the script does."""

    command: str
    key: str
    shown: str
    does: Any


KEYS = (
    Key("play", "F8", "F8", _("Play, or pause")),
    Key("back", "F2", "F2", _("Back three seconds")),
    Key("on", "F4", "F4", _("On three seconds")),
    Key("slower", "Shift+F2", "Shift F2", _("Slower")),
    Key("faster", "Shift+F4", "Shift F4", _("Faster")),
    Key("here", "F9", "F9", _("Play the turn one is in")),
)
