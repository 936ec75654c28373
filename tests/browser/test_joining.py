"""From a first account to a colleague who joins by link, as people do it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from interviews.projects.models import Project

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a long and odd one"


@pytest.fixture(autouse=True)
def no_mail_to_confirm(settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"


def sign_up(page: Page, name: str) -> None:
    page.get_by_label("Email").fill(f"{name.split()[0].lower()}@example.org")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Your name").fill(name)
    page.get_by_role("button", name="Sign up").click()


def test_a_first_account_begins_a_study_and_a_colleague_joins_it(
    browser: Browser, live_server: LiveServer
) -> None:
    ada = browser.new_context(timezone_id="Asia/Tokyo").new_page()
    ada.goto(live_server.url)
    ada.get_by_role("link", name="Make an account").click()
    sign_up(ada, "Ada Berg")
    expect(ada.get_by_role("heading", name="Name your study")).to_be_visible()
    expect(ada.get_by_label("Time zone")).to_have_value("Asia/Tokyo")
    ada.get_by_label("Title").fill("Ways of measuring")
    ada.get_by_label("Research questions").fill("What is fair?\nWho decides?")
    ada.get_by_role("button", name="Begin").click()
    expect(ada.get_by_role("heading", name="Ways of measuring")).to_be_visible()
    expect(ada.get_by_text("Who decides?").first).to_be_visible()
    assert Project.objects.get().time_zone == "Asia/Tokyo"

    ada.get_by_role("link", name="Invite colleagues").click()
    ada.get_by_label("Role").select_option("coder")
    ada.get_by_role("button", name="Make a link").click()
    link = ada.get_by_label("Invitation link").input_value()
    ada.get_by_role("button", name="Copy").click()
    expect(ada.get_by_role("button", name="Copied")).to_be_visible()

    ben = browser.new_context().new_page()
    ben.goto(link)
    expect(ben.get_by_role("heading", name="Ways of measuring")).to_be_visible()
    ben.get_by_role("link", name="Make an account and join").click()
    sign_up(ben, "Ben Costa")
    ben.get_by_role("button", name="Join the project").click()
    expect(ben.get_by_role("heading", name="Ways of measuring")).to_be_visible()
    ada.reload()
    expect(ada.get_by_text("ben@example.org")).to_be_visible()


def test_joining_works_without_scripts(browser: Browser, live_server: LiveServer) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/accounts/signup/")
    sign_up(page, "Ada Berg")
    page.get_by_label("Title").fill("Ways of measuring")
    page.get_by_role("button", name="Begin").click()
    expect(page.get_by_role("heading", name="Ways of measuring")).to_be_visible()
    page.goto(f"{live_server.url}/projects/ways-of-measuring/settings/")
    page.get_by_label("Question", exact=True).fill("What is fair?")
    page.get_by_role("button", name="Add").click()
    page.goto(f"{live_server.url}/projects/ways-of-measuring/history/")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    expect(page.get_by_role("button", name="Do the last undone act again")).to_be_visible()
