"""Pictures in a real browser: marks are links one can reach, under the strict policy."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.pictures.scene import coded_scene

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_mark_is_reached_by_keyboard_and_opens_its_passages(
    page: Page, sign_in: Enter, live_server: LiveServer, study: Study
) -> None:
    coded_scene(study)
    sign_in(page, study.ada)
    page.goto(f"{live_server.url}/projects/{study.slug}/findings/")
    page.locator("a[href$='/pictures/participants/']").click()
    mark = page.get_by_role("link", name="trust, P1: 1 passage")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/passages/.*participant="))
    expect(page.locator(".passages > li")).to_have_count(1)


def test_the_table_twin_opens_the_same(
    page: Page, sign_in: Enter, live_server: LiveServer, study: Study
) -> None:
    coded_scene(study)
    sign_in(page, study.ada)
    page.goto(f"{live_server.url}/projects/{study.slug}/pictures/overlaps/")
    page.get_by_text("The same as a table").click()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="doubt"))
    row.get_by_role("link", name="1").first.click()
    expect(page.locator(".passages > li")).to_have_count(1)


def test_the_next_interview_is_chosen_above_the_portrait(
    page: Page, sign_in: Enter, live_server: LiveServer, study: Study
) -> None:
    scene = coded_scene(study)
    sign_in(page, study.ada)
    page.goto(f"{live_server.url}/projects/{study.slug}/pictures/transcript/?top=1")
    page.get_by_label("Interview").select_option(str(scene.second.pk))
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("P2")
    assert "top=1" in page.url
