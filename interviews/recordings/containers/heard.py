"""What is told of an audio file."""

from __future__ import annotations

from typing import NamedTuple


class Heard(NamedTuple):
    """``seconds`` is None where the file does not tell how long it is."""

    media_type: str
    seconds: float | None


class Unplayable(ValueError):
    """Nothing that can be kept as a recording; ``why`` is a word for the sentence people read.

    "video", "codec" (a browser cannot play it), "broken" or "unknown".
    """

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
