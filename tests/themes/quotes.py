"""Quotes for tests, made through the project's own actions."""

from __future__ import annotations

from typing import Any

from coding.themes.actions import compose_theme, join_passage, quote_passage
from coding.themes.listing import quotes_listed
from coding.themes.models import Evidence, Joined, Quote, Theme
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import bounds

LAST = "So we wrote our own test, and it was wrong too, but wrong in a way we could see."
WORDS = "it was wrong too"


def joined_to(
    member: Member, interview: Interview, words: str, theme: Theme, role: str = Joined.QUOTED
) -> Evidence:
    where = bounds(interview, words)
    return join_passage(By(member), theme=theme, interview=interview, joined=role, **where)


def quote_of(
    member: Member,
    interview: Interview,
    words: str,
    *marks: dict[str, Any],
    theme: str = "A theme",
    role: str = Joined.QUOTED,
) -> Quote:
    """A quote of these words in a new theme."""
    made = compose_theme(By(member), name=theme)
    evidence = joined_to(member, interview, words, made, role)
    return quote_passage(By(member), evidence=evidence, marks=list(marks))


def cut(source: str, words: str) -> dict[str, Any]:
    return {"kind": "cut", **_over(source, words)}


def mask(source: str, words: str, text: str = "name") -> dict[str, Any]:
    return {"kind": "mask", "text": text, **_over(source, words)}


def emphasis(source: str, words: str) -> dict[str, Any]:
    return {"kind": "emphasis", **_over(source, words)}


def _over(source: str, words: str) -> dict[str, int]:
    start = source.index(words)
    return {"start": start, "end": start + len(words)}


def text_of(study: Study) -> str:
    (one,) = quotes_listed(study.ada)
    return one.text


def page(study: Study, quote: Quote) -> str:
    return signed_in(study.ada).get(f"/projects/{study.slug}/quotes/{quote.pk}/").content.decode()


def post(study: Study, quote: Quote, what: str, **data: str) -> int:
    url = f"/projects/{study.slug}/quotes/{quote.pk}/{what}/"
    return signed_in(study.ada).post(url, data).status_code
