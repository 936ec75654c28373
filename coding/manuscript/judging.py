"""What is told of a quotation, from what was found. No Django.

A verdict says how words compare, never what somebody meant by it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from coding.manuscript.finding.literature import SHORT
from coding.manuscript.finding.quoted import Credit, Quoted
from coding.manuscript.matching.marking import Marks
from coding.manuscript.matching.matcher import Found, Matcher, Trace
from coding.manuscript.matching.sources import Turn, core_of
from coding.manuscript.negations import negations_for


class Told(StrEnum):
    """In the order in which a report lists them: what asks to be looked at first."""

    NAME = "name"
    ALTERED = "altered"
    ELSEWHERE = "elsewhere"
    PARTLY = "partly"
    NOT_FOUND = "not found"
    REPLACED = "replaced"
    TOO_SHORT = "short"
    ASIDE = "aside"
    MARKED = "marked"
    VERBATIM = "verbatim"


FOUND = frozenset({Told.VERBATIM, Told.MARKED, Told.REPLACED})


@dataclass(frozen=True)
class Judgement:
    """``matched`` is what matching alone tells; ``told`` also minds names and what is set aside.

    ``count`` is how many places have these very words, one where it is put together of several;
    ``missing`` those credited who say them nowhere.
    """

    told: Told
    matched: Told
    place: Found | None = None
    count: int = 0
    missing: tuple[str, ...] = ()


def judge(
    quoted: Quoted,
    matcher: Matcher,
    number: int,
    shows_name: bool = False,
    language: str = "en",
) -> Judgement:
    """What is told of quotation ``number`` of the matcher, once it has seen every transcript."""
    trace = matcher.traces[number]
    credit = Credit() if quoted.aside else quoted.credit
    read_marks = Marks(trace.text, "", matcher.fillers, negations_for(language), matcher.names)
    matched, place = _matched(trace, credit, matcher, number, read_marks)
    missing = _missing(trace, credit, matcher) if matched in FOUND else ()
    if missing:
        matched = Told.PARTLY
    told = matched
    if quoted.aside and (matched not in FOUND or trace.cut.length <= SHORT):
        told = Told.ASIDE
    # Pieces can be put together in many ways: that is no number of places.
    count = min(trace.count, 1) if len(trace.cut.segments) > 1 else trace.count
    return Judgement(Told.NAME if shows_name else told, matched, place, count, missing)


def _missing(trace: Trace, credit: Credit, matcher: Matcher) -> tuple[str, ...]:
    """Those credited who say these words at no place; nobody known may say them for one."""
    if any(_may_be(one, replace(credit, names=()), matcher) for one in trace.found):
        return ()
    return tuple(name for name in credit.names if name not in trace.who)


def _matched(
    trace: Trace, credit: Credit, matcher: Matcher, number: int, marks: Marks
) -> tuple[Told, Found | None]:
    names = credit.names
    if not trace.cut.length:
        return Told.TOO_SHORT, None
    if not trace.found:
        nearest = matcher.nearest(number, names) if trace.cut.length > SHORT else None
        return (Told.ALTERED, nearest) if nearest else (Told.NOT_FOUND, None)
    own = trace.found
    if names:
        own = [one for one in trace.found if _may_be(one, credit, matcher)]
    if trace.cut.length <= SHORT:
        clear = len(own) == 1 and (names or trace.count == 1)
        return (_as_found(trace, own[0], marks) if clear else Told.TOO_SHORT), _closest(
            own or trace.found
        )
    if not own:
        partly = [one for one in trace.found if set(names) & set(one.who)]
        return Told.ELSEWHERE, _closest(partly or trace.found)
    place = _closest(own)
    return _as_found(trace, place, marks), place


def _may_be(found: Found, credit: Credit, matcher: Matcher) -> bool:
    """Whether those named may have said all of it: nobody else does, or nobody known."""
    voices = _voices(found, matcher)
    named = any(one.who in credit.names for one in voices)
    return not any(_is_other(one, credit, named) for one in voices)


def _is_other(turn: Turn, credit: Credit, named: bool) -> bool:
    """Whether it is another who speaks. One who is no participant may be any, but not beside them.

    ``named``: one of those named speaks there too.
    """
    if turn.who or turn.interviewer:
        return turn.who not in credit.names and not (turn.interviewer and credit.asked)
    return named and bool(turn.speaker)


def _voices(found: Found, matcher: Matcher) -> Sequence[Turn]:
    """The turns whose words it has; one that has only sounds and remarks of it is none of them."""
    if len(found.stretches) == 1:
        return found.turns
    text = found.source.text
    said = [
        start
        for start, end in found.stretches
        if core_of(text[start:end], matcher.fillers, matcher.names)
    ]
    turns = [turn for start in said if (turn := found.source.turn_at(start))]
    return turns or found.turns


def _closest(found: Sequence[Found]) -> Found:
    """The place where the segments lie closest together; the first of those alike."""
    return min(found, key=_extent)


def _extent(found: Found) -> int:
    stretches = found.stretches
    return stretches[-1][1] - stretches[0][0]


def _as_found(trace: Trace, place: Found, marks: Marks) -> Told:
    """Verbatim, or marked: cut between its segments, or with brackets that the source has not;
    replaced where what is under a mark asks to be looked at.
    """
    marks = replace(marks, source=place.source.text, turns=place.source.turns)
    if any(one.look for one in marks.under(trace.cut, place.segments)):
        return Told.REPLACED
    stretches = place.stretches
    said = place.source.text[stretches[0][0] : stretches[-1][1]]
    put = any(one not in said for one in trace.cut.puts)
    dots = trace.cut.ellipses and "…" not in said and "..." not in said
    gaps = place.gaps and _leaves_out(trace, place, marks)
    marked = gaps or put or dots or trace.cut.lettered
    return Told.MARKED if marked else Told.VERBATIM


def _leaves_out(trace: Trace, place: Found, marks: Marks) -> bool:
    """Whether between two segments stands more than what brackets there say."""
    return len(list(marks.same(trace.cut, place.segments))) < len(trace.cut.segments) - 1
