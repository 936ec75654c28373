"""The day around coding, in a real browser: been through, going on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.desk.models import BeenThrough, LeftAt
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Event
from interviews.transcripts.models import Interview
from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview

pytestmark = pytest.mark.django_db(transaction=True)
LONG = tuple(
    ("Interviewer" if turn % 2 == 0 else "P1", f"Turn {turn}. " + "We spoke of many things. " * 12)
    for turn in range(40)
)


@pytest.fixture
def long_interview(study: Study) -> Interview:
    return kept_interview(study.ada, turns=LONG)


def home(live_server: LiveServer, study: Study) -> str:
    return f"{live_server.url}/projects/{study.slug}/"


def test_been_through_is_ticked_on_the_home_page_and_taken_back_on_the_coding_page(
    page: Page, enter: Enter, live_server: LiveServer, study: Study, interview: Interview
) -> None:
    enter(page, study.ben)
    page.goto(home(live_server, study))
    tick = page.get_by_role("button", name="Been through")
    expect(tick).to_have_attribute("aria-pressed", "false")
    tick.click()
    expect(tick).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#through-own")).to_have_text("1")
    page.goto(f"{home(live_server, study)}interviews/{interview.pk}/code/")
    expect(tick).to_have_attribute("aria-pressed", "true")
    tick.click()
    expect(tick).to_have_attribute("aria-pressed", "false")
    assert not BeenThrough.objects.current().exists()


def test_one_goes_on_in_another_browser_where_one_stopped(
    page: Page,
    browser: Browser,
    enter: Enter,
    live_server: LiveServer,
    study: Study,
    long_interview: Interview,
) -> None:
    enter(page, study.ben)
    page.goto(f"{home(live_server, study)}interviews/{long_interview.pk}/code/")
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    events = Event.objects.count()
    page.locator("#turn-30").scroll_into_view_if_needed()
    page.locator("#turn-30").click()
    page.goto(home(live_server, study))
    left = LeftAt.objects.filter(label="31")
    for _ in range(100):  # a beacon is answered when the page is long gone
        page.wait_for_timeout(50)
        if left.exists():
            break
    context = browser.new_context()
    other = context.new_page()
    enter(other, study.ben)
    other.goto(home(live_server, study))
    other.get_by_role("link", name="Go on where you stopped").click()
    other.wait_for_url("**/code/#turn-30")
    expect(other.locator("#turn-30")).to_be_in_viewport()
    expect(other.locator("#turn-5")).not_to_be_in_viewport()
    context.close()
    assert Event.objects.count() == events


def test_resting_at_a_turn_is_enough(
    page: Page, enter: Enter, live_server: LiveServer, study: Study, long_interview: Interview
) -> None:
    enter(page, study.ben)
    page.goto(f"{home(live_server, study)}interviews/{long_interview.pk}/code/")
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    with page.expect_request("**/left/", timeout=10_000):
        page.locator("#turn-20").scroll_into_view_if_needed()


def test_what_is_new_is_read_and_put_away(
    page: Page,
    enter: Enter,
    live_server: LiveServer,
    study: Study,
    interview: Interview,
    axe: Callable[[Page], None],
) -> None:
    trust = code_named(study.cleo, "trust")
    for words in ("café talk", "nobody else did", "I felt responsible"):
        apply_code(By(study.cleo), code=trust, interview=interview, **bounds(interview, words))
    enter(page, study.ben)
    news = page.get_by_role("region", name="Since you last looked")
    expect(news.get_by_text("made 3 codings of")).to_be_visible()
    axe(page)
    news.get_by_role("link", name="trust in P1").click()
    expect(page.locator("main")).to_contain_text("I felt responsible")
    page.goto(home(live_server, study))
    news.get_by_role("button", name="I have seen this").click()
    expect(news).to_contain_text("nothing that you may see")


def test_the_history_is_narrowed_and_unfolded(
    page: Page,
    enter: Enter,
    live_server: LiveServer,
    study: Study,
    interview: Interview,
    axe: Callable[[Page], None],
) -> None:
    trust = code_named(study.cleo, "trust")
    for words in ("café talk", "nobody else did", "I felt responsible"):
        apply_code(By(study.cleo), code=trust, interview=interview, **bounds(interview, words))
    enter(page, study.ben)
    page.goto(f"{home(live_server, study)}history/")
    page.get_by_label("Who").select_option(label="Cleo Diaz")
    page.get_by_label("About").select_option(label="trust")
    page.get_by_role("button", name="Show", exact=True).click()
    lines = page.locator(".day > .list > .line")
    expect(lines).to_have_count(2)
    lines.first.get_by_text("One by one").click()
    one = lines.first.get_by_role("link", name="I felt responsible")
    expect(one).to_be_visible()
    axe(page)
    one.click()
    page.wait_for_url("**/code/#turn-3")
