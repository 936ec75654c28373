"""Themes in a browser: by keyboard alone, in place, and without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.segments.actions import apply_code
from coding.themes.actions import choose_codes
from coding.themes.models import Evidence, Theme
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.browser.conftest import Enter
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview
from tests.search.reading import let_worker_read
from tests.themes.a_theme import FIRST, SECOND, THIRD, join, theme_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_passages_are_put_in_order_by_keyboard_and_changed_where_they_stand(
    page: Page,
    study: Study,
    interview: Interview,
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
) -> None:
    theme = theme_of(study.ada)
    rows = [join(study.ada, theme, interview, words) for words in (FIRST, SECOND, THIRD)]
    sign_in(page, study.ben)
    page.goto(live_server.url + theme.get_absolute_url())
    placed = page.locator("#evidence [data-moving]")
    placed.nth(0).get_by_role("link", name="P1:2").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(placed.nth(1)).to_have_id(f"evidence-{rows[0].pk}")
    expect(page.locator("#moved-to")).to_have_text("Place 2 of 3")
    expect(page.locator(f"#down-{rows[0].pk}")).to_be_focused()
    page.keyboard.press("Alt+ArrowDown")
    expect(placed.nth(2)).to_have_id(f"evidence-{rows[0].pk}")
    page.locator(f"#evidence-{rows[0].pk}").get_by_text("Joined as…").press("Enter")
    page.get_by_label("Joined as").select_option("contrary")
    axe(page)
    page.get_by_role("button", name="Save").press("Enter")
    expect(page.locator(f"#evidence-{rows[0].pk} .evidence-role")).to_have_text("Contrary")


def test_themes_are_put_in_order_by_keyboard(
    page: Page, study: Study, live_server: LiveServer, sign_in: Enter
) -> None:
    for name in ("one", "two"):
        theme_of(study.ada, name)
    sign_in(page, study.ben)
    page.goto(live_server.url + reverse("themes:themes", args=[study.slug]))
    page.get_by_role("link", name="two").focus()
    page.keyboard.press("Alt+ArrowUp")
    expect(page.locator("a.theme-name")).to_have_text(["two", "one"])
    page.keyboard.press("Alt+ArrowDown")
    expect(page.locator("a.theme-name")).to_have_text(["one", "two"])


def test_all_that_is_found_is_ticked_and_joined(
    page: Page,
    study: Study,
    interview: Interview,
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
) -> None:
    theme, code = theme_of(study.ada), code_named(study.ben, "trust")
    for words in (FIRST, SECOND):
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, words))
    choose_codes(By(study.ada), theme=theme, codes=[code])
    sign_in(page, study.ben)
    page.goto(live_server.url + reverse("themes:choose", args=[study.slug, theme.pk]))
    axe(page)
    page.get_by_role("button", name="Tick all").click()
    page.locator(".choose-bar").get_by_role("button", name="Paraphrased").click()
    expect(page.get_by_text("2 passages are joined to")).to_be_visible()
    expect(page.get_by_text("Joined", exact=True)).to_have_count(2)


def test_a_theme_is_worked_on_without_scripts(
    browser: Browser, study: Study, interview: Interview, live_server: LiveServer
) -> None:
    kept_interview(study.ada, "P2")
    let_worker_read()
    context = browser.new_context(java_script_enabled=False)
    cookie = next(iter(signed_in(study.ben).cookies.values()))
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + reverse("themes:themes", args=[study.slug]))
    page.get_by_label("Name").fill("Trust")
    page.get_by_role("button", name="Begin the theme").click()
    page.get_by_role("link", name="Join passages").click()
    page.get_by_label("Or what participants say").fill("wrong")
    page.get_by_role("button", name="Look").click()
    page.get_by_role("button", name="Quoted").first.click()
    page.get_by_label("Or what participants say").fill("felt")
    page.get_by_role("button", name="Look").click()
    page.get_by_role("button", name="Contrary").first.click()
    page.get_by_role("link", name="Back to the theme").click()
    page.get_by_role("button", name="Move P1:5 down").click()
    assert [row.joined for row in Evidence.objects.all()] == ["contrary", "quoted"]
    asked = page.locator("#questions li", has_text="Is this name a topic?")
    asked.locator("summary").click()
    asked.get_by_label("Your answer").fill("It is their own word")
    asked.get_by_role("button", name="Keep the answer").click()
    expect(page.get_by_text("1 question answered")).to_be_visible()
    who = page.locator("tr", has_text="P2")
    who.locator("summary").click()
    who.get_by_label("What there is").select_option("not asked")
    who.get_by_role("button", name="Save").click()
    expect(page.locator("tr", has_text="P2")).to_contain_text("Not asked")
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_label("Central organising concept").fill("It is given, not earned.")
    page.get_by_role("button", name="Save the theme").click()
    page.get_by_role("link", name="Versions").click()
    expect(page.get_by_text("It is given, not earned.")).to_be_visible()
    assert Theme.objects.get().concept == "It is given, not earned."
    context.close()
