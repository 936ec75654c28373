"""Look at a coding again after its code's meaning changed."""

from __future__ import annotations

from coding.segments.actions.applying import refuse_others
from coding.segments.models import Coding
from interviews.projects.history import Act, action


@action("coding.reviewed")
def review(act: Act, *, coding: Coding, expected: int | None = None) -> Coding:
    """Say that one's own coding fits its code as the code is meant now."""
    refuse_others(act, coding)
    code = coding.code
    code.refresh_from_db()
    return act.change(coding, expected=expected, revision_id=code.revision_id, meaning=code.meaning)
