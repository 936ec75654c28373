"""Files kept in the database: transactional, erasable, in the same backup."""

from __future__ import annotations

import hashlib
import uuid

from django.db import models
from django.utils import timezone


class Blob(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    project = models.ForeignKey("projects.Project", on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=255)
    media_type = models.CharField(max_length=120, default="application/octet-stream")
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    data = models.BinaryField()
    made_at = models.DateTimeField(default=timezone.now)

    @classmethod
    def of(cls, project_id: uuid.UUID, name: str, data: bytes, media_type: str = "") -> Blob:
        """An unsaved blob of ``data``."""
        return cls(
            project_id=project_id,
            name=name[-255:],
            media_type=media_type or "application/octet-stream",
            size=len(data),
            sha256=hashlib.sha256(data).hexdigest(),
            data=data,
        )
