"""Hang memos and discussions on anything registered, without knowing the rooms."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from interviews.projects import registers, veils
from interviews.projects.errors import Refused
from interviews.projects.history import Act
from interviews.projects.models import Link, Member, Recorded


@dataclass(frozen=True)
class Hung:
    """A link's target, named for the reader."""

    link: Link
    described: registers.Described


def find(member: Member, label: str, row_id: str | uuid.UUID) -> Recorded:
    """The row a link may be hung on, if the member may see it; refuses otherwise."""
    entry = registers.linkable_of(label)
    try:
        row = entry.visible(member).filter(pk=uuid.UUID(str(row_id))).first() if entry else None
    except ValueError:
        row = None
    if row is None:
        raise Refused(_("What this should hang on is no longer there. Reload the page."))
    found: Recorded = row
    return found


def hang(act: Act, source: Recorded, target: Recorded, relation: str = "about") -> Link:
    """Record that ``source`` hangs on ``target``."""
    entry = registers.linkable_of(target._meta.label)
    return act.create(
        Link(
            source_model=source._meta.label,
            source_id=source.pk,
            target_model=target._meta.label,
            target_id=target.pk,
            relation=relation,
            interview_id=entry.interview(target) if entry else None,
            hidden_with=entry.hidden_with(target) if entry else None,
        )
    )


def is_shared(row: Recorded) -> bool:
    """Whether the team can read the row, as the room it belongs to says."""
    entry = registers.linkable_of(row._meta.label)
    return entry.shared(row) if entry else True


def interview_of(row: Recorded) -> uuid.UUID | None:
    """The interview that what ``row`` hangs on lies in; None where it hangs on none."""
    return _of_target(row, "interview_id")


def hidden_with(row: Recorded) -> uuid.UUID | None:
    """The row that what ``row`` hangs on is hidden with; None where it is with none."""
    return _of_target(row, "hidden_with")


def _of_target(row: Recorded, field: str) -> uuid.UUID | None:
    about = Link.objects.filter(source_id=row.pk, removed=False, **{f"{field}__isnull": False})
    return about.values_list(field, flat=True).first()


def to_hidden(member: Member, source: str) -> QuerySet[Link]:
    """Links of the outer row's source (its id in ``source``) to what is hidden from the member.

    That is what lies in an interview behind a veil of theirs, or is somebody who speaks there, and
    what a colleague coined behind one. Whatever hangs on something is seen by those who may see
    that.
    """
    behind = Q(interview_id__in=veils.before(member).values("interview_id"))
    for entry in registers.linkables().values():
        if entry.hidden:
            behind |= Q(hidden_with__in=entry.hidden(member))
    here = Link.objects.filter(project_id=member.project_id)  # by the index that begins so
    return here.filter(behind, source_id=OuterRef(source))


def hide_with_sources(links: QuerySet[Any]) -> None:
    """Memos on memos, discussions on memos, however deep, are hidden with what those hang on."""
    while _hide_with_sources(links):
        pass


def _hide_with_sources(links: QuerySet[Any]) -> int:
    """One step of it; answers with how many were found."""
    known = links.filter(hidden_with__isnull=False)
    held = dict(known.values_list("source_id", "hidden_with"))
    above = [link for link in links.filter(hidden_with=None) if link.target_id in held]
    for link in above:
        link.hidden_with = held[link.target_id]
    links.bulk_update(above, ["hidden_with"], batch_size=500)
    return len(above)


def of_sources(member: Member, source_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Hung]]:
    """What each source hangs on, named: one query for the links, a fixed number a model."""
    links = list(Link.objects.visible_to(member).filter(source_id__in=list(source_ids)))
    by_model: dict[str, set[uuid.UUID]] = defaultdict(set)
    for link in links:
        by_model[link.target_model].add(link.target_id)
    named: dict[uuid.UUID, registers.Described] = {}
    for label, ids in by_model.items():
        if entry := registers.linkable_of(label):
            named |= entry.describe(member, entry.visible(member).filter(pk__in=ids))
    hung: dict[uuid.UUID, list[Hung]] = defaultdict(list)
    for link in links:
        if link.target_id in named:
            hung[link.source_id].append(Hung(link, named[link.target_id]))
    return hung


def on_targets(member: Member, source_model: str) -> QuerySet[Link]:
    """Visible links from rows of one model, for counting what hangs where."""
    links: QuerySet[Link] = Link.objects.visible_to(member).filter(source_model=source_model)
    return links


def from_seen(member: Member, links: QuerySet[Link]) -> QuerySet[Link]:
    """Of these links, those whose source the member may see, removed ones too.

    A colleague's private memo leaves no trace where it hangs, not even that something does.
    """
    seen = Q(pk__in=[])
    for label, entry in registers.linkables().items():
        rows: Any = entry.model._default_manager.all()
        seen |= Q(source_model=label, source_id__in=rows.within(member).values("pk"))
    return links.filter(seen)


def model_of(label: str) -> type[Recorded]:
    model: type[Recorded] = apps.get_model(label)
    return model
