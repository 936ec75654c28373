"""What is kept so that words are found at once. All of it follows from texts and can be made anew.

Nothing here belongs in an archive; beside each table of pieces stands what the database itself
needs to find words in it (see ``engines``).
"""

from __future__ import annotations

from django.db import models

# Raise it when words are cut or folded otherwise: every text is then read anew.
RULE = 2
PLACES = 20  # bits of a piece's id that count the pieces of one interview
AROUND = 100  # characters of the turn shown on either side of what was found


class ReadInterview(models.Model):
    """An interview's place in the order of finding, and which of its texts its pieces are of.

    ``transcript`` is None while no text has been read. ``english``: its words' forms are kept.
    """

    LEFT_OUT_OF_ARCHIVES = True

    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    interview = models.OneToOneField(
        "transcripts.Interview", on_delete=models.CASCADE, related_name="+"
    )
    transcript = models.ForeignKey(
        "transcripts.TranscriptVersion", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    language = models.CharField(max_length=20, blank=True)
    rule = models.PositiveSmallIntegerField(default=0)


class Piece(models.Model):
    """Words of one turn that follow each other, folded; ``[start, end)`` in the version's text.

    ``id`` is the place in the order of finding: the interview's, then the piece's within it.
    ``said`` are the words as they stand there with what is ``AROUND`` them in the turn: nothing
    of the whole text need be unpacked to show a hit.
    """

    LEFT_OUT_OF_ARCHIVES = True

    id = models.BigIntegerField(primary_key=True)
    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    read = models.ForeignKey(ReadInterview, on_delete=models.CASCADE, related_name="pieces")
    turn = models.ForeignKey("transcripts.Turn", on_delete=models.CASCADE, related_name="+")
    speaker = models.ForeignKey("transcripts.Speaker", on_delete=models.CASCADE, related_name="+")
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    own = models.PositiveSmallIntegerField()
    tokens = models.TextField()
    said = models.TextField(default="")

    class Meta:
        indexes = (models.Index(fields=("project", "id"), name="piece_order"),)


class RowPiece(models.Model):
    """Words of one field of a row that people wrote: a memo, a code, a discussion."""

    LEFT_OUT_OF_ARCHIVES = True

    project = models.ForeignKey(
        "projects.Project", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    model = models.CharField(max_length=60)
    row_id = models.UUIDField(db_index=True)
    field = models.CharField(max_length=40)
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()
    own = models.PositiveSmallIntegerField()
    tokens = models.TextField()

    class Meta:
        indexes = (models.Index(fields=("project", "model"), name="row_piece_kind"),)
