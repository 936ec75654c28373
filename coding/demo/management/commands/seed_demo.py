"""``manage.py seed_demo [--restore]``: the fictional study every installation begins with."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from coding.demo.seeding import DEMO_PASSWORD, restore_demo, seed_demo
from interviews.projects.models import Member


class Command(BaseCommand):
    help = "Make the demo study (slug demo) if it is not there; --restore makes it as new."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--restore", action="store_true", help="undo all that was done in it")

    def handle(self, *args: Any, **options: Any) -> None:
        project = restore_demo() if options["restore"] else seed_demo()
        self.stdout.write(f"{project.title}: /projects/{project.slug}/")
        for member in Member.objects.filter(project=project).select_related("user"):
            role = member.get_role_display()
            self.stdout.write(f"  {member.name} ({role}): {member.user.email}, {DEMO_PASSWORD}")
