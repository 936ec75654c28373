"""What has changed in an interview since a point in the project's history, for live pages."""

from __future__ import annotations

import json
import uuid
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from coding.codebook.models import Code
from coding.desk.coding_page.presence import now_at
from coding.desk.coding_page.scene import reach_interview
from coding.discussion.models import Discussion
from coding.memos.models import Memo
from coding.segments.models import Coding
from interviews.projects import links, people
from interviews.projects.access import reach
from interviews.projects.models import Change, Link, Member
from interviews.projects.numbers import whole
from interviews.transcripts.models import Anchor, Interview, Span, TranscriptVersion, Turn

FEW = 8
FAR = 2_000  # events: who has been away for longer is told of every turn
CODING, CODE, LINK = Coding._meta.label, Code._meta.label, Link._meta.label
MEMO, FLAG = Memo._meta.label, Discussion._meta.label
WATCHED = (CODING, CODE, LINK, MEMO, FLAG)


@require_safe
def changes(request: HttpRequest, slug: str, interview: uuid.UUID) -> HttpResponse:
    """The turns touched after ``after``, whether the codes changed, and a fresh ticket."""
    member = reach(request, slug)
    found = reach_interview(member, interview)
    after = whole(request.GET.get("after", ""))
    seq, ticket = now_at(member, found.pk, several=people.several(member))
    answer = since(member, found, seq if after is None else after, seq)
    return JsonResponse(answer | {"ticket": ticket})


def since(member: Member, interview: Interview, after: int, seq: int) -> dict[str, Any]:
    """``{seq, turns, codes, transcript}``: what events after ``after`` touched, veils kept.

    Far back, that is every turn: what each event did is not looked at.
    """
    if seq - after > FAR:
        every = Turn.objects.filter(version=interview.current).order_by("index")
        return _told(interview, seq, list(every.values_list("index", flat=True)), True)
    rows = Change.objects.filter(
        project_id=member.project_id, seq__gt=after, seq__lte=seq, model__in=WATCHED
    )
    bodies: dict[str, dict[uuid.UUID, list[str]]] = {label: {} for label in WATCHED}
    for model, row_id, body in rows.values_list("model", "row_id", "body"):
        bodies[model].setdefault(row_id, []).append(body)
    spans = _spans_of_codings(member, interview, bodies[CODING])
    spans |= _spans_of_codes(member, interview, bodies[CODE])
    hung = _hung(member, bodies[LINK], [*bodies[MEMO], *bodies[FLAG]])
    spans |= _spans_of_links(member, interview, hung)
    codes = Code.objects.within(member).filter(pk__in=list(bodies[CODE])).exists()
    codes = codes or any(model == CODE for model, *_more in hung)
    return _told(interview, seq, turns_over(interview.current, spans), codes)


def _told(interview: Interview, seq: int, turns: list[int], codes: bool) -> dict[str, Any]:
    current = str(interview.current_id)
    return {"seq": seq, "turns": turns, "codes": codes, "transcript": current}


def _spans_of_codings(
    member: Member, interview: Interview, changed: dict[uuid.UUID, list[str]]
) -> set[uuid.UUID]:
    """Where changed codings are and were; removed ones too, behind a veil only one's own."""
    seen = Coding.objects.within(member).filter(interview=interview, pk__in=list(changed))
    spans = set()
    for key, span in seen.values_list("pk", "span_id"):
        spans |= {span, *_earlier_spans(changed[key])}
    return spans


def _earlier_spans(bodies: Iterable[str]) -> set[uuid.UUID]:
    before = [json.loads(body)["before"] or {} for body in bodies]
    return {uuid.UUID(fields["span_id"]) for fields in before if fields.get("span_id")}


def _spans_of_codes(
    member: Member, interview: Interview, changed: Iterable[uuid.UUID]
) -> set[uuid.UUID]:
    """Where codes whose name, colour or successor changed are shown."""
    keys = list(changed)
    under = Q(code__in=keys) | Q(code__successor__in=keys)
    codings = Coding.objects.visible_to(member).filter(under, interview=interview)
    return set(codings.values_list("span_id", flat=True)) if keys else set()


def _hung(
    member: Member, changed: Iterable[uuid.UUID], sources: Iterable[uuid.UUID]
) -> list[tuple[str, uuid.UUID, uuid.UUID | None]]:
    """``(model, id, interview)`` of what memos and flags hang on that the member may see and that
    were hung, taken away, or changed themselves."""
    touched = Q(pk__in=list(changed)) | Q(source_id__in=list(sources))
    hung = Link.objects.filter(
        touched, project_id=member.project_id, target_model__in=[Span._meta.label, CODING, CODE]
    )
    seen = links.from_seen(member, hung)
    return list(seen.values_list("target_model", "target_id", "interview_id"))


def _spans_of_links(
    member: Member,
    interview: Interview,
    hung: Iterable[tuple[str, uuid.UUID, uuid.UUID | None]],
) -> set[uuid.UUID]:
    """Where those are that hang on words or codings of this interview."""
    here = [(model, key) for model, key, place in hung if place == interview.pk]
    codings = Coding.objects.within(member).filter(
        pk__in=[key for model, key in here if model == CODING]
    )
    spans = {key for model, key in here if model == Span._meta.label}
    return spans | set(codings.values_list("span_id", flat=True))


def turns_over(transcript: TranscriptVersion | None, spans: Iterable[uuid.UUID]) -> list[int]:
    """The indexes of the turns that any of the spans touches in this version."""
    held = Anchor.objects.filter(transcript=transcript, span__in=list(spans), placed=True)
    places = list(held.values_list("start", "end"))
    return indexes_over(transcript, places) if places else []


def indexes_over(
    transcript: TranscriptVersion | None, places: Iterable[tuple[int, int]]
) -> list[int]:
    """The indexes of the turns that any of the places touches."""
    wanted = list(places)
    rows = Turn.objects.filter(version=transcript).order_by("index")
    if len(wanted) <= FEW:
        near = Q(pk__in=[])
        for start, end in wanted:
            near |= Q(start__lt=end, end__gt=start)
        return list(rows.filter(near).values_list("index", flat=True))
    turns = list(rows.values_list("index", "start", "end"))
    starts, ends = [turn[1] for turn in turns], [turn[2] for turn in turns]
    touched: set[int] = set()
    for start, end in wanted:
        touched.update(range(bisect_right(ends, start), bisect_left(starts, end)))
    return sorted(turns[place][0] for place in touched)
