"""``{% page_parts "participants" %}``: what rooms above put below a page's own contents."""

from __future__ import annotations

from typing import Any

from django import template

from interviews.projects import registers

register = template.Library()


@register.inclusion_tag("includes/page_parts.html", takes_context=True)
def page_parts(context: template.RequestContext, key: str) -> dict[str, Any]:
    """Every part registered for the page, as its member sees it."""
    member = context["member"]
    parts = [{"template": part.template, **part.fill(member)} for part in registers.page_parts(key)]
    return {"parts": parts, "project": context.get("project"), "may": context.get("may")}
