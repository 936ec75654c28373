"""Where in the words of a piece a query is met: the same whichever engine found it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interviews.search.asking import Query, Term
from interviews.search.english import is_form, lemmas

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
    said, _, forms = kept.partition(f" {FORM}")
    keys, bases = said.split(" "), frozenset(forms.split(f" {FORM}"))
    found = [_places(term, keys, bases) for term in query.terms]
    if len(found) == 1:
        return [place for place in found[0] if place.first < own]
    shortest = _shortest(found) if all(found) else None
    return [shortest] if shortest and shortest.first < own else []


def _places(term: Term, keys: list[str], bases: frozenset[str]) -> list[Met]:
    """``bases`` are what words of the piece are forms of."""
    if len(term.keys) > 1:
        return _phrases(term, keys)
    if term.begins:
        return [Met(at, at) for at, key in enumerate(keys) if key.startswith(term.keys[0])]
    meant = term.meant
    if not bases.isdisjoint(term.lemmas):
        meant = meant | {key for key in keys if is_form(key, term.lemmas)}
    return [Met(at, at) for at, key in enumerate(keys) if key in meant]


def _phrases(term: Term, keys: list[str]) -> list[Met]:
    *firsts, last = term.keys
    length = len(firsts)
    return [
        Met(at, at + length)
        for at in range(len(keys) - length)
        if keys[at] == firsts[0] and keys[at : at + length] == firsts
        if (keys[at + length].startswith(last) if term.begins else keys[at + length] == last)
    ]


def _shortest(found: list[list[Met]]) -> Met:
    """The first of the shortest stretches with a place of each list."""
    if all(len(some) == 1 for some in found):
        return Met(min(one.first for (one,) in found), max(one.last for (one,) in found))
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
