"""Names found after an import, decided about from the keyboard, and masked everywhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from interviews.masking.models import EntryState, MaskEntry
from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.masking.named import named_study, text_of
from tests.services import WorkerProcess


@pytest.mark.django_db(transaction=True)
def test_a_lead_decides_about_names_and_masks_them(
    page: Page,
    study: Study,
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
    worker: WorkerProcess,
) -> None:
    interview = named_study(study)
    sign_in(page, study.ada)
    names = f"{live_server.url}/projects/{study.slug}/masking/"
    page.goto(names)
    page.get_by_role("button", name="Look for names").click()
    page.get_by_role("link", name="See the result").click(timeout=120_000)
    anna = page.get_by_role("link", name="Anna Schmidt")
    expect(anna).to_be_visible()
    axe(page)
    anna.focus()
    page.keyboard.press("Enter")
    expect(page.locator("mark").first).to_be_visible()
    axe(page)
    page.keyboard.press("r")
    page.keyboard.type("[friend]")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="To be masked")).to_be_visible()
    page.get_by_role("link", name="Mask 1 name…").click()
    expect(page.get_by_role("heading", name="What masking cannot")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Mask these names").click()
    page.get_by_role("link", name="See the result").click(timeout=120_000)
    expect(page.get_by_role("heading", name="Masked 1")).to_be_visible()
    assert "[friend] helped me" in text_of(interview)
    page.get_by_role("link", name="Key of pseudonyms").click()
    expect(page.get_by_role("cell", name="Anna Schmidt")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Put the name back").click()
    page.get_by_role("link", name="See the result").click(timeout=120_000)
    assert "Anna Schmidt helped me" in text_of(interview)
    assert MaskEntry.objects.get().state == EntryState.UNDONE
