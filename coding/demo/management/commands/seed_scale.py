"""``manage.py seed_scale``: a project of a given size, for measuring."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from coding.demo.scale import Size, seed_scale
from interviews.projects.models import Project


class Command(BaseCommand):
    help = "Make a project of a given size; prints one JSON object with its slug and ids."

    def add_arguments(self, parser: CommandParser) -> None:
        for name in ("interviews", "words", "codes", "coders", "codings"):
            parser.add_argument(f"--{name}", type=int, required=True)
        parser.add_argument("--seed", type=int, default=1, help="another seed, other places")
        parser.add_argument("--slug", default="")

    def handle(self, *args: Any, **options: Any) -> None:
        names = ("interviews", "words", "codes", "coders", "codings", "seed")
        size = Size(**{name: options[name] for name in names})
        if min(size.interviews, size.words, size.codes, size.coders) < 1 or size.codings < 0:
            raise CommandError("Give at least one interview, word, code and coder.")
        if Project.objects.filter(slug=options["slug"]).exists():
            raise CommandError(f"There is a project “{options['slug']}” already.")
        self.stdout.write(json.dumps(seed_scale(size, options["slug"])))
