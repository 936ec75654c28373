"""Quiet questions about a theme: hints for its authors, never verdicts. Pure."""

from __future__ import annotations

from collections.abc import Collection
from enum import Enum


class QuietQuestion(Enum):
    NO_CONCEPT = "no concept"
    ONE_WORD = "one word"
    ONE_PARTICIPANT = "one participant"
    NO_CONTRARY = "no contrary"


def quiet_questions(
    name: str, concept: str, saying: Collection[str], otherwise: Collection[str]
) -> list[QuietQuestion]:
    """What one might still ask of a theme, in the order it is worth asking.

    ``saying`` speak in quoted or paraphrased passages; ``otherwise`` in contrary ones, or are
    noted as having said otherwise.
    """
    asked = []
    if not concept.strip():
        asked.append(QuietQuestion.NO_CONCEPT)
    if len(name.split()) == 1:
        asked.append(QuietQuestion.ONE_WORD)
    if len(saying) == 1:
        asked.append(QuietQuestion.ONE_PARTICIPANT)
    if saying and not otherwise:
        asked.append(QuietQuestion.NO_CONTRARY)
    return asked
