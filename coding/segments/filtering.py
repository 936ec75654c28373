"""Which segments are asked for. Codes are matched whole, by id, never by a part of a name. Pure."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from coding.segments.nearness import OVERLAP

Ids = frozenset[uuid.UUID]
NONE: Ids = frozenset()
PHRASE_MARKS = str.maketrans("“”„‟«»", '""""""')
APOSTROPHES = str.maketrans("’ʼ‘", "'''")


class Made(Protocol):
    """What is asked of one coding: a coding, or the like."""

    @property
    def unsure(self) -> bool: ...
    @property
    def coded_at(self) -> datetime: ...


class Speaks(Protocol):
    """What is asked of a turn."""

    @property
    def role(self) -> str: ...
    @property
    def speaker(self) -> str: ...
    @property
    def participant(self) -> str | None: ...


@dataclass(frozen=True)
class Filters:
    """What is asked for; an empty set asks for all.

    ``any_codes``: passages of these codes. ``all_codes``: those together with a passage under each
    of these; ``no_codes``: not those together with a passage under any of these. What *together*
    means says ``relation``, with ``near`` (see ``coding.segments.nearness``). ``sub_codes`` takes
    codes with all that stands below them; ``as_one`` takes the codings of such a branch as if they
    were the chosen code's own, so that its passages (not its codings) are those the codebook
    counts. ``voices`` are the only ones whose codings are looked at.

    ``participants`` (ids, P1), ``speakers`` (names in the transcript) and ``roles`` keep words
    that one of these says; ``holders``, unless None, are the participants who have the attributes
    asked for: where both are given, one and the same participant must be among both.
    ``unsure``, ``coded_from`` and ``coded_before`` keep what somebody was unsure of, and coded
    then: one coding must be all of it. ``words`` must all be in the quote, phrases in quotation
    marks as they stand. ``uncoded`` adds words that carry a memo, flag or quote but no code, where
    nothing else asks for codes or coders.
    """

    any_codes: Ids = NONE
    all_codes: Ids = NONE
    no_codes: Ids = NONE
    sub_codes: bool = True
    relation: str = OVERLAP
    near: int = 0
    as_one: bool = False
    participants: frozenset[str] = frozenset()
    holders: frozenset[str] | None = None
    speakers: frozenset[str] = frozenset()
    voices: Ids = NONE
    interviews: Ids = NONE
    roles: frozenset[str] = frozenset()
    unsure: bool = False
    coded_from: datetime | None = None
    coded_before: datetime | None = None
    words: str = ""
    uncoded: bool = False

    def takes_interview(self, interview: uuid.UUID) -> bool:
        return not self.interviews or interview in self.interviews

    @property
    def takes_uncoded(self) -> bool:
        codes = self.any_codes or self.all_codes
        return self.uncoded and not (codes or self.voices or self.asks_how)

    @property
    def asks_how(self) -> bool:
        """Whether it matters how, or when, a coding was made."""
        return bool(self.unsure or self.coded_from or self.coded_before)

    def takes(self, coding: Made) -> bool:
        """Whether a coding was made as is asked."""
        return (
            (coding.unsure or not self.unsure)
            and (self.coded_from is None or coding.coded_at >= self.coded_from)
            and (self.coded_before is None or coding.coded_at < self.coded_before)
        )

    @property
    def listens(self) -> bool:
        """Whether it matters what is said at a place, and by whom."""
        return bool(self.words or self.asks_who)

    @property
    def asks_who(self) -> bool:
        named = self.roles or self.speakers or self.participants
        return bool(named) or self.holders is not None

    def hears(self, turns: Iterable[Speaks]) -> bool:
        """Whether those speak here that are asked for."""
        said = list(turns)
        if self.roles and not any(turn.role in self.roles for turn in said):
            return False
        if self.speakers and not any(turn.speaker in self.speakers for turn in said):
            return False
        people = {turn.participant for turn in said if turn.participant}
        people &= self.participants or people
        people &= people if self.holders is None else self.holders
        return bool(people) or not (self.participants or self.holders is not None)


def has_words(quote: str, words: str) -> bool:
    """Whether every word (or "phrase in quotation marks") is in the quote, in any case."""
    if not words:
        return True
    folded = _folded(quote)
    parts = words.translate(PHRASE_MARKS).split('"')
    phrases = [_folded(part) for part in parts[1::2]]
    loose = [_folded(word) for part in parts[::2] for word in part.split()]
    return all(wanted in folded for wanted in [*phrases, *loose])


def _folded(text: str) -> str:
    return " ".join(text.translate(APOSTROPHES).casefold().split())
