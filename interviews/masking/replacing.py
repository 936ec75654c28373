"""Replacing names in a text, and where every place of the text is afterwards.

No Django. A name is found as a whole word in whatever case, with or without diacritics, with a
hyphen, blank or line end between its parts; what is bent at its end ("Anna's", "Annas") stays.
All offsets are code points.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any, NamedTuple

from interviews.masking.names import SHORTEST_GENITIVE, bare, fold, key

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


class Edit(NamedTuple):
    """``[start, end)`` of the old text becomes ``new``, which is never empty."""

    start: int
    end: int
    new: str


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
    return [
        Edit(
            found.start, found.end, _cased(text[found.start : found.end], replacements[found.name])
        )
        for found in finder.find(text)
    ]


def _cased(written: str, replacement: str) -> str:
    """A name shouted in capitals is replaced in capitals, but for a bracketed term."""
    shouted = len(written) > 3 and written.isupper() and not written.isdigit()
    return replacement.upper() if shouted and not replacement.startswith("[") else replacement


def replaced(text: str, changes: Sequence[Edit]) -> str:
    """The text after these edits, given in order."""
    pieces, at = [], 0
    for change in changes:
        pieces += [text[at : change.start], change.new]
        at = change.end
    return "".join([*pieces, text[at:]])


class Shift:
    """Where places of the old text are in the new one: exact, since the edits are known.

    A place that cuts into a replaced stretch takes in the whole of what stands there now.
    """

    def __init__(self, changes: Sequence[Edit]) -> None:
        self._changes = list(changes)
        self._starts = [change.start for change in changes]
        self._ends = [change.end for change in changes]
        grown = (len(change.new) - (change.end - change.start) for change in changes)
        self._grown = list(accumulate(grown, initial=0))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Where ``[start, end)`` is now."""
        return self.start(start), self.end(end)

    def start(self, at: int) -> int:
        """Where a place that begins here begins now."""
        passed = bisect_right(self._ends, at)
        if passed < len(self._changes) and self._starts[passed] < at:
            at = self._starts[passed]
        return at + self._grown[passed]

    def end(self, at: int) -> int:
        """Where a place that ends here ends now."""
        begun = bisect_left(self._starts, at)
        if begun and self._ends[begun - 1] > at:
            at = self._ends[begun - 1]
        return at + self._grown[begun]

    def touches(self, start: int, end: int) -> bool:
        """Whether words in ``[start, end)`` were replaced."""
        first = bisect_right(self._ends, start)
        return first < len(self._changes) and self._starts[first] < end
