"""All passages of one code, on its page."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator

from coding.codebook.models import Code
from coding.desk.passages.rows import rows_of
from coding.segments.filtering import Filters
from coding.segments.retrieval import hits, interviews_of, reading_of, shown
from coding.segments.selecting import Hit
from interviews.projects.models import Member

ON_A_PAGE = 25


def fill(member: Member, code: Code, query: Any) -> dict[str, Any]:
    """The code's own passages in the order of the interviews, a page of them."""
    reading = reading_of(member)
    filters = Filters(any_codes=frozenset({code.pk}), sub_codes=False)
    interviews = interviews_of(reading, filters)
    found = (
        [] if code.pk in reading.successors else hits(reading, filters, interviews, by_passage=True)
    )
    pages: Paginator[Hit] = Paginator(found, ON_A_PAGE)
    page = pages.get_page(query.get("page"))
    return {
        "page": page,
        "rows": rows_of(reading, shown(reading, list(page), interviews)),
        "number": len(found),
    }
