"""A phrase searched, read in its context, and coded: one by one, then together after looking."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.segments.models import Coding
from interviews.transcripts.models import Interview
from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.library import code_named, kept_interview
from tests.search.reading import let_worker_read

pytestmark = pytest.mark.django_db(transaction=True)
SAID = (
    ("Interviewer", "Who felt responsible for the numbers?"),
    ("P1", "I felt responsible, and nobody else did."),
    ("Interviewer", "Say more."),
    ("P1", "Those who feel responsible stay late. My colleague felt responsible as well."),
)


@pytest.fixture
def talks(study: Study) -> list[Interview]:
    rows = [kept_interview(study.ada, name, SAID) for name in ("P1", "P2")]
    let_worker_read()
    return rows


def coded(study: Study) -> int:
    return Coding.objects.filter(voice__member=study.ben, removed=False).count()


def search(page: Page, typed: str) -> None:
    """The page has the cursor where words are typed."""
    expect(page.get_by_label("Look for")).to_be_focused()
    page.keyboard.type(typed)
    page.keyboard.press("Enter")
    expect(page.locator(".kwic")).to_have_count(2)


def test_hits_are_coded_one_by_one_by_keyboard_then_all_at_once_and_undone_as_one(
    page: Page,
    study: Study,
    talks: list[Interview],
    live_server: LiveServer,
    enter: Enter,
    axe: Callable[[Page], None],
) -> None:
    code_named(study.ada, "duty")
    enter(page, study.ben)
    page.goto(live_server.url + reverse("desk:search", args=[study.slug]))
    search(page, "“felt responsible”")
    hits = page.locator(".kwic > li")
    expect(hits.locator("mark")).to_have_text(["felt responsible"] * 6)
    expect(hits.nth(1)).to_contain_text("I felt responsible, and nobody else did.")
    axe(page)

    page.get_by_label("Code", exact=True).focus()
    page.keyboard.type("duty")
    hits.nth(1).get_by_role("button", name="Code").focus()
    page.keyboard.press("Enter")
    expect(hits.nth(1).get_by_text("coded", exact=True)).to_be_visible()
    expect(hits.nth(2).get_by_role("button", name="Code")).to_be_focused()
    page.keyboard.press("Enter")
    expect(hits.nth(2).get_by_text("coded", exact=True)).to_be_visible()
    expect(hits.nth(3).get_by_role("button", name="Code")).to_be_focused()
    assert coded(study) == 2

    page.get_by_role("button", name="Look at all 6 to code them").press("Enter")
    expect(page.get_by_role("checkbox", checked=True)).to_have_count(4)
    axe(page)
    hits.nth(0).get_by_role("checkbox").press("Space")
    page.get_by_role("button", name="Code those ticked").press("Enter")
    said = page.get_by_role("status").filter(has_text="Coded 3 passages with “duty”")
    expect(said).to_contain_text("marked as found by search.")
    assert coded(study) == 5
    said.get_by_role("button", name="Undo").press("Enter")
    expect(page.get_by_text("Undone.")).to_be_visible()
    assert coded(study) == 2


def test_codings_that_a_search_led_to_say_so_wherever_they_are_read(
    page: Page, study: Study, talks: list[Interview], live_server: LiveServer, enter: Enter
) -> None:
    code = code_named(study.ada, "duty")
    enter(page, study.ben)
    asked = f"?q=“felt responsible”&code={code.pk}"
    page.goto(live_server.url + reverse("desk:search", args=[study.slug]) + asked)
    hit = page.locator(".kwic > li", has_text="I felt responsible").first
    hit.get_by_role("button", name="Code").click()
    hit.get_by_role("link", name="P1:2").click()
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    page.get_by_role("link", name="coded “duty”").click()
    expect(page.locator("[data-coding]").get_by_text("Found by search:")).to_be_visible()
    page.goto(live_server.url + reverse("desk:passages", args=[study.slug]))
    expect(page.locator(".passage").get_by_text("Found by search:")).to_be_visible()
