"""``manage.py backup``: everything in one archive, while people work."""

from __future__ import annotations

import errno
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews.projects.backups import write
from interviews.projects.backups.writing import daily, keep_newest


class Command(BaseCommand):
    help = "Write everything, as it stands now, to one archive. People may go on working."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", type=Path, help="where to (default: backups/ in the state)")
        parser.add_argument(
            "--daily", action="store_true", help="keep the ten newest of these, delete older ones"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = Path(settings.HOME) / "backups"
        named = folder / f"polyphony-{time.strftime('%Y%m%d-%H%M%S')}.zip"
        path: Path = daily(folder) if options["daily"] else options["out"] or named
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            manifest = write(path)
        except OSError as error:
            full = error.errno == errno.ENOSPC
            why = "the disk is full" if full else error.strerror
            raise CommandError(f"The archive could not be written to {path}: {why}.") from None
        if options["daily"]:
            keep_newest(folder)
            return
        rows = sum(told["count"] for told in manifest["rows"].values())
        self.stdout.write(f"{path}: {len(manifest['heads'])} projects, {rows} rows")
