"""Fifty acts without a line, by two people, the server killed while they are sent: each once."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Error, Page, expect

from tests.browser.test_coding import select
from tests.operation.launched import Launched, command, launched
from tests.operation.test_killed_services import tell
from tests.services import until_true

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(sys.platform != "linux", reason="finds processes through /proc"),
]
EACH = 25
WORDS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]

FOUND = """
import json
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from coding.codebook.actions import coin
from interviews.projects.actions import admit, found_project
from interviews.projects.history import By
from interviews.projects.models import User
from tests.library import kept_interview
def session(member):
    kept = SessionStore()
    user = member.user
    kept.update({"_auth_user_id": str(user.pk), "_auth_user_hash": user.get_session_auth_hash(),
        "_auth_user_backend": "django.contrib.auth.backends.ModelBackend"})
    kept.save()
    return kept.session_key
def person(name):
    return User.objects.create_user(email=f"{name}@example.org", name=f"{name} Berg")
ada = found_project(person("ada"), title="Away", slug="away")
ben = admit(By(ada), user=person("ben"), role="coder")
coin(By(ada), name="doubt")
said = "one two three four five six seven eight nine ten"
interview = kept_interview(ada, turns=tuple(("P1", said) for _ in range(30)))
print(json.dumps([settings.SESSION_COOKIE_NAME, str(interview.pk), session(ada), session(ben)]))
"""
DONE = """
import json
from collections import Counter
from coding.discussion.models import Discussion
from coding.memos.models import Memo
from coding.segments.models import Coding
from interviews.projects.models import Event, Operation
said = [sorted(Memo.objects.filter(removed=False).values_list("body", flat=True)),
    sorted(Discussion.objects.values_list("question", flat=True)),
    Coding.objects.filter(removed=False).count(),
    Coding.objects.values("voice", "code", "span").distinct().count(),
    Counter(Event.objects.exclude(verb__startswith="member").values_list("verb", flat=True)),
    Operation.objects.count()]
print(json.dumps(said))
"""


@pytest.fixture
def polyphony(prepared: Path) -> Iterator[Launched]:
    with launched(prepared) as running:
        yield running


def opened(browser: Browser, address: str, cookie: str, session: str) -> Page:
    context = browser.new_context()
    context.add_cookies([{"name": cookie, "value": session, "domain": "localhost", "path": "/"}])
    page = context.new_page()
    again(page, address)
    return page


def again(page: Page, address: str) -> None:
    """Open or reload the page; as a person would, until the server is there."""

    def there() -> bool:
        try:
            answer = page.goto(address)
        except Error:
            return False
        return bool(answer and answer.ok)

    until_true(there)
    expect(page.locator("html[data-desk-ready]")).to_be_attached()


def act(page: Page, who: str, number: int, turn: int) -> None:
    """A coding, a memo or a flag, in turns."""
    page.keyboard.press("Escape")
    select(page, turn, WORDS[number % 10])
    if number % 5 == 3:
        note(page, "Shift+M", f"Memo {number} by {who}")
    elif number % 5 == 4:
        note(page, "Shift+F", f"Flag {number} by {who}")
    else:
        page.keyboard.press("/")
        page.keyboard.type("doubt")
        page.keyboard.press("Enter")


def note(page: Page, key: str, words: str) -> None:
    page.keyboard.press(key)
    expect(page.locator("#beside textarea:visible").first).to_be_focused()
    page.keyboard.type(words)
    page.keyboard.press("Control+Enter")
    expect(page.locator("#beside")).to_be_hidden()


def left(page: Page) -> int:
    """How many acts wait in the browser's own database."""
    return int(
        page.evaluate(
            """() => new Promise((done) => {
          indexedDB.open("polyphony").onsuccess = ({ target: { result } }) => {
            const asked = result.transaction("acts").objectStore("acts").count();
            asked.onsuccess = () => (result.close(), done(asked.result));
          };
        })"""
        )
    )


def kept(page: Page) -> str:
    """What stands in the tray, for a test that fails."""
    page.locator("#waiting").click()
    return page.locator("#tray").inner_text()


def test_every_act_is_done_once(browser: Browser, polyphony: Launched) -> None:
    cookie, interview, *sessions = tell(polyphony, FOUND)
    address = f"http://localhost:{polyphony.port}/projects/away/interviews/{interview}/code/"
    pages = [opened(browser, address, cookie, session) for session in sessions]
    for page in pages:
        page.context.set_offline(True)
    for number in range(EACH):
        for who, page in zip(("ada", "ben"), pages, strict=True):
            act(page, who, number, turn=number)
    for page in pages:
        expect(page.locator("#waiting")).to_have_text(f"Waiting for a connection: {EACH}")
        assert left(page) == EACH
        page.context.set_offline(False)

    until_true(lambda: left(pages[0]) < EACH - 3, lambda: kept(pages[0]), seconds=60)
    for pid in polyphony.named("gunicorn"):
        os.kill(pid, signal.SIGKILL)
    assert max(map(left, pages)) > 0, "killed too late to show anything"
    again(pages[0], address)
    for page in pages:
        page.bring_to_front()
        until_true(lambda page=page: left(page) == 0, lambda page=page: kept(page))
        expect(page.locator("#waiting")).to_be_hidden()

    memos, flags, codings, different, verbs, operations = tell(polyphony, DONE)
    numbers = [(n, who) for n in range(EACH) for who in ("ada", "ben")]
    assert memos == sorted(f"Memo {n} by {who}" for n, who in numbers if n % 5 == 3)
    assert flags == sorted(f"Flag {n} by {who}" for n, who in numbers if n % 5 == 4)
    assert codings == different == verbs["coding.applied"] == 2 * EACH * 3 // 5
    assert operations == 2 * EACH
    assert command(polyphony.home, "verify_history", "away").returncode == 0
