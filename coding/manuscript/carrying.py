"""Decisions on earlier versions of a manuscript hold on for the same words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coding.manuscript.matching.words import words_of
from coding.manuscript.models import DecisionKind, Manuscript, Quotation
from interviews.projects.models import Member


def same_words(text: str) -> str:
    """What two versions of one quotation have in common: its words, without signs and case."""
    return " ".join(word.plain for word in words_of(text))


def carry_decisions(
    member: Member, manuscript: Manuscript, quotations: Sequence[Quotation]
) -> None:
    """Put the newest decision on the same words into rows that are not saved yet.

    Words that were accepted are so only while the same is told of them, credited alike.
    """
    decided = Quotation.objects.visible_to(member).exclude(decision="")
    earlier = decided.exclude(manuscript=manuscript).order_by("version", "position")
    known = _by_words(earlier)
    for row in quotations:
        before = known.get(same_words(row.text))
        if before is not None and _holds(before, row):
            row.decision, row.reason, row.carried = before.decision, before.reason, True


def _by_words(rows: Iterable[Quotation]) -> dict[str, Quotation]:
    return {same_words(row.text): row for row in rows}


def _holds(before: Quotation, row: Quotation) -> bool:
    if before.decision != DecisionKind.ACCEPTED:
        return True
    return all(
        getattr(before, name) == getattr(row, name) for name in ("told", "credit", "missing")
    )
