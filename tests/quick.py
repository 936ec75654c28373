"""What makes the tests quick and takes nothing from what they test."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from django.test import override_settings

from interviews.projects.jobs import running


def pytest_configure() -> None:
    """What is loaded stays: looking for circles in it takes a sixth of a run."""
    gc.set_threshold(50_000, 20, 10)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def quick_settings() -> Iterator[None]:
    """Passwords are hashed at length; and every test client would list all static files."""
    hashers = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=hashers, WHITENOISE_AUTOREFRESH=True):
        yield


@pytest.fixture(autouse=True)
def no_beat_waits(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """A job's heartbeat would wait for the transaction that the test itself holds open."""
    marker = request.node.get_closest_marker("django_db")
    if marker is None or not marker.kwargs.get("transaction"):
        monkeypatch.setattr(running, "BEAT_SECONDS", 3600)
