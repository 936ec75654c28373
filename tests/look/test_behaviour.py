"""Theme, operation ids, messages and dialogs, in a real browser under the real policy."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import ConsoleMessage, Page, Route
from pytest_django.live_server_helper import LiveServer

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
UUID4 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
ADD = "html => document.getElementById('content').insertAdjacentHTML('beforeend', html)"
PROCESS = "htmx.process(document.body)"
FORM = """<form hx-post="/change/" hx-swap="none" data-operation>
    <input type="hidden" name="operation"><button>Change</button></form>"""


@pytest.fixture
def entrance(page: Page, live_server: LiveServer) -> Iterator[Page]:
    """The sign-in page; at the end nothing was blocked and nothing failed in a script."""
    faults: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Security Policy" in message.text:
            faults.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(f"{live_server.url}/accounts/login/")
    yield page
    assert faults == []


def test_the_theme_is_kept(entrance: Page) -> None:
    theme = "document.documentElement.dataset.theme"
    assert entrance.evaluate(theme) is None
    entrance.get_by_role("button", name="Appearance: automatic").click()
    entrance.get_by_role("button", name="Appearance: light").click()
    entrance.reload()
    assert entrance.evaluate(theme) == "dark"
    assert entrance.get_by_role("button", name="Appearance: dark").is_visible()


def send(page: Page, status: int, body: str, kind: str = "text/plain") -> list[str]:
    """Add a form answered with this, press its button, and give the operation ids sent."""
    sent: list[str] = []

    def answer(route: Route) -> None:
        sent.extend(UUID4.findall(route.request.post_data or ""))
        route.fulfill(status=status, body=body, content_type=kind)

    page.route("**/change/", answer)
    page.evaluate(ADD, FORM)
    page.evaluate(PROCESS)
    press(page)
    return sent


def press(page: Page) -> None:
    with page.expect_response("**/change/"):
        page.get_by_role("button", name="Change").click()


def test_an_answered_change_gets_a_new_operation_id(entrance: Page) -> None:
    sent = send(entrance, 200, "done")
    entrance.wait_for_function(
        "old => document.querySelector('[data-operation] [name=operation]').value !== old",
        arg=sent[0],
    )
    press(entrance)
    assert len(set(sent)) == 2


def test_a_refused_change_keeps_its_operation_id(entrance: Page) -> None:
    sent = send(entrance, 503, "The server is busy. Try again in a minute.")
    entrance.locator("#messages .notice").wait_for()
    press(entrance)
    assert len(sent) == 2
    assert len(set(sent)) == 1


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("Ben changed this code.", "text/plain"),
        ("<main><h1>No</h1><p data-message> Ben changed\n this code. </p></main>", "text/html"),
    ],
)
def test_a_refusal_is_said_and_can_be_dismissed(entrance: Page, body: str, kind: str) -> None:
    send(entrance, 409, body, kind)
    notice = entrance.locator("#messages .notice-error")
    assert notice.locator("p").inner_text() == "Ben changed this code."
    notice.get_by_role("button", name="Dismiss").click()
    assert notice.count() == 0


def test_a_lost_connection_is_said(entrance: Page) -> None:
    entrance.route("**/change/", lambda route: route.abort())
    entrance.evaluate(ADD, FORM)
    entrance.evaluate(PROCESS)
    entrance.get_by_role("button", name="Change").click()
    assert "could not be reached" in entrance.locator("#messages .notice-error").inner_text()


def test_a_refusal_is_said_inside_an_open_dialog(entrance: Page) -> None:
    entrance.evaluate(ADD, '<dialog id="sure">Sure?<button data-dialog-close>No</button></dialog>')
    entrance.evaluate(ADD, '<button data-dialog="sure">Retire</button>')
    entrance.get_by_role("button", name="Retire").click()
    entrance.evaluate(
        "document.dispatchEvent(new CustomEvent('polyphony:message',"
        " {detail: {text: 'It is in use.', level: 'error'}}))"
    )
    assert entrance.locator("dialog [role=alert] p").inner_text() == "It is in use."
    entrance.get_by_role("button", name="No").click()
    assert entrance.locator("dialog[open]").count() == 0
