"""Refusals: sentences for people, each with the HTTP status it answers with."""

from __future__ import annotations


class Refused(Exception):
    """What was asked cannot be done; the text says what happened and what to do."""

    status = 422

    @classmethod
    def answering(cls, status: int, sentence: str) -> Refused:
        """A refusal with another status."""
        refused = cls(sentence)
        refused.status = status
        return refused


class WhoAreYou(Refused):
    """Nobody, or someone else, is signed in where a page's script asks for its member."""

    status = 401


class Conflict(Refused):
    """Someone else changed the same thing since it was read."""

    status = 409
