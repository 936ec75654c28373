"""Made-up speech: words of no language, the same for the same seed. Pure."""

from __future__ import annotations

import random
from collections.abc import Iterator

from interviews.formats.transcript import Turn

CONSONANTS = "bdfglmnprstvk"
VOWELS = "aeiou"
MEAN_TURN = 40


def vocabulary(chance: random.Random, size: int = 2_000) -> list[str]:
    syllables = [consonant + vowel for consonant in CONSONANTS for vowel in VOWELS]
    return ["".join(chance.choices(syllables, k=chance.randint(1, 4))) for _ in range(size)]


def conversation(
    chance: random.Random, words: int, vocabulary: list[str], participant: str
) -> tuple[Turn, ...]:
    """Turns of an interviewer and a participant, ``words`` words in all, with times in seconds."""
    turns: list[Turn] = []
    clock = 0.0
    for number, length in enumerate(_lengths(chance, words)):
        speaker = participant if number % 2 else "Interviewer"
        spoken = " ".join(_sentences(chance, length, vocabulary))
        turns.append(Turn(speaker=speaker, text=spoken, start=clock, end=clock + length * 0.4))
        clock += length * 0.4 + 0.5
    return tuple(turns)


def _lengths(chance: random.Random, words: int) -> Iterator[int]:
    left, asks = words, True
    while left > 0:
        mean = MEAN_TURN // 2 if asks else MEAN_TURN * 3 // 2
        length = min(left, max(1, round(chance.gauss(mean, mean / 3))))
        yield length
        left, asks = left - length, not asks


def _sentences(chance: random.Random, length: int, vocabulary: list[str]) -> Iterator[str]:
    while length > 0:
        size = min(length, chance.randint(4, 18))
        words = chance.choices(vocabulary, k=size)
        yield f"{' '.join(words).capitalize()}."
        length -= size
