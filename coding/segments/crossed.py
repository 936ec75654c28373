"""Codes crossed with participants, with what is known of them, and with each other.

Everything that prints or draws such numbers asks here. Behind every number stands the question
that the passages page answers with precisely the rows it counts. The number of queries is fixed.
"""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

from django.utils.http import urlencode
from django.utils.translation import gettext as _

from coding.codebook.outline import outline
from coding.segments.bare import bare_of, by_place, extents_of, lines_of, speakers_of
from coding.segments.counting import kept
from coding.segments.crossing import (
    OVERLAPPING,
    Extent,
    Measure,
    Numbers,
    S,
    co_occurring,
    crossed,
    in_characters,
)
from coding.segments.filtering import Filters
from coding.segments.gathering import Texts
from coding.segments.nearness import OVERLAP, WORDS
from coding.segments.retrieval import Reading, interviews_of, nearness_of, reading_of
from interviews.projects.models import Member
from interviews.transcripts.models import Attribute, AttributeValue, Participant

EVERY = "every"  # the key of the column that counts all passages of a code
MOST = 12  # codes crossed with each other until some are chosen

Key = uuid.UUID | str
Asked = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Line:
    """A row or column: its key, how it reads, and what it adds to the question."""

    key: Key
    label: str
    asked: Asked = ()
    depth: int = 0
    colour: int = 0


@dataclass(frozen=True)
class Crossed:
    """Numbers of passages by (row's key, column's key); what is not there is none."""

    rows: Sequence[Line]
    columns: Sequence[Line]
    numbers: Numbers
    shared: Asked = field(default=())

    def number(self, row: Line, column: Line) -> int:
        return self.numbers[row.key, column.key]

    def question(self, row: Line, column: Line) -> str:
        """The query of the passages page whose rows are those counted; empty where none is."""
        if not self.number(row, column):
            return ""
        return urlencode([*row.asked, *column.asked, *self.shared])


@dataclass(frozen=True)
class Rule:
    """When passages of two codes count as together: overlapping, in the same turn, or with at
    most ``near`` words between them.
    """

    relation: str = OVERLAP
    near: int = 0


def by_participant(member: Member, *, with_subcodes: bool = True) -> Crossed:
    """Every code by every participant: passages in which they speak."""
    reading = reading_of(member)
    people = list(Participant.objects.visible_to(member))
    columns = [Line(one.label, one.label, (("participant", str(one.pk)),)) for one in people]
    return _with_every(reading, columns, _spoken(reading, with_subcodes), with_subcodes)


def by_attribute(member: Member, attribute: Attribute, *, with_subcodes: bool = True) -> Crossed:
    """Every code by the values of an attribute: passages in which somebody with it speaks."""
    reading = reading_of(member)
    people = list(Participant.objects.visible_to(member))
    holding = _holding(member, attribute, people)
    columns = [
        Line(key, label, tuple(("participant", str(one.pk)) for one in held))
        for key, label, held in holding
    ]
    values: dict[str, list[str]] = {}
    for key, _label, held in holding:
        for one in held:
            values.setdefault(one.label, []).append(key)

    def count() -> Numbers:
        speakers = speakers_of(reading)

        def under(one: Extent) -> Collection[str]:
            return {value for who in speakers(*one) for value in values.get(who, ())} | {EVERY}

        return crossed(_of_codes(reading, with_subcodes), under)

    numbers = kept(f"held-{with_subcodes}-{attribute.pk}", reading.member, count)
    return _with_every(reading, columns, numbers, with_subcodes)


def by_value(member: Member, attribute: Attribute) -> dict[str, list[str]]:
    """The labels of the participants in each column of ``by_attribute``, by its key."""
    people = list(Participant.objects.visible_to(member))
    found = _holding(member, attribute, people)
    return {key: [one.label for one in held] for key, _label, held in found}


def by_code(
    member: Member,
    chosen: Collection[uuid.UUID],
    rule: Rule = Rule(),
    *,
    with_subcodes: bool = True,
) -> Crossed:
    """Chosen codes by each other, or those used most; read by row: passages of the row's code that
    have one of the column's code by them. Where both are the same, all its passages.
    """
    reading = reading_of(member)
    numbers = _beside(reading, chosen, rule, with_subcodes)
    held = chosen or {code for code, other in numbers if code == other}
    lines = [line for line in _codes(reading, with_subcodes) if line.key in held]
    columns = [Line(one.key, one.label, (("with", str(one.key)),), 0, one.colour) for one in lines]
    shared: Asked = () if rule.relation == OVERLAP else (("relation", rule.relation),)
    shared += (("near", str(rule.near)),) if rule.relation == WORDS else ()
    return Crossed(lines, columns, numbers, shared)


