"""Find words and sentences in a text, turn by turn; for the worker, which alone has spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from interviews.words.cutting import pieces
from interviews.words.packing import Stretch

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

AT_ONCE = 64


@dataclass
class Found:
    """Where words and sentences lie: ``[start, end)`` in code points of the whole text."""

    words: list[Stretch] = field(default_factory=list)
    sentences: list[Stretch] = field(default_factory=list)


def find(language: Language, text: str, turns: Iterable[Stretch]) -> Found:
    """Words and sentences of each turn ``[start, end)``; none reaches over a turn's edge.

    ValueError where one would, so that nothing wrong is ever kept.
    """
    held, found = list(turns), Found()
    with language.memory_zone():
        for at, doc in documents(language, text, held):
            found.words += [(at + start, at + end) for start, end in words_in(doc)]
            found.sentences += [(at + start, at + end) for start, end in sentences_in(doc)]
    check(found.words, held)
    check(found.sentences, held)
    return found


def documents(language: Language, text: str, turns: Iterable[Stretch]) -> Iterator[tuple[int, Doc]]:
    """Each turn (very long ones in pieces) with the offset of its beginning, read by spaCy."""
    parts = (
        (piece, start + offset)
        for start, end in turns
        for offset, piece in pieces(text[start:end])
        if piece.strip()
    )
    for doc, at in language.pipe(parts, as_tuples=True, batch_size=AT_ONCE):
        yield at, doc


def words_in(doc: Doc) -> Iterator[Stretch]:
    """Tokens with a letter or digit in them."""
    for token in doc:
        if any(char.isalnum() for char in token.text):
            yield token.idx, token.idx + len(token)


def sentences_in(doc: Doc) -> Iterator[Stretch]:
    """Sentences without the white space around them."""
    for sentence in doc.sents:
        if stretch := _trimmed(sentence):
            yield stretch


def _trimmed(sentence: Span) -> Stretch | None:
    said = sentence.text
    start = sentence.start_char + len(said) - len(said.lstrip())
    end = sentence.start_char + len(said.rstrip())
    return (start, end) if start < end else None


def check(stretches: Sequence[Stretch], turns: Sequence[Stretch]) -> None:
    """Raise ValueError unless every stretch follows the one before and lies in one turn."""
    last, following = 0, iter(turns)
    first, beyond = next(following, (0, 0))
    for start, end in stretches:
        while start >= beyond:
            first, beyond = next(following, (start + 1, end + 1))
        if not (last <= start < end <= beyond and first <= start):
            raise ValueError(f"{start} to {end} does not lie in a turn.")
        last = end
