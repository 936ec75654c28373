"""History: a chain of events per project that the database itself refuses to alter.

No foreign key leads out of these rows: history outlives what it tells of.
"""

from __future__ import annotations

import uuid

from django.db import models


class Head(models.Model):
    """The newest link of a project's chain; locking it is how writers take turns."""

    project = models.OneToOneField(
        "projects.Project", primary_key=True, on_delete=models.CASCADE, related_name="head"
    )
    seq = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


class Event(models.Model):
    """One line of history; ``hash`` is SHA-256 over the previous hash and ``body``."""

    project_id = models.UUIDField()
    seq = models.BigIntegerField()
    at = models.DateTimeField()
    member_id = models.UUIDField(null=True)
    verb = models.CharField(max_length=60)
    body = models.TextField()
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("project_id", "seq")
        constraints = (
            models.UniqueConstraint(fields=("project_id", "seq"), name="one_event_a_seq"),
        )


class Change(models.Model):
    """One row changed by an event; ``body`` is the canonical JSON whose digest the event holds."""

    project_id = models.UUIDField()
    seq = models.BigIntegerField()
    ordinal = models.PositiveIntegerField()
    model = models.CharField(max_length=60)
    row_id = models.UUIDField()
    body = models.TextField()

    class Meta:
        ordering = ("project_id", "seq", "ordinal")
        constraints = (
            models.UniqueConstraint(
                fields=("project_id", "seq", "ordinal"), name="one_change_an_ordinal"
            ),
        )
        indexes = (models.Index(fields=("row_id", "seq"), name="change_row"),)


class Payload(models.Model):
    """The words of a change and their salt; deleting it erases them, and the chain stays whole."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4)
    project_id = models.UUIDField()
    seq = models.BigIntegerField()
    salt = models.CharField(max_length=32)
    words = models.TextField()

    class Meta:
        indexes = (models.Index(fields=("project_id", "seq"), name="payload_event"),)


class Operation(models.Model):
    """What a browser asked for once: asked again, it gets the same answer."""

    member = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="+")
    operation = models.UUIDField()
    digest = models.CharField(max_length=64)
    result = models.TextField()
    seq = models.BigIntegerField()
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=("member", "operation"), name="an_operation_once"),
        )


class UndoState(models.TextChoices):
    DONE = "done"
    UNDONE = "undone"
    SUPERSEDED = "superseded"


class UndoStep(models.Model):
    """Where one undoable event stands in its member's undo stack.

    ``moved`` is the seq of the event that brought it there: the act itself, or the last time it
    was undone or done again. The highest comes first.
    """

    member = models.ForeignKey("projects.Member", on_delete=models.CASCADE, related_name="+")
    seq = models.BigIntegerField()
    moved = models.BigIntegerField()
    state = models.CharField(max_length=12, choices=UndoState.choices, default=UndoState.DONE)

    class Meta:
        constraints = (models.UniqueConstraint(fields=("member", "seq"), name="one_step_an_act"),)
        indexes = (models.Index(fields=("member", "state", "moved"), name="undo_stack"),)


class GuardLift(models.Model):
    """While a row stands here, inside one transaction, history may be deleted."""
