"""What every project page knows: the project, the member, the navigation, the words."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from interviews.projects import people, registers
from interviews.projects.access import Right, has
from interviews.projects.wording import wording_of


def project(request: HttpRequest) -> dict[str, Any]:
    """Context processor; outside a project, where no member was reached, only ``operation``.

    ``operation`` gives each form that asks a fresh operation id, for browsers without scripts;
    ``several`` is true when the project has more than one member, ``wording`` holds the words
    of its approach, ``may`` the member's rights by name.
    """
    member = getattr(request, "member", None)
    if member is None:
        return {"operation": uuid.uuid4}
    slug = member.project.slug
    entries = [
        {"key": page.key, "label": page.named(member), "url": reverse(page.url_name, args=[slug])}
        for page in registers.pages(member)
    ]
    return {
        "operation": uuid.uuid4,
        "project": member.project,
        "member": member,
        "navigation": entries,
        "wording": wording_of(member.project.approach),
        "several": SimpleLazyObject(lambda: people.several(member)),
        "may": {right.name.lower(): has(member, right) for right in Right},
    }
