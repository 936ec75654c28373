"""What others did, summed up by person: for whoever has not looked for a while."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from interviews.projects.alike import alike_of, likeness, together
from interviews.projects.models import Member
from interviews.projects.registers import Described
from interviews.projects.telling.events import Asked, visible_events
from interviews.projects.telling.lines import MOST_SUBJECTS, Line, tell
from interviews.projects.telling.runs import opened

MOST_EVENTS = 600
MOST_GROUPS = 6
MOST_ALIKE = 4  # groups of one verb


@dataclass(frozen=True)
class Group:
    """Like acts: the sentence that sums them up, how many, what they are about.

    ``kind`` is set where they are about too much to name: the history tells of acts of this kind.
    """

    sentence: str
    number: int
    subjects: list[Described]
    more: int = 0
    kind: str = ""


@dataclass(frozen=True)
class Deeds:
    """What one person did: the largest groups first, and how many acts are in none of them."""

    member: Member
    groups: list[Group]
    rest: int


@dataclass(frozen=True)
class Tally:
    """What others did up to event ``seq``; ``partly``: only the newest of it is summed up."""

    deeds: list[Deeds]
    seq: int | None
    partly: bool


def tally(member: Member, *, after: int | None = None, since: datetime | None = None) -> Tally:
    """What others did after an event, or since a time, as far as the member may see it.

    Acts that were undone, and undoing itself, are left out. The number of queries is that of
    ``tell``.
    """
    others = visible_events(member, Asked(after=after)).exclude(member_id=member.pk)
    if since:
        others = others.filter(at__gt=since)
    events = list(others[: MOST_EVENTS + 1])
    lines = tell(member, events[:MOST_EVENTS], in_brief=True)
    by_person: dict[uuid.UUID, list[Line]] = defaultdict(list)
    for line in lines:
        if line.member and not line.undone and not line.told_alone:
            by_person[line.member.pk].append(line)
    deeds = sorted((_deeds(mine) for mine in by_person.values()), key=_size, reverse=True)
    return Tally(deeds, events[0].seq if events else None, len(events) > MOST_EVENTS)


def _size(deeds: Deeds) -> int:
    return sum(group.number for group in deeds.groups) + deeds.rest


def _deeds(lines: Sequence[Line]) -> Deeds:
    by_verb: dict[object, dict[object, list[Line]]] = defaultdict(lambda: defaultdict(list))
    for line in lines:
        by_verb[likeness(line.verb, line.sentence)][line.common].append(line)
    verbs = [_groups(list(like.values())) for like in by_verb.values()]
    verbs.sort(key=lambda groups: -sum(group.number for group in groups))
    groups = [group for like in verbs for group in like]
    assert lines[0].member is not None
    rest = sum(group.number for group in groups[MOST_GROUPS:])
    return Deeds(lines[0].member, groups[:MOST_GROUPS], rest)


def _groups(like: list[list[Line]]) -> list[Group]:
    """Groups of one verb: those that share the most, and all others in one."""
    like.sort(key=len, reverse=True)
    alike = alike_of(like[0][0].verb)
    others = alike.others if alike else None
    if others is None or len(like) <= MOST_ALIKE:
        return [_group(lines) for lines in like]
    rest = sum(len(lines) for lines in like[MOST_ALIKE - 1 :])
    kind = like[0][0].verb.split(".")[0]
    return [
        *(_group(lines) for lines in like[: MOST_ALIKE - 1]),
        Group(others(rest), rest, [], kind=kind),
    ]


def _group(lines: Sequence[Line]) -> Group:
    first = lines[0]
    subjects = list(dict.fromkeys(one for line in lines for one in line.subjects))
    if first.common:
        subjects = [first.common]
    if len(lines) == 1 and not first.common:
        sentence = first.opening
    else:
        said = together(first.verb, first.sentence, len(lines))
        sentence = opened(said, subjects, first.common)
    more = sum(line.more for line in lines) + max(0, len(subjects) - MOST_SUBJECTS)
    return Group(sentence, len(lines), subjects[:MOST_SUBJECTS], more)
