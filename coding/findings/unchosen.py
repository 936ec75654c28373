"""What the team noted of those for whom a theme has no passage, in words and with its notes."""

from __future__ import annotations

from collections.abc import Iterator

from coding.findings.wording import listed
from coding.themes.models import Otherwise
from coding.themes.queries import Entry


def noted_of(entry: Entry) -> str:
    """``Said otherwise: P4 (of a team, not of herself); Not asked: P2 and P3``."""
    told = [(str(what.label), noted_as(entry, what)) for what in Otherwise]
    return "; ".join(f"{what}: {who}" for what, who in told if who)


def noted_as(entry: Entry, what: Otherwise) -> str:
    """Of whom it is noted, each with the notes there are."""
    return listed(list(_named(entry, what)))


def _named(entry: Entry, what: Otherwise) -> Iterator[str]:
    for voice in entry.voices:
        rows = [row for row in voice.noted if row.what == what]
        if rows and not voice.chosen:
            notes = "; ".join(row.note for row in rows if row.note)
            yield f"{voice.participant.label} ({notes})" if notes else voice.participant.label
