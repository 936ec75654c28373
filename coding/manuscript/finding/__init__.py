"""Finding a manuscript's quotations, whose they are said to be, and which may be set aside.

No Django.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from coding.manuscript.finding.crediting import (
    credits_of,
    head,
    sentence_after,
    sentence_before,
    tail,
)
from coding.manuscript.finding.inline import Span, spans
from coding.manuscript.finding.labels import Labels, labels_for
from coding.manuscript.finding.literature import (
    Aside,
    citation_after,
    citation_at_end,
    looks_like,
)
from coding.manuscript.finding.quoted import Credit, Nearness, Quoted
from coding.manuscript.matching.words import words_of
from coding.manuscript.reading.text import Paragraph, Role

__all__ = ["Labels", "Quoted", "TooMany", "labels_for", "quotations", "unclosed"]

AROUND = 160
MOST, MOST_TOGETHER = 2_000, 400  # quotations in all, and in one paragraph
_OTHERS = re.compile(r"(?:interviewer|researcher|moderator|int|i|r|q)\s*\d?\s*:\s+", re.I)
_ALONE = 90  # characters of a paragraph that is nothing but an attribution


class TooMany(Exception):
    """More quotations than any manuscript has."""


def quotations(paragraphs: Sequence[Paragraph], labels: Labels, most: int = MOST) -> list[Quoted]:
    """Every quotation in order.

    :raises TooMany: where there are more than ``most``, or a paragraph is nothing but quotations.
    """
    found: list[Quoted] = []
    for key, group in groupby(enumerate(paragraphs), key=lambda pair: _block(pair[1], labels)):
        members = list(group)
        if key:
            first, last = members[0][0], members[-1][0]
            above = paragraphs[first - 1] if first else None
            below = paragraphs[last + 1] if last + 1 < len(paragraphs) else None
            found += _set_apart([one for _at, one in members], above, below, labels)
        else:
            for _at, one in members:
                found += _within(one, labels)
                if len(found) > most:
                    raise TooMany
    return [one for one in found if words_of(one.text)]


def unclosed(paragraphs: Sequence[Paragraph]) -> list[int]:
    """Numbers of paragraphs with a quotation mark that is never closed."""
    open_in = (one for one in paragraphs if one.role is not Role.QUOTED)
    return [one.number for one in open_in if spans(one.text)[1] >= 0]


def _block(paragraph: Paragraph, labels: Labels) -> int:
    """The number of the quotation set apart that a paragraph belongs to; 0 for running text."""
    if paragraph.role is Role.QUOTED:
        return paragraph.block or paragraph.number
    if paragraph.role is Role.SET_IN and (
        tail(paragraph.text, labels)[1] or _named(paragraph, labels)
    ):
        return paragraph.block or paragraph.number
    return 0


def _named(paragraph: Paragraph, labels: Labels) -> bool:
    return bool(head(paragraph.text, labels)[1])


def _within(paragraph: Paragraph, labels: Labels) -> Iterator[Quoted]:
    text = paragraph.text
    marked, _unclosed = spans(text)
    if len(marked) > MOST_TOGETHER:
        raise TooMany
    for span, credit in zip(marked, credits_of(text, marked, labels), strict=True):
        said, inside = tail(text[span.inner : span.last].strip(), labels)
        page = paragraph.page_at(span.start)
        yield _quoted(paragraph, said, inside or credit, _around(text, span, marked), page)


def _around(text: str, span: Span, marked: Sequence[Span]) -> tuple[str, str]:
    begins, ends = sentence_before(text, span, marked), sentence_after(text, span, marked)
    return text[begins : span.start], text[span.end : max(ends, span.end + 2)]


def _quoted(
    paragraph: Paragraph, said: str, credit: Credit, around: tuple[str, str], page: int
) -> Quoted:
    before, after = around
    aside = Aside.NONE
    if credit.nearness in (Nearness.NONE, Nearness.EARLIER):
        aside = looks_like(len(words_of(said)), before, after)
    elif credit.nearness is Nearness.SENTENCE and citation_after(after):
        aside = Aside.LITERATURE
    if aside and credit.nearness is Nearness.EARLIER:
        credit = Credit()
    return Quoted(
        said,
        before[-AROUND:],
        after[:AROUND],
        paragraph.number,
        page,
        paragraph.line,
        False,
        credit,
        aside,
    )


def _set_apart(
    group: Sequence[Paragraph], above: Paragraph | None, below: Paragraph | None, labels: Labels
) -> Iterator[Quoted]:
    """Quotations set apart: each paragraph is one, and what names one of them at the end all."""
    parts = [_part(one, labels) for one in group]
    last = parts[-1].credit
    beside = last or _below(below, labels) or _above(above, labels)
    spoken = [part for part in parts if words_of(part.text)]
    for part in spoken:
        credit = part.credit or (beside if part.aside is not Aside.LITERATURE else Credit())
        yield replace(part, credit=credit)


def _part(paragraph: Paragraph, labels: Labels) -> Quoted:
    text = paragraph.text.strip()
    said, ending = tail(text, labels)
    said, beginning = head(said, labels)
    cited = len(said) if ending else citation_at_end(said)
    aside = Aside.LITERATURE if cited < len(said) else Aside.NONE
    said = _unmarked(_OTHERS.sub("", said[:cited].strip(), count=1))
    after = text[len(said) :] if aside else ""
    return Quoted(
        said,
        "",
        after[:AROUND],
        paragraph.number,
        paragraph.page,
        paragraph.line,
        True,
        ending or beginning,
        aside,
    )


def _unmarked(said: str) -> str:
    """Without quotation marks around the whole."""
    found, _unclosed = spans(said)
    whole = len(found) == 1 and found[0].start == 0 and not words_of(said[found[0].end :])
    return said[found[0].inner : found[0].last].strip() if whole else said


def _below(paragraph: Paragraph | None, labels: Labels) -> Credit:
    """A paragraph that is nothing but an attribution: "— P3, engineer"."""
    if paragraph is None or len(paragraph.text) > _ALONE:
        return Credit()
    rest, credit = tail("\n" + paragraph.text, labels)
    return replace(credit, nearness=Nearness.BESIDE) if credit and not rest.strip() else Credit()


def _above(paragraph: Paragraph | None, labels: Labels) -> Credit:
    """Whom the sentence names that leads up to the quotation."""
    if paragraph is None or paragraph.role is Role.HEADING:
        return Credit()
    end = len(paragraph.text)
    marked, _unclosed = spans(paragraph.text)
    text = paragraph.text + " “”"
    whole = Span(end + 1, end + 3, end + 2, end + 2)
    return credits_of(text, [*marked, whole], labels)[-1]
