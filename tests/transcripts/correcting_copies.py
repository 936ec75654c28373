"""A corrected copy of a text that knows, character by character, where everything went."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from interviews.transcripts.anchoring import Place

MARKS = ",.?!;:"


class Char(NamedTuple):
    """A character of the copy and where it stood in the text; None if it is new."""

    char: str
    old: int | None


@dataclass(frozen=True)
class Copy:
    """The old text, the corrected one, old place to new of each character kept, what is hidden."""

    old: str
    text: str
    went: dict[int, int]
    hidden: Place

    def untouched(self, place: Place) -> Place | None:
        """Where these words are, if each is still there and nothing came between them."""
        found = [self.went.get(i) for i in range(*place) if not self.old[i].isspace()]
        kept = [at for at in found if at is not None]
        if not kept or len(kept) < len(found):
            return None
        there = Place(kept[0], kept[-1] + 1)
        return there if len(letters(self.text, there)) == len(kept) else None

    def removed(self, place: Place) -> bool:
        """Whether not one character of it is left."""
        return not any(i in self.went for i in range(*place) if not self.old[i].isspace())

    def again(self, there: Place, found: Place) -> bool:
        """Whether all that parts two places of the copy, one of them included, was put in.

        The very same text comes about by putting in the words at the one or at the other.
        """
        if found.start > there.start:
            return self._all_new(there.end, found.end)
        return self._all_new(found.start, there.start)

    def stood_in_for(self, place: Place, found: Place) -> bool:
        """Whether the words found are new, or were parted from the place by removed words only.

        The very same text comes about by removing the words at the one place or at the other.
        """
        came = sorted(at for at, to in self.went.items() if found.start <= to < found.end)
        if not came:
            return True
        if came[0] > place.start:
            return self.removed(Place(place.start, came[0]))
        return self.removed(Place(came[-1] + 1, place.end))

    def _all_new(self, start: int, end: int) -> bool:
        return start < end and not any(start <= at < end for at in self.went.values())


def letters(text: str, place: Place) -> str:
    """What is there, without its white space."""
    return "".join(text[slice(*place)].split())


def corrected(text: str, seed: str, often: float = 0.05) -> Copy:
    """Respell, put in, take out, repunctuate, split and join turns, and redact one stretch."""
    rng = random.Random(seed)
    pieces = [m.span() for m in re.finditer(r"\S+|\s+", text)]
    words = [i for i, (start, _) in enumerate(pieces) if not text[start].isspace()]
    first = rng.randrange(len(words))
    hidden = words[first : first + max(1, len(words) // 80)]
    vocabulary = [text[slice(*pieces[i])] for i in words]
    done: list[Char] = []
    for at, (start, end) in enumerate(pieces):
        piece = [Char(text[i], i) for i in range(start, end)]
        if hidden[0] <= at <= hidden[-1]:
            done += _new("[…]") if at == hidden[0] else ()
        elif rng.random() >= often:
            done += piece
        elif text[start].isspace():
            done += _respaced(text[start:end])
        else:
            done += rng.choice(EDITS)(rng, piece, vocabulary)
    went = {c.old: i for i, c in enumerate(done) if c.old is not None and not c.char.isspace()}
    stretch = Place(pieces[hidden[0]][0], pieces[hidden[-1]][1])
    return Copy(text, "".join(c.char for c in done), went, stretch)


def _new(text: str) -> list[Char]:
    return [Char(char, None) for char in text]


def _respaced(space: str) -> list[Char]:
    """A turn split in two, or two joined."""
    return _new(" " if "\n" in space else "\n")


def _respelt(rng: random.Random, word: list[Char], vocabulary: list[str]) -> Iterable[Char]:
    near = [i for i in range(len(word) - 1) if _letters(word[i : i + 2])]
    if not near:
        return word
    at = rng.choice(near)
    swapped = _new(word[at + 1].char + word[at].char)
    return [*word[:at], *swapped, *word[at + 2 :]]


def _letters(pair: list[Char]) -> bool:
    return pair[0].char.isalpha() and pair[1].char.isalpha() and pair[0].char != pair[1].char


def _with_more(rng: random.Random, word: list[Char], vocabulary: list[str]) -> Iterable[Char]:
    more = _new(" ".join(rng.choices(vocabulary, k=rng.choice((1, 1, 2, 5)))))
    return [*word, Char(" ", None), *more] if rng.random() < 0.5 else [*more, *_new(" "), *word]


def _gone(rng: random.Random, word: list[Char], vocabulary: list[str]) -> Iterable[Char]:
    return ()


def _other(rng: random.Random, word: list[Char], vocabulary: list[str]) -> Iterable[Char]:
    return _new(rng.choice(vocabulary))


def _repunctuated(rng: random.Random, word: list[Char], vocabulary: list[str]) -> Iterable[Char]:
    if len(word) > 1 and word[-1].char in MARKS:
        return [*word[:-1], *_new(rng.choice(("", *MARKS.replace(word[-1].char, ""))))]
    return [*word, *_new(rng.choice(MARKS))]


Edit = Callable[[random.Random, list[Char], list[str]], Iterable[Char]]
EDITS: tuple[Edit, ...] = (_respelt, _with_more, _gone, _other, _repunctuated)


def places(copy: Copy, seed: str, number: int = 300) -> list[Place]:
    """Places of 1 to 60 words, in order, some without the marks after their last word.

    One in twenty lies wholly in the stretch that was redacted.
    """
    rng = random.Random(seed)
    words = [Place(*m.span()) for m in re.finditer(r"\S+", copy.old)]
    hidden = [word for word in words if copy.hidden.start <= word.start < copy.hidden.end]
    chosen = [hidden if i % 20 == 0 else words for i in range(number)]
    return sorted(_place(rng, copy.old, among) for among in chosen)


def _place(rng: random.Random, text: str, words: list[Place]) -> Place:
    first = rng.randrange(len(words))
    last = min(first + rng.choice((1, 2, 3, 5, 8, 12, 20, 35, 60)), len(words)) - 1
    start, end = words[first].start, words[last].end
    bare = start + len(text[start:end].rstrip(MARKS))
    return Place(start, bare if bare > start and rng.random() < 0.5 else end)
