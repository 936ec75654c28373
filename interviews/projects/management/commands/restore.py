"""``manage.py restore FILE``: bring an archive back, checked, into an empty database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews.projects.backups import restore
from interviews.projects.backups.restoring import coming_back
from interviews.projects.errors import Refused


class Command(BaseCommand):
    help = "Bring an archive back into an empty database (of either engine), checked."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--replace", action="store_true", help="delete everything that is there first"
        )
        parser.add_argument(
            "--with-withdrawn",
            action="store_true",
            help="even where participants have withdrawn since the archive was written",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            manifest = restore(
                options["file"], options["replace"], withdrawn=options["with_withdrawn"]
            )
        except OSError as error:
            raise CommandError(f"{options['file']}: {error.strerror}.") from None
        except Refused as refused:
            raise CommandError(str(refused)) from None
        rows = sum(told["count"] for told in manifest["rows"].values())
        self.stdout.write(
            f"{len(manifest['heads'])} projects are back as of {manifest['made']}: {rows} rows, "
            "every digest and every history checked. Everybody signs in again."
        )
        for sentence in coming_back():
            self.stdout.write(f"{sentence} Withdraw them again.")
