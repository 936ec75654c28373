"""Where measuring happens: a running installation, studies of known sizes, people signed in."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection
from django.test import Client

from coding.demo.bench.measuring import NotYet
from coding.demo.scale import Size, seed_scale
from interviews.masking.looking import LOOKING
from interviews.projects.models import Job, Member
from interviews.projects.models.job import JobState
from interviews.transcripts.models import Interview

LONGEST_WAIT = 1_800.0
PASSWORDS = "django.contrib.auth.backends.ModelBackend"
T = TypeVar("T")


@dataclass(frozen=True)
class Study:
    """A project made for measuring; the first member leads."""

    slug: str
    members: list[Member]
    interviews: list[Interview]
    codes: list[str]

    @property
    def coding_path(self) -> str:
        """The coding page of the first interview."""
        return f"/projects/{self.slug}/interviews/{self.interviews[0].pk}/code/"


@dataclass
class Bench:
    """``address`` has no slash at its end; ``scale`` makes every size smaller."""

    address: str
    engine: str
    scale: float
    folder: Path
    _kept: dict[Any, Any] = field(default_factory=dict)

    def some(self, count: int, least: int = 1) -> int:
        return max(least, round(count * self.scale))

    def once(self, key: Any, make: Callable[[], T]) -> T:
        """What several measurements share is made by the first of them."""
        if key not in self._kept:
            self._kept[key] = make()
        kept: T = self._kept[key]
        return kept

    def study(self, size: Size, mark: str = "") -> Study:
        """A study of that size, scaled: codings, interviews and words shrink, people do not."""
        return self.once((size, mark), lambda: _seeded(self._scaled(size)))

    def _scaled(self, size: Size) -> Size:
        if size.interviews > 1:
            return replace(
                size, interviews=self.some(size.interviews, 2), codings=self.some(size.codings, 10)
            )
        words, codings = self.some(size.words, 200), self.some(size.codings, 10)
        return replace(size, words=words, codings=codings)


def _seeded(size: Size) -> Study:
    told = seed_scale(size)
    # Made-up words look like names by the thousand, more with each text: hours of work.
    Job.objects.filter(kind=LOOKING, state=JobState.QUEUED).delete()
    _await_worker()
    settle()
    members = Member.objects.filter(project__slug=told["slug"]).select_related("user", "project")
    by_email = {member.user.email: member for member in members}
    interviews = Interview.objects.filter(pk__in=told["interviews"]).select_related("current")
    by_id = {str(row.pk): row for row in interviews}
    return Study(
        told["slug"],
        [by_email[email] for email in told["members"]],
        [by_id[key] for key in told["interviews"]],
        told["codes"],
    )


def _await_worker() -> None:
    """What the worker does with new texts is over before anything is measured."""
    until = time.monotonic() + LONGEST_WAIT
    under_way = Job.objects.filter(state__in=[JobState.QUEUED, JobState.RUNNING])
    while under_way.exists():
        if time.monotonic() > until:
            raise NotYet("The worker was still busy with the texts after half an hour.")
        time.sleep(0.1)


SETTLING = {
    "postgresql": ("VACUUM (ANALYZE)", "CHECKPOINT"),
    "sqlite": ("PRAGMA wal_checkpoint(TRUNCATE)",),
}


def settle() -> None:
    """What a database does by itself within minutes of much being written, at once.

    PostgreSQL counts what it holds; both bring their logs into their files. After seeding a log
    holds a whole study, and who reads SQLite's would keep up to 32 MB of it in memory.
    """
    with connection.cursor() as cursor:
        for statement in SETTLING[connection.vendor]:
            cursor.execute(statement)


def session_of(member: Member) -> str:
    """The session cookie of a person who has signed in."""
    client = Client()
    client.force_login(member.user, backend=PASSWORDS)
    return client.cookies[settings.SESSION_COOKIE_NAME].value
