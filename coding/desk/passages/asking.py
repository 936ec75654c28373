"""What a person asks the passages page, read from its address.

The address is the question: the page, its exports and saved questions read it here, all alike.
"""

from __future__ import annotations

import re
import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from functools import cached_property

from django.http import QueryDict

from coding.segments import nearness
from coding.segments.filtering import Filters
from coding.segments.retrieval import Reading
from interviews.projects.languages import zone
from interviews.projects.numbers import whole
from interviews.transcripts.models import Attribute, AttributeValue, Interview, Participant
from interviews.transcripts.models.interview import SpeakerRole

IDS = ("code", "with", "without", "participant", "interview", "voice")
TICKS = ("alone", "as_one", "unsure", "uncoded")
DEFAULT_NEAR = {nearness.TURNS: 1, nearness.WORDS: 10}
VALUES_OF = re.compile(r"of-([0-9a-f]{32})$")  # ticked values of an attribute, by its id


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
    def relation(self) -> str:
        relation = self.query.get("relation", "")
        return relation if relation in nearness.RELATIONS else nearness.OVERLAP

    @property
    def near(self) -> int:
        """How many turns or words apart; nothing where that is not asked."""
        if self.relation not in nearness.COUNTED:
            return 0
        sent = whole(self.query.get("near", ""))
        return DEFAULT_NEAR[self.relation] if sent is None else min(sent, nearness.FARTHEST)

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(self.query.getlist("role")) & frozenset(SpeakerRole.values)

    @property
    def speakers(self) -> frozenset[str]:
        return frozenset(filter(None, self.query.getlist("speaker")))

    @property
    def alone(self) -> bool:
        """Whether the codes chosen are meant without their sub-codes."""
        return "alone" in self.query

    @property
    def as_one(self) -> bool:
        """Whether a code chosen and its sub-codes are taken as one code."""
        return "as_one" in self.query and not self.alone

    @property
    def unsure(self) -> bool:
        return "unsure" in self.query

    @property
    def uncoded(self) -> bool:
        return "uncoded" in self.query

    @property
    def first_day(self) -> date | None:
        return _day(self.query.get("from", ""))

    @property
    def last_day(self) -> date | None:
        return _day(self.query.get("to", ""))

    def ids(self, name: str) -> frozenset[uuid.UUID]:
        """The ids sent under a name; what is no id is passed over."""
        return ids_in(self.query, name)

    @cached_property
    def values(self) -> Mapping[uuid.UUID, frozenset[str]]:
        """The values asked for of each attribute of participants."""
        named = ((VALUES_OF.match(name), name) for name in self.query)
        return {
            uuid.UUID(match[1]): frozenset(self.query.getlist(name))
            for match, name in named
            if match
        }

    @cached_property
    def people(self) -> list[Participant]:
        return list(Participant.objects.visible_to(self.reading.member))

    @cached_property
    def attributes(self) -> list[Attribute]:
        return list(Attribute.objects.visible_to(self.reading.member))

    @cached_property
    def interviews(self) -> list[Interview]:
        """All there are, with a text, in order."""
        return list(Interview.objects.visible_to(self.reading.member).exclude(current=None))

    @cached_property
    def held(self) -> Mapping[uuid.UUID, Mapping[str, set[uuid.UUID]]]:
        """By attribute and value, who holds it."""
        found: dict[uuid.UUID, dict[str, set[uuid.UUID]]] = defaultdict(lambda: defaultdict(set))
        rows = AttributeValue.objects.visible_to(self.reading.member)
        for key, value, who in rows.values_list("attribute_id", "value", "participant_id"):
            found[key][value].add(who)
        return found

    @cached_property
    def filters(self) -> Filters:
        codes, people = self.ids("code"), self.ids("participant")
        return Filters(
            any_codes=codes,
            all_codes=self.ids("with") | (codes if self.match == "all" else frozenset()),
            no_codes=self.ids("without"),
            sub_codes=not self.alone,
            as_one=self.as_one,
            relation=self.relation,
            near=self.near,
            participants=self._labels(people),
            holders=self._holders() if self.values else None,
            speakers=self.speakers,
            voices=self.ids("voice"),
            interviews=self.ids("interview"),
            roles=self.roles,
            unsure=self.unsure,
            coded_from=self._midnight(self.first_day),
            coded_before=self._midnight(self.last_day, after=True),
            words=self.words,
            uncoded=self.uncoded,
        )

    def _labels(self, people: frozenset[uuid.UUID]) -> frozenset[str]:
        """Labels of participants; one that is no label where all have gone that are asked for."""
        if not people:
            return frozenset()
        return frozenset(one.label for one in self.people if one.pk in people) or frozenset({""})

    def _holders(self) -> frozenset[str]:
        """Labels of those who have, of every attribute asked for, one of the values."""
        known: Mapping[str, set[uuid.UUID]] = {}
        having = [
            set[uuid.UUID]().union(*(self.held.get(key, known).get(one, ()) for one in values))
            for key, values in self.values.items()
        ]
        fitting = set.intersection(*having)
        return frozenset(one.label for one in self.people if one.pk in fitting)

    def _midnight(self, day: date | None, *, after: bool = False) -> datetime | None:
        """Where a day begins (or ends) in the project's zone."""
        if day is None:
            return None
        at = zone(self.reading.member.project.time_zone)
        return datetime.combine(day + timedelta(days=after), time.min, at)

    @cached_property
    def question(self) -> str:
        """The question alone, always written alike: nothing but what is asked is in it."""
        asked = QueryDict(mutable=True)
        for name, values in self._said():
            asked.setlist(name, sorted(values))
        return asked.urlencode()

    def _said(self) -> Iterable[tuple[str, list[str]]]:
        for name in IDS:
            if ids := self.ids(name):
                yield name, [str(one) for one in ids]
        for key, values in sorted(self.values.items()):
            yield f"of-{key.hex}", list(values)
        for name, said in (("role", self.roles), ("speaker", self.speakers)):
            if said:
                yield name, list(said)
        if self.match == "all" and self.ids("code"):
            yield "match", ["all"]
        if self.relation != nearness.OVERLAP:
            yield "relation", [self.relation]
        if self.relation in nearness.COUNTED:
            yield "near", [str(self.near)]
        for name in TICKS:
            if name in self.query:
                yield name, ["1"]
        for name, day in (("from", self.first_day), ("to", self.last_day)):
            if day:
                yield name, [day.isoformat()]
        if self.words:
            yield "words", [self.words]
        if not self.by_passage:
            yield "rows", ["coding"]


def ids_in(query: QueryDict, name: str) -> frozenset[uuid.UUID]:
    """The ids sent under a name; what is no id is passed over."""
    return frozenset(filter(None, map(_uuid, query.getlist(name))))


def _uuid(sent: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(sent)
    except ValueError:
        return None


def _day(sent: str) -> date | None:
    """A day as forms send it; the last there is has no day after it."""
    try:
        day = date.fromisoformat(sent)
    except ValueError:
        return None
    return day if date.min < day < date.max else None
