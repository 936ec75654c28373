"""Make a code and apply it in one act."""

from __future__ import annotations

from coding.codebook.actions import coin
from coding.codebook.models import Code, Kind
from coding.segments.actions.applying import apply_code
from coding.segments.models import Coding
from interviews.projects.history import Act, action
from interviews.transcripts.models import Interview


@action("coding.coined")
def coin_and_apply(
    act: Act,
    *,
    name: str,
    interview: Interview,
    start: int,
    end: int,
    parent: Code | None = None,
    kind: str = Kind.DESCRIPTIVE,
    transcript_id: str = "",
) -> Coding:
    """A new code, applied at once to ``[start, end)``; one event, undone together."""
    code = coin(act, name=name, parent=parent, kind=kind)
    return apply_code(
        act, code=code, interview=interview, start=start, end=end, transcript_id=transcript_id
    )
