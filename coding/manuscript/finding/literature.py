"""Signs that a quotation is not a participant's: literature, a definition, words set at a distance.

They only suggest to set it aside; a person decides.
"""

from __future__ import annotations

import re
from enum import StrEnum

SHORT = 3  # words up to which a quotation without a participant may be scare quotes
_YEAR = r"(?:1[5-9]|20)\d\d[a-z]?"
_NAME = r"[^\W\d_a-z][\w'’\-]+"
_CITED = re.compile(
    rf"\(\s*(?:(?:see|cf\.|e\.g\.,?|vgl\.|siehe|in|qtd\.? in)\s+)?"
    rf"{_NAME}[^()]{{0,120}}?\b{_YEAR}\b[^()]*\)"
    rf"|\(\s*{_YEAR}(?:\s*[,:;][^()]*)?\)"
    r"|\[\s*\d{1,4}(?:\s*[,;–-]\s*\d{1,4})*(?:\s*,\s*(?:pp?|S)\.[^\]]*)?\s*\]"
    r"|\[[^\[\]]*@[^\[\]]+\]"
    r"|\(\s*(?:pp?|S)\.\s?\d[^()]{0,20}\)"
    r"|[⁰¹²³⁴-⁹]+"
)
_BEFORE = re.compile(
    rf"{_NAME}(?:\s+et al\.?|(?:,?\s+(?:and|&|und|et|y)\s+{_NAME})+)?(?:['’]s)?\s*"
    rf"(?:\(\s*{_YEAR}[^()]*\)|\[\s*\d{{1,4}}[^\[\]]*\]|\[[^\[\]]*@[^\[\]]+\])"
)
_NARRATED = re.compile(r"\[[^\[\]]*@[^\[\]]+\][^.!?]{0,160}$")
_DEFINED = re.compile(
    r"(?:\b(?:defin(?:e[sd]?|ing|itions?)|refers?|referred|means?|meaning|i\.e\.|terms?|termed"
    r"|called|labell?ed|named|entitled|titled|codes?|themes?|sub-themes?|categor(?:y|ies)|concepts?"
    r"|keywords?|questions?|asked|definier\w*|bezeichne\w*|bedeute\w*|genannt|Begriffe?|Themen?"
    r"|Kategorien?)\b)(?:\s+(?:as|to|of|by|was|is|the|a|als|mit|von))*\s*[,:(]?\s*$",
    re.I,
)


class Aside(StrEnum):
    """Why a quotation may be set aside."""

    NONE = ""
    LITERATURE = "literature"
    DEFINITION = "definition"
    SCARE = "scare"


def citation_after(text: str) -> int:
    """How long the citation is with which this text begins; 0 where it begins with none."""
    lead = re.match(r"[\s,.;:]{0,3}", text)
    at = lead.end() if lead else 0
    hit = _CITED.match(text, at)
    return hit.end() if hit else 0


def citation_at_end(text: str) -> int:
    """Where a citation begins with which this text ends; its length where it ends with none."""
    for hit in _CITED.finditer(text, max(0, len(text) - 200)):
        if not text[hit.end() :].strip(" .;"):
            return hit.start()
    return len(text)


def looks_like(words: int, before: str, after: str) -> Aside:
    """What a quotation without a participant near by looks like, given its sentence around it."""
    if citation_after(after) or _BEFORE.search(before) or _NARRATED.search(before):
        return Aside.LITERATURE
    if _DEFINED.search(before):
        return Aside.DEFINITION
    return Aside.SCARE if words <= SHORT else Aside.NONE
