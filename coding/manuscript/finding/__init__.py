"""Finding a manuscript's quotations, whose they are said to be, and which may be set aside.

No Django.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from coding.manuscript.finding.crediting import (
    alone,
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
_SPEAKS = re.compile(r"\n|[.!?…][\"”’]?\s+")  # behind which another may speak
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
        page, around = paragraph.page_at(span.start), _around(text, span, marked)
        turns = _turns(text[span.inner : span.last].strip(), labels)
        for turn in turns:
            said, inside = _own(turn, labels, alone=len(turns) == 1)
            own = inside or inside.asked
            yield _quoted(paragraph, said, inside if own else credit, around, page)


def _own(text: str, labels: Labels, *, alone: bool) -> tuple[str, Credit]:
    """The words of a turn, and whose it says itself that they are."""
    said, ending = tail(text, labels)
    said, beginning = head(said, labels)
    if not alone and (asked := _OTHERS.match(said)):
        return said[asked.end() :], Credit(asked=True)
    return said, beginning or ending


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
    """Quotations set apart: each paragraph is one, or each turn that is labelled in it.

    One that is nothing but an attribution is none: it names whose those before it are. So does
    what stands at the end of the last one.
    """
    parts: list[Quoted] = []
    for one in (replace(each, text=said) for each in group for said in _turns(each.text, labels)):
        credit = alone(one.text.strip(), labels) if parts else Credit()
        if credit:
            yield from _credited(parts, credit)
            parts = []
        else:
            parts.append(_part(one, labels))
    if parts:
        beside = parts[-1].credit or _below(below, labels) or _above(above, labels)
        yield from _credited(parts, beside)


def _credited(parts: Sequence[Quoted], beside: Credit) -> Iterator[Quoted]:
    """Those that say not themselves whose they are are those of whom the words beside them name."""
    for part in parts:
        own = part.credit or part.credit.asked or part.aside is Aside.LITERATURE
        if words_of(part.text):
            yield part if own else replace(part, credit=beside)


def _turns(text: str, labels: Labels) -> list[str]:
    """A quotation in pieces where it says itself who speaks next: ``P3: …``."""
    begins = [hit.end() for hit in _SPEAKS.finditer(text)]
    cuts = [at for at in begins if _OTHERS.match(text, at) or head(text[at : at + 60], labels)[1]]
    ends = [0, *cuts, len(text)]
    return [text[one:other].strip() for one, other in pairwise(ends)]


def _part(paragraph: Paragraph, labels: Labels) -> Quoted:
    text = paragraph.text.strip()
    said, ending = tail(text, labels)
    said, beginning = head(said, labels)
    cited = len(said) if ending else citation_at_end(said)
    aside = Aside.LITERATURE if cited < len(said) else Aside.NONE
    asked = _OTHERS.match(said)
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
        beginning or ending or Credit(asked=asked is not None),
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
