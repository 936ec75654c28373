"""The turns that an act touched and what lies on them, asked for while a person waits."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, cast

from django.db.models import CharField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast

from coding.desk.coding_page.drawing import DrawnTurn
from coding.segments.models import Coding, Voice
from interviews.projects.models import Member
from interviews.projects.prepared import prepared
from interviews.transcripts.models import Anchor, Interview, TranscriptVersion, Turn

TEXT = CharField(max_length=36)
Places = Iterable[tuple[int, int]]


def turns_over(transcript: TranscriptVersion | None, places: Places) -> list[DrawnTurn]:
    """The turns that any of a few places touches, in order."""
    if transcript is None:
        return []
    found = {row[0]: DrawnTurn(*row) for place in places for row in _turns(transcript.pk, *place)}
    return [found[index] for index in sorted(found)]


@prepared
def _turns(transcript_id: uuid.UUID, start: int, end: int) -> QuerySet[Turn, tuple[Any, ...]]:
    rows = Turn.objects.filter(version=transcript_id, start__lt=end, end__gt=start)
    named = ("speaker__name", "speaker__role", "begins_at")
    return rows.order_by("index").values_list("index", "label", "start", "end", *named)


def codings_over(
    member: Member, interview: Interview, everyone: bool, places: Places
) -> list[tuple[Any, ...]]:
    """What ``coding_row`` says of each coding shown that any of a few places touches."""
    transcript = cast(uuid.UUID, interview.current_id)
    ask = _codings if everyone else _own_codings
    rows = (row for place in places for row in ask(member, transcript, *place))
    return list(dict.fromkeys(rows))


@prepared
def _codings(
    member: Member, transcript_id: uuid.UUID, start: int, end: int
) -> QuerySet[Anchor, tuple[Any, ...]]:
    return _on_words(Coding.objects.visible_to(member), transcript_id, start, end)


@prepared
def _own_codings(
    member: Member, transcript_id: uuid.UUID, start: int, end: int
) -> QuerySet[Anchor, tuple[Any, ...]]:
    own = Coding.objects.visible_to(member).filter(voice__member=member)
    return _on_words(own, transcript_id, start, end)


def _on_words(
    seen: QuerySet[Coding], transcript_id: uuid.UUID, start: int, end: int
) -> QuerySet[Anchor, tuple[Any, ...]]:
    code = "span__codings__code__"
    rows = on_words(seen, transcript_id, start, end)
    return rows.order_by().values_list(
        *coding_row("span__codings__"), code + "status", code + "name", code + "colour"
    )


def on_words(
    seen: QuerySet[Coding], transcript_id: uuid.UUID, start: int, end: int
) -> QuerySet[Anchor]:
    """The anchors that touch ``[start, end)``, once for each of the codings ``seen`` there.

    Asked so that a database goes from the words to the codings, never through all codings of the
    project or of a code: these are ever more, while the words stay few. PostgreSQL would make a
    join of an EXISTS and begin it with every coding of the voice; a value it looks up row by row.
    """
    touching = Anchor.objects.filter(
        transcript=transcript_id, placed=True, start__lt=end, end__gt=start
    )
    the_same = seen.filter(pk=OuterRef("span__codings")).order_by().values("pk")
    return touching.filter(span__codings=Subquery(the_same[:1]))


def coding_row(via: str = "") -> tuple[Any, ...]:
    """What ``values_list`` gives of a coding and its anchor; ``via`` leads to the coding, if not
    from one: (coding, code, voice, start, end, unsure, rationale).

    Ids come as the database's own text: making ten thousand UUIDs takes longer than the query.
    """
    ids = [Cast(f"{via}{name}", TEXT) for name in ("id", "code_id", "voice_id")]
    anchor = "" if via else "span__anchors__"
    return (*ids, f"{anchor}start", f"{anchor}end", f"{via}unsure", f"{via}rationale")


@prepared
def readers(project_id: uuid.UUID) -> QuerySet[Member, tuple[Any, ...]]:
    """(member, initials, colour, name, e-mail) of each member, former ones too, by seniority."""
    rows = Member.objects.filter(project=project_id)
    return rows.values_list("pk", "initials", "colour", "user__name", "user__email")


@prepared
def voices(member: Member) -> QuerySet[Voice, tuple[Any, ...]]:
    """(voice, kind, name, member) of each voice the member may see."""
    return Voice.objects.visible_to(member).values_list("pk", "kind", "name", "member_id")
