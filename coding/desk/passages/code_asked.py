"""What is asked of a code's page, read from its address."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.http import urlencode

from interviews.projects.numbers import whole


@dataclass(frozen=True)
class CodeAsked:
    """Which of a code's passages are shown, and how.

    ``sub``: with its sub-codes; ``by_coding``: one row a coding; ``beside``: only those that
    overlap this other code; ``who``: only those in which this participant speaks; ``behind``: only
    those not reviewed since the meaning changed; ``fix``: the coding being put right.
    """

    url: str
    sub: bool = False
    by_coding: bool = False
    beside: uuid.UUID | None = None
    who: str = ""
    behind: bool = False
    fix: uuid.UUID | None = None
    page: int = 1

    @property
    def narrowed(self) -> bool:
        return bool(self.beside or self.who or self.behind)

    def link(self, **changes: object) -> str:
        """The address with some of the question changed; a new question has a new first page."""
        asked = {name: getattr(self, name) for name in NAMES} | changes
        if changes.keys() - {"page", "fix"}:
            asked |= {"page": 1, "fix": None} | changes
        if asked["page"] == 1:
            asked["page"] = None
        sent = [(name, _sent(value)) for name, value in asked.items() if value]
        return f"{self.url}?{urlencode(sent)}" if sent else self.url


NAMES = ("sub", "by_coding", "beside", "who", "behind", "fix", "page")


def asked_of_code(url: str, query: QueryDict) -> CodeAsked:
    return CodeAsked(
        url=url,
        sub=bool(query.get("sub")),
        by_coding=bool(query.get("by_coding")),
        beside=_uuid(query.get("beside", "")),
        who=query.get("who", "").strip(),
        behind=bool(query.get("behind")),
        fix=_uuid(query.get("fix", "")),
        page=whole(query.get("page", "")) or 1,
    )


def _sent(value: object) -> str:
    return "1" if value is True else str(value)


def _uuid(sent: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(sent)
    except ValueError:
        return None
