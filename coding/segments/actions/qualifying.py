"""Say why a code was applied, and how sure one is."""

from __future__ import annotations

from typing import Any

from coding.segments.actions.applying import refuse_others
from coding.segments.models import Coding
from interviews.projects.history import Act, action


@action("coding.qualified")
def qualify(
    act: Act,
    *,
    coding: Coding,
    rationale: str | None = None,
    unsure: bool | None = None,
    expected: int | None = None,
    added: str | None = None,
) -> Coding:
    """Set the rationale, the "unsure" mark, or both, of one's own coding.

    ``added`` comes below the rationale, once: from a page that could not ask what the coding says.
    """
    refuse_others(act, coding)
    if added is not None:
        said = coding.rationale.split("\n\n")
        new = [] if added.strip() in said else [added.strip()]
        rationale = "\n\n".join(filter(None, [coding.rationale, *new]))
        expected = coding.version
    given: dict[str, Any] = {"rationale": rationale, "unsure": unsure}
    fields = {name: value for name, value in given.items() if value is not None}
    return act.change(coding, expected=expected, **fields)
