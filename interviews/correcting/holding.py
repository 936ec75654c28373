"""What hangs on places of an interview, as far as a member may see it."""

from __future__ import annotations

import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from interviews.projects import links, registers
from interviews.projects.models import Link, Member
from interviews.transcripts.models import Interview, Span

Held = dict[uuid.UUID, list[tuple[str, uuid.UUID]]]


def held_in(member: Member, interviews: Iterable[Interview]) -> Held:
    """By span: the model and id of each thing that hangs there; queries fixed by kinds of things.

    Things that hang on a thing that lies on a span (a memo on a coding) are not told apart.
    """
    found: Held = defaultdict(list)
    wanted = [interview.pk for interview in interviews]
    for model, field in registers.span_holders():
        rows: Any = model._default_manager.visible_to(member)  # type: ignore[attr-defined]
        here = rows.filter(**{f"{field.removesuffix('_id')}__interview__in": wanted})
        for pk, span in here.order_by().values_list("pk", field):
            found[span].append((model._meta.label, pk))
    hung = Link.objects.visible_to(member).filter(
        interview_id__in=wanted, target_model=Span._meta.label
    )
    for model_label, source, span in links.from_seen(member, hung).values_list(
        "source_model", "source_id", "target_id"
    ):
        found[span].append((model_label, source))
    return found


def kinds_of(held: Held, spans: Iterable[uuid.UUID]) -> Counter[str]:
    """How many things of each model hang on these spans."""
    return Counter(model for span in spans for model, _pk in held.get(span, ()))


def described(member: Member, held: Held, spans: Iterable[uuid.UUID]) -> Mapping[uuid.UUID, Any]:
    """What hangs on each of a few spans, named, with the way there."""
    by_model: dict[str, set[uuid.UUID]] = defaultdict(set)
    wanted = list(spans)
    for span in wanted:
        for model, pk in held.get(span, ()):
            by_model[model].add(pk)
    named: dict[uuid.UUID, registers.Described] = {}
    for label, keys in by_model.items():
        describe = registers.describer_of(label)
        entry = registers.linkable_of(label)
        rows: Any = links.model_of(label)._default_manager
        seen = entry.visible(member) if entry else rows.visible_to(member)
        if describe:
            named |= describe(member, seen.filter(pk__in=keys))
    return {
        span: [named[pk] for _model, pk in held.get(span, ()) if pk in named] for span in wanted
    }
