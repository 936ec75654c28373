"""Which discussions a member may read, what they hang on, and where."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from coding.discussion.models import Answer, Discussion
from interviews.projects import links
from interviews.projects.links import Hung
from interviews.projects.models import Link, Member
from interviews.projects.sought_words import words_sought
from interviews.transcripts.hanging import places_of
from interviews.transcripts.models import Interview

LABEL = Discussion._meta.label
OPEN, SETTLED = "open", "settled"


@dataclass(frozen=True)
class Sought:
    """What a reader narrowed the discussions to; ``about`` is a model's label."""

    state: str = ""
    person: uuid.UUID | None = None
    about: str = ""
    words: str = ""


@dataclass(frozen=True)
class Shown:
    """A discussion, what it hangs on as far as the reader may see that, and its answers."""

    discussion: Discussion
    hung: list[Hung] = field(default_factory=list)
    answers: int = 0


def readable(member: Member) -> QuerySet[Discussion]:
    """Discussions the member may read, with who opened them; open ones first."""
    rows: QuerySet[Discussion] = Discussion.objects.visible_to(member)
    return rows.select_related("opened_by__user", "project")


def sought(member: Member, asked: Sought) -> QuerySet[Discussion]:
    """Discussions that answer what was asked."""
    rows = readable(member)
    if asked.state:
        rows = rows.filter(settled=asked.state == SETTLED)
    if asked.person:
        rows = rows.filter(_takes_part(member, asked.person))
    for word in words_sought(asked.words):
        rows = rows.filter(Q(question__icontains=word) | _says(member, word))
    hung = Link.objects.filter(source_id=OuterRef("pk"), removed=False, target_model=asked.about)
    return rows.filter(Exists(hung)) if asked.about else rows


def _answers(member: Member) -> QuerySet[Answer]:
    rows: QuerySet[Answer] = Answer.objects.visible_to(member)
    return rows.filter(discussion_id=OuterRef("pk"))


def _takes_part(member: Member, person: uuid.UUID) -> Q:
    return Q(opened_by_id=person) | Q(Exists(_answers(member).filter(author_id=person)))


def _says(member: Member, word: str) -> Q:
    return Q(Exists(_answers(member).filter(body__icontains=word)))


def waiting_for(member: Member) -> QuerySet[Discussion]:
    """Open discussions the member neither opened nor answered."""
    return readable(member).filter(settled=False).exclude(_takes_part(member, member.pk))


def shown(member: Member, discussions: Sequence[Discussion]) -> list[Shown]:
    """The discussions with what they hang on; a fixed number of queries."""
    ids = [row.pk for row in discussions]
    hung = links.of_sources(member, ids)
    answers = Answer.objects.visible_to(member).filter(discussion_id__in=ids)
    counted = answers.order_by().values("discussion_id").annotate(number=Count("pk"))
    counts = dict(counted.values_list("discussion_id", "number"))
    return [Shown(row, hung.get(row.pk, []), counts.get(row.pk, 0)) for row in discussions]


def flags_on(member: Member, target_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Discussion]]:
    """The discussions that hang on each target; two queries whatever the number."""
    about = links.on_targets(member, LABEL).filter(target_id__in=list(target_ids))
    targets: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for source, target in about.values_list("source_id", "target_id"):
        targets[source].append(target)
    found: dict[uuid.UUID, list[Discussion]] = defaultdict(list)
    for discussion in readable(member).filter(pk__in=list(targets)):
        for target in targets[discussion.pk]:
            found[target].append(discussion)
    return dict(found)


def flags_in(member: Member, interview: Interview) -> list[tuple[int, int, Discussion]]:
    """Discussions of words or codings of an interview: ``(start, end, discussion)``."""
    places = places_of(member, interview, LABEL)
    if not places:
        return []
    rows = readable(member).filter(pk__in=list(places))
    flags = [(*place, row) for row in rows for place in places[row.pk]]
    return sorted(flags, key=lambda flag: flag[:2])
