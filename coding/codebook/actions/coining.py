"""Make a new code."""

from __future__ import annotations

from typing import Any

from coding.codebook.actions.refusing import named, refuse_gone, refuse_odd
from coding.codebook.actions.revising import keep_revision
from coding.codebook.models import CODE_COLOURS, Code
from interviews.projects import veils
from interviews.projects.history import Act, action


@action("code.coined")
def coin(act: Act, /, *, name: str, parent: Code | None = None, **fields: Any) -> Code:
    """Add a code; behind a veil it stays its coiner's own until reveal.

    Without a ``colour`` it takes its parent's, or the next one round.
    """
    refuse_odd(fields)
    refuse_gone(parent)
    others = Code.objects.within(act.member)
    fields.setdefault("colour", parent.colour if parent else others.count() % CODE_COLOURS + 1)
    code = act.create(
        Code(
            name=named(act, name),
            parent=parent,
            position=others.filter(parent=parent).count(),
            coined_by=act.member,
            behind_veil=veils.any_for(act.member),
            **fields,
        )
    )
    act.tell(code=str(code.pk))
    return keep_revision(act, code)
