"""What is asked of a picture, read from the page's address."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode

from coding.codebook.models import Code
from coding.codebook.outline import outline
from coding.findings.kinds.asking import NEAR, RULES
from coding.segments.crossed import Rule
from coding.segments.filtering import Filters
from coding.segments.models import Voice
from coding.segments.nearness import FARTHEST, OVERLAP
from coding.segments.retrieval import Reading, interviews_of, reading_of
from interviews.projects import people
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.transcripts.models import Interview, Participant

MOST_CODES = 200


@dataclass(frozen=True)
class Tick:
    """Something to tick: its value, how it reads, whether it is ticked."""

    value: str
    label: str
    chosen: bool
    depth: int = 0
    colour: int = 0


class Asked:
    """The question: whose it is, and what it names. What it does not know it passes over.

    ``filed``: the picture leaves the project as a file.
    """

    def __init__(self, member: Member, query: QueryDict, *, filed: bool = False) -> None:
        self.member = member
        self.query = query
        self.filed = filed

    @cached_property
    def reading(self) -> Reading:
        return reading_of(self.member)

    @property
    def several(self) -> bool:
        return people.several(self.member)

    def ids(self, name: str) -> frozenset[uuid.UUID]:
        return frozenset(filter(None, map(_uuid, self.query.getlist(name))))

    def top(self, otherwise: int) -> int:
        """How many codes where none is chosen."""
        asked = whole(self.query.get("top", ""))
        return min(asked or otherwise, MOST_CODES)

    def rolled(self, otherwise: bool = True) -> bool:
        """Whether codes are meant with their sub-codes."""
        return {"yes": True, "no": False}.get(self.query.get("subcodes", ""), otherwise)

    @cached_property
    def rule(self) -> Rule:
        """When passages of two codes count as together."""
        asked = self.query.get("rule", "")
        near = whole(self.query.get("near", ""))
        relation = asked if asked in dict(RULES) else OVERLAP
        return Rule(relation, NEAR if near is None else min(near, FARTHEST))

    @cached_property
    def every_interview(self) -> list[Interview]:
        return interviews_of(self.reading, Filters())

    @cached_property
    def interviews(self) -> list[Interview]:
        asked = self.ids("interview")
        return [one for one in self.every_interview if not asked or one.pk in asked]

    @cached_property
    def every_participant(self) -> list[Participant]:
        return list(Participant.objects.visible_to(self.member))

    @cached_property
    def participants(self) -> list[Participant]:
        asked = self.ids("participant")
        return [one for one in self.every_participant if not asked or one.pk in asked]

    @cached_property
    def voices(self) -> dict[uuid.UUID, Voice]:
        """The voices that are listened to, in the project's order."""
        asked = self.ids("voice")
        return {pk: one for pk, one in self.reading.voices.items() if not asked or pk in asked}

    @property
    def codes(self) -> list[Code]:
        """The codes of the book in their order, merged ones left out."""
        return [self.reading.codes[pk] for pk in self.reading.book.order]

    @cached_property
    def chosen_codes(self) -> list[Code]:
        asked = {self.reading.book.shown(pk) for pk in self.ids("code")}
        return [code for code in self.codes if code.pk in asked]

    @cached_property
    def codes_gone(self) -> bool:
        """Whether codes were chosen that are not there any more; a hidden one never was."""
        known, shown = self.reading.codes, self.reading.book.shown
        gone = [pk for pk in self.ids("code") if shown(pk) not in known]
        return bool(gone) and Code.objects.within(self.member).filter(pk__in=gone).exists()

    def codes_or(self, most: list[Code]) -> list[Code]:
        """The codes chosen, or else these; none where those chosen are gone."""
        return self.chosen_codes or ([] if self.codes_gone else most)

    def code_ticks(self) -> list[Tick]:
        chosen = {code.pk for code in self.chosen_codes}
        return [
            Tick(
                str(line.code.pk),
                line.code.name,
                line.code.pk in chosen,
                min(line.depth, 4),
                line.code.colour,
            )
            for line in outline(self.codes)
        ]

    def ticks(self, name: str, rows: Iterable[tuple[uuid.UUID, str]]) -> list[Tick]:
        asked = self.ids(name)
        return [Tick(str(pk), label, pk in asked) for pk, label in rows]

    def pairs(self) -> list[tuple[str, str]]:
        """All that the address says, name by name."""
        return [(name, value) for name, values in self.query.lists() for value in values]

    def narrowing(self) -> list[tuple[str, str]]:
        """What narrows every number, as the passages page is asked for it."""
        return [(name, str(pk)) for name in ("interview", "voice") for pk in sorted(self.ids(name))]

    def passages(self, *more: tuple[str, Any]) -> str:
        """The address of the passages behind a mark."""
        asked = [*((name, str(value)) for name, value in more), *self.narrowing()]
        return f"{self._passages}?{urlencode(asked)}"

    @cached_property
    def _passages(self) -> str:
        return reverse("desk:passages", args=[self.member.project.slug])


def first_by_use(codes: Sequence[Code], uses: dict[uuid.UUID, int], top: int) -> list[Code]:
    """The codes with most passages, in the order of the book; of those alike the first."""
    used = [code for code in codes if uses.get(code.pk)]
    kept = {code.pk for code in sorted(used, key=lambda code: -uses[code.pk])[:top]}
    return [code for code in used if code.pk in kept]


def _uuid(sent: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(sent)
    except ValueError:
        return None
