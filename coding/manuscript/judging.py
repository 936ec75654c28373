"""What is told of a quotation, from what was found. No Django.

A verdict says how words compare, never what somebody meant by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from coding.manuscript.finding.literature import SHORT
from coding.manuscript.finding.quoted import Quoted
from coding.manuscript.matching.matcher import Found, Matcher, Trace


class Told(StrEnum):
    """In the order in which a report lists them: what asks to be looked at first."""

    NAME = "name"
    ALTERED = "altered"
    ELSEWHERE = "elsewhere"
    NOT_FOUND = "not found"
    TOO_SHORT = "short"
    ASIDE = "aside"
    MARKED = "marked"
    VERBATIM = "verbatim"


@dataclass(frozen=True)
class Judgement:
    """``matched`` is what matching alone tells; ``told`` also minds names and what is set aside.

    ``count`` is how many places have these very words.
    """

    told: Told
    matched: Told
    place: Found | None = None
    count: int = 0


def judge(quoted: Quoted, matcher: Matcher, number: int, shows_name: bool = False) -> Judgement:
    """What is told of quotation ``number`` of the matcher, once it has seen every transcript."""
    trace = matcher.traces[number]
    names = () if quoted.aside else quoted.credit.names
    matched, place = _matched(trace, names, matcher, number)
    told = matched
    if quoted.aside and (matched not in (Told.VERBATIM, Told.MARKED) or trace.cut.length <= SHORT):
        told = Told.ASIDE
    return Judgement(Told.NAME if shows_name else told, matched, place, trace.count)


def _matched(
    trace: Trace, names: Sequence[str], matcher: Matcher, number: int
) -> tuple[Told, Found | None]:
    if not trace.cut.length:
        return Told.TOO_SHORT, None
    if not trace.found:
        nearest = matcher.nearest(number, names) if trace.cut.length > SHORT else None
        return (Told.ALTERED, nearest) if nearest else (Told.NOT_FOUND, None)
    own = [one for one in trace.found if _may_be(one, names)] if names else trace.found
    if trace.cut.length <= SHORT:
        clear = len(own) == 1 and (names or trace.count == 1)
        return (_as_found(trace, own[0]) if clear else Told.TOO_SHORT), _closest(own or trace.found)
    if not own:
        return Told.ELSEWHERE, _closest(trace.found)
    place = _closest(own)
    return _as_found(trace, place), place


def _may_be(found: Found, names: Sequence[str]) -> bool:
    """Whether one of those named may have said it: speaks there, or nobody known does."""
    if set(names) & set(found.who):
        return True
    return not found.who and not any(turn.interviewer for turn in found.turns)


def _closest(found: Sequence[Found]) -> Found:
    """The place where the segments lie closest together; the first of those alike."""
    return min(found, key=_extent)


def _extent(found: Found) -> int:
    stretches = found.stretches
    return stretches[-1][1] - stretches[0][0]


def _as_found(trace: Trace, place: Found) -> Told:
    """Verbatim, or marked: cut between its segments, or with brackets that the source has not."""
    stretches = place.stretches
    said = place.source.text[stretches[0][0] : stretches[-1][1]]
    put = any(one not in said for one in trace.cut.puts)
    dots = trace.cut.ellipses and "…" not in said and "..." not in said
    marked = place.gaps or put or dots or trace.cut.lettered
    return Told.MARKED if marked else Told.VERBATIM
