"""``{% what_hangs row %}``: the memos and discussions on a row, whatever room's page shows it."""

from __future__ import annotations

from typing import Any

from django import template

from interviews.projects import registers
from interviews.projects.models import Recorded

register = template.Library()


@register.inclusion_tag("includes/what_hangs.html", takes_context=True)
def what_hangs(context: template.RequestContext, row: Recorded) -> dict[str, Any]:
    """Every registered part about ``row``, as the page's member sees it."""
    return _filled(context, row, registers.hanging_parts())


@register.inclusion_tag("includes/what_hangs.html", takes_context=True)
def what_accompanies(context: template.RequestContext, row: Recorded) -> dict[str, Any]:
    """Every registered part that goes with reading ``row``, such as what plays its recording."""
    return _filled(context, row, registers.accompanying_parts())


def _filled(
    context: template.RequestContext, row: Recorded, hung: list[registers.Hanging]
) -> dict[str, Any]:
    member = context["member"]
    parts = [{"template": part.template, **part.fill(member, row)} for part in hung]
    kept = ("project", "member", "may", "several", "wording", "operation", "csrf_token")
    return {
        "parts": parts,
        "row": row,
        "label": row._meta.label,
        **{name: context.get(name) for name in kept},
    }
