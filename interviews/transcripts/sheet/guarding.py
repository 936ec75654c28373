"""Texts that a spreadsheet would take for a formula, guarded by an apostrophe, and back.

A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula.
Such a text gets an apostrophe before it; so does one that has apostrophes before such a beginning,
so that taking one apostrophe away again (`unguarded`) gives every text back.
"""

import re

STARTS = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20"
SUSPECT = frozenset(STARTS + "'")
GUARDED = re.compile(f"'*[{re.escape(STARTS)}]")


def guarded(text: str) -> str:
    """The text as no spreadsheet takes it for a formula."""
    if text[:1] in SUSPECT and GUARDED.match(text):
        return "'" + text
    return text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    return text[1:] if text[:1] == "'" and GUARDED.match(text) else text
