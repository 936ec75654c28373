"""Names as they are written: folded for comparing, and which ways of writing are one name.

No Django. All offsets are code points; folding keeps every offset where it is.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What a found name is the name of."""

    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    MAIL = "mail"
    PHONE = "phone"
    URL = "url"
    ID = "id"


class Found(NamedTuple):
    """A stretch ``[start, end)`` of a text that may name someone or something."""

    start: int
    end: int
    kind: Kind


class Group(NamedTuple):
    """Ways of writing that are one name: ``shown`` the fullest, ``forms`` each as written."""

    kind: Kind
    shown: str
    forms: tuple[str, ...]
    mentions: tuple[int, ...]


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


TITLES = words(
    """
    dr dr. prof prof. professor mr mr. mrs mrs. ms ms. miss mister sir madam dame lord lady herr
    herrn frau fräulein doktor dipl.-ing. monsieur madame mme m. mademoiselle mlle señor señora
    srta sra sr. sra. signor signora don doña dhr. mevr. mevrouw meneer hr. fr. pan pani uncle
    aunt auntie granny grandma grandpa onkel tante oma opa
    """
)
SMALL = words(
    """
    von van der den de del della di da dos du la le el al bin ben zu zum y e
    """
)
APOSTROPHES, DASHES = "’‘`´ʼ＇", "‐‑‒–—−"
BREAK = re.compile(r"[\s\-]+")
POSSESSIVE = re.compile(r"['’‘`´ʼ＇]s?$", re.IGNORECASE)
WORD = re.compile(r"[^\s,;:()\[\]\"“”„«»]+")
SHORTEST_GENITIVE = 3


class _Folding(dict[int, str]):
    """Character by character: lower case, no diacritics, one apostrophe, one dash."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        if char in APOSTROPHES:
            plain = "'"
        elif char in DASHES:
            plain = "-"
        else:
            base = unicodedata.normalize("NFD", char)[0].lower()
            plain = base if len(base) == 1 else char
        self[code] = plain
        return plain


_FOLDING = _Folding()


def fold(text: str) -> str:
    """The text without case and diacritics, as long as it was, character for character."""
    return text.translate(_FOLDING)


def key(name: str) -> str:
    """What two ways of writing one name have in common."""
    return BREAK.sub(" ", fold(unicodedata.normalize("NFC", name)).strip(" -.,;:!?\"'"))


def bare(name: str) -> str:
    """A name without titles before it and without the possessive after it."""
    words = POSSESSIVE.sub("", name.strip()).split()
    while len(words) > 1 and words[0].lower() in TITLES:
        words = words[1:]
    return " ".join(words)


def group(found: Sequence[tuple[Kind, str]]) -> list[Group]:
    """Bring together what is one name, the most mentioned first.

    ``found`` are mentions in order (kind, words); a group's ``mentions`` are indices into it.
    A first name or surname joins the full name it is part of, where only one is.
    """
    keys = {mention: _key_of(*mention) for mention in set(found)}
    by_key: dict[str, list[int]] = defaultdict(list)
    for index, mention in enumerate(found):
        by_key[keys[mention]].append(index)
    kinds = {one: _kind([found[i][0] for i in at]) for one, at in by_key.items()}
    homes = _homes(kinds)
    gathered: dict[str, list[int]] = defaultdict(list)
    for one, at in by_key.items():
        gathered[homes.get(one, one)] += at
    groups = [_group(kinds[home], sorted(at), found) for home, at in gathered.items() if home]
    return sorted(groups, key=lambda each: (-len(each.mentions), key(each.shown)))


def _key_of(kind: Kind, words: str) -> str:
    if kind is Kind.PHONE or kind is Kind.ID:
        return re.sub(r"[\W_]", "", words).lower()
    return key(bare(words))


def _kind(kinds: Iterable[Kind]) -> Kind:
    """What most mentions of a name were taken for."""
    return Counter(kinds).most_common(1)[0][0]


def _homes(kinds: dict[str, Kind]) -> dict[str, str]:
    """For a part of a full name, or a genitive, the name it belongs to."""
    owners: dict[str, set[str]] = defaultdict(set)
    for one, kind in kinds.items():
        parts = one.split()
        if kind is Kind.PERSON and len(parts) > 1:
            for part in parts:
                if part not in SMALL and len(part) > 1:
                    owners[part].add(one)
    homes = {}
    for one, kind in kinds.items():
        plain = _without_genitive(one, kinds, owners)
        full = owners.get(plain, set())
        if kind is Kind.PERSON and len(full) == 1 and " " not in plain:
            homes[one] = next(iter(full))
        elif plain != one:
            homes[one] = plain
    return {one: homes.get(home, home) for one, home in homes.items()}


def _without_genitive(one: str, kinds: dict[str, Kind], owners: dict[str, set[str]]) -> str:
    short = one[:-1]
    known = short in kinds or short in owners
    return short if one.endswith("s") and len(short) >= SHORTEST_GENITIVE and known else one


def _group(kind: Kind, at: list[int], found: Sequence[tuple[Kind, str]]) -> Group:
    counts: Counter[str] = Counter()
    for words, times in Counter(found[index][1] for index in at).items():
        counts[bare(words) if kind is Kind.PERSON else words] += times
    forms = sorted(counts, key=lambda form: (-len(form.split()), -counts[form], form))
    return Group(kind, forms[0], tuple(forms), tuple(at))
