"""``manage.py reindex``: read texts into the search, here and now."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from interviews.projects.models import Project
from interviews.search.following import read_project


class Command(BaseCommand):
    help = "Read texts into the search that it lacks; with --anew, all of them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("project", nargs="?", help="its slug; all where none is named")
        parser.add_argument("--anew", action="store_true", help="also what has been read already")

    def handle(self, *args: Any, **options: Any) -> None:
        projects = Project.objects.filter(removed=False).order_by("slug")
        if options["project"]:
            projects = projects.filter(slug=options["project"])
            if not projects:
                raise CommandError(f"There is no project “{options['project']}”.")
        for project in projects:
            number = read_project(project.pk, anew=options["anew"])
            self.stdout.write(f"{project.slug}: {number} interviews read.")
