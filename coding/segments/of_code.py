"""All passages of one code, with its sub-codes or without, as one member sees them.

With sub-codes the codings of the whole branch are taken as if they were of one code, so that the
passages are those the codebook counts (see `coding.segments.passages`). The number of queries is
fixed.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import F

from coding.codebook.models import Code
from coding.segments.filtering import Filters
from coding.segments.gathering import Texts, at
from coding.segments.models import Coding
from coding.segments.overlapping import overlapped
from coding.segments.passages import Coded, Passage, passages
from coding.segments.retrieval import Reading, interviews_of, laid_of
from coding.segments.selecting import Laid
from interviews.transcripts.models import Interview


@dataclass(frozen=True)
class Stretch:
    """A row in the making: where it lies, and the codings behind it, first the earliest."""

    interview: uuid.UUID
    start: int
    end: int
    codings: tuple[Laid, ...]


@dataclass(frozen=True)
class OfCode:
    """The passages of ``code``, in the order of the interviews and their texts."""

    reading: Reading
    code: Code
    sub_codes: bool = False
    interviews: Sequence[Interview] = field(default_factory=list)

    @cached_property
    def branch(self) -> set[uuid.UUID]:
        """The codes meant, as they are shown; none for a merged code: its successor has them."""
        if self.code.pk in self.reading.successors:
            return set()
        return self.reading.book.branch(self.code.pk, self.sub_codes)

    @cached_property
    def _laid(self) -> dict[uuid.UUID, Laid]:
        book = self.reading.book
        used = [pk for pk in self.reading.codes if book.shown(pk) in self.branch]
        seen = Coding.objects.visible_to(self.reading.member).filter(code__in=used)
        return {one.id: one for one in laid_of(self.reading, seen) if one.start < one.end}

    @cached_property
    def passages(self) -> list[Passage]:
        order = [interview.pk for interview in self.interviews]
        return passages((_coded(one, self.code.pk) for one in self._laid.values()), order)

    def rows(self, chosen: Iterable[Passage], *, by_passage: bool = True) -> list[Stretch]:
        """One row a passage, or one a coding in the order of the texts."""
        found = []
        for passage in chosen:
            codings = tuple(self._laid[pk] for pk in passage.codings)
            groups = [codings] if by_passage else [(one,) for one in codings]
            for group in groups:
                start = min(one.start for one in group)
                end = max(one.end for one in group)
                found.append(Stretch(passage.interview, start, end, group))
        return found

    def beside(self) -> dict[uuid.UUID, set[int]]:
        """By each other code, the places in ``passages`` of those that overlap it; one query."""
        book = self.reading.book
        within = {passage.interview for passage in self.passages}
        seen = Coding.objects.visible_to(self.reading.member).filter(interview__in=within)
        others = (_coded(one, one.code) for one in laid_of(self.reading, seen))
        found = overlapped(self.passages, others, book.successors)
        return {
            code: met
            for code, met in found.items()
            if code in book.order and code not in self.branch
        }

    def behind(self) -> set[uuid.UUID]:
        """Codings made before their code's meaning changed and not looked at since; one query."""
        seen = Coding.objects.visible_to(self.reading.member).filter(meaning__lt=F("code__meaning"))
        old = seen.filter(code__in=[pk for pk in self.reading.codes if self._means(pk)])
        return set(old.values_list("pk", flat=True)) & self._laid.keys()

    def _means(self, code: uuid.UUID) -> bool:
        return self.reading.book.shown(code) in self.branch

    def speakers(self) -> dict[str, int]:
        """In how many passages each participant speaks; two queries."""
        within = {passage.interview for passage in self.passages}
        texts = Texts(one for one in self.interviews if one.pk in within)
        found: dict[str, int] = {}
        for one in self.passages:
            said = at(texts.turns(one.interview), one.start, one.end)
            for label in {turn.participant for turn in said if turn.participant}:
                found[label] = found.get(label, 0) + 1
        return found


def of_code(reading: Reading, code: Code, *, sub_codes: bool) -> OfCode:
    """The passages of a code; a merged code has none, they are its successor's."""
    return OfCode(reading, code, sub_codes, interviews_of(reading, Filters()))


def _coded(one: Laid, code: uuid.UUID) -> Coded:
    return Coded(one.id, code, one.interview, one.voice, one.start, one.end)
