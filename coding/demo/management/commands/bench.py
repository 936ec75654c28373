"""``manage.py bench``: measure the budgets, one JSON object a line."""

from __future__ import annotations

import contextlib
import signal
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from coding.demo.bench.databases import ENGINES, Unreachable
from coding.demo.bench.installation import Installation, installation, measuring_command
from coding.demo.bench.measurements import names
from running import plan
from running.tethered import end_with_parent

QUICK = 0.1


class Command(BaseCommand):
    help = "Measure the budgets (docs/benchmarks.md); prints one JSON object a line."
    requires_system_checks = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--only", action="append", default=[], choices=names(), metavar="NAME",
            help="measure this alone; may be given several times",
        )  # fmt: skip
        parser.add_argument("--engine", choices=ENGINES, help="on this database alone")
        parser.add_argument("--quick", action="store_true", help="a tenth of every size")
        parser.add_argument("--scale", type=float, default=1.0, help="of every size, at most 1")

    def handle(self, *args: Any, **options: Any) -> None:
        with contextlib.suppress(ValueError):  # only a main thread is sent signals
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
        scale = min(options["scale"], QUICK if options["quick"] else 1.0)
        for engine in [options["engine"]] if options["engine"] else ENGINES:
            try:
                for line in _measured(engine, scale, options["only"]):
                    self.stdout.write(line)
                    self.stdout.flush()
            except Unreachable as reason:
                self.stderr.write(f"{engine} is left out: {reason}.")
            except RuntimeError as error:
                self.stderr.write(f"{engine} is left out. {error}")


def _measured(engine: str, scale: float, only: list[str]) -> Iterator[str]:
    with installation(engine) as place:
        words = ["--address", place.address, "--engine", engine, "--folder", str(place.folder)]
        words += ["--scale", str(scale), *(word for name in only for word in ("--only", name))]
        yield from _lines_of(place, words)


def _lines_of(place: Installation, words: list[str]) -> Iterator[str]:
    measuring = subprocess.Popen(
        measuring_command(words),
        cwd=plan.ROOT,
        # Playwright keeps an event loop in the thread, which Django would take for async code.
        env={**place.environment, "DJANGO_ALLOW_ASYNC_UNSAFE": "true"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        text=True,
        preexec_fn=end_with_parent,
    )
    with measuring:
        assert measuring.stdout is not None
        try:
            for line in measuring.stdout:
                yield line.rstrip("\n")
        finally:
            measuring.terminate()
