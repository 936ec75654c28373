"""What one person said and is called, and where other texts hold some of it. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from interviews.transcripts.offsets import Kind, kind, tokens

RUN = 5
SHORTEST_PART = 3
NO_NAME = re.compile(
    r"(speaker|participant|interviewee|respondent|person|guest|unknown)?[ ._-]*\d*|"
    r"[a-z]{1,3}[ ._-]*\d+|[a-z]",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A word folded for comparing, and where it stands."""

    folded: str
    start: int
    end: int


class Speech:
    """Finds stretches of a person's speech in other texts: ``RUN`` words in a row, or a name.

    A name of several parts is met by each of them, as it is spelt ("Lopez" for "Maria Lopez").
    """

    def __init__(self, said: Iterable[str], names: Iterable[str] = ()) -> None:
        self._runs: set[tuple[str, ...]] = set()
        self._whole: list[str] = []
        for text in said:
            folded = [word.folded for word in words_of(text)]
            self._runs.update(_runs(folded))
            self._whole.append(f" {' '.join(folded)} ")
        self._names = _pattern(list(names))

    def places(self, text: str) -> list[tuple[int, int]]:
        """Where the speech or the names stand, ``[start, end)``, in order and apart."""
        found = [*self._of_runs(text), *self.names(text)]
        joined: list[tuple[int, int]] = []
        for start, end in sorted(found):
            if joined and start <= joined[-1][1]:
                joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
            else:
                joined.append((start, end))
        return joined

    def names(self, text: str) -> list[tuple[int, int]]:
        """Where the names alone stand."""
        return [match.span() for match in self._names.finditer(text)] if self._names else []

    def said_all_of(self, text: str) -> bool:
        """Whether the whole of a short text was said, however few its words."""
        folded = " ".join(word.folded for word in words_of(text))
        return bool(folded) and any(f" {folded} " in said for said in self._whole)

    def _of_runs(self, text: str) -> Iterator[tuple[int, int]]:
        words = list(words_of(text)) if self._runs else []
        for index, run in enumerate(_runs([word.folded for word in words])):
            if run in self._runs:
                yield words[index].start, words[index + RUN - 1].end


def words_of(text: str) -> Iterator[Word]:
    """The words of a text without its marks of punctuation."""
    for start, end in tokens(text):
        if kind(text[start]) in (Kind.WORD, Kind.SOLO):
            yield Word(text[start:end].casefold().replace("\u2019", "'"), start, end)


def real_names(names: Iterable[str], labels: Collection[str]) -> list[str]:
    """Those that name somebody: neither a participant's id nor "Speaker 2"."""
    known = {label.casefold() for label in labels}
    found = (name.strip() for name in names)
    return list(
        dict.fromkeys(
            name
            for name in found
            if name and name.casefold() not in known and not NO_NAME.fullmatch(name)
        )
    )


def _runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return zip(*(words[start:] for start in range(RUN)), strict=False)


def _pattern(names: list[str]) -> re.Pattern[str] | None:
    wholes = [rf"(?i:{_apart(name)})" for name in names]
    parts = [
        _apart(part)
        for name in names
        if len(name.split()) > 1
        for part in name.split()
        if len(part.rstrip(".")) >= SHORTEST_PART
    ]
    return re.compile("|".join([*wholes, *parts])) if wholes else None


def _apart(name: str) -> str:
    """As a word of its own; in scripts without spaces, wherever it stands."""
    first, last = kind(name[0]), kind(name[-1])
    before = r"(?<!\w)" if first is Kind.WORD else ""
    after = r"(?!\w)" if last is Kind.WORD else ""
    return before + r"\s+".join(map(re.escape, name.split())) + after
