"""What every project page knows: the project, the member, the navigation."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from interviews.projects import registers
from interviews.projects.access import Right, has


def project(request: HttpRequest) -> dict[str, Any]:
    """Context processor; empty outside a project, where no member was reached."""
    member = getattr(request, "member", None)
    if member is None:
        return {}
    slug = member.project.slug
    entries = [
        {"key": page.key, "label": page.label, "url": reverse(page.url_name, args=[slug])}
        for page in registers.pages(member)
    ]
    return {
        "project": member.project,
        "member": member,
        "navigation": entries,
        "may": {right.name.lower(): has(member, right) for right in Right},
    }
