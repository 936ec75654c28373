"""The keys of the coding page: one table, followed by the script and the guide."""

from __future__ import annotations

import re
from pathlib import Path

from coding.desk.coding_page.shortcuts import SHORTCUTS

ROOT = Path(__file__).parents[2]
GUIDE = ROOT / "docs" / "guide" / "coding.md"
COMMANDS = ROOT / "static" / "js" / "coding" / "commands.js"


def test_the_guide_lists_every_key_as_the_sheet_does() -> None:
    rows = re.findall(r"^\| (.+?) \| (.+?) \|$", GUIDE.read_text(), re.MULTILINE)
    assert rows[1:] == [(key.shown, str(key.does)) for key in SHORTCUTS]


def test_every_key_has_a_command_in_the_script() -> None:
    script = COMMANDS.read_text().split("export const commands")[1]
    known = {
        double or plain
        for double, plain in re.findall(r'^  (?:"([\w-]+)"|(\w+))[:,]', script, re.M)
    }
    assert {key.command for key in SHORTCUTS} <= known


def test_no_key_means_two_things() -> None:
    keys = [key for shortcut in SHORTCUTS for key in shortcut.keys]
    assert len(keys) == len(set(keys))
