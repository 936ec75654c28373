"""Remember what goes into the tables of the paper."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from coding.codebook.models import Code
from coding.findings.models import PARTICIPANTS, PaperTable
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action


@action("paper.chosen")
def choose_paper_table(
    act: Act,
    *,
    kind: str = PARTICIPANTS,
    columns: Sequence[str] = (),
    footnotes: Sequence[str] = (),
    options: Mapping[str, list[str]] | None = None,
    caption: str = "",
    remark: str = "",
    expected: int | None = None,
) -> PaperTable:
    """Set what a table prints; ``expected`` is the version its author saw, or 0."""
    _refuse_hidden(act, (options or {}).get("code", ()))
    fields: dict[str, Any] = {"columns": list(columns), "footnotes": sorted(footnotes)}
    fields |= {"caption": caption, "remark": remark, "options": dict(options or {})}
    kept = PaperTable.objects.visible_to(act.member).filter(kind=kind).first()
    if kept is None:
        return act.create(PaperTable(kind=kind, **fields))
    if all(getattr(kept, name) == value for name, value in fields.items()):
        return kept
    if expected == 0:
        raise Conflict(CHOSEN())
    return act.change(kept, expected=expected, **fields)


def _refuse_hidden(act: Act, codes: Sequence[str]) -> None:
    """What is remembered for everybody names no code that is its coiner's alone until reveal."""
    own = Code.objects.visible_to(act.member).filter(behind_veil=True)
    if codes and any(str(pk) in codes for pk in own.values_list("pk", flat=True)):
        raise Refused(
            _(
                "The table is of a code that is yours alone until the round is revealed. Remember "
                "it then, or without this code."
            )
        )


def CHOSEN() -> str:  # noqa: N802 - a sentence, in the reader's language
    return _("Someone changed this table in the meantime. Reload the page to see how.")
