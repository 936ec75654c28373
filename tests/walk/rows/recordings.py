"""URLs of recordings."""

from __future__ import annotations

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from interviews.projects.history import By
from interviews.recordings.actions import add_recording
from tests.conftest import Study
from tests.library import kept_interview
from tests.recordings.sounds import wav
from tests.walk.table import Row, post


def interview(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "interview": kept_interview(study.ada).pk}


def recording(study: Study) -> dict[str, Any]:
    data, row = wav(0.1), kept_interview(study.ada)
    made = add_recording(
        By(study.ada), interview=row, name="a.wav", file=io.BytesIO(data), size=len(data)
    )
    return {"slug": study.slug, "recording": made.pk}


def sound(study: Study) -> dict[str, Any]:
    return {"recording": SimpleUploadedFile("a.wav", wav(0.1))}


LEADS = {"coder": 403, "observer": 403}

ROWS = [
    Row("recordings:times", given=interview),
    Row("recordings:sound", given=recording),
    post("recordings:add", interview, sound, observer=403),
    post("recordings:set-start", recording, lambda study: {"starts_at": "0:12"}, observer=403),
    post("recordings:remove", recording, **LEADS),
    post("recordings:delete", recording, lambda study: {"confirmed": "on"}, **LEADS),
]
