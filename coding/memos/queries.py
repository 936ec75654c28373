"""Which memos a member may read, what they hang on, and where."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q, QuerySet

from coding.memos.models import Memo
from interviews.projects import links
from interviews.projects.links import Hung
from interviews.projects.models import Link, Member
from interviews.projects.sought_words import words_sought
from interviews.transcripts.hanging import places_of
from interviews.transcripts.models import Interview

LABEL = Memo._meta.label
NOTHING = "nothing"


@dataclass(frozen=True)
class Sought:
    """What a reader narrowed the memos to; ``about`` is a model's label, or ``nothing``."""

    kind: str = ""
    author: uuid.UUID | None = None
    visibility: str = ""
    about: str = ""
    words: str = ""


@dataclass(frozen=True)
class Shown:
    """A memo and what it hangs on, as far as the reader may see that."""

    memo: Memo
    hung: list[Hung] = field(default_factory=list)


def readable(member: Member) -> QuerySet[Memo]:
    """Memos the member may read, with their authors."""
    rows: QuerySet[Memo] = Memo.objects.visible_to(member)
    return rows.select_related("author__user", "project")


def sought(member: Member, asked: Sought) -> QuerySet[Memo]:
    """Memos that answer what was asked, the newest first."""
    rows = readable(member)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.author:
        rows = rows.filter(author_id=asked.author)
    if asked.visibility:
        rows = rows.filter(visibility=asked.visibility)
    for word in words_sought(asked.words):
        rows = rows.filter(Q(title__icontains=word) | Q(body__icontains=word))
    return _about(rows, asked.about)


def _about(rows: QuerySet[Memo], about: str) -> QuerySet[Memo]:
    hung = Link.objects.filter(source_id=OuterRef("pk"), removed=False)
    if about == NOTHING:
        return rows.exclude(Exists(hung))
    return rows.filter(Exists(hung.filter(target_model=about))) if about else rows


def shown(member: Member, memos: Sequence[Memo]) -> list[Shown]:
    """The memos with what they hang on; a fixed number of queries."""
    hung = links.of_sources(member, [memo.pk for memo in memos])
    return [Shown(memo, hung.get(memo.pk, [])) for memo in memos]


def memos_on(member: Member, target_ids: Iterable[uuid.UUID]) -> dict[uuid.UUID, list[Memo]]:
    """The memos that hang on each target, the newest first; two queries whatever the number."""
    about = links.on_targets(member, LABEL).filter(target_id__in=list(target_ids))
    targets: dict[uuid.UUID, list[uuid.UUID]] = defaultdict(list)
    for source, target in about.values_list("source_id", "target_id"):
        targets[source].append(target)
    found: dict[uuid.UUID, list[Memo]] = defaultdict(list)
    for memo in readable(member).filter(pk__in=list(targets)):
        for target in targets[memo.pk]:
            found[target].append(memo)
    return dict(found)


def marks_in(member: Member, interview: Interview) -> list[tuple[int, int, Memo]]:
    """Memos on words or codings of an interview: ``(start, end, memo)`` in code points."""
    places = places_of(member, interview, LABEL)
    if not places:
        return []
    memos = readable(member).filter(pk__in=list(places))
    marks = [(*place, memo) for memo in memos for place in places[memo.pk]]
    return sorted(marks, key=lambda mark: mark[:2])
