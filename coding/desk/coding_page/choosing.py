"""The form in which a reader chooses which codings are shown, and what is said of the choice."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from coding.desk.coding_page.code_list import Entry
from coding.desk.coding_page.narrowing import Narrowing
from coding.desk.coding_page.scene import Desk
from interviews.transcripts.models import Speaker


@dataclass(frozen=True)
class Choice:
    """Something to tick; ``colour`` and ``depth`` are those of a code in the tree."""

    value: uuid.UUID
    label: str
    chosen: bool
    colour: int = 0
    depth: int = 0


@dataclass
class Choosing:
    """What can be ticked, and how many of the codings are shown. Asks only for what is read."""

    desk: Desk
    entries: list[Entry]

    @property
    def narrowing(self) -> Narrowing:
        return self.desk.narrowing

    @property
    def shown(self) -> int:
        return len(self.desk.drawn)

    @property
    def of(self) -> int:
        return len(self.desk.rows)

    @cached_property
    def codes(self) -> list[Choice]:
        """Those with passages here."""
        wanted = self.narrowing.codes
        return [
            Choice(row.id, row.name, row.id in wanted, row.colour, row.depth)
            for row in self.entries
            if row.rolled or row.id in wanted
        ]

    @cached_property
    def voices(self) -> list[Choice]:
        """The reader's own first; none to choose where others are hidden or there is one."""
        if not (self.desk.everyone and self.desk.several):
            return []
        rows = sorted(self.desk.voices.items(), key=lambda row: (not row[1].mine, row[1].name))
        return [Choice(key, row.name, key in self.narrowing.voices) for key, row in rows]

    @cached_property
    def speakers(self) -> list[Choice]:
        rows = Speaker.objects.filter(interview=self.desk.interview).order_by("name", "id")
        wanted = self.narrowing.speakers
        return [Choice(key, name, key in wanted) for key, name in rows.values_list("id", "name")]

    @property
    def chosen(self) -> list[str]:
        """What is ticked, in words."""
        ticked = [row.label for row in (*self.codes, *self.voices, *self.speakers) if row.chosen]
        asked = self.narrowing
        return ticked + [_("unsure")] * asked.unsure + [_("flagged")] * asked.flagged
