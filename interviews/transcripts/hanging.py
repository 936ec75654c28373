"""Where, in the present text of an interview, rows of other rooms hang."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import QuerySet

from interviews.projects import registers
from interviews.projects.models import Link, Member
from interviews.projects.prepared import prepared
from interviews.transcripts.models import Anchor, Interview, Span

Place = tuple[int, int]


def places_of(
    member: Member, interview: Interview, source_model: str
) -> dict[uuid.UUID, list[Place]]:
    """Bounds in code points by the id of what hangs there; queries fixed by kinds of targets.

    Follows links to spans, and to rows that lie on a span (codings, evidence) and may be seen.
    """
    found = _links(member, interview.pk, source_model)
    if not found:
        return {}
    spans = _spans_of(member, found)
    anchors = Anchor.objects.filter(
        transcript_id=interview.current_id, placed=True, span_id__in=set(spans.values())
    )
    lies = {span: (start, end) for span, start, end in anchors.values_list("span", "start", "end")}
    places: dict[uuid.UUID, list[Place]] = defaultdict(list)
    for source, _model, target in found:
        if (place := lies.get(spans.get(target, target))) is not None:
            places[source].append(place)
    return places


@prepared
def _links(
    member: Member, interview_id: uuid.UUID, source_model: str
) -> QuerySet[Link, tuple[uuid.UUID, str, uuid.UUID]]:
    rows = Link.objects.visible_to(member).filter(interview_id=interview_id)
    about = rows.filter(source_model=source_model)
    return about.values_list("source_id", "target_model", "target_id")


def _spans_of(
    member: Member, found: Iterable[tuple[uuid.UUID, str, uuid.UUID]]
) -> dict[uuid.UUID, uuid.UUID]:
    """The span of each target, by the target's id."""
    wanted: dict[str, set[uuid.UUID]] = defaultdict(set)
    for _source, label, target in found:
        wanted[label].add(target)
    spans = {one: one for one in wanted.get(Span._meta.label, ())}
    for model, field in registers.span_holders():
        entry = registers.linkable_of(model._meta.label)
        if entry and (ids := wanted.get(model._meta.label)):
            rows = entry.visible(member).filter(pk__in=ids)
            spans |= dict(rows.values_list("pk", field))
    return spans
