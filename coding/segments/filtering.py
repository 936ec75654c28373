"""Which segments are asked for. Codes are matched whole, by id, never by a part of a name. Pure."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

Ids = frozenset[uuid.UUID]
NONE: Ids = frozenset()


@dataclass(frozen=True)
class Filters:
    """What is asked for; an empty set asks for all.

    ``any_codes``: passages of these codes. ``all_codes``: those that overlap, by a
    character at least, passages under each of these; without ``any_codes`` passages of these.
    ``no_codes``: not those that overlap a passage under these. ``sub_codes`` takes codes with
    all that stands below them; ``as_one`` takes the codings of such a branch as if they were the
    chosen code's own, so that its passages (not its codings) are those the codebook counts.
    ``voices`` are the only ones whose codings are looked at.
    ``participants`` (ids, P1) and ``roles`` (of speakers) keep words that one of these says;
    ``unsure`` those that somebody was unsure of; ``words`` must all be in the quote, phrases in
    quotation marks as they stand. ``uncoded`` adds words that carry a memo, flag or quote but no
    code, where nothing else asks for codes or coders.
    """

    any_codes: Ids = NONE
    all_codes: Ids = NONE
    no_codes: Ids = NONE
    sub_codes: bool = True
    as_one: bool = False
    participants: frozenset[str] = frozenset()
    voices: Ids = NONE
    interviews: Ids = NONE
    roles: frozenset[str] = frozenset()
    unsure: bool = False
    words: str = ""
    uncoded: bool = False

    def takes_interview(self, interview: uuid.UUID) -> bool:
        return not self.interviews or interview in self.interviews

    @property
    def takes_uncoded(self) -> bool:
        return self.uncoded and not (self.any_codes or self.all_codes or self.voices or self.unsure)

    @property
    def listens(self) -> bool:
        """Whether it matters what is said at a place, and by whom."""
        return bool(self.words or self.roles or self.participants)


def has_words(quote: str, words: str) -> bool:
    """Whether every word (or "phrase in quotation marks") is in the quote, in any case."""
    folded = " ".join(quote.casefold().split())
    parts = words.casefold().split('"')
    phrases = [" ".join(part.split()) for part in parts[1::2]]
    loose = [word for part in parts[::2] for word in part.split()]
    return all(wanted in folded for wanted in [*phrases, *loose])
