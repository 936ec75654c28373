"""The player's keys: one table, followed by the guide; none is taken by something else."""

from __future__ import annotations

import re

from coding.desk.coding_page.shortcuts import SHORTCUTS
from interviews.recordings.keys import KEYS
from tests.house.rooms import ROOT

BROWSERS = {"F1", "F3", "F5", "F6", "F7", "F10", "F11", "F12"}


def test_the_guide_lists_every_key_as_the_player_does() -> None:
    guide = (ROOT / "docs" / "guide" / "recordings.md").read_text()
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", guide, re.MULTILINE)
    assert rows[1:] == [(key.shown, str(key.does)) for key in KEYS]


def test_every_key_has_a_command_in_the_script() -> None:
    folder = ROOT / "static" / "js" / "recordings"
    script = "".join(path.read_text() for path in folder.glob("*.js"))
    for key in KEYS:
        assert re.search(rf"^  {key.command}: |^commands\.{key.command} = ", script, re.M)


def test_no_key_is_the_browsers_or_the_coding_pages() -> None:
    taken = {key for shortcut in SHORTCUTS for key in shortcut.keys} | BROWSERS
    assert not taken & {key.key for key in KEYS}
    assert all(key.key.removeprefix("Shift+").startswith("F") for key in KEYS)