def _beside(
    reading: Reading, chosen: Collection[uuid.UUID], rule: Rule, with_subcodes: bool
) -> Numbers:
    def count() -> Numbers:
        every = _of_codes(reading, with_subcodes)
        wanted = chosen or _most_used(every)
        of_codes = {code: found for code, found in every.items() if code in wanted}
        return co_occurring(of_codes, *measure_of(reading, of_codes, rule))

    codes = sha256("".join(sorted(one.hex for one in chosen)).encode()).hexdigest()
    name = f"beside-{with_subcodes}-{rule.relation}-{rule.near}-{codes}"
    return kept(name, reading.member, count)


def _most_used(of_codes: Mapping[uuid.UUID, Sequence[Extent]]) -> list[uuid.UUID]:
    return sorted(of_codes, key=lambda code: (-len(of_codes[code]), str(code)))[:MOST]


def _codes(reading: Reading, with_subcodes: bool) -> list[Line]:
    """The codes that are not merged, as the tree has them."""
    how = "as_one" if with_subcodes else "alone"
    seen = (code for pk, code in reading.codes.items() if pk not in reading.successors)
    return [
        Line(
            line.code.pk,
            line.code.printed,
            (("code", str(line.code.pk)), (how, "1")),
            line.depth,
            line.code.colour,
        )
        for line in outline(seen)
    ]


def _with_every(
    reading: Reading, columns: Iterable[Line], numbers: Numbers, with_subcodes: bool
) -> Crossed:
    return Crossed(
        _codes(reading, with_subcodes), [*columns, Line(EVERY, _("All passages"))], numbers
    )


def _spoken(reading: Reading, with_subcodes: bool) -> Numbers:
    """How many passages of each code each participant speaks in."""

    def count() -> Numbers:
        speakers = speakers_of(reading)

        def under(one: Extent) -> Collection[str]:
            return {*speakers(*one), EVERY}

        return crossed(_of_codes(reading, with_subcodes), under)

    return kept(f"spoken-{with_subcodes}", reading.member, count)


def _of_codes(reading: Reading, with_subcodes: bool) -> dict[uuid.UUID, list[Extent]]:
    lines = lines_of(reading, with_subcodes=with_subcodes)
    return extents_of(by_place(bare_of(reading)), lines)


def _holding(
    member: Member, attribute: Attribute, people: Sequence[Participant]
) -> list[tuple[str, str, list[Participant]]]:
    """Each value of an attribute with who has it: in the order of its choices, then as they are
    met; last those of whom nothing is recorded.
    """
    found: dict[str, list[Participant]] = {value: [] for value in attribute.shape.choices}
    known = {one.pk: one for one in people}
    bare = dict(known)
    for row in AttributeValue.objects.visible_to(member).filter(attribute=attribute):
        if (who := known.get(row.participant_id)) is not None:
            held = found.setdefault(row.value, [])
            held += [] if who in held else [who]
            bare.pop(who.pk, None)
    place = {one.pk: number for number, one in enumerate(people)}
    ordered = [
        (f"= {value}", value, sorted(held, key=lambda one: place[one.pk]))
        for value, held in found.items()
    ]
    return [*ordered, *([("", _("Not recorded"), list(bare.values()))] if bare else [])]


def measure_of(
    reading: Reading, of_codes: Mapping[uuid.UUID, Iterable[S]], rule: Rule
) -> tuple[Measure[S], int]:
    """How passages are measured, and how many units may lie between two that are together."""
    if rule.relation == OVERLAP:
        return in_characters, OVERLAPPING
    within = {one.interview for found in of_codes.values() for one in found}
    texts = Texts(one for one in interviews_of(reading, Filters()) if one.pk in within)
    nearness = nearness_of(Filters(relation=rule.relation, near=rule.near), texts)

    def measure(passage: S) -> Extent:
        extent = nearness.extent(passage.interview, passage.start, passage.end)
        return Extent(passage.interview, *extent)

    return measure, rule.near if rule.relation == WORDS else OVERLAPPING
