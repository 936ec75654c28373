"""Warning before names leave: exports show every text they write to a watch."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from interviews.projects.models import Member


class Watch(Protocol):
    """Sees the texts of an export as they are written; ``met`` are the names it met in them."""

    def see(self, text: str) -> None: ...

    @property
    def met(self) -> list[str]: ...

    @property
    def idle(self) -> bool:
        """Whether no name is known, so that no text need be seen."""
        ...

    @property
    def url(self) -> str:
        """Where the names can be decided about."""
        ...


class _Blind:
    met: list[str] = []
    idle = True
    url = ""

    def see(self, text: str) -> None:
        pass


_make: Callable[[Member], Watch] = lambda member: _Blind()  # noqa: E731


def watch_with(make: Callable[[Member], Watch]) -> None:
    """A room that knows names tells how they are watched for."""
    global _make
    _make = make


def watch(member: Member) -> Watch:
    """A new watch over one export of this member's."""
    return _make(member)


_masked_of: Callable[[Member], Callable[[str], bool]] = lambda member: lambda text: False  # noqa: E731


def masked_with(make: Callable[[Member], Callable[[str], bool]]) -> None:
    """The room that masks names tells how they are found in words from elsewhere."""
    global _masked_of
    _masked_of = make


def masked_of(member: Member) -> Callable[[str], bool]:
    """Asks of a text whether a name stands in it that was masked, or is to be."""
    return _masked_of(member)


def see_all(watch: Watch, value: Any) -> None:
    """Show every text in nested lists to a watch."""
    if isinstance(value, str):
        watch.see(value)
    elif isinstance(value, list | tuple):
        for part in value:
            see_all(watch, part)


def warning(request: HttpRequest, member: Member, seen: Watch) -> HttpResponse | None:
    """A page that says which names would get out, with a way to go on; None where none would.

    Leads read the names, others how many there are.
    """
    if not seen.met or request.GET.get("anyway") == "1":
        return None
    again = request.GET.copy()
    again["anyway"] = "1"
    context = {
        "count": len(seen.met),
        "met": seen.met if member.leads else [],
        "url": seen.url,
        "again": f"{request.path}?{again.urlencode()}",
    }
    return render(request, "projects/names_get_out.html", context)
