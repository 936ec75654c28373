"""The web server or the broker killed in the middle of work: nothing lost, doubled or half done."""

from __future__ import annotations

import http.client
import json
import os
import signal
import sys
import threading
import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from running import plan
from tests.operation.launched import Launched, command, environment, launched
from tests.services import until_true

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="finds processes through /proc")

FOUND = """
import json
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from interviews.projects.actions import found_project
from interviews.projects.models import User
ada = User.objects.create_user(email="ada@example.org", name="Ada Berg")
found_project(ada, title="Killing", slug="killing")
session = SessionStore()
session.update({"_auth_user_id": str(ada.pk), "_auth_user_hash": ada.get_session_auth_hash(),
    "_auth_user_backend": "django.contrib.auth.backends.ModelBackend"})
session.save()
print(json.dumps(f"{settings.SESSION_COOKIE_NAME}={session.session_key}"))
"""
QUESTIONS = """
import json
from interviews.projects.models import Operation, ResearchQuestion
print(json.dumps([sorted(ResearchQuestion.objects.filter(project__slug="killing", removed=False)
    .values_list("text", flat=True)), Operation.objects.count()]))
"""
BEGIN = """
import json
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.actions.importing import begin_import
ada = Member.objects.get(project__slug="killing")
words = "\\n".join(f"Interviewer: And {n}?\\nP1: It was the {n}th time.\\n" for n in range(1500))
job = begin_import(By(ada), files=[(f"P{n}.txt", words.encode()) for n in range(8)])
print(json.dumps(str(job.pk)))
"""
IMPORTED = """
import json
from interviews.projects.models import Job
from interviews.transcripts.models import ImportFile
job = Job.objects.get()
files = ImportFile.objects.filter(job=job)
print(json.dumps([job.state, job.done, sorted(set(files.values_list("state", flat=True))),
    files.count()]))
"""


def tell(polyphony: Launched, code: str) -> Any:
    """What a few lines of Python in the same house print, as JSON."""
    url = plan.read(environment(polyphony.home, polyphony.port)).broker_url
    done = command(polyphony.home, "shell", "-v", "0", "-c", code, REDIS_URL=url)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture
def polyphony(prepared: Path) -> Iterator[Launched]:
    with launched(prepared) as running:
        yield running


def ask(polyphony: Launched, cookie: str, operation: uuid.UUID) -> int:
    """Add a research question; 0 when the connection breaks."""
    token = "t" * 32
    body = urlencode({"new-text": f"Why {operation}?", "operation": str(operation)})
    headers = {
        "Cookie": f"{cookie}; polyphony_csrf={token}",
        "X-CSRFToken": token,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    asking = http.client.HTTPConnection("127.0.0.1", polyphony.port, timeout=60)
    try:
        asking.request("POST", "/projects/killing/questions/add/", body, headers)
        return asking.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        asking.close()


def test_what_a_killed_web_server_was_doing_is_done_once(polyphony: Launched) -> None:
    cookie = tell(polyphony, FOUND)
    operations = [uuid.uuid4() for _ in range(60)]
    some = threading.Semaphore(0)

    def once(operation: uuid.UUID) -> int:
        status = ask(polyphony, cookie, operation)
        some.release()
        return status

    with ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(once, operation) for operation in operations]
        for _ in range(15):
            some.acquire()
        for pid in polyphony.named("gunicorn"):
            os.kill(pid, signal.SIGKILL)
        first = [future.result() for future in asked]
    assert 0 in first, "killed too late to show anything"
    assert set(first) <= {0, 302}

    until_true(lambda: polyphony.get() == 200, polyphony.said)
    assert {ask(polyphony, cookie, operation) for operation in operations} == {302}
    texts, remembered = tell(polyphony, QUESTIONS)
    assert texts == sorted(f"Why {operation}?" for operation in operations)
    assert remembered == len(operations)
    assert command(polyphony.home, "verify_history", "killing").returncode == 0


def test_an_import_survives_the_broker(polyphony: Launched) -> None:
    tell(polyphony, FOUND)
    broker = polyphony.named("-server", "unixsocket")
    tell(polyphony, BEGIN)
    os.kill(broker[0], signal.SIGKILL)
    until_true(lambda: tell(polyphony, IMPORTED)[0] in {"done", "failed"}, polyphony.said)
    assert tell(polyphony, IMPORTED) == ["done", 8, ["read"], 8]


def test_an_import_begun_while_the_broker_is_away_is_done(polyphony: Launched) -> None:
    tell(polyphony, FOUND)
    held = polyphony.named("-server", "unixsocket")
    os.kill(held[0], signal.SIGSTOP)
    tell(polyphony, BEGIN)
    os.kill(held[0], signal.SIGKILL)
    until_true(lambda: tell(polyphony, IMPORTED)[0] in {"done", "failed"}, polyphony.said)
    assert tell(polyphony, IMPORTED) == ["done", 8, ["read"], 8]
