"""What a person asks the passages page, read from its address."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.http import QueryDict
from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.codebook.outline import outline
from coding.segments.filtering import Filters
from coding.segments.retrieval import Reading
from interviews.transcripts.models import Interview, Participant
from interviews.transcripts.models.interview import SpeakerRole


@dataclass(frozen=True)
class Choice:
    """Something to tick: its value, how it reads, whether it is ticked."""

    value: str
    label: str
    chosen: bool
    depth: int = 0
    colour: int = 0


@dataclass(frozen=True)
class Group:
    """Things of one kind to tick; ``number`` of them are."""

    name: str
    label: str
    choices: list[Choice]

    @property
    def number(self) -> int:
        return sum(choice.chosen for choice in self.choices)


class Asked:
    """The passages page's question: its filters, and its form as it was sent."""

    def __init__(self, reading: Reading, query: QueryDict) -> None:
        self.reading = reading
        self.query = query

    @property
    def words(self) -> str:
        return self.query.get("words", "").strip()

    @property
    def by_passage(self) -> bool:
        return self.query.get("rows") != "coding"

    @property
    def match(self) -> str:
        return "all" if self.query.get("match") == "all" else "any"

    @property
    def role(self) -> str:
        role = self.query.get("role", "")
        return role if role in SpeakerRole.values else ""

    @property
    def alone(self) -> bool:
        """Whether the codes chosen are meant without their sub-codes."""
        return "alone" in self.query

    @property
    def as_one(self) -> bool:
        """Whether a code chosen and its sub-codes are taken as one code."""
        return "as_one" in self.query and not self.alone

    @cached_property
    def beside(self) -> list[Code]:
        """The codes that what is found must have beside it."""
        return [code for pk, code in self.reading.codes.items() if pk in self.ids("beside")]

    @property
    def unsure(self) -> bool:
        return "unsure" in self.query

    @property
    def uncoded(self) -> bool:
        return "uncoded" in self.query

    def ids(self, name: str) -> frozenset[uuid.UUID]:
        """The ids sent under a name; what is no id is passed over."""
        return frozenset(filter(None, map(_uuid, self.query.getlist(name))))

    @cached_property
    def people(self) -> list[Participant]:
        return list(Participant.objects.visible_to(self.reading.member))

    @cached_property
    def filters(self) -> Filters:
        codes = self.ids("code")
        people = self.ids("participant")
        return Filters(
            any_codes=codes if self.match == "any" else frozenset(),
            all_codes=(codes if self.match == "all" else frozenset()) | self.ids("beside"),
            no_codes=self.ids("without"),
            sub_codes=not self.alone,
            as_one=self.as_one,
            participants=frozenset(one.label for one in self.people if one.pk in people),
            voices=self.ids("voice"),
            interviews=self.ids("interview"),
            roles=frozenset({self.role} if self.role else ()),
            unsure=self.unsure,
            words=self.words,
            uncoded=self.uncoded,
        )

    def groups(self, interviews: Iterable[Interview], several: bool) -> list[Group]:
        """What can be ticked beside the codes."""
        people = ((row.pk, row.label) for row in self.people)
        held = ((row.pk, row.title) for row in interviews)
        found = [
            self._group("participant", _("Participants"), people),
            self._group("interview", _("Interviews"), held),
        ]
        if several:
            voices = ((pk, str(row)) for pk, row in self.reading.voices.items())
            found.append(self._group("voice", _("Coders"), voices))
        return [group for group in found if group.choices]

    def code_choices(self) -> list[Choice]:
        return self._codes("code")

    def without_choices(self) -> list[Choice]:
        return self._codes("without")

    def _codes(self, name: str) -> list[Choice]:
        """The tree of codes to tick under a name, merged ones left out."""
        chosen, merged = self.ids(name), self.reading.successors
        seen = (code for pk, code in self.reading.codes.items() if pk not in merged)
        return [
            Choice(
                str(line.code.pk),
                line.code.name,
                line.code.pk in chosen,
                min(line.depth, 4),
                line.code.colour,
            )
            for line in outline(seen)
        ]

    def _group(self, name: str, label: str, rows: Iterable[tuple[uuid.UUID, str]]) -> Group:
        chosen = self.ids(name)
        return Group(name, label, [Choice(str(pk), said, pk in chosen) for pk, said in rows])

    def without_page(self) -> str:
        """The address's query without its page, for the links to other pages."""
        query = self.query.copy()
        query.pop("page", None)
        return query.urlencode()


def _uuid(sent: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(sent)
    except ValueError:
        return None
