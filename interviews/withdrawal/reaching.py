"""Every row that a person's data is in or hangs on, in every room, found by keys and links.

No room has to tell of its rows: whatever leads to an interview by a key goes with it. Rows whose
changes are recorded are blanked and stay, removed; all others are deleted.
"""

from __future__ import annotations

import functools
import uuid
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.db.models import BinaryField, Field, Model, Q

from interviews.projects.history.erasing import batches
from interviews.projects.models import Blob, Link
from interviews.transcripts.models import (
    Anchor,
    Interview,
    Participant,
    Span,
    Speaker,
    TranscriptVersion,
    Turn,
)
from interviews.transcripts.models.interview import SpeakerRole
from interviews.withdrawal.models import Withdrawal

BATCH, FEW = 300, 8
Ids = dict[type[Model], set[Any]]
# Keys that lead to what goes, from what stays.
NOT_FOLLOWED = {(Interview, "current"), (Speaker, "participant")}


@dataclass
class Reached:
    """What is to go: ids by model, first what hangs on others. ``hung`` are memos and the like."""

    rows: Ids = field(default_factory=lambda: defaultdict(set))
    hung: Ids = field(default_factory=lambda: defaultdict(set))

    def chunks(self) -> Iterator[tuple[type[Model], list[Any]]]:
        """Each model's ids, a few hundred at a time, what hangs on others first."""
        links = {Link: self.rows[Link]}
        rest = {model: ids for model, ids in self.rows.items() if model is not Link}
        for group in (self.hung, links, dict(reversed(rest.items()))):
            for model, ids in group.items():
                for some in batches(sorted(ids, key=str), _at_once(model)):
                    yield model, some

    def all_ids(self) -> set[Any]:
        return {key for group in (self.rows, self.hung) for ids in group.values() for key in ids}


@dataclass(frozen=True)
class Given:
    """What a participant gave: interviews of theirs alone, and those others speak in too."""

    participant: Participant
    alone: tuple[Interview, ...]
    shared: tuple[Interview, ...]

    @property
    def interviews(self) -> tuple[Interview, ...]:
        return (*self.alone, *self.shared)


def given_by(participant: Participant) -> Given:
    """The participant's interviews, removed ones too; two queries."""
    speaks = Q(speakers__participant=participant, speakers__removed=False)
    attends = Q(attendances__participant=participant, attendances__removed=False)
    mine = Interview.objects.filter(speaks | attends, project_id=participant.project_id)
    interviews = list(mine.distinct().select_related("current", "project"))
    others = Speaker.objects.filter(
        interview__in=interviews, removed=False, role=SpeakerRole.PARTICIPANT
    ).exclude(participant=participant)
    mixed = set(others.values_list("interview_id", flat=True))
    return Given(
        participant,
        tuple(one for one in interviews if one.pk not in mixed),
        tuple(one for one in interviews if one.pk in mixed),
    )


def given_in(withdrawal: Withdrawal) -> Given:
    """The same as was found when the withdrawal was asked for."""
    rows = Interview.objects.select_related("current", "project").in_bulk(
        [*withdrawal.alone, *withdrawal.shared]
    )
    found = {str(key): row for key, row in rows.items()}
    return Given(
        withdrawal.participant,
        tuple(found[key] for key in withdrawal.alone),
        tuple(found[key] for key in withdrawal.shared),
    )


def turns_of(given: Given) -> Iterator[tuple[Turn, str]]:
    """Every turn the participant spoke, in every version of every interview, with its words."""
    speakers = Speaker.objects.filter(participant=given.participant)
    versions = TranscriptVersion.objects.filter(interview__in=given.interviews)
    for version in versions.iterator(1):
        for turn in Turn.objects.filter(version=version, speaker__in=speakers):
            yield turn, version.text[turn.start : turn.end]


def reach(given: Given, kept: Iterable[str] = ()) -> Reached:
    """All that goes, except the participant, their interviews and what of shared ones is rewritten.

    ``kept`` are ids of memos and the like that only lose their place.
    """
    found = Reached()
    start: Ids = {
        Interview: {one.pk for one in given.alone},
        Participant: {given.participant.pk},
        Span: spans_over(given),
        **files_of(given),
    }
    follow(found.rows, start)
    _hang(found, {uuid.UUID(str(key)) for key in kept})
    for model in (Interview, Participant):
        found.rows.pop(model, None)
    return found


