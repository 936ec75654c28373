"""Queries of each page, in a project and in one ten times its size: a page asks as many in both."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import NoReverseMatch, reverse

from coding.demo.bench.measuring import Measurement, NotYet, Reading
from coding.demo.bench.surroundings import PASSWORDS, Bench, Study
from coding.demo.scale import Size
from interviews.transcripts.models import Participant

SMALL = Size(interviews=2, words=1_000, codes=10, coders=3, codings=50)
LARGE = Size(interviews=20, words=1_000, codes=100, coders=3, codings=500)


def _slug(study: Study) -> list[str]:
    return [study.slug]


def _interview(study: Study) -> list[str]:
    return [study.slug, str(study.interviews[0].pk)]


def _code(study: Study) -> list[str]:
    return [study.slug, study.codes[0]]


def _participant(study: Study) -> list[str]:
    first = Participant.objects.filter(project__slug=study.slug).order_by("label", "pk").first()
    return [study.slug, str(first.pk if first else "")]


PAGES: dict[str, tuple[str, Callable[[Study], list[str]]]] = {
    "home": ("projects:home", _slug),
    "history": ("projects:history", _slug),
    "members": ("projects:members", _slug),
    "settings": ("projects:settings", _slug),
    "interviews": ("transcripts:interviews", _slug),
    "interview": ("transcripts:interview", _interview),
    "participants": ("transcripts:participants", _slug),
    "participant": ("transcripts:participant", _participant),
    "import": ("transcripts:import", _slug),
    "codebook": ("codebook:codebook", _slug),
    "code": ("codebook:code", _code),
    "coding-page": ("desk:code", _interview),
    "memos": ("memos:memos", _slug),
    "discussion": ("discussion:discussions", _slug),
    "themes": ("themes:themes", _slug),
    "search": ("desk:search", _slug),
    "findings": ("findings:findings", _slug),
}


def queries(bench: Bench, page: str) -> Reading:
    """Fixed means: no more than the small project needs."""
    return Reading(_asked(bench, page, LARGE), 1, budget=_asked(bench, page, SMALL))


def _asked(bench: Bench, page: str, size: Size) -> int:
    study = bench.study(size)
    name, arguments = PAGES[page]
    try:
        path = reverse(name, args=arguments(study))
    except NoReverseMatch:
        raise NotYet("There is no such page yet.") from None
    client = Client(headers={"host": "localhost"})
    client.force_login(study.members[0].user, backend=PASSWORDS)
    client.get(path)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(path)
        answer.getvalue()
    if answer.status_code != 200:
        raise RuntimeError(f"{path} answered {answer.status_code}")
    return len(asked)


MEASUREMENTS = [
    Measurement(f"queries-{page}", "queries", None, partial(queries, page=page)) for page in PAGES
]
