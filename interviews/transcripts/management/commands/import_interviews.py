"""``manage.py import_interviews PROJECT FILE...``: the import without a browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews import formats
from interviews.formats.transcript import Unreadable
from interviews.projects.access import member_for
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.models import Blob, Member
from interviews.transcripts.actions import About, keep_interview
from interviews.transcripts.correcting_reading import plans
from interviews.transcripts.looking_over import as_guessed
from interviews.transcripts.models import Interview, Turn


class Command(BaseCommand):
    help = "Import transcripts into a project; prints one JSON object a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("project", help="slug of the project")
        parser.add_argument("files", nargs="+", type=Path)
        parser.add_argument(
            "--as", dest="email", default="", help="e-mail of the member who imports"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        member = member_for(options["project"], options["email"])
        kept = 0
        for path in options["files"]:
            told = {"file": str(path), **_import(member, path)}
            kept += "error" not in told
            self.stdout.write(json.dumps(told, ensure_ascii=False))
        if not kept:
            raise CommandError("No file could be imported.")


def _import(member: Member, path: Path) -> dict[str, Any]:
    try:
        data = path.read_bytes()
        transcript = formats.read(data, path.name)
        speakers = plans(as_guessed(member.project_id, transcript, path.name), transcript)
        blob = Blob.of(member.project_id, path.name, data)
        blob.save(force_insert=True)
        language = (transcript.language or member.project.language)[:20]
        about = About(language=language, original=str(blob.pk))
        return _told(keep_interview(By(member), transcript, speakers, about))
    except OSError as error:
        return {"error": f"The file could not be opened: {error.strerror}."}
    except (Unreadable, Refused) as error:
        return {"error": str(error)}


def _told(interview: Interview) -> dict[str, Any]:
    version = interview.current
    assert version is not None
    turns = Turn.objects.filter(version=version)
    return {
        "interview": str(interview.pk),
        "turns": turns.count(),
        "speakers": turns.values("speaker").distinct().count(),
        "words": version.words,
    }
