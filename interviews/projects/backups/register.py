"""Which archives were written, so that they can be found when something must be erased."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Written:
    """An archive: where it was written and when; ``there`` while it still is."""

    path: str
    at: datetime
    there: bool


def enter(path: Path) -> None:
    """Add an archive to the list in the state folder."""
    told = {"path": str(path.absolute()), "at": datetime.now(UTC).isoformat()}
    descriptor = os.open(_list(), os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
    with os.fdopen(descriptor, "a", encoding="utf-8") as file:
        file.write(json.dumps(told) + "\n")


def written() -> list[Written]:
    """Archives written from here, newest first, and any other in ``backups/``.

    Of those that are no longer where they were written, daily ones are left out, since they are
    deleted in turn; somebody may have carried the others elsewhere.
    """
    found = {told["path"]: datetime.fromisoformat(told["at"]) for told in _entries()}
    for path in (Path(settings.HOME) / "backups").glob("polyphony-*.zip"):
        made = datetime.fromtimestamp(path.stat().st_mtime, UTC)
        found.setdefault(str(path.absolute()), made)
    rows = [Written(path, at, Path(path).exists()) for path, at in found.items()]
    kept = [row for row in rows if row.there or "polyphony-daily-" not in row.path]
    return sorted(kept, key=lambda row: row.at, reverse=True)


def _entries() -> list[dict[str, str]]:
    try:
        lines = _list().read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []
    return [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]


def _list() -> Path:
    return Path(settings.HOME) / "archives.jsonl"
