"""What English does not do by rule, read from ``english.txt``."""

from __future__ import annotations

import re
from pathlib import Path

SECTION = re.compile(r"^\[(.+)\]$", re.MULTILINE)


def _sections() -> dict[str, list[str]]:
    text = Path(__file__).with_name("english.txt").read_text(encoding="utf-8")
    _introduction, *parts = SECTION.split(text)
    return {name: said.split() for name, said in zip(parts[::2], parts[1::2], strict=True)}


def _irregular(said: list[str]) -> dict[str, tuple[str, ...]]:
    """The bases of each form; each base is one of its own."""
    found: dict[str, tuple[str, ...]] = {}
    base = ""
    for part in said:
        if part.endswith(":"):
            base = part[:-1]
            found[base] = tuple(dict.fromkeys((base, *found.get(base, ()))))
        else:
            found[part] = tuple(dict.fromkeys((*found.get(part, ()), base)))
    return found


_read = _sections()
# A form of several words stands with each of them.
IRREGULAR = _irregular(_read["irregular"])
# Forms of nothing else, though they look so.
KEPT = frozenset(_read["kept"])
ENDS_IN_S = frozenset(_read["ends in s"])
PLURAL_US_IS = frozenset(_read["plural of us or is"])
ENDS_IN_IE = frozenset(_read["ends in ie"])
ENDS_IN_CHE = frozenset(_read["ends in che"])
ENDS_IN_OE = frozenset(_read["ends in oe"])
ENDS_IN_EE = frozenset(_read["ends in ee"])
DOUBLED = frozenset(_read["ends in a double letter"])
STEMS = {stem: bases[0] for stem, bases in _irregular(_read["stems"]).items() if stem != bases[0]}
# Stems that end so have lost an "e" ...
WITH_E = tuple(_read["lost an e"])
# ... unless they end like these,
WITHOUT_E_AFTER_ALL = tuple(_read["lost no e after all"])
# and those that end like these have not, be they ever so short.
WITHOUT_E = tuple(_read["lost no e"])
