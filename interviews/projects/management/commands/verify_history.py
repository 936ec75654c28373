"""``manage.py verify_history PROJECT``: has anybody tampered with this project's history?"""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews.projects.history.verifying import verify
from interviews.projects.models import Project


class Command(BaseCommand):
    help = "Recompute a project's history and say what does not fit."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("project", help="slug of the project")
        parser.add_argument("--head", default="", help="a hash noted earlier, as exports print it")

    def handle(self, *args: Any, **options: Any) -> None:
        project = Project.objects.filter(slug=options["project"]).first()
        if project is None:
            raise CommandError(f"There is no project '{options['project']}'.")
        verdict = verify(project.pk, options["head"].strip())
        if not verdict.whole:
            raise CommandError("\n".join(verdict.faults))
        self.stdout.write(f"{verdict.events} events, whole. Head: {verdict.head}")
