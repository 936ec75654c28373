"""What must follow at once from rows that acts write, in the same transaction: an index of words.

Whatever is told here writes no recorded rows.
"""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable

from interviews.projects.history.recording import Act, Noted
from interviews.projects.models import Recorded

Follower = Callable[[Act, dict[uuid.UUID, Noted]], None]
_followers: dict[str, list[Follower]] = defaultdict(list)


def follow(model: type[Recorded], follower: Follower) -> None:
    """Call ``follower(act, noted)`` at the end of each act that wrote rows of ``model``."""
    known = _followers[model._meta.label]
    if follower not in known:
        known.append(follower)


def follow_up(act: Act) -> None:
    """Let follow what the act's rows are followed by."""
    for label in {label for label, _pk in act.noted} & _followers.keys():
        noted = {pk: one for (of, pk), one in act.noted.items() if of == label}
        for follower in _followers[label]:
            follower(act, noted)
