"""Quotes in the cells of a table: the same words, marks and style as in their copies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from django.urls import reverse

from coding.findings.printed import Held, Part
from coding.findings.tables import Rich
from coding.findings.wording import listed
from coding.themes.copies import Manner, attribution_of, manner_of, runs_of, warnings_of
from coding.themes.models import Quote
from coding.themes.richtext import Run
from coding.themes.styling import PLAIN_STYLE
from interviews.projects.models import Member


def manner_in_cells(member: Member) -> Manner:
    """How the team prints quotes. Until it says so they stand in quotation marks, their source in
    brackets, since nothing else sets them off in a cell.
    """
    manner = manner_of(member)
    if manner.style != PLAIN_STYLE:
        return manner
    style = PLAIN_STYLE._replace(opening="“", closing="”", frame="brackets")
    return Manner(style, manner.told)


def words_of(quote: Quote, manner: Manner) -> Held:
    """A quote's words alone; those of one that is withheld are not given out."""
    return _held([(run, "") for run in runs_of(quote, manner)])


def quotes_in(member: Member, quotes: Iterable[Quote], manner: Manner) -> Held:
    """One below another, each with whose it is, which opens its page, and what a
    correction did to it."""
    pieces: list[tuple[Run, str]] = []
    for quote in quotes:
        pieces += [(Run("\n"), "")] if pieces else []
        pieces += _credited(quote, manner, url_of(member, quote))
    return _held(pieces)


def url_of(member: Member, quote: Quote) -> str:
    return reverse("themes:quote", args=[member.project.slug, quote.pk])


def speakers_of(quote: Quote) -> str:
    return listed(quote.heard.participants) if quote.heard else ""


def _credited(quote: Quote, manner: Manner, url: str) -> Iterator[tuple[Run, str]]:
    yield from ((run, "") for run in runs_of(quote, manner))
    yield Run(" "), ""
    yield Run(attribution_of(quote, manner, warnings_of(quote))), url


def _held(pieces: Sequence[tuple[Run, str]]) -> Held:
    said = Rich(tuple(run for run, _url in pieces))
    return Held(said, said, tuple(Part(run.text, url, run.italic, run.bold) for run, url in pieces))
