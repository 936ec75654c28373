"""Refusals: sentences for people, each with the HTTP status it answers with."""


class Refused(Exception):
    """What was asked cannot be done; the text says what happened and what to do."""

    status = 422


class Conflict(Refused):
    """Someone else changed the same thing since it was read."""

    status = 409
