"""Signing in, and the first page, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.conftest import Enter
from tests.conftest import Study


@pytest.mark.django_db(transaction=True)
def test_ada_finds_her_study(
    page: Page, study: Study, live_server: LiveServer, enter: Enter, axe: Callable[[Page], None]
) -> None:
    enter(page, study.ada)
    expect(page.get_by_role("heading", name="Ways of measuring").first).to_be_visible()
    axe(page)
    page.goto(live_server.url)
    expect(page.get_by_role("link", name="Ways of measuring").first).to_be_visible()
    axe(page)
