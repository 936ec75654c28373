"""Where the words and sentences of a transcript lie."""

from __future__ import annotations

from django.db import models
from django.utils import timezone


class VersionWords(models.Model):
    """Found by a job in one version's text, and gone with it; nothing people wrote stands here.

    ``words`` and ``sentences`` are offsets in code points of the version's text, packed by
    ``packing.pack``. ``language`` is the interview's when they were found, ``found_by`` the
    pipeline.
    """

    transcript = models.OneToOneField(
        "transcripts.TranscriptVersion",
        primary_key=True,
        on_delete=models.CASCADE,
        related_name="+",
    )
    language = models.CharField(max_length=20)
    found_by = models.CharField(max_length=120)
    word_count = models.PositiveIntegerField()
    sentence_count = models.PositiveIntegerField()
    words = models.BinaryField()
    sentences = models.BinaryField()
    found_at = models.DateTimeField(default=timezone.now)
