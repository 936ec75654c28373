"""Read texts into the index: an interview's current one, and rows that the team wrote."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import islice
from typing import Any

from django.db import transaction
from django.db.models import F, Q, QuerySet

from interviews.search import engines
from interviews.search.cutting import pieces
from interviews.search.matching import indexed
from interviews.search.models import AROUND, PLACES, RULE, Piece, ReadInterview, RowPiece
from interviews.search.searchable import Searchable
from interviews.transcripts.models import Interview, Turn

AT_ONCE = 400
ENGLISH = "en"


def in_english(language: str) -> bool:
    return language.lower().replace("_", "-").split("-")[0] == ENGLISH


def unread(project_id: uuid.UUID) -> QuerySet[Interview]:
    """Interviews whose current text is not in the index as it should be; removed ones too."""
    read = ReadInterview.objects.filter(
        project_id=project_id, rule=RULE, transcript=F("interview__current")
    )
    rows = Interview.objects.filter(project_id=project_id).exclude(current=None)
    same = read.filter(language=F("interview__language"))
    return rows.exclude(pk__in=same.values("interview")).order_by("position", "pk")


def place_of(interview: Interview) -> ReadInterview:
    """The interview's place in the order of finding, given once."""
    return ReadInterview.objects.get_or_create(
        interview=interview, defaults={"project_id": interview.project_id}
    )[0]


def read_interview(
    interview: Interview, step: AbstractContextManager[Any] | None = None
) -> ReadInterview:
    """Put the interview's current text into the index in place of what is there of it."""
    with step or transaction.atomic():
        # Locked, so that nobody corrects or erases the text meanwhile.
        held = Interview.objects.select_for_update(of=("self",)).select_related("current")
        now = held.get(pk=interview.pk)
        place = place_of(now)
        forget_pieces(Q(read=place))
        if now.current is not None:
            english = in_english(now.language)
            for some in _batches(_pieces_of(now, place, english)):
                engines.here().keep(some)
        place.transcript, place.language, place.rule = now.current, now.language, RULE
        place.save(update_fields=["transcript", "language", "rule"])
    return place


def _pieces_of(interview: Interview, place: ReadInterview, english: bool) -> Iterator[Piece]:
    version, number = interview.current, place.pk << PLACES
    assert version is not None
    turns = Turn.objects.filter(version=version).order_by("index")
    for pk, speaker, start, end in turns.values_list("pk", "speaker_id", "start", "end"):
        for piece in pieces(version.text, start, end):
            yield Piece(
                id=number,
                project_id=place.project_id,
                read=place,
                turn_id=pk,
                speaker_id=speaker,
                start=piece.start,
                end=piece.end,
                own=piece.own,
                tokens=indexed(piece.keys, english),
                said=version.text[max(start, piece.start - AROUND) : min(end, piece.end + AROUND)],
            )
            number += 1


def forget_pieces(where: Q) -> None:
    """Take pieces of transcripts out of the index."""
    Piece.objects.filter(where)._raw_delete("default")


def read_rows(kind: Searchable, project_id: uuid.UUID, ids: Iterable[uuid.UUID] | None) -> None:
    """Put rows of one kind into the index in place of what is there of them; all with no ids."""
    label = kind.model._meta.label
    held = RowPiece.objects.filter(project_id=project_id, model=label)
    rows = kind.model._default_manager.filter(project_id=project_id, removed=False)
    if ids is not None:
        keys = list(ids)
        held, rows = held.filter(row_id__in=keys), rows.filter(pk__in=keys)
    held._raw_delete("default")
    english = in_english(_language(project_id))
    if not kind.texts:
        rows = rows.exclude(**dict.fromkeys(kind.fields, ""))
    for some in _batches(rows.order_by("pk").iterator(AT_ONCE)):
        told = kind.read(some)
        made = (
            piece
            for pk, texts in told.items()
            for piece in _row_pieces(kind, project_id, pk, texts, english)
        )
        for pieces_made in _batches(made):
            engines.here().keep(pieces_made)


def _row_pieces(
    kind: Searchable, project_id: uuid.UUID, pk: uuid.UUID, texts: Sequence[str], english: bool
) -> Iterator[RowPiece]:
    for field, text in zip(kind.fields, texts, strict=True):
        for piece in pieces(text):
            yield RowPiece(
                project_id=project_id,
                model=kind.model._meta.label,
                row_id=pk,
                field=field,
                start=piece.start,
                end=piece.end,
                own=piece.own,
                tokens=indexed(piece.keys, english),
            )


def _language(project_id: uuid.UUID) -> str:
    from interviews.projects.models import Project

    return Project.objects.values_list("language", flat=True).get(pk=project_id)


def _batches(made: Iterator[Any]) -> Iterator[list[Any]]:
    while some := list(islice(made, AT_ONCE)):
        yield some
