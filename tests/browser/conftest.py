"""People at their browsers, and what every page must keep."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

from interviews.projects.models import Member
from tests.conftest import signed_in

SERIOUS = {"serious", "critical"}
Enter = Callable[[Page, Member], Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def enter(live_server: LiveServer) -> Enter:
    """``enter(page, member)`` signs the person in and opens their project."""

    def sign_in(page: Page, member: Member) -> Page:
        cookie = signed_in(member).cookies[settings.SESSION_COOKIE_NAME]
        page.context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
        )
        page.goto(f"{live_server.url}/projects/{member.project.slug}/")
        return page

    return sign_in


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
