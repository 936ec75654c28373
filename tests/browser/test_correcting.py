"""Correct a transcript that is coded; settle what was lost; go back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer

from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Anchor, Interview
from tests.conftest import Study
from tests.library import bounds, code_named

Enter = Callable[[Page, Member], Page]


def text_of(interview: Interview) -> str:
    current = Interview.objects.select_related("current").get(pk=interview.pk).current
    assert current is not None
    return current.text


Look = Callable[[Page], None]


def reword_by_keyboard(page: Page) -> None:
    # By keyboard: to the second turn, its words, saved.
    for _ in range(2):
        page.keyboard.press("j")
    expect(page.locator("#turn-1-0")).to_be_focused()
    page.keyboard.press("e")
    words = page.get_by_label("Words of turn 2")
    expect(words).to_be_focused()
    words.fill("Well, nobody else did 🙂, and what numbers we had were coffee-house talk.")
    page.keyboard.press("Control+s")
    expect(page.locator("#turn-1-0")).to_contain_text("coffee-house talk")
    expect(page.locator("#turn-1-0")).to_be_focused()
    expect(page.locator("#draft-state")).to_contain_text("1 turn is corrected")


def split_and_join(page: Page) -> None:
    # Split the fourth turn where the cursor stands, after an emoji-free but many-lettered word.
    for _ in range(2):
        page.keyboard.press("j")
    page.keyboard.press("Enter")
    words = page.get_by_label("Words of turn 4")
    expect(words).to_be_focused()
    words.fill("People said 🙂🙂 שלום to a score. We did not know what it meant.")
    words.evaluate(
        "node => node.setSelectionRange(...[0, 0].map(() => node.value.indexOf('We did')))"
    )
    page.keyboard.press("Control+Enter")
    expect(page.locator("#turn-3-1")).to_contain_text("We did not know what it meant.")
    expect(page.locator("#turn-3-0")).to_contain_text("to a score.")

    # Joined again with Backspace before the first letter, and parted once more by the button.
    expect(page.locator("#turn-3-1")).to_be_focused()
    page.keyboard.press("e")
    words = page.get_by_label("Words of the new turn")
    expect(words).to_be_focused()
    words.evaluate("node => node.setSelectionRange(0, 0)")
    page.keyboard.press("Backspace")
    expect(page.locator("#turn-3-1")).to_have_count(0)
    expect(page.locator("#turn-3-0")).to_contain_text("score. We did not")


def review_and_publish(page: Page, axe: Look) -> None:
    page.get_by_role("link", name="Look it over and publish").click()
    table = page.get_by_role("region", name="What hangs on the words")
    expect(table.get_by_role("row", name="Coding")).to_contain_text("1")
    axe(page)
    page.get_by_label("Why (optional)").fill("Heard it again.")
    page.get_by_role("button", name="Publish as a new version").click()


def settle_by_keyboard(page: Page, axe: Look) -> None:
    # One place is lost: the other coding came along.
    expect(page.get_by_role("heading", name="Settle places")).to_be_visible()
    assert Anchor.objects.filter(placed=True, settled=True, exact="nobody else did").count() == 2
    expect(page.locator("mark")).to_have_text("I felt responsible.")
    axe(page)
    window = page.locator("[data-window]")
    expect(window).to_be_focused()
    window.evaluate(
        """node => { const at = node.value.indexOf('what it meant');
                     node.setSelectionRange(at, at + 'what it meant'.length); }"""
    )
    expect(page.locator("[data-chosen]")).to_have_text("what it meant")
    page.keyboard.press("Enter")
    expect(page.get_by_text("No place waits to be settled.")).to_be_visible()
    assert Anchor.objects.filter(placed=True, settled=True, exact="what it meant").count() == 1


def go_back(page: Page, axe: Look) -> None:
    # Back to what was imported: everything stands where it stood.
    expect(page.get_by_text("Heard it again.")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Go back to 1").click()
    expect(page.get_by_text("Version 1 is the current text.")).to_be_visible()


@pytest.fixture
def coded(study: Study, interview: Interview) -> Interview:
    code = code_named(study.ada, "Own tests")
    for words in ("nobody else did", "I felt responsible."):
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, words))
    return interview


@pytest.mark.django_db(transaction=True)
def test_correct_after_coding_settle_and_go_back(
    page: Page,
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
    study: Study,
    coded: Interview,
) -> None:
    before = text_of(coded)
    sign_in(page, study.ada)
    home = f"{live_server.url}/projects/{study.slug}/interviews/{coded.pk}/"
    page.goto(home)
    page.get_by_role("link", name="Correct", exact=True).click()
    page.wait_for_load_state()
    reword_by_keyboard(page)
    axe(page)
    split_and_join(page)
    review_and_publish(page, axe)
    settle_by_keyboard(page, axe)
    page.goto(f"{home}versions/")
    go_back(page, axe)
    assert text_of(coded) == before
    page.get_by_role("button", name="Compare").click()
    expect(page.locator("ins").first).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_a_split_under_way_is_not_lost_to_escape(
    page: Page, study: Study, interview: Interview, sign_in: Enter, live_server: LiveServer
) -> None:
    sign_in(page, study.ben)
    page.goto(f"{live_server.url}/projects/{study.slug}/interviews/{interview.pk}/correct/")
    page.locator("#turn-3-0 [data-edit]").click()
    words = page.get_by_label("Words of turn 4")
    expect(words).to_be_focused()
    words.evaluate(
        "node => node.setSelectionRange(...[0, 0].map(() => node.value.indexOf('I felt')))"
    )
    held: list[Route] = []
    page.route("**/correct/turns/*/*/do/", lambda route: held.append(route), times=1)
    with page.expect_request("**/correct/turns/*/*/do/"):
        page.keyboard.press("Control+Enter")
        page.keyboard.press("Escape")
    page.wait_for_timeout(300)
    held[0].continue_()
    expect(page.locator("#turn-3-1")).to_contain_text("I felt responsible.")
    expect(page.get_by_label("Words of turn 4")).to_have_count(0)


@pytest.mark.django_db(transaction=True)
def test_two_people_on_one_turn_see_both_texts(
    page: Page, live_server: LiveServer, sign_in: Enter, study: Study, interview: Interview
) -> None:
    sign_in(page, study.ada)
    address = f"{live_server.url}/projects/{study.slug}/interviews/{interview.pk}/correct/"
    other = page.context.browser.new_context().new_page()  # type: ignore[union-attr]
    sign_in(other, study.ben)
    for each, words in ((page, "Ada's words."), (other, "Ben's words.")):
        each.goto(address)
        each.locator("#turn-2-0").get_by_role("link", name="Edit").click()
        each.get_by_label("Words of turn 3").fill(words)
    other.keyboard.press("Control+s")
    expect(other.locator("#turn-2-0")).to_contain_text("Ben's words.")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("alert")).to_contain_text("Ben's words.")
    expect(page.get_by_label("Words of turn 3")).to_have_value("Ada's words.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#turn-2-0")).to_contain_text("Ada's words.")
    other.context.close()
