"""A quote as a manuscript takes it: rich text, plain text, Markdown, LaTeX, in the team's style."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from coding.themes import quoting, richtext
from coding.themes.marks import Insert, Mark, Mask, marks_from_json
from coding.themes.models import Quote, QuoteStyle
from coding.themes.quoting import SourceTurn, Target, credit, quote_runs, set_inline
from coding.themes.richtext import Run
from coding.themes.styling import PLAIN_STYLE, Style, named
from interviews.projects.models import Member
from interviews.transcripts.hearing import Heard
from interviews.transcripts.models import AttributeValue

TARGETS: tuple[Target, ...] = ("plain", "markdown", "latex", "html")


@dataclass(frozen=True)
class Manner:
    """How the team prints quotes; ``told`` are each participant's chosen attributes in one text."""

    style: Style = PLAIN_STYLE
    told: Mapping[str, str] = field(default_factory=dict)


PLAIN_MANNER = Manner()


@dataclass(frozen=True)
class Copies:
    """The same quotes in each form, with their attribution; ``html`` is already escaped."""

    plain: str
    markdown: str
    latex: str
    html: str


@dataclass(frozen=True)
class MarkShown:
    """A mark in words, for a list: what it lies on, what is inserted or shown ``after`` what."""

    kind: str
    words: str
    after: str = ""
    shown: str = ""


def manner_of(member: Member) -> Manner:
    """How the member's project prints quotes; one query, two where attributes are told."""
    chosen = QuoteStyle.objects.visible_to(member).first()
    if chosen is None:
        return Manner()
    return Manner(chosen.as_style(), _told(member, chosen.attributes))


def _told(member: Member, attributes: Sequence[str]) -> dict[str, str]:
    """``industry, 8 years``: the values of these attributes in their order, by participant."""
    if not attributes:
        return {}
    wanted = [uuid.UUID(one) for one in attributes]
    rows = AttributeValue.objects.visible_to(member).filter(
        attribute__in=wanted, attribute__removed=False
    )
    values = sorted(
        rows.values_list("participant__label", "attribute_id", "value", "position"),
        key=lambda row: (wanted.index(row[1]), row[3]),
    )
    told: dict[str, list[str]] = {}
    for label, _attribute, value, _position in values:
        told.setdefault(label, []).append(value)
    return {label: ", ".join(filter(None, some)) for label, some in told.items()}


def copies_of(quotes: Iterable[Quote], manner: Manner) -> Copies:
    """The quotes one below another, in each form. They must have been read with their sources."""
    rows = list(quotes)
    joined = {to: "\n\n".join(written(row, manner, to) for row in rows) for to in TARGETS}
    return Copies(**joined)


def written(quote: Quote, manner: Manner, to: Target) -> str:
    """One quote with its attribution. One that is withheld says so in place of its words."""
    runs = runs_of(quote, _for_plain(manner) if to == "plain" else manner)
    source = attribution_of(quote, manner, warnings_of(quote))
    return quoting.block(runs, source, to, inline=is_inline(quote, manner))


def plain_words(quote: Quote, manner: Manner) -> str:
    """The quote as plain text without its attribution."""
    return richtext.plain(runs_of(quote, _for_plain(manner)))


def _for_plain(manner: Manner) -> Manner:
    """In plain text asterisks show emphasis, and labels in bold go without."""
    return Manner(manner.style._replace(bold=False), manner.told)


def runs_of(quote: Quote, manner: Manner) -> list[Run]:
    """The words of a quote as they are printed; never those under a masked name."""
    if quote.withheld or quote.heard is None:
        return [Run(withheld())]
    return quote_runs(sources(quote.heard), marks_from_json(quote.marks), manner.style)


def is_inline(quote: Quote, manner: Manner) -> bool:
    if quote.withheld or quote.heard is None:
        return manner.style.inline
    return set_inline(sources(quote.heard), marks_from_json(quote.marks), manner.style)


def withheld() -> str:
    return _("[withheld: a masked name in it has to be looked at again]")


def warnings_of(quote: Quote) -> list[str]:
    """What a reader must know of a quote that a correction has touched."""
    told = [_("not in the corrected transcript")] if quote.astray else []
    return [
        *told,
        *([_("its source was corrected since it was marked")] if quote.corrected else []),
    ]


def attribution_of(quote: Quote, manner: Manner, notes: Sequence[str] = ()) -> str:
    """Whose words a quote is, in the team's style, with ``notes`` and the one on emphasis."""
    role = "; ".join([*([_("contrary")] if quote.contrary else []), *notes])
    if quote.heard is None:
        return credit(str(quote), (), manner.style, role)
    base = str(quote) if manner.style.named == "serial" else quote.heard.cite
    marks = marks_from_json(quote.marks)
    return credit(_named(base, quote.heard, manner, marks), marks, manner.style, role)


def attribution_at(heard: Heard, manner: Manner) -> str:
    """Whose words a passage is that no quote was made of."""
    return credit(_named(heard.cite, heard, manner), (), manner.style)


def passage_runs(heard: Heard, manner: Manner, marks: Sequence[Mark] = ()) -> list[Run]:
    """The words of a passage that no quote was made of; ``marks`` mask what other quotes do."""
    return quote_runs(sources(heard), marks, manner.style)


def passage_words(heard: Heard, manner: Manner, marks: Sequence[Mark] = ()) -> str:
    return richtext.plain(passage_runs(heard, manner, marks))


def passage_inline(heard: Heard, manner: Manner, marks: Sequence[Mark] = ()) -> bool:
    return set_inline(sources(heard), marks, manner.style)


def _named(base: str, heard: Heard, manner: Manner, marks: Sequence[Mark] = ()) -> str:
    speakers: Sequence[str] = heard.participants
    if len(speakers) > 1:
        left = quoting.speaking(sources(heard), marks)
        speakers = [who for who in speakers if who in left]
    return named(base, manner.style, speakers, manner.told)


def sources(heard: Heard) -> list[SourceTurn]:
    """The turns of a place as sources of a quote."""
    return [SourceTurn(one.who, one.text) for one in heard.said]


def marks_shown(heard: Heard, marks: Iterable[dict[str, Any]]) -> list[MarkShown]:
    return [_shown(heard.exact, mark) for mark in marks_from_json(list(marks))]


def _shown(source: str, mark: Mark) -> MarkShown:
    if isinstance(mark, Insert):
        before = source[max(mark.at - 30, 0) : mark.at]
        return MarkShown("insert", mark.text, before, mark.text)
    shown = mark.text if isinstance(mark, Mask) else ""
    return MarkShown(type(mark).__name__.lower(), source[mark.start : mark.end], shown=shown)
