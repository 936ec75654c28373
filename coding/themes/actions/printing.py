"""What the paper uses, and how it prints it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from coding.themes.models import Quote, QuoteStyle, QuoteUse
from interviews.projects.errors import Conflict
from interviews.projects.history import Act, action


@action("quote.used")
def use_quote(act: Act, *, quote: Quote) -> QuoteUse:
    """Say that the paper uses a quote; once is enough."""
    known = QuoteUse.objects.filter(quote=quote, removed=False).first()
    return known or act.create(QuoteUse(quote=quote, said_by=act.member, said_at=act.at))


@action("quote.not_used")
def leave_quote_out(act: Act, *, quote: Quote) -> None:
    """Say that the paper does not use a quote any more."""
    for known in QuoteUse.objects.filter(quote=quote, removed=False):
        act.remove(known)


@action("style.chosen")
def choose_quote_style(
    act: Act, /, *, attributes: Sequence[str], expected: int | None = None, **fields: Any
) -> QuoteStyle:
    """Set how the project prints quotes; ``expected`` is the version its author saw, or 0."""
    values = {**fields, "attributes": list(attributes)}
    kept = QuoteStyle.objects.visible_to(act.member).first()
    if kept is None:
        return act.create(QuoteStyle(**values))
    if all(getattr(kept, name) == value for name, value in values.items()):
        return kept
    if expected == 0:
        raise Conflict(_("Someone chose the style of quotes in the meantime. Reload the page."))
    return act.change(kept, expected=expected, **values)