def follow(found: Ids, start: Ids) -> None:
    """Add ``start`` and every row that leads to it by keys, breadth first."""
    while start:
        fresh: Ids = defaultdict(set)
        for model, ids in start.items():
            new = ids - found[model]
            found[model] |= new
            for other, key in leading_to(model):
                for some in batches(new, BATCH):
                    rows = other._base_manager.filter(**{f"{key.name}__in": some})
                    fresh[other].update(rows.values_list("pk", flat=True))
        start = {model: ids - found[model] for model, ids in fresh.items() if ids - found[model]}


@functools.cache
def leading_to(model: type[Model]) -> tuple[tuple[type[Model], Field[Any, Any]], ...]:
    """Models of our rooms with a key to ``model``, and that key."""
    ours = ("interviews.", "coding.")
    return tuple(
        (other, key)
        for config in apps.get_app_configs()
        if config.name.startswith(ours)
        for other in config.get_models()
        for key in other._meta.concrete_fields
        if key.related_model is model
        and (other, key.name) not in NOT_FOLLOWED
        and other is not Withdrawal
    )


def _hang(found: Reached, kept: set[uuid.UUID]) -> None:
    """Add links to what was reached, and what hangs by them, until there is no more."""
    while True:
        targets = found.all_ids()
        links, fresh = set(), defaultdict(set)
        for some in batches(targets, BATCH):
            at = Link.objects.filter(Q(target_id__in=some) | Q(source_id__in=some), removed=False)
            for link in at:
                links.add(link.pk)
                if link.target_id in targets and link.source_id not in kept:
                    fresh[apps.get_model(link.source_model)].add(link.source_id)
        new = {model: ids - found.hung[model] for model, ids in fresh.items()}
        found.rows[Link] |= links
        if not any(new.values()):
            return
        follow(found.hung, {model: ids for model, ids in new.items() if ids})


def spans_over(given: Given) -> set[Any]:
    """Spans of shared interviews that touch the participant's turns in any version."""
    found: set[Any] = set()
    speakers = Speaker.objects.filter(participant=given.participant)
    for version in TranscriptVersion.objects.filter(interview__in=given.shared).defer("text"):
        mine = list(
            Turn.objects.filter(version=version, speaker__in=speakers)
            .order_by("start")
            .values_list("start", "end")
        )
        places = Anchor.objects.filter(transcript=version).values_list("span_id", "start", "end")
        found.update(
            span
            for span, start, end in places
            if any(start < last and first < end for first, last in mine)
        )
    return found


def files_of(given: Given) -> Ids:
    """Files and recordings of shared interviews, which hold everybody's words in one piece."""
    models = [model for model, _key in leading_to(Interview) if _holds_files(model)]
    shared = [one.pk for one in given.shared]
    return {
        model: set(model._base_manager.filter(interview__in=shared).values_list("pk", flat=True))
        for model in models
    }


def _holds_files(model: type[Model]) -> bool:
    """Whether rows of a model are or lead to a file, and are not the transcript itself."""
    if getattr(model, "HOLDS_FILES", False):
        return True
    keys = model._meta.concrete_fields
    return model is not TranscriptVersion and any(key.related_model is Blob for key in keys)


def blobs_of(reached: Ids) -> set[Any]:
    """The files that reached rows were made from."""
    found: set[Any] = set()
    for model, ids in reached.items():
        keys = [key.name for key in model._meta.concrete_fields if key.related_model is Blob]
        for key in keys:
            for some in batches(ids, BATCH):
                rows = model._base_manager.filter(pk__in=some).exclude(**{key: None})
                found.update(rows.values_list(key, flat=True))
    return found


def _at_once(model: type[Model]) -> int:
    """Few rows where each may hold a piece of a file: their bytes are overwritten."""
    held = any(isinstance(item, BinaryField) for item in model._meta.concrete_fields)
    return FEW if held else BATCH
