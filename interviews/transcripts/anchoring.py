"""Where a span lies in one version of a transcript, and the words that prove it.

An anchor is a place together with the exact words there and a little of what stands on either
side; after the web annotation data model's text position and text quote selectors.
"""

from typing import NamedTuple

CONTEXT = 32


class Place(NamedTuple):
    """A stretch `[start, end)` of a text, in code points."""

    start: int
    end: int


class Context(NamedTuple):
    """The words at a place, and up to 32 code points before and after."""

    exact: str
    prefix: str
    suffix: str


def context(text: str, start: int, end: int) -> Context:
    """What an anchor at `[start, end)` must hold. Raises ValueError for a place not in the text."""
    if not 0 <= start < end <= len(text):
        raise ValueError(f"There are no words from {start} to {end} in a text of {len(text)}.")
    prefix = text[max(0, start - CONTEXT) : start]
    return Context(text[start:end], prefix, text[end : end + CONTEXT])


def holds(text: str, place: Place, exact: str, prefix: str, suffix: str) -> bool:
    """Whether these very words, between these neighbours, stand at the place."""
    if not 0 <= place.start < place.end <= len(text):
        return False
    return context(text, place.start, place.end) == (exact, prefix, suffix)
