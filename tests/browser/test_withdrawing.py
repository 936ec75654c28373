"""A lead erases what a participant gave, and watches it go."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.library import kept_interview
from tests.services import WorkerProcess


@pytest.mark.django_db(transaction=True)
def test_a_lead_withdraws_a_participant(
    page: Page,
    study: Study,
    live_server: LiveServer,
    enter: Enter,
    axe: Callable[[Page], None],
    worker: WorkerProcess,
) -> None:
    interview = kept_interview(study.ada)
    enter(page, study.ada)
    reading = page.context.new_page()
    reading.goto(live_server.url + reverse("desk:code", args=[study.slug, interview.pk]))
    expect(reading.get_by_text("Well, nobody else did")).to_be_visible()
    page.bring_to_front()
    page.get_by_role("link", name="Participants").click()
    page.get_by_role("link", name="P1").first.click()
    page.get_by_role("link", name="Withdraw…").click()
    expect(page.get_by_role("heading", name="What is erased")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Erase what P1 gave").click()
    expect(page.get_by_role("heading", name="Withdraw P1")).to_be_visible()
    page.get_by_label("Type the participant id to confirm").fill("P2")
    page.get_by_role("button", name="Erase what P1 gave").click()
    expect(page.get_by_text("Nothing was erased.")).to_be_visible()
    page.get_by_label("Type the participant id to confirm").fill("P1")
    page.get_by_role("button", name="Erase what P1 gave").click()
    expect(page.get_by_role("heading", name="P1, withdrawn")).to_be_visible()
    page.get_by_role("link", name="See the result").click(timeout=60_000)
    expect(page.get_by_text("Erased on")).to_be_visible()
    axe(page)
    expect(reading.get_by_text("Well, nobody else did")).to_be_hidden(timeout=30_000)
    page.get_by_role("link", name="Participants").first.click()
    expect(page.get_by_role("link", name="P1 (withdrawn")).to_be_visible()
    axe(page)
