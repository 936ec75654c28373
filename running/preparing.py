"""Makes the database and the static files ready, and writes down how to enter the demo study."""

from __future__ import annotations

import errno
import hashlib
import io
import sys
from pathlib import Path


def main() -> None:
    import django

    django.setup()
    _migrate()
    _collect()
    _seed()
    _write_entrance()


def _migrate() -> None:
    from django.core.management import call_command
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        print("Preparing the database ...", flush=True)
        call_command("migrate", interactive=False, verbosity=0)
    call_command("check", databases=["default"], stdout=io.StringIO())


def _collect() -> None:
    from django.conf import settings
    from django.core.management import call_command

    if settings.DEBUG:
        return
    stamp = Path(settings.STATIC_ROOT) / ".collected"
    now = _digest_of_static_files()
    if not stamp.exists() or stamp.read_text() != now:
        call_command("collectstatic", interactive=False, clear=True, verbosity=0)
        stamp.write_text(now)


def _digest_of_static_files() -> str:
    """Changes when any static file is added, removed or touched."""
    from django.contrib.staticfiles.finders import get_finders

    seen = hashlib.sha256()
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda item: item[0]):
            stat = Path(storage.path(path)).stat()
            seen.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _seed() -> None:
    """The demo study, the first time only: who deletes it is not given it again."""
    from django.conf import settings
    from django.core.management import call_command, get_commands

    mark = Path(settings.HOME) / "demo-seeded"
    if mark.exists() or "seed_demo" not in get_commands():
        return
    print("Setting up the demo study ...", flush=True)
    call_command("seed_demo", stdout=io.StringIO())
    mark.touch()


def _write_entrance() -> None:
    from django.conf import settings
    from django.contrib.auth import get_user_model

    entrance = Path(settings.HOME) / "entrance.txt"
    people = get_user_model().objects.filter(demo=True, is_active=True).order_by("date_joined")
    known = [person for person in people if person.check_password(settings.DEMO_PASSWORD)]
    lines = [f"    {person.email}   {person.name}\n" for person in known]
    if lines:
        head = f"Enter the demo study as one of these, password {settings.DEMO_PASSWORD}\n"
        entrance.touch(mode=0o600)
        entrance.write_text(head + "".join(lines) + "or make an account of your own.\n")
    else:
        entrance.unlink(missing_ok=True)


if __name__ == "__main__":
    try:
        main()
    except Exception as error:
        if "disk is full" in str(error) or getattr(error, "errno", 0) == errno.ENOSPC:
            sys.exit("The disk is full. Make room and start again.")
        raise
