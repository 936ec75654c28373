"""What differs between two versions of a transcript, turn by turn. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from interviews.transcripts.differing import Stretch, differences


class Worded(NamedTuple):
    """A turn as it is compared; ``label`` empty where it has none yet."""

    label: str
    speaker: str
    text: str
    begins_at: float | None = None


class TurnChange(NamedTuple):
    """A turn before and after; None where it was not there, or is gone."""

    before: Worded | None
    after: Worded | None

    @property
    def label(self) -> str:
        turn = self.after or self.before
        return turn.label if turn else ""

    @property
    def speaker(self) -> str:
        turn = self.after or self.before
        return turn.speaker if turn else ""

    @property
    def spoken_by_another(self) -> str:
        """Who spoke before, where somebody else is said to speak now."""
        there = self.before and self.after and self.before.speaker != self.after.speaker
        return self.before.speaker if there and self.before else ""

    @property
    def stretches(self) -> list[Stretch]:
        """The words that stayed, went and came."""
        before = self.before.text if self.before else ""
        return differences(before, self.after.text if self.after else "")


def turn_changes(before: Sequence[Worded], after: Sequence[Worded]) -> list[TurnChange]:
    """The turns that differ, in the order of the newer text; gone ones where they stood."""
    there = {turn.label: turn for turn in before}
    here = {turn.label for turn in after if turn.label}
    gone = _gone_after(before, here)
    found = [TurnChange(turn, None) for turn in gone.get("", ())]
    for turn in after:
        was = there.get(turn.label) if turn.label else None
        if was is None or was != turn:
            found.append(TurnChange(was, turn))
        found += [TurnChange(lost, None) for lost in gone.get(turn.label, ()) if turn.label]
    return found


def _gone_after(before: Iterable[Worded], here: set[str]) -> dict[str, list[Worded]]:
    """Turns that are gone, by the last label before them that is still there."""
    gone: dict[str, list[Worded]] = {}
    last = ""
    for turn in before:
        if turn.label in here:
            last = turn.label
        else:
            gone.setdefault(last, []).append(turn)
    return gone
