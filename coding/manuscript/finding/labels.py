"""Participants' labels in a text: P3, (P3), P3:84.2, participant 3."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_NUMBERED = re.compile(r"(.*?[^\d\s.\-])[\s.\-]?0*(\d{1,4})")
_CALLED = (
    r"(?i:participants?|interviewees?|respondents?|informants?|subjects?|teilnehmer(?:in)?(?:nen)?"
    r"|befragte[rn]?|interviewpartner(?:in)?|participant[es]*|enquêtée?|participantes?)"
)
_PLACE = r"(?P<place>(?:-\d{1,2})?:[\w-]{1,12}(?:\.\d{1,4})?)?"

_RANGE = re.compile(r"\s*(?:[-–—]|to|through|bis|à|a|tot|até)\s*", re.I)
_UNTIL = re.compile(r"\s?[–—]\s?(\d{1,4})(?![\w:.]*\w)")


class Label(NamedTuple):
    """A label at ``[start, end)``: the participant's own form of it, and the place cited."""

    start: int
    end: int
    name: str
    place: str = ""


@dataclass(frozen=True)
class Labels:
    """Finds the labels of a project's participants, and those like them that it does not have."""

    pattern: re.Pattern[str] | None
    names: dict[str, str]

    def find(self, text: str) -> list[Label]:
        if self.pattern is None:
            return []
        found = [
            Label(hit.start(), hit.end(), self._name(hit["label"]), hit["place"] or "")
            for hit in self.pattern.finditer(text)
        ]
        return [one for label in self._ranges(text, found) for one in label]

    def _ranges(self, text: str, found: Sequence[Label]) -> Iterator[list[Label]]:
        """Each label, behind those that a dash before it takes in: P1–P4, or P1–4."""
        for before, label in pairwise([None, *found]):
            assert label is not None
            between = text[before.end : label.start] if before else ""
            yield [] if before is None else self._through(before, label.name, label.start, between)
            yield [label]
            if short := _UNTIL.match(text, label.end):
                last = Label(short.start(1), short.end(1), self._name(_headed(label, short[1])))
                yield [*self._through(label, last.name, last.start, "–"), last]

    def _through(self, before: Label, last: str, at: int, between: str) -> list[Label]:
        """The project's participants between two numbers, all where the last one stands."""
        one, other = _NUMBERED.fullmatch(before.name), _NUMBERED.fullmatch(last)
        if not (one and other and one[1] == other[1] and _RANGE.fullmatch(between)):
            return []
        numbers = range(int(one[2]) + 1, int(other[2]))
        known = [self.names.get(f"{one[1]}{number}") for number in numbers]
        return [Label(at, at, name) for name in known if name]

    def _name(self, said: str) -> str:
        """P9, where there are P1 to P5, is meant as a participant, whom the project lacks."""
        return self.names.get(_key(said), "".join(said.split()))


def labels_for(names: Iterable[str]) -> Labels:
    """What to look for, given the labels of the project's participants."""
    own = list(dict.fromkeys(name for name in names if name.strip()))
    if not own:
        return Labels(None, {})
    keys = {_key(name): name for name in own}
    options = [_spelled(name) for name in sorted(own, key=len, reverse=True)]
    heads = {found[1] for name in own if (found := _NUMBERED.fullmatch(name))}
    options += [rf"{re.escape(head)}[\s.\-]?\d{{1,4}}" for head in sorted(heads) if head.isupper()]
    numbers = _by_number(own)
    if numbers:
        keys |= {f"#{number}": name for number, name in numbers.items()}
        options.append(rf"{_CALLED}\s+#?0*(?:{'|'.join(map(re.escape, numbers))})(?!\d)")
    pattern = rf"(?<![\w@#&/.])(?P<label>{'|'.join(options)})(?!\w){_PLACE}"
    return Labels(re.compile(pattern), keys)


def _headed(label: Label, number: str) -> str:
    found = _NUMBERED.fullmatch(label.name)
    return f"{found[1]}{number}" if found else number


def _spelled(name: str) -> str:
    found = _NUMBERED.fullmatch(name)
    if found is None:
        return r"\s+".join(map(re.escape, name.split()))
    return rf"{re.escape(found[1])}[\s.\-]?0*{found[2]}(?!\d)"


def _key(said: str) -> str:
    called = re.fullmatch(rf"{_CALLED}\s+#?0*(\d+)", said)
    if called:
        return f"#{called[1]}"
    found = _NUMBERED.fullmatch(said)
    return f"{found[1]}{found[2]}" if found else " ".join(said.split())


def _by_number(names: Iterable[str]) -> dict[str, str]:
    """Labels by their number, where only one has it."""
    found = [(hit[2], name) for name in names if (hit := _NUMBERED.fullmatch(name))]
    counts = Counter(number for number, _name in found)
    return {number: name for number, name in found if counts[number] == 1}
