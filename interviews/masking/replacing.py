"""Finding names in a text, and what to write where they stand.

No Django. A name is found as a whole word in whatever case, with or without diacritics, with a
hyphen, blank or line end between its parts; what is bent at its end ("Anna's", "Annas") stays.
All offsets are code points.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from interviews.masking.names import SHORTEST_GENITIVE, bare, fold, key
from interviews.transcripts.shifting import Edit

LETTER = r"[^\W\d_]"
MARKS = r"[\u0300-\u036f\u00ad\u200b-\u200d]"
HAS_MARKS = re.compile(MARKS)
GAP = r"(?:\s*-\s*|\s+)"
RUN = re.compile(rf"{LETTER}+|\d+")
BENT = r"(?:'s|s'|s|')?"
PLAIN_BENT = r"(?:'s|')?"
# Scripts that put no blank between words: there a name may stand anywhere.
UNSPACED = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


class Name(NamedTuple):
    """What is looked for: ways of writing, and whether words wholly in lower case count."""

    forms: tuple[str, ...]
    any_case: bool = True


class Mention(NamedTuple):
    """A name at ``[start, end)``; ``bent`` is where what is bent at its end ends."""

    start: int
    end: int
    bent: int
    name: Any


class Finder:
    """Looks for many names at once; the longest name wins, and mentions never overlap."""

    def __init__(self, names: Mapping[Any, Name]) -> None:
        self._owner: dict[str, Any] = {}
        self._any_case: dict[Any, bool] = {}
        for owner, name in names.items():
            self._any_case[owner] = name.any_case
            for form in _spellings(name.forms):
                self._owner.setdefault(form, owner)
        worded = [form for form in self._owner if RUN.match(form) and not UNSPACED.match(form)]
        self._first = {form_start.group() for form in worded if (form_start := RUN.match(form))}
        self._first |= {f"{one}s" for one in self._first}
        self._worded = _pattern(worded, "")
        self._others = _pattern(set(self._owner) - set(worded), "")
        self._marked = _pattern(self._owner, f"{MARKS}*")

    def find(self, text: str) -> list[Mention]:
        """Every mention in the text, in order."""
        if not self._owner:
            return []
        folded = fold(text)
        if HAS_MARKS.search(text):
            hits = list(self._marked.finditer(folded))
        else:
            hits = _apart([*self._others.finditer(folded), *self._at_words(folded)])
        found = (self._mention(text, hit) for hit in hits)
        return [mention for mention in found if mention is not None]

    def _at_words(self, folded: str) -> Iterator[re.Match[str]]:
        """Mentions that begin with a word; looking words up is ten times as fast as trying all."""
        at = 0
        for word in RUN.finditer(folded):
            if word.group() not in self._first or word.start() < at:
                continue
            if hit := self._worded.match(folded, word.start()):
                at = hit.end("name")
                yield hit

    def _mention(self, text: str, hit: re.Match[str]) -> Mention | None:
        start, end = hit.span("name")
        written = text[start:end]
        owner = self._owner.get(key(HAS_MARKS.sub("", unicodedata.normalize("NFD", written))))
        if owner is None:
            owner = self._owner.get(_flat(written))
        if owner is None:
            return None
        if not self._any_case[owner] and written == written.lower() != written.upper():
            return None
        return Mention(start, end, hit.end(), owner)


def _apart(hits: list[re.Match[str]]) -> list[re.Match[str]]:
    """In order, the longer first where two begin together, none overlapping another."""
    kept: list[re.Match[str]] = []
    for hit in sorted(hits, key=lambda hit: (hit.start(), -hit.end("name"))):
        if not kept or kept[-1].end("name") <= hit.start():
            kept.append(hit)
    return kept


def _flat(written: str) -> str:
    return key(HAS_MARKS.sub("", written))


def _spellings(forms: Iterable[str]) -> list[str]:
    """The keys of all ways to write a name: as given, bare of titles, with ß as ss, ü as ue."""
    found = []
    for form in forms:
        for one in (form, bare(form)):
            found.append(key(one))
            for umlaut, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
                one = one.replace(umlaut, letters).replace(umlaut.upper(), letters.title())
            found.append(key(one))
    plain = (key(HAS_MARKS.sub("", one)) for one in found)
    return [one for one in dict.fromkeys(plain) if one]


def _pattern(forms: Iterable[str], between: str) -> re.Pattern[str]:
    trie: dict[str, Any] = {}
    for form in forms:
        node = trie
        for char in form:
            node = node.setdefault(char, {})
        node[""] = form
    return re.compile(
        f"(?P<name>{_branches(trie, between, '')}){BENT}(?!{LETTER})" if trie else "(?!)"
    )


def _branches(node: dict[str, Any], between: str, before: str) -> str:
    """The regular expression of a trie; longer names come first by being greedy."""
    options = []
    for char, below in sorted(node.items()):
        if char == "":
            continue
        head = "" if before else _edge(char)
        step = GAP if char == " " else re.escape(char) + between
        options.append(head + step + _branches(below, between, before + char))
    if not options:
        return _ending(node[""])
    if "" in node:
        return f"(?:{'|'.join(options)}|{_ending(node[''])})"
    return options[0] if len(options) == 1 else f"(?:{'|'.join(options)})"


def _edge(char: str) -> str:
    """What may not stand before a name that begins with this character."""
    if UNSPACED.match(char):
        return ""
    return r"(?<!\d)" if char.isdigit() else f"(?<!{LETTER})"


def _ending(form: str) -> str:
    """What must follow: the end of the word, or of the word as it is bent."""
    if UNSPACED.match(form[-1]):
        return ""
    if form[-1].isdigit():
        return r"(?!\d)"
    if not form[-1].isalpha():
        return ""
    bent = BENT if len(form) >= SHORTEST_GENITIVE else PLAIN_BENT
    return f"(?={bent}(?!{LETTER}))"


def edits(text: str, finder: Finder, replacements: Mapping[Any, str]) -> list[Edit]:
    """What to change so that none of the names is left in the text."""
    return edits_at(text, finder.find(text), replacements)


def edits_at(text: str, mentions: Iterable[Mention], replacements: Mapping[Any, str]) -> list[Edit]:
    """What to change at these mentions; one edit for each, in their order."""
    return [
        Edit(
            found.start, found.end, _cased(text[found.start : found.end], replacements[found.name])
        )
        for found in mentions
    ]


def _cased(written: str, replacement: str) -> str:
    """A name shouted in capitals is replaced in capitals, but for a bracketed term."""
    shouted = len(written) > 3 and written.isupper() and not written.isdigit()
    return replacement.upper() if shouted and not replacement.startswith("[") else replacement
