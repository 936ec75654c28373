"""Bringing in files, watching them being read, looking one over and keeping it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from interviews.transcripts.models import Interview
from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.library import SPOKEN
from tests.services import WorkerProcess


@pytest.mark.django_db(transaction=True)
def test_files_are_read_looked_over_and_kept(
    page: Page,
    study: Study,
    live_server: LiveServer,
    enter: Enter,
    axe: Callable[[Page], None],
    worker: WorkerProcess,
) -> None:
    enter(page, study.ada)
    page.goto(f"{live_server.url}/projects/{study.slug}/interviews/import/")
    axe(page)
    files = [
        {"name": "one.txt", "mimeType": "text/plain", "buffer": SPOKEN},
        {"name": "two.doc", "mimeType": "text/plain", "buffer": b"\xd0\xcf\x11\xe0" * 200},
    ]
    page.get_by_label("Transcripts").set_input_files(files)
    page.get_by_role("button", name="Read these files").click()
    look_over = page.get_by_role("link", name="Look over")
    expect(look_over).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Could not be read")).to_be_visible(timeout=60_000)
    axe(page)
    look_over.click()
    expect(page.locator("#turn-2")).to_be_visible()
    axe(page)
    page.get_by_label("Title").fill("The first talk")
    page.get_by_role("button", name="Keep this interview").click()
    expect(page.get_by_role("heading", name="The first talk")).to_be_visible()
    axe(page)
    assert Interview.objects.get().title == "The first talk"
    page.goto(f"{live_server.url}/projects/{study.slug}/participants/")
    expect(page.get_by_role("link", name="P1").first).to_be_visible()
    axe(page)
