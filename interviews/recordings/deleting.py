"""The job that deletes a recording's bytes, a few pieces a step."""

from __future__ import annotations

from interviews.projects import jobs
from interviews.recordings.actions import DELETING
from interviews.recordings.models import Piece, Recording, Sound

AT_ONCE = 8


@jobs.kind(DELETING)
def delete_sound(run: jobs.Run) -> None:
    """Nothing that a recording still names is deleted."""
    key = run.job.arguments["sound"]
    rows = Sound.objects.filter(pk=key, interview__project_id=run.job.project_id)
    if not rows.exists() or Recording.objects.filter(sound=key).exists():
        return
    pieces = Piece.objects.filter(sound=key).order_by("index")
    while found := list(pieces.values_list("pk", flat=True)[:AT_ONCE]):
        with run.step():
            Piece.objects.filter(pk__in=found).delete()
    with run.step():
        rows.delete()
