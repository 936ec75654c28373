"""People at their browsers, and what every page must keep."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from interviews.projects.models import Member
from interviews.transcripts.models import Interview
from tests.conftest import signed_in

SERIOUS = {"serious", "critical"}
Enter = Callable[[Page, Member], Page]
Read = Callable[[Page, Member, Interview], Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def sign_in(live_server: LiveServer) -> Enter:
    """``sign_in(page, member)`` signs the person in and opens no page yet."""

    def signed(page: Page, member: Member) -> Page:
        cookie = signed_in(member).cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
        )
        return page

    return signed


@pytest.fixture
def enter(live_server: LiveServer, sign_in: Enter) -> Enter:
    """``enter(page, member)`` signs the person in and opens their project."""

    def entered(page: Page, member: Member) -> Page:
        sign_in(page, member).goto(f"{live_server.url}/projects/{member.project.slug}/")
        return page

    return entered


@pytest.fixture
def read(sign_in: Enter, live_server: LiveServer) -> Read:
    """``read(page, member, interview)`` signs the person in to its coding page, ready for keys."""

    def opened(page: Page, member: Member, interview: Interview) -> Page:
        sign_in(page, member)
        slug = member.project.slug
        page.goto(f"{live_server.url}/projects/{slug}/interviews/{interview.pk}/code/")
        expect(page.locator("html[data-desk-ready]")).to_be_attached()
        return page

    return opened


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """``axe(page)`` fails where the page has a serious or critical fault of accessibility."""

    def look(page: Page) -> None:
        found = Axe().run(page).response["violations"]
        faults = [
            f"{fault['id']}: {node['html'][:160]}"
            for fault in found
            if fault["impact"] in SERIOUS
            for node in fault["nodes"]
        ]
        assert not faults, f"{page.url}\n" + "\n".join(faults)

    return look
