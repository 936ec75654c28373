#!/usr/bin/env python3
"""Django's command line for Polyphony."""

import gc
import os
import sys

# Commands that mend a database, or need none.
WITHOUT_HISTORY = {
    *("check", "collectstatic", "compilemessages", "diffsettings", "flush", "help"),
    *("makemessages", "makemigrations", "migrate", "restore", "showmigrations", "version"),
}


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    # What loads now stays: looking for circles in it would take an eighth of the start.
    gc.disable()
    from django.core.management import BaseCommand, ManagementUtility

    class Watchful(ManagementUtility):
        def fetch_command(self, subcommand: str) -> BaseCommand:
            command = super().fetch_command(subcommand)
            gc.freeze()
            gc.enable()
            if subcommand not in WITHOUT_HISTORY:
                from interviews.projects.checks import insist

                insist()
            return command

    Watchful(sys.argv).execute()


if __name__ == "__main__":
    main()
