"""``manage.py export PROJECT KIND --format F --out FILE``."""

from __future__ import annotations

import gc
import sys
from dataclasses import replace
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coding.findings.asked_by_words import add_questions, asked_by
from coding.findings.exports import EXPORTS, export
from coding.findings.kinds.naming import MATRIX, NotNamed, kind_of, options_of
from interviews.projects.access import member_for
from interviews.projects.errors import Refused
from interviews.projects.watching import watch


class Command(BaseCommand):
    requires_system_checks = ()
    help = "Write segments, quotes, themes or a table of the paper of a project to a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("project", help="slug of the project")
        parser.add_argument("kind", choices=sorted({*EXPORTS, MATRIX}))
        parser.add_argument(
            "--format", required=True, help="csv, xlsx, docx, md, html, jsonl, latex"
        )
        parser.add_argument("--out", default="-", help="a file; - is standard output")
        add_questions(parser)
        parser.add_argument("--by-passage", action="store_true", help="one row a passage")
        parser.add_argument(
            "--anyway", action="store_true", help="also where known names would get out"
        )
        parser.add_argument(
            "--as", dest="email", default="", help="e-mail of the member who exports"
        )
        table = parser.add_argument_group("of a table, instead of what is remembered")
        table.add_argument("--of", choices=["code", "theme"], default="code", help="of a matrix")
        table.add_argument("--by", default="participant", help="participant, or attribute:NAME")
        table.add_argument("--show", choices=["passages", "presence", "names"])
        table.add_argument("--codes", nargs="+", metavar="CODE", help="codes by name")
        table.add_argument("--rule", choices=["overlap", "turn", "words"], help="of co-occurrence")

    def handle(self, *args: Any, **options: Any) -> None:
        # Rows are dropped as soon as they are written; looking for circles among those in hand
        # would take a third of the time.
        gc.disable()
        member = member_for(options["project"], options["email"])
        seen = None if options["anyway"] else watch(member)
        try:
            kind = kind_of(options["kind"], options)
            table = options_of(member, kind, options)
            chosen = replace(asked_by(member, options), watch=seen, table=table)
            with TemporaryFile() as written:
                export(member, kind, options["format"], written, chosen)
                if seen and seen.met:
                    raise CommandError(_told(len(seen.met)))
                written.seek(0)
                _put(written, options["out"])
        except (Refused, NotNamed) as refusal:
            raise CommandError(str(refusal)) from None
        except OSError as error:
            raise CommandError(f"{options['out']} cannot be written: {error.strerror}.") from None


def _put(written: Any, where: str) -> None:
    if where == "-":
        copyfileobj(written, sys.stdout.buffer)
    else:
        with Path(where).open("wb") as out:
            copyfileobj(written, out)


def _told(count: int) -> str:
    return (
        f"Nothing was written: {count} known names that are not masked would get out. "
        "Decide about them on the page of names, or add --anyway."
    )
