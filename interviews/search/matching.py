"""Where in the words of a piece a query is met: the same whichever engine found it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interviews.search.asking import Query, Term
from interviews.search.english import lemmas

FORM = "~"  # before what a word is a form of; no word has it in it


class Met(NamedTuple):
    """The first and the last word, counted from the piece's first."""

    first: int
    last: int


def indexed(keys: Sequence[str], english: bool) -> str:
    """What an engine keeps of a piece: its words in order, then what they are forms of."""
    forms = {f"{FORM}{base}" for key in set(keys) for base in lemmas(key) if base != key}
    return " ".join([*keys, *sorted(forms)] if english else keys)


def met(query: Query, kept: str, own: int) -> list[Met]:
    """Where the query is met, in order, beginning with one of the piece's ``own`` first words.

    A query of one term is met wherever that stands; one of several once, in the shortest stretch
    that holds them all.
    """
    keys = kept.split(" ")
    forms = {key[1:] for key in keys if key.startswith(FORM)}
    keys = keys[: len(keys) - len(forms)]
    found = [_places(term, keys, not forms.isdisjoint(term.lemmas)) for term in query.terms]
    if len(found) == 1:
        return [place for place in found[0] if place.first < own]
    shortest = _shortest(found) if all(found) else None
    return [shortest] if shortest and shortest.first < own else []


def _places(term: Term, keys: list[str], english: bool) -> list[Met]:
    if len(term.keys) == 1:
        return [Met(at, at) for at, key in enumerate(keys) if term.meets(key, english)]
    *firsts, last = term.keys
    length = len(term.keys)
    return [
        Met(at, at + length - 1)
        for at in range(len(keys) - length + 1)
        if keys[at : at + length - 1] == firsts and _ends(term, keys[at + length - 1], last)
    ]


def _ends(term: Term, key: str, last: str) -> bool:
    return key.startswith(last) if term.begins else key == last


def _shortest(found: list[list[Met]]) -> Met:
    """The first of the shortest stretches with a place of each list."""
    best: Met | None = None
    at = [0] * len(found)
    while True:
        places = [some[index] for some, index in zip(found, at, strict=True)]
        here = Met(min(one.first for one in places), max(one.last for one in places))
        if best is None or here.last - here.first < best.last - best.first:
            best = here
        lowest = min(range(len(found)), key=lambda number: places[number].first)
        at[lowest] += 1
        if at[lowest] == len(found[lowest]):
            return best
