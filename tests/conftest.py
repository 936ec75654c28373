"""A few named people in one study, built once; and what the tests need of the database."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client, TransactionTestCase
from django.utils import translation
from hypothesis import HealthCheck, settings
from pytest_django import DjangoDbBlocker

from interviews.projects.actions import admit, found_project
from interviews.projects.history import By
from interviews.projects.history.guard import lift_guard
from interviews.projects.models import Change, Event, Member, Project, User
from interviews.transcripts.models import Interview
from tests.library import kept_interview

pytest_plugins = ["tests.services", "tests.quick"]

# No clock decides a test: a busy machine is no fault of the code.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
# The same code gets the same verdict in CI; every run elsewhere looks for what was not thought of.
settings.register_profile("ci", settings.get_profile("untimed"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "untimed")

LEFT_BY_MIGRATIONS = {ContentType._meta.db_table, Permission._meta.db_table}


@dataclass
class Study:
    """Ada leads; Ben and Cleo code; Olga observes; Sven belongs to another project."""

    project: Project
    ada: Member
    ben: Member
    cleo: Member
    olga: Member
    sven: Member

    @property
    def slug(self) -> str:
        return self.project.slug


def person(name: str) -> User:
    email = f"{name.split()[0].lower()}@example.org"
    return User.objects.create_user(email=email, name=name)


@pytest.fixture
def study(db: None) -> Study:
    ada = found_project(person("Ada Berg"), title="Ways of measuring", slug="measuring")
    ben = admit(By(ada), user=person("Ben Costa"), role="coder")
    cleo = admit(By(ada), user=person("Cleo Diaz"), role="coder")
    olga = admit(By(ada), user=person("Olga Evans"), role="observer")
    sven = found_project(person("Sven Falk"), title="Another study", slug="another")
    return Study(ada.project, ada, ben, cleo, olga, sven)


def signed_in(member: Member) -> Client:
    client = Client()
    client.force_login(member.user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture(autouse=True)
def fresh_cache() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def nothing_said_before() -> None:
    """A request leaves its language behind, which the next one would choose anew."""
    translation.deactivate()


@pytest.fixture(autouse=True, scope="session")
def no_session_stays(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """A page that is left may ask a server that is ending; no database in use can be dropped."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


@pytest.fixture(autouse=True, scope="session")
def only_what_came_in_goes() -> Iterator[None]:
    """Transactional tests empty every table; history lets itself be emptied only when lifted.

    What a migration leaves behind stays, or all of it would be made again after each such test.
    """
    teardown = TransactionTestCase._fixture_teardown

    def emptied(self: TransactionTestCase) -> None:
        tables = connection.introspection.django_table_names(only_existing=True)
        with lift_guard(), connection.cursor() as cursor:
            # First, since any order of the others may empty the table of the lift before these.
            Change.objects.all().delete()
            Event.objects.all().delete()
            for table in sorted(set(tables) - LEFT_BY_MIGRATIONS):
                cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")

    TransactionTestCase._fixture_teardown = emptied  # type: ignore[method-assign]
    yield
    TransactionTestCase._fixture_teardown = teardown  # type: ignore[method-assign]


@pytest.fixture
def interview(study: Study) -> Interview:
    return kept_interview(study.ada)
