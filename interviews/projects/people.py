"""Who is in a project, asked once a request."""

from __future__ import annotations

from interviews.projects.models import Member


def current(member: Member) -> list[Member]:
    """The project's present members, the longest-standing first; kept for the request."""
    kept: list[Member] | None = getattr(member, "_colleagues", None)
    if kept is None:
        rows = Member.objects.filter(project_id=member.project_id, removed=False)
        kept = list(rows.select_related("user"))
        member._colleagues = kept  # type: ignore[attr-defined]
    return kept


def several(member: Member) -> bool:
    """Whether there is anybody else: with one member nothing speaks of several coders."""
    return len(current(member)) > 1
