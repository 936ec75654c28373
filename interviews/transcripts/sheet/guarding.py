"""Texts that a spreadsheet would take for a formula, guarded by an apostrophe, and back.

A spreadsheet takes a text that begins with `=`, `+`, `-`, `@`, a tab or a line end for a formula.
Such a text gets an apostrophe before it; so does one that has apostrophes before such a beginning,
so that taking one apostrophe away again (`unguarded`) gives every text back.

A program that parts cells by semicolons or tabs, or ends a record at every line end, makes cells
of what stands after these within a text: what would be a formula there is guarded alike.
"""

import re

SIGNS = "=+-@\uff1d\uff0b\uff0d\uff20"
STARTS = SIGNS + "\t\r\n"
SUSPECT = frozenset(STARTS + "'")
GUARDED = re.compile(f"'*[{re.escape(STARTS)}]")
WITHIN = re.compile(f"[;\t\r\n](?=['\"]*[{re.escape(SIGNS)}])")
GUARDED_WITHIN = re.compile(f"([;\t\r\n])'(?=['\"]*[{re.escape(SIGNS)}])")
holds_within = WITHIN.search


def guarded(text: str) -> str:
    """The text as no spreadsheet takes it, or a part of it, for a formula."""
    if holds_within(text):
        text = WITHIN.sub(r"\g<0>'", text)
    if text[:1] in SUSPECT and GUARDED.match(text):
        return "'" + text
    return text


def unguarded(text: str) -> str:
    """The text that was guarded."""
    if text[:1] == "'" and GUARDED.match(text):
        text = text[1:]
    return GUARDED_WITHIN.sub(r"\1", text)
