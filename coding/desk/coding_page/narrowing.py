"""Which codings are shown: only those of some codes, voices or speakers, unsure or flagged ones."""

from __future__ import annotations

import uuid
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, QueryDict

from coding.desk.coding_page.showing import HEADER
from coding.segments.passages import line, successor, unbroken
from interviews.transcripts.models import Turn

if TYPE_CHECKING:
    from coding.desk.coding_page.scene import Desk

Ids = frozenset[uuid.UUID]
Row = tuple[Any, ...]
Test = Callable[[Row], bool]


@dataclass(frozen=True)
class Narrowing:
    """What is asked for; an empty set asks for all. ``besides`` (ids) are shown in any case."""

    codes: Ids = frozenset()
    voices: Ids = frozenset()
    speakers: Ids = frozenset()
    unsure: bool = False
    flagged: bool = False
    besides: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.codes or self.voices or self.speakers or self.unsure or self.flagged)

    @property
    def query(self) -> str:
        """As it stands in an address; parsed again it is the same."""
        asked = QueryDict(mutable=True)
        for name in ("code", "voice", "speaker"):
            asked.setlist(name, sorted(str(key) for key in getattr(self, f"{name}s")))
        for name in ("unsure", "flagged"):
            asked.setlist(name, ["1"] * getattr(self, name))
        return asked.urlencode()

    def and_also(self, coding: uuid.UUID | None) -> Narrowing:
        """The same, and this coding: what one has just made is never out of sight."""
        return self if coding is None else replace(self, besides=frozenset({_dashless(coding)}))


EVERYTHING = Narrowing()


def narrowing_of(request: HttpRequest, everyone: bool) -> Narrowing:
    """From the address, or from the header that a script sends along with a change.

    Only who sees everyone's codings can choose among voices.
    """
    sent = request.GET if request.method != "POST" else QueryDict(request.headers.get(HEADER, ""))
    return Narrowing(
        codes=_ids(sent, "code"),
        voices=_ids(sent, "voice") if everyone else frozenset(),
        speakers=_ids(sent, "speaker"),
        unsure="unsure" in sent,
        flagged="flagged" in sent,
    )


def narrowed(desk: Desk, rows: Sequence[Row]) -> Sequence[Row]:
    """Those of the desk's rows that answer what is asked; one query more for speakers."""
    wanted = desk.narrowing
    if not wanted:
        return rows
    tests = list(_tests(desk, wanted))
    return [
        row
        for row in rows
        if _dashless(row[0]) in wanted.besides or all(test(row) for test in tests)
    ]


def _tests(desk: Desk, wanted: Narrowing) -> Iterable[Test]:
    if wanted.codes:
        codes = _texts(_with_sub_codes(desk, wanted.codes))
        yield lambda row: row[1] in codes
    if wanted.voices:
        voices = _texts(wanted.voices)
        yield lambda row: row[2] in voices
    if wanted.speakers:
        said = Turn.objects.filter(version=desk.transcript, speaker__in=wanted.speakers)
        yield _touching(said.values_list("start", "end"))
    if wanted.unsure:
        yield lambda row: bool(row[5])
    if wanted.flagged:
        yield _touching((note.start, note.end) for note in desk.notes if note.kind == "flag")


def _with_sub_codes(desk: Desk, chosen: Ids) -> set[uuid.UUID]:
    """The codes and all below them; codes merged into one of these too."""
    parents = {key: code["parent_id"] for key, code in desk.codes.items()}
    meant = {successor(key, desk.successors) for key in chosen}
    return {key for key in parents if meant & set(line(key, parents, desk.successors))}


def _touching(places: Iterable[tuple[int, int]]) -> Test:
    held = unbroken(places)

    def touches(row: Row) -> bool:
        before = bisect_left(held, row[4], key=lambda place: place[0])
        return before > 0 and held[before - 1][1] > row[3]

    return touches


def _texts(keys: Iterable[uuid.UUID]) -> set[str]:
    """Ids as either database writes them."""
    return {text for key in keys for text in (str(key), key.hex)}


def _dashless(key: uuid.UUID | str) -> str:
    return str(key).replace("-", "")


def _ids(sent: QueryDict, name: str) -> Ids:
    found = set()
    for text in sent.getlist(name):
        try:
            found.add(uuid.UUID(text))
        except ValueError:
            continue
    return frozenset(found)
