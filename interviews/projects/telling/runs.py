"""Runs: like acts of one person on one day, told in one line that can be unfolded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.translation import gettext as _

from interviews.projects.alike import likeness, together
from interviews.projects.models import Member
from interviews.projects.registers import Described
from interviews.projects.telling.lines import MOST_SUBJECTS, Line

FEWEST = 3


@dataclass(frozen=True)
class Run:
    """Lines told together, the newest first; one line that has no like stands alone."""

    lines: list[Line]
    sentence: str = ""
    subjects: list[Described] = field(default_factory=list)
    more: int = 0

    @property
    def first(self) -> Line:
        return self.lines[0]

    @property
    def member(self) -> Member | None:
        return self.first.member

    @property
    def undone(self) -> bool:
        return self.first.undone

    @property
    def at(self) -> datetime:
        return self.first.at

    @property
    def began(self) -> datetime:
        return self.lines[-1].at

    @property
    def at_once(self) -> bool:
        """Whether it all happened within one minute of the clock."""
        return self.at.replace(second=0, microsecond=0) == self.began.replace(
            second=0, microsecond=0
        )

    @property
    def day(self) -> date:
        return self.first.day

    @property
    def opening(self) -> str:
        """As a line's; what like acts share goes on in the sentence."""
        return opened(self.sentence, self.subjects, self.first.common)

    @property
    def several(self) -> bool:
        return len(self.lines) > 1


def opened(sentence: str, subjects: Sequence[Described], common: Described | None) -> str:
    """The sentence of several acts: with a colon where what they are about is listed."""
    return _("%(sentence)s:") % {"sentence": sentence} if subjects and not common else sentence


def runs(lines: Iterable[Line]) -> list[Run]:
    """Runs in the order of their newest lines; fewer than three like acts stay lines."""
    found: dict[object, list[Line]] = {}
    for line in lines:
        who = line.member.pk if line.member else None
        like = likeness(line.verb, line.sentence)
        found.setdefault((line.day, who, like, line.undone, line.common), []).append(line)
    told = [run for like in found.values() for run in _told(like)]
    return sorted(told, key=lambda run: -run.first.seq)


def _told(like: list[Line]) -> list[Run]:
    first = like[0]
    if len(like) < FEWEST or first.told_alone:
        return [Run([line]) for line in like]
    if first.common:
        subjects = [first.common]
    else:
        subjects = list(dict.fromkeys(one for line in like for one in line.subjects))
    sentence = together(first.verb, first.sentence, len(like))
    return [Run(like, sentence, subjects[:MOST_SUBJECTS], max(0, len(subjects) - MOST_SUBJECTS))]
