"""All passages of one code, on its page."""

from __future__ import annotations

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse

from coding.codebook.models import Code
from coding.codebook.queries import IN_USE
from coding.desk.passages.code_asked import CodeAsked, asked_of_code
from coding.desk.passages.code_rows import CodeRow, rows_of_code
from coding.desk.passages.rows import Row, offered, rows_of
from coding.segments.filtering import Filters
from coding.segments.gathering import Texts, at
from coding.segments.of_code import OfCode, Stretch, of_code
from coding.segments.passages import Passage
from coding.segments.retrieval import reading_of
from coding.segments.straying import astray
from interviews.projects.models import Member

ON_A_PAGE = 25


def fill(member: Member, code: Code, query: Any) -> dict[str, Any]:
    """The code's passages in the order of the interviews and their texts, a page of them."""
    asked = asked_of_code(code.get_absolute_url(), query)
    reading = reading_of(member)
    found = of_code(reading, code, sub_codes=asked.sub)
    behind = found.behind()
    chosen = _chosen(found, asked, behind)
    pages: Paginator[Stretch] = Paginator(
        found.rows(chosen, by_passage=not asked.by_coding), ON_A_PAGE
    )
    page = pages.get_page(asked.page)
    rows = rows_of_code(found, list(page), asked)
    return {
        "asked": asked,
        "page": page,
        "rows": rows,
        "number": len(chosen),
        "codings": sum(len(passage.codings) for passage in chosen),
        "interviews": len({passage.interview for passage in chosen}),
        "whole": len(found.passages),
        "behind": len(behind),
        "beside": reading.codes.get(asked.beside) if asked.beside else None,
        "below": len(reading.book.branch(code.pk, True)) > 1,
        "offered": _offered(found, rows),
        "astray": _astray(found, asked),
        "links": _links(asked, page.number),
        "use_url": _use_url(member, code, asked),
    }


def use(member: Member, code: Code, query: Any) -> dict[str, Any]:
    """Where to fetch how the code is used: it takes longer than the passages."""
    return {"use_url": _use_url(member, code, asked_of_code(code.get_absolute_url(), query))}


def _chosen(found: OfCode, asked: CodeAsked, behind: set[uuid.UUID]) -> list[Passage]:
    kept = found.passages
    if asked.beside:
        met = found.beside().get(asked.beside, set())
        kept = [passage for index, passage in enumerate(found.passages) if index in met]
    if asked.behind:
        kept = [passage for passage in kept if behind.intersection(passage.codings)]
    if asked.who:
        kept = _said_by(found, kept, asked.who)
    return kept


def _said_by(found: OfCode, kept: list[Passage], who: str) -> list[Passage]:
    within = {passage.interview for passage in kept}
    texts = Texts(one for one in found.interviews if one.pk in within)

    def speaks(one: Passage) -> bool:
        said = at(texts.turns(one.interview), one.start, one.end)
        return any(turn.participant == who for turn in said)

    return list(filter(speaks, kept))


def _offered(found: OfCode, rows: list[CodeRow]) -> list[tuple[str, str]]:
    """The codes a coding can be given instead, with what stands above each, where one is fixed."""
    if not any(row.fixing for row in rows):
        return []
    return offered(found.reading, (c for c in found.reading.codes.values() if c.status in IN_USE))


def _astray(found: OfCode, asked: CodeAsked) -> list[Row]:
    if asked.narrowed or not found.branch:
        return []
    filters = Filters(any_codes=frozenset({found.code.pk}), sub_codes=asked.sub)
    lost = astray(found.reading, filters, by_passage=not asked.by_coding)
    return rows_of(found.reading, lost, asked)


def _links(asked: CodeAsked, page: int) -> dict[str, str]:
    """The addresses the page leads to: other questions, other pages."""
    return {
        "here": asked.link(fix=None),
        "alone": asked.link(sub=False),
        "with_sub": asked.link(sub=True),
        "by_passage": asked.link(by_coding=False),
        "by_coding": asked.link(by_coding=True),
        "behind": asked.link(behind=True),
        "everything": asked.link(beside=None, who="", behind=False),
        "next": asked.link(page=page + 1, fix=None),
        "previous": asked.link(page=page - 1, fix=None),
    }


def _use_url(member: Member, code: Code, asked: CodeAsked) -> str:
    url = reverse("desk:use-of-code", args=[member.project.slug, code.pk])
    return f"{url}?sub=1" if asked.sub else url
