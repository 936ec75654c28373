"""What tests need beside the database: a browser, a real broker, a real Celery worker.

A test asks for ``broker`` to have messages carried, for ``worker`` to have jobs done too.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import redis
from django.conf import settings
from django.db import connections
from kombu import pools

from config.celery import app as celery_app
from config.environment import broker_url
from interviews.projects import feed
from running import broker as brokers
from running.tethered import tethered
from tests.browser import chromium

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    # Playwright keeps an event loop running in this thread, which Django would take for async code.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    path = chromium.on_path()
    return {
        **browser_type_launch_args,
        **({"executable_path": path} if path else {}),
        "args": chromium.arguments(),
    }


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings: None, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The test database of a laptop is a file in a state folder of its own."""
    home = tmp_path_factory.mktemp("home")
    settings.HOME = home
    if connections["default"].vendor == "sqlite":
        connections["default"].settings_dict["TEST"]["NAME"] = str(home / "polyphony.sqlite3")


@pytest.fixture(scope="session")
def broker_server() -> Iterator[str]:
    """The URL of a broker for this process alone: ours, or a database of the team's Redis."""
    if settings.REDIS_URL:
        lane = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]) + 1
        yield f"{settings.REDIS_URL.rstrip('/').removesuffix('/0')}/{lane}"
        return
    folder = Path(tempfile.mkdtemp(prefix="polyphony-"))
    command = brokers.command(folder / "broker.sock", folder)
    server = subprocess.Popen(tethered(command), cwd=ROOT)
    url = f"unix://{folder / 'broker.sock'}"
    assert brokers.await_answer(url), (folder / "broker.log").read_text()
    yield url
    server.kill()
    server.wait()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def broker(broker_server: str) -> Iterator[str]:
    """An empty broker; the application under test speaks to it."""
    with redis.Redis.from_url(broker_server) as client:
        client.flushdb()
    before = settings.REDIS_URL
    _speak_to(broker_server)
    yield broker_server
    _speak_to(before)


def _speak_to(url: str) -> None:
    if (client := feed.client()) is not None:
        client.close()
    settings.REDIS_URL = url
    celery_app.conf.broker_url = broker_url(url)
    pools.reset()  # kombu keeps them by address, and would hand the closed one out again
    celery_app._pool = None
    celery_app.amqp._producer_pool = None
    feed.client.cache_clear()


def environment_of_test(url: str = "") -> dict[str, str]:
    """What a process needs to work on the test database beside us."""
    environment = {**os.environ, "SECRET_KEY": settings.SECRET_KEY, "PYTHONUNBUFFERED": "1"}
    environment |= {"POLYPHONY_HOME": str(settings.HOME), "REDIS_URL": url}
    environment["ALLOWED_HOSTS"] = "localhost,127.0.0.1,testserver"
    if connections["default"].vendor == "postgresql":
        environment["DATABASE_URL"] = _url_of_test_database()
    return environment


def _url_of_test_database() -> str:
    told = connections["default"].settings_dict
    user = quote(str(told["USER"]), safe="") if told["USER"] else ""
    password = f":{quote(str(told['PASSWORD']), safe='')}" if told["PASSWORD"] else ""
    host = quote(str(told["HOST"]), safe="[]:")
    port = f":{told['PORT']}" if told["PORT"] else ""
    return f"postgresql://{user}{password}{'@' if user else ''}{host}{port}/{told['NAME']}"


class WorkerProcess:
    """A Celery worker in a process of its own, on the test database."""

    def __init__(self, url: str, log: Path) -> None:
        self.url, self.log = url, log
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "celery", "-A", "config", "--quiet", "worker"]
        command += ["--without-gossip", "--without-mingle", "--without-heartbeat"]
        command += ["--pool", "threads", "--concurrency", "2", "--loglevel", "INFO"]
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                tethered(command),
                cwd=ROOT,
                env=environment_of_test(self.url),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )
        marks = self.log.read_text().count(" ready.")
        until_true(lambda: self.log.read_text().count(" ready.") > marks, self.log.read_text)

    def kill(self) -> None:
        """SIGKILL: no time to say goodbye."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        self._end(signal.SIGTERM)

    def _end(self, number: signal.Signals) -> None:
        if self.process is None:
            return
        self.process.send_signal(number)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None


@pytest.fixture
def worker(transactional_db: None, broker: str, tmp_path: Path) -> Iterator[WorkerProcess]:
    """A running worker; ``worker.kill()`` and ``worker.start()`` as a test needs."""
    process = WorkerProcess(broker, tmp_path / "worker.log")
    try:
        process.start()
        yield process
    finally:
        process.stop()


def until_true(
    holds: Callable[[], object], otherwise: Callable[[], object] = str, seconds: float = 240
) -> None:
    """Wait for something to hold; the limit only keeps a broken test from hanging."""
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, otherwise()
        time.sleep(0.05)
