"""From a raw transcript to a theme in German, choosing the language on the way in."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from interviews.projects.models import User
from tests.browser.a_study import ZOOM
from tests.browser.conftest import Enter
from tests.browser.test_coding import select
from tests.conftest import Study
from tests.services import WorkerProcess

pytestmark = pytest.mark.django_db(transaction=True)
WORDS = "the number was what people remembered"


def choose_german(page: Page, host: str) -> None:
    page.goto(f"{host}/accounts/email/")
    page.get_by_role("link", name="Language").click()
    page.get_by_label("Deutsch").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Sprache")).to_be_visible()


def bring_in(page: Page, home: str, folder: Path) -> None:
    """A caption file with a time that cannot be, so that something is said of it."""
    file = folder / "gespräch.vtt"
    file.write_text(ZOOM.replace("--> 00:00:29.000", "--> 00:00:20.000"))
    page.goto(f"{home}interviews/import/")
    page.get_by_label("Transkripte").set_input_files(file)
    page.get_by_role("button", name="Diese Dateien lesen").click()
    page.get_by_role("link", name="Durchsehen").click(timeout=30_000)
    expect(page.get_by_text("Einige Untertitel enden, bevor sie beginnen")).to_be_visible()
    expect(page.get_by_text("gelesen als Untertitel aus Zoom oder Teams")).to_be_visible()
    page.get_by_role("button", name="Dieses Interview behalten").click()
    page.wait_for_url(lambda url: "/import/" not in url or url.endswith("/import/"))


def test_one_person_goes_from_captions_to_a_theme_in_german(
    page: Page,
    study: Study,
    live_server: LiveServer,
    worker: WorkerProcess,
    enter: Enter,
    tmp_path: Path,
) -> None:
    home = f"{live_server.url}/projects/{study.slug}/"
    enter(page, study.ada)
    choose_german(page, live_server.url)
    assert User.objects.get(pk=study.ada.user_id).language == "de"

    bring_in(page, home, tmp_path)
    page.goto(f"{home}interviews/")
    page.get_by_role("link", name="Codieren", exact=True).first.click()
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    select(page, 1, WORDS)
    page.keyboard.type("was bleibt")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="codiert mit „was bleibt“").first).to_be_visible()

    page.goto(f"{home}themes/")
    page.get_by_label("Name").fill("Eine Zahl überlebt ihre Liste")
    page.get_by_label("Zentrales organisierendes Konzept").fill("Sie bleibt.")
    page.get_by_role("button", name="Das Thema beginnen").click()
    page.get_by_role("link", name="Passagen zuordnen").first.click()
    page.get_by_label("Passagen des Codes").select_option(label="was bleibt")
    page.get_by_role("button", name="Zeigen").click()
    page.locator("#choose .choice").first.get_by_role("button", name="Zitiert").click()
    page.get_by_role("link", name="Zurück zum Thema").click()
    expect(page.locator("#evidence .evidence")).to_have_count(1)

    page.goto(f"{home}history/")
    expect(page.get_by_text("ordnete eine Passage einem Thema zu").first).to_be_visible()
    expect(page.locator("html")).to_have_attribute("lang", "de")
