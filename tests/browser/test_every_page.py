"""Every page of the walk in a real browser: no serious fault, nothing blocked, nothing too wide."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test.utils import override_settings
from django.urls import reverse
from playwright.sync_api import ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from interviews.projects.models import User
from tests.browser.conftest import Enter
from tests.conftest import Study, signed_in
from tests.walk.table import ROWS, Row

pytestmark = pytest.mark.django_db(transaction=True)
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
TOO_WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
PAGES = [row for row in ROWS if row.method == "get" and row.lead == 200 and not row.headers]


def address_of(row: Row, study: Study) -> str:
    """Where the row's page is; skips what is no whole page (data, files, parts)."""
    address = reverse(row.url, kwargs=row.given(study))
    answer = signed_in(study.ada).get(address)
    whole = answer.headers["Content-Type"].startswith("text/html") and not answer.streaming
    if not whole or b"<html" not in answer.content:
        pytest.skip("No page of its own.")
    return address


@pytest.mark.parametrize("row", PAGES, ids=lambda row: row.url)
def test_a_page_has_no_serious_fault(
    row: Row,
    page: Page,
    study: Study,
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
) -> None:
    faults: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if "Security Policy" in message.text:
            faults.append(message.text)

    page.on("console", listen)
    page.on("pageerror", lambda error: faults.append(str(error)))
    address = address_of(row, study)
    sign_in(page, study.ada)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(live_server.url + address)
    axe(page)
    page.emulate_media(color_scheme="dark")
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    axe(page)
    assert not page.evaluate(TOO_WIDE), "The page is wider than a narrow screen."
    fits_in_other_languages(page, study)
    assert faults == []


def fits_in_other_languages(page: Page, study: Study) -> None:
    """In German, whose words are long, and in one that runs from right to left.

    That one is no language we speak: pages run its way, in English words.
    """
    offered = [("en", "English"), ("de", "Deutsch"), ("ar", "from right to left")]
    with override_settings(LANGUAGES=offered):
        for code, way in (("de", "ltr"), ("ar", "rtl")):
            User.objects.filter(pk=study.ada.user_id).update(language=code)
            page.reload()
            expect(page.locator("html")).to_have_attribute("dir", way)
            for screen in (NARROW, WIDE):
                page.set_viewport_size(screen)  # type: ignore[arg-type]
                assert not page.evaluate(TOO_WIDE), f"Too wide in {code}: {screen['width']} px."
