"""The tiers of an ELAN file, with their times in seconds; XML from a stranger, read with care."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from lxml import etree

from interviews.formats import names
from interviews.formats.captions import one_line
from interviews.formats.text import clean
from interviews.formats.transcript import Unreadable
from interviews.phrases import Phrase, gettext_noop

DAMAGED = gettext_noop(
    "This ELAN file is damaged or incomplete and cannot be read. Open it in ELAN, save it again, "
    "and import that file."
)
UNSAFE = gettext_noop(
    "This ELAN file holds XML declarations that ELAN never writes, so it was not opened. Open it "
    "in ELAN, save it again, and import that file."
)
UNREADABLE_TIME = gettext_noop(
    "The time “{}” cannot be read, so nothing was imported rather than giving a passage a wrong "
    "time. Open the file in ELAN, correct it, save it, and import it again."
)

_FRAMES = {"": 1.0, "milliseconds": 1.0, "pal-frames": 40.0, "ntsc-frames": 1001 / 30}


@dataclass(frozen=True, slots=True)
class Piece:
    """One annotation; times in seconds, None where the file has none at all."""

    text: str
    start: float | None
    end: float | None


@dataclass(frozen=True, slots=True)
class Tier:
    """One tier; `parent` is the name of the tier it depends on, or ""."""

    name: str
    participant: str
    parent: str
    pieces: tuple[Piece, ...]

    @property
    def length(self) -> int:
        """How many characters the tier holds."""
        return sum(len(each.text) for each in self.pieces)


@dataclass(frozen=True, slots=True)
class Document:
    """The tiers; whether there are times, and how many of them had to be put between others."""

    tiers: tuple[Tier, ...]
    timed: bool
    guessed: int


Times = dict[str, tuple[float | None, float | None]]


def document(data: bytes) -> Document:
    """The tiers of an ELAN file.

    :raises Unreadable: where it is damaged, declares entities, or a time cannot be read.
    """
    root = _root(data)
    slots = _slots(root)
    known = sum(time is not None for time in slots.values())
    times = _filled(slots) if known else slots
    used = _annotation_times(root, times)
    tiers = tuple(_tier(tier, used) for tier in root.iter("TIER"))
    return Document(tiers, bool(known), len(slots) - known if known else 0)


def _root(data: bytes) -> etree._Element:
    bare = data.replace(b"\0", b"")
    if b"<!DOCTYPE" in bare or b"<!ENTITY" in bare:
        raise Unreadable(UNSAFE)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True
    )
    try:
        return etree.fromstring(data.lstrip(b" \t\r\n"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable(DAMAGED) from error


def _slots(root: etree._Element) -> dict[str, float | None]:
    """Each time slot in seconds, in the order of the file, which is that of time."""
    header = root.find("HEADER")
    unit = (header.get("TIME_UNITS") or "" if header is not None else "").casefold()
    if unit not in _FRAMES:
        raise Unreadable(Phrase(UNREADABLE_TIME, unit[:80]))
    slots: dict[str, float | None] = {}
    for slot in root.iter("TIME_SLOT"):
        value = slot.get("TIME_VALUE")
        slots[slot.get("TIME_SLOT_ID") or ""] = _seconds(value, _FRAMES[unit])
    return slots


def _seconds(value: str | None, scale: float) -> float | None:
    if value is None or not value.strip():
        return None
    if not re.fullmatch(r"\s*\d{1,10}\s*", value, re.ASCII):
        raise Unreadable(Phrase(UNREADABLE_TIME, value.strip()[:80]))
    return round(int(value) * scale / 1000, 3)


def _filled(slots: dict[str, float | None]) -> dict[str, float | None]:
    """The slots with those without a time put evenly between the times around them."""
    keys, values = list(slots), list(slots.values())
    at = [place for place, value in enumerate(values) if value is not None]
    first, last = at[0], at[-1]
    filled = dict(slots)
    filled |= dict.fromkeys(keys[:first], values[first]) | dict.fromkeys(keys[last:], values[last])
    for before, after in pairwise(at):
        low, high = values[before] or 0.0, values[after] or 0.0
        for place in range(before + 1, after):
            share = (place - before) / (after - before)
            filled[keys[place]] = round(low + share * (high - low), 3)
    return filled


def _annotation_times(root: etree._Element, slots: dict[str, float | None]) -> Times:
    """Start and end of each annotation; one that refers to another has the time of that one."""
    found: Times = {}
    for each in root.iter("ALIGNABLE_ANNOTATION"):
        start, end = (each.get(f"TIME_SLOT_REF{number}") or "" for number in (1, 2))
        if slots and (start not in slots or end not in slots):
            raise Unreadable(Phrase(UNREADABLE_TIME, (start or end)[:80]))
        found[each.get("ANNOTATION_ID") or ""] = slots.get(start), slots.get(end)
    referring = {
        each.get("ANNOTATION_ID") or "": each.get("ANNOTATION_REF") or ""
        for each in root.iter("REF_ANNOTATION")
    }
    for key in referring:
        found.setdefault(key, _referred(key, referring, found))
    return found


def _referred(
    key: str, referring: dict[str, str], found: Times
) -> tuple[float | None, float | None]:
    """The time of what an annotation refers to in the end; chains may be circles in a bad file."""
    seen = {key}
    target = referring[key]
    while target not in found and target in referring and target not in seen:
        seen.add(target)
        target = referring[target]
    if target not in found:
        raise Unreadable(DAMAGED)
    return found[target]


def _tier(tier: etree._Element, times: Times) -> Tier:
    return Tier(
        clean(tier.get("TIER_ID") or "").strip(),
        names.tidy(clean(tier.get("PARTICIPANT") or "")),
        clean(tier.get("PARENT_REF") or "").strip(),
        tuple(_pieces(tier, times)),
    )


def _pieces(tier: etree._Element, times: Times) -> Iterator[Piece]:
    kinds: Sequence[str] = ("ALIGNABLE_ANNOTATION", "REF_ANNOTATION")
    for each in tier.iter(*kinds):
        value = each.findtext("ANNOTATION_VALUE") or ""
        start, end = times[each.get("ANNOTATION_ID") or ""]
        yield Piece(one_line(clean(value).split("\n")), start, end)
