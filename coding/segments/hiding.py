"""Fill in with which code links are hidden that were written before links kept that."""

from __future__ import annotations

from typing import Any

from django.db.models import F, OuterRef, QuerySet, Subquery

from coding.segments.models import Coding
from interviews.projects.links import hide_with_sources
from interviews.projects.models import Link


def hide_old_links() -> None:
    """Those of an archive made before."""
    hide_with_codes(Link.objects.all(), Coding.objects.all())


def hide_with_codes(links: QuerySet[Any], codings: QuerySet[Any]) -> None:
    """What hangs on a code or a coding, and what hangs on that, is hidden with the code."""
    links.filter(target_model="codebook.Code").update(hidden_with=F("target_id"))
    code = Subquery(codings.filter(pk=OuterRef("target_id")).values("code_id")[:1])
    links.filter(target_model="segments.Coding").update(hidden_with=code)
    hide_with_sources(links)
