"""Names that a quote still holds, as far as the room of masking knows them."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coding.themes.copies import PLAIN_MANNER, runs_of
from coding.themes.marks import Cut, Mask, marks_from_json, places
from coding.themes.models import Quote
from interviews.masking.models import EntryState, Finding
from interviews.masking.names import Kind
from interviews.masking.queries import read_entries
from interviews.masking.replacing import Finder, Name
from interviews.masking.warning import OF_A_PERSON
from interviews.projects.models import Member
from interviews.transcripts.hearing import Heard
from interviews.transcripts.models import Interview


@dataclass(frozen=True)
class NameLeft:
    """A name as it stands in a quote, and what was decided to show in its place ("" if nothing)."""

    words: str
    kind: str
    replacement: str = ""


def names_left(member: Member, quotes: Iterable[Quote]) -> dict[uuid.UUID, list[NameLeft]]:
    """By quote, names that show in it: to be masked or masked elsewhere, or found and undecided.

    Of undecided ones those that point to a person, as exports warn of them. Three queries.
    """
    rows = [row for row in quotes if row.heard and not row.withheld]
    known = _Known(member)
    found = _found_in(rows)
    return {row.pk: left for row in rows if (left := known.left_in(row, found[row.pk]))}


class _Known:
    """What was decided about names."""

    def __init__(self, member: Member) -> None:
        opened, _locked = read_entries(member.project_id)
        self.entries = {entry.pk: entry for entry, _shown, _forms in opened}
        names = {entry.pk: Name(forms, entry.any_case) for entry, _shown, forms in opened}
        self.finder = Finder(names)

    def left_in(self, quote: Quote, found: Iterable[NameLeft]) -> list[NameLeft]:
        # Without the asterisks of emphasis, which may begin or end within a name.
        text = "".join(run.text for run in runs_of(quote, PLAIN_MANNER))
        left = [
            NameLeft(text[hit.start : hit.end], entry.kind, entry.replacement)
            for hit in self.finder.find(text)
            if (entry := self.entries[hit.name]).state != EntryState.LEFT
        ]
        left += [one for one in found if not self.finder.find(one.words)]
        return list({one.words: one for one in left}.values())


def _found_in(quotes: Iterable[Quote]) -> Mapping[uuid.UUID, list[NameLeft]]:
    """Names of people found where the quotes' words stand, that no mark hides."""
    rows = list(quotes)
    current = _versions(rows)
    kinds = [str(kind) for kind in OF_A_PERSON]
    held: dict[uuid.UUID, list[tuple[int, int, str]]] = defaultdict(list)
    findings = Finding.objects.filter(version__in=set(current.values()), kind__in=kinds)
    for version, start, end, kind in findings.values_list("version_id", "start", "end", "kind"):
        held[version].append((start, end, kind))
    left: dict[uuid.UUID, list[NameLeft]] = defaultdict(list)
    for row in rows:
        if row.heard and not row.astray and (here := current.get(row.interview_id)):
            left[row.pk] = _not_hidden(row.heard, row, held[here])
    return left


def _versions(quotes: Iterable[Quote]) -> dict[uuid.UUID, uuid.UUID]:
    wanted = {row.interview_id for row in quotes}
    rows = Interview.objects.filter(pk__in=wanted, current__isnull=False)
    return {key: current for key, current in rows.values_list("pk", "current_id") if current}


def _not_hidden(
    heard: Heard, quote: Quote, findings: Iterable[tuple[int, int, str]]
) -> list[NameLeft]:
    marks = marks_from_json(quote.marks)
    hidden = set().union(*(places(mark) for mark in marks if isinstance(mark, Cut | Mask)))
    left = []
    for start, end, kind in findings:
        first, last = max(start, heard.start), min(end, heard.end)
        here = set(range(first - heard.start, last - heard.start))
        if first < last and here - hidden:
            words = heard.exact[first - heard.start : last - heard.start]
            left.append(NameLeft(words, Kind(kind).value))
    return left
