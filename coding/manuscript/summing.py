"""How many quotations each verdict was told of, and what each verdict means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from coding.manuscript.models import Quotation, ToldKind

DEFINITIONS: dict[str, Any] = {
    ToldKind.NAME: _(
        "It holds a name that was masked in the transcripts, or is to be, or words that a quote "
        "masks there."
    ),
    ToldKind.ALTERED: _(
        "A place in the transcripts has most of its words, not all: some differ, were added or "
        "left out, and no mark says so."
    ),
    ToldKind.ELSEWHERE: _(
        "The words stand in the transcripts, but it is not the participant named who says them, or "
        "not all of them."
    ),
    ToldKind.PARTLY: _(
        "Several participants are named, and the words stand where some of them speak, not all."
    ),
    ToldKind.NOT_FOUND: _("No place in the transcripts has even three fifths of its words."),
    ToldKind.REPLACED: _(
        "Every word outside its marks stands so, but brackets stand in place of the participant’s "
        "words or make a statement of their own, or a negation is put in or left out of a "
        "sentence, or an ellipsis leaves out more than a hundred words or four turns."
    ),
    ToldKind.TOO_SHORT: _(
        "Three words or fewer that are said at several places, or by others: they prove nothing."
    ),
    ToldKind.ASIDE: _(
        "It looks like literature, a definition, a title or scare quotes. Nothing is hidden: look, "
        "and set it aside."
    ),
    ToldKind.MARKED: _(
        "The same words in the same order in one interview. Ellipses leave words out, square "
        "brackets only add to them; what is left out stands beside it."
    ),
    ToldKind.VERBATIM: _(
        "Every word stands so in one interview. Allowed are another case at the start, other "
        "signs at the end, typographic marks, hyphens, and what the team’s rule leaves out."
    ),
}
DECIDED = "decided"
DECIDED_MEANS = _("The team has set it aside as no participant’s words, or accepted it.")


@dataclass(frozen=True)
class Count:
    """``key`` is what the report is narrowed by."""

    key: str
    label: Any
    means: Any
    count: int


def counts(rows: Iterable[Quotation]) -> list[Count]:
    """One for each verdict, and what was decided apart: every quotation counts once."""
    found = Counter(DECIDED if row.decision else row.told for row in rows)
    told = [
        Count(kind.value, kind.label, DEFINITIONS[kind], found[kind.value]) for kind in ToldKind
    ]
    return [*told, Count(DECIDED, _("Settled by the team"), DECIDED_MEANS, found[DECIDED])]


def under(rows: Iterable[Quotation], key: str) -> list[Quotation]:
    """The rows that ``counts`` counts under a key; all for any other key."""
    if key not in {*ToldKind.values, DECIDED}:
        return list(rows)
    return [row for row in rows if (DECIDED if row.decision else row.told) == key]
