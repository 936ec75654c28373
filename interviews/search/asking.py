"""What somebody types, taken apart: words, "phrases", beginnings*. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from interviews.search.english import asked
from interviews.search.words import words

MOST_TERMS = 12
MOST_WORDS = 24
SHORTEST_BEGINNING = 2
QUOTES = '"“”„«»‟'
PART = re.compile(rf"[{QUOTES}]([^{QUOTES}]*)[{QUOTES}]?(\*?)|([^\s{QUOTES}]+)")


class Unreadable(ValueError):
    """What was typed cannot be looked for; ``why`` says which rule it breaks."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Term:
    """Words that follow each other. ``begins``: the last is the beginning of one.

    ``lemmas``: a single word that is met in its English forms too, by what they are forms of.
    """

    keys: tuple[str, ...]
    begins: bool = False
    lemmas: tuple[str, ...] = ()

    @cached_property
    def meant(self) -> frozenset[str]:
        """What a single word may be to be met as it stands."""
        return frozenset((*self.keys, *self.lemmas))


@dataclass(frozen=True)
class Query:
    """All of its terms must be met in one turn."""

    terms: tuple[Term, ...]

    def __bool__(self) -> bool:
        return bool(self.terms)


def read(typed: str) -> Query:
    """The query; empty where no word was typed. Raises Unreadable."""
    found: dict[Term, None] = {}
    for part in PART.finditer(typed):
        quoted, star, plain = part.groups()
        term = _term(quoted, bool(star), False) if plain is None else _plain(plain)
        if term:
            found[term] = None
    if len(found) > MOST_TERMS:
        raise Unreadable("terms")
    return Query(tuple(found))


def _plain(said: str) -> Term | None:
    return _term(said, said.rstrip(".,;:!?").endswith("*"), True)


def _term(said: str, begins: bool, with_forms: bool) -> Term | None:
    keys = tuple(word.key for word in words(said))
    if not keys:
        return None
    if len(keys) > MOST_WORDS:
        raise Unreadable("words")
    if begins and len(keys) == 1 and len(keys[0]) < SHORTEST_BEGINNING and keys[0].isascii():
        raise Unreadable("beginning")
    forms = asked(keys[0]) if with_forms and len(keys) == 1 and not begins else ()
    return Term(keys, begins, forms)
