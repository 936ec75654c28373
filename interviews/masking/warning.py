"""Known names that would get out with an export."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.urls import reverse

from interviews.masking.models import EntryState
from interviews.masking.names import Kind
from interviews.masking.queries import Names, Shown, names_of, read_entries
from interviews.masking.replacing import Finder, Name
from interviews.projects.access import Right, has
from interviews.projects.models import Member

SEEN_BEFORE = 200_000
MASKED = frozenset({EntryState.DECIDED, EntryState.MASKED})
OF_A_PERSON = frozenset({Kind.PERSON, Kind.MAIL, Kind.PHONE, Kind.ID})


class NameWatch:
    """Looks for what is to be masked, was masked, or points to a person and is undecided."""

    def __init__(self, member: Member) -> None:
        names = names_of(member)
        known = {one.id: one for one in _known(names)}
        self._shown = known
        self._finder = Finder({id: _looked_for(one) for id, one in known.items()})
        self._met: dict[Any, None] = {}
        self._seen: set[int] = set()
        self._member = member

    def see(self, text: str) -> None:
        """Note the names in a text; the same text is looked at once."""
        mark = hash(text)
        if mark in self._seen:
            return
        if len(self._seen) < SEEN_BEFORE:
            self._seen.add(mark)
        for hit in self._finder.find(text):
            self._met[hit.name] = None

    @property
    def idle(self) -> bool:
        return not self._shown

    @property
    def url(self) -> str:
        page = reverse("masking:names", args=[self._member.project.slug])
        return page if has(self._member, Right.CODE) else ""

    @property
    def met(self) -> list[str]:
        return sorted(self._shown[id].name for id in self._met)


def masked_in(member: Member) -> Callable[[str], bool]:
    """Whether a text holds a name that was masked, or is to be; the transcripts are not read."""
    entries, _locked = read_entries(member.project_id)
    finder = Finder(
        {
            entry.pk: Name(forms, entry.any_case)
            for entry, _shown, forms in entries
            if entry.state in MASKED
        }
    )
    return lambda text: bool(finder.find(text))


def _known(names: Names) -> list[Shown]:
    decided = [one for one in names.entries if one.entry and one.entry.state != EntryState.LEFT]
    return decided + [one for one in names.undecided if one.kind in OF_A_PERSON]


def _looked_for(shown: Shown) -> Name:
    """Undecided names of people count as they were found: with a capital."""
    entry, person = shown.entry, shown.kind is Kind.PERSON
    return Name(shown.forms, entry.any_case if entry else not person)
