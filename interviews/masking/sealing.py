"""Sealing away what stood where names were: former texts, their anchors' words, original files."""

from __future__ import annotations

import io
import json
import uuid
import zipfile
from typing import Any

from interviews.masking import keys
from interviews.masking.models import Finding, Sealed
from interviews.masking.replacing import Finder
from interviews.projects.history import Act
from interviews.projects.models import Blob
from interviews.transcripts.models import Anchor, TranscriptVersion

VERSION, FILE, PLACES = "version", "file", "places"
ENCODINGS = ("utf-8", "utf-16", "cp1252")
MOST_UNPACKED = 50 * 1024 * 1024


def seal_version(act: Act, version: TranscriptVersion) -> None:
    """Put a former text under the key, with its anchors' words and its original file."""
    anchors = Anchor.objects.filter(transcript=version)
    said = {
        str(key): words for key, *words in anchors.values_list("pk", "exact", "prefix", "suffix")
    }
    store(act.project_id, VERSION, version, "text", {"text": version.text, "anchors": said})
    anchors.update(exact="", prefix="", suffix="")
    Finding.objects.filter(version=version).delete()
    act.change(version, sealed=True, text="")
    if version.original_id:
        seal_file(version.original_id)


def seal_file(blob_id: uuid.UUID) -> None:
    """Put an original's bytes and name under the key; asked again, it does nothing more."""
    blob = Blob.objects.select_for_update().get(pk=blob_id)
    if not blob.size and not blob.name:
        return
    head = json.dumps({"name": blob.name, "media_type": blob.media_type}).encode()
    store(blob.project_id, FILE, blob, "data", head + b"\n" + bytes(blob.data))
    Blob.objects.filter(pk=blob.pk).update(data=b"", size=0, name="")


def store(project_id: uuid.UUID, what: str, row: Any, field: str, content: Any) -> Sealed:
    """Keep a value of a row's field under the project's key."""
    return Sealed.objects.create(
        project_id=project_id,
        what=what,
        model=row._meta.label,
        row_id=str(row.pk),
        field=field,
        content=keys.seal(project_id, content),
    )


def file_of(sealed: Sealed) -> tuple[str, bytes]:
    """A sealed file again: its name and its bytes. Raises KeyMissing."""
    head, data = keys.opened(sealed.project_id, sealed.content).split(b"\n", 1)
    name: str = json.loads(head)["name"]
    return name, data


def in_bytes(data: bytes, finder: Finder) -> bool:
    """Whether a file of any kind shows one of the names: as text, or in an archive's parts."""
    for encoding in ENCODINGS:
        if finder.find(data.decode(encoding, "ignore")):
            return True
    if not zipfile.is_zipfile(io.BytesIO(data)):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [item for item in archive.infolist() if item.file_size < MOST_UNPACKED]
            return any(
                finder.find(archive.read(part).decode("utf-8", "ignore")) for part in parts[:200]
            )
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError, ValueError):
        return True  # What cannot be looked into may hold anything.
