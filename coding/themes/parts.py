"""Which words of a transcript a quote may take in: those of its passage and a little around."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from django.utils.translation import gettext as _

from coding.themes.models import Quote
from interviews.projects.errors import Refused
from interviews.transcripts.hearing import Said, Spoken, heard_in, last_words, turns_of
from interviews.transcripts.models import Anchor
from interviews.transcripts.offsets import Kind, kind, tokens

Step = Literal["begin-earlier", "begin-later", "end-earlier", "end-later"]
STEPS: tuple[Step, ...] = ("begin-earlier", "begin-later", "end-earlier", "end-later")


@dataclass(frozen=True)
class Room:
    """The turns a quote may reach over: those of its passage, and one on either side.

    ``begins`` is where ``text`` begins in the version ``transcript_id``; ``start`` and ``end`` are
    the passage's own bounds there.
    """

    transcript_id: uuid.UUID
    begins: int
    text: str
    turns: Sequence[Spoken]
    said: Sequence[Said]
    start: int
    end: int

    @property
    def ends(self) -> int:
        return self.begins + len(self.text)


def room_of(quote: Quote) -> Room:
    """Where a quote may begin and end; four queries. Refused where its passage is not placed."""
    span_id = quote.evidence.span_id if quote.evidence else quote.span_id
    passage = _here(span_id) or _here(quote.span_id)
    if passage is None:
        raise Refused(_("These words are not in the transcript as it now stands."))
    return _around(passage)


def _here(span_id: uuid.UUID) -> Anchor | None:
    found = [one for one in last_words([span_id]) if not one.astray and one.placed]
    return found[0] if found else None


def _around(passage: Anchor) -> Room:
    version = passage.transcript
    turns = turns_of([version.pk])[version.pk]
    touched = [
        at for at, one in enumerate(turns) if one.start < passage.end and one.end > passage.start
    ]
    first, last = (touched[0], touched[-1]) if touched else (0, 0)
    reach = turns[max(first - 1, 0) : last + 2]
    begins, ends = reach[0].start, reach[-1].end
    text = version.text[begins:ends]
    heard = heard_in(begins, ends, text, version.interview_id, "", reach)
    return Room(version.pk, begins, text, reach, heard.said, passage.start, passage.end)


def fitting(room: Room, start: int, end: int) -> tuple[int, int]:
    """These bounds on whole characters, without white space at the ends; refuses what is no part.

    Offsets count in the version's text. What parts a word stays as chosen: who drew it meant it.
    """
    if not room.begins <= start < end <= room.ends:
        raise Refused(_("A quote stays within its passage and the turns beside it."))
    words = room.text[start - room.begins : end - room.begins]
    if not words.strip():
        raise Refused(_("There are no words in this selection. Select some words first."))
    start += len(words) - len(words.lstrip())
    end -= len(words) - len(words.rstrip())
    while _within_character(room, start):
        start -= 1
    while _within_character(room, end):
        end += 1
    if end <= room.start or start >= room.end:
        raise Refused(_("A quote holds at least some words of its passage. Select those too."))
    return start, end


def stepped(room: Room, start: int, end: int, step: Step) -> tuple[int, int]:
    """The bounds with their beginning or end moved by a word; the same where there is none."""
    words = [(room.begins + one, room.begins + two) for one, two in tokens(room.text)]
    if step == "begin-earlier":
        start = max((one for one, _two in words if one < start), default=start)
    elif step == "begin-later":
        start = min((one for one, two in words if one > start and two <= end), default=start)
    elif step == "end-later":
        end = min((two for _one, two in words if two > end), default=end)
    else:
        end = max((two for one, two in words if two < end and one >= start), default=end)
    return start, end


def between(room: Room, first: str, last: str) -> tuple[int, int]:
    """From the first words to the last, both written as they stand, each standing there once."""
    start = room.begins + _once(room.text, first)
    end = room.begins + _once(room.text, last) + len(last.strip())
    if end <= start:
        raise Refused(_("The last words stand before the first ones. Write them the other way."))
    return start, end


def _once(text: str, words: str) -> int:
    sought = words.strip()
    if not sought or text.count(sought) != 1:
        raise Refused(_("Copy words that stand just once in the source, exactly as they stand."))
    return text.index(sought)


def _within_character(room: Room, at: int) -> bool:
    here = at - room.begins
    return 0 < here < len(room.text) and kind(room.text[here]) is Kind.EXTEND
