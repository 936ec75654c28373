"""Keep how a file was read for the next files of its shape, and forget it."""

from __future__ import annotations

from typing import Any

from interviews.projects.history import Act, action
from interviews.transcripts.models import Interview, KeptReading


def remember(act: Act, interview: Interview, shape: str, values: dict[str, Any]) -> KeptReading:
    """Keep settings for files of ``shape``, in place of those kept before."""
    known = KeptReading.objects.filter(project_id=act.project_id, shape=shape, removed=False)
    held = known.first()
    if held is None:
        return act.create(KeptReading(shape=shape, learned_from=interview, **values))
    return act.change(held, learned_from=interview, **values)


@action("import.forgotten")
def forget_reading(act: Act, *, reading: KeptReading) -> KeptReading:
    """Read the next files of this shape as if nothing had been said; what is kept stays."""
    current = KeptReading.objects.get(pk=reading.pk)
    return current if current.removed else act.remove(current)
