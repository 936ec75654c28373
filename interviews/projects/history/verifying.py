"""Recompute a project's chain and say what does not fit."""

from __future__ import annotations

import json
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from interviews.projects.history.canonical import chained, digest, plain, salted
from interviews.projects.models import Change, Event, Head, Payload

BATCH = 500


@dataclass(frozen=True)
class Verdict:
    """``faults`` are sentences, empty when the chain is whole; ``head`` is the newest hash."""

    events: int
    head: str
    faults: tuple[str, ...]

    @property
    def whole(self) -> bool:
        return not self.faults


def verify(project_id: uuid.UUID, head: str = "") -> Verdict:
    """Check every event, change and surviving payload; ``head`` is a hash noted earlier."""
    faults: list[str] = []
    previous, seq, met = "", 0, not head
    for event in Event.objects.filter(project_id=project_id).order_by("seq").iterator(BATCH):
        seq += 1
        if event.seq != seq:
            faults.append(f"Event {seq} is missing.")
            seq = event.seq
        faults += _event_faults(event, previous)
        previous = event.hash
        met = met or event.hash == head
    faults += _change_faults(project_id)
    stored = Head.objects.filter(pk=project_id).first()
    if stored is None or (stored.seq, stored.hash) != (seq, previous):
        faults.append("The newest event is not the one the project's head names.")
    if not met:
        faults.append("The given head is not part of this history.")
    return Verdict(seq, previous, tuple(faults))


def _parsed(text: str) -> dict[str, Any]:
    """The JSON object in ``text``; an empty one where it was spoilt."""
    try:
        body = json.loads(text)
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _event_faults(event: Event, previous: str) -> Iterator[str]:
    if event.previous != previous or event.hash != chained(event.previous, event.body):
        yield f"Event {event.seq} does not follow from the one before it."
    body = _parsed(event.body)
    told = {"project": event.project_id, "seq": event.seq, "at": event.at}
    told |= {"member": event.member_id, "verb": event.verb}
    if any(plain(value) != body.get(name) for name, value in told.items()):
        yield f"Event {event.seq} was altered beside its hash."


def _change_faults(project_id: uuid.UUID) -> Iterator[str]:
    promised = {
        seq: _parsed(body).get("changes")
        for seq, body in Event.objects.filter(project_id=project_id).values_list("seq", "body")
    }
    payloads = Payload.objects.filter(project_id=project_id)
    words = {str(payload.pk): payload for payload in payloads}
    found: dict[int, list[str]] = defaultdict(list)
    for change in Change.objects.filter(project_id=project_id).order_by("seq", "ordinal"):
        found[change.seq].append(digest(change.body))
        body = _parsed(change.body)
        if (body.get("model"), body.get("id")) != (change.model, str(change.row_id)):
            yield f"A change of event {change.seq} was altered beside its digest."
        yield from _payload_faults(change.seq, body, words)
    for seq in sorted(promised.keys() | found.keys()):
        if promised.get(seq) != found.get(seq, []):
            yield f"The changes of event {seq} are not those it recorded."


def _payload_faults(seq: int, body: dict[str, Any], payloads: dict[str, Payload]) -> Iterator[str]:
    for side in ("before", "after"):
        fields = body.get(side)
        for name, value in fields.items() if isinstance(fields, dict) else ():
            if not (isinstance(value, dict) and "payload" in value):
                continue
            payload = payloads.get(str(value["payload"]))
            if payload is None:
                continue
            said = _parsed(payload.words).get(f"{side}.{name}")
            if salted(payload.salt, said) != value.get("digest"):
                yield f"Words kept for event {seq} were altered."
