"""A quote's words chosen and marked with the mouse and with keys, and copied for a paper."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.themes.models import Quote
from interviews.transcripts.models import Interview
from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.themes.quotes import quote_of

pytestmark = pytest.mark.django_db(transaction=True)
LAST = "So we wrote our own test, and it was wrong too, but wrong in a way we could see."
# Where the first and last letters of some words are on the screen, in the turn they stand in.
BOXES = """([words, scrolling]) => {
  const turns = [...document.querySelectorAll('#source [data-start]')];
  const turn = turns.find((one) => one.textContent.includes(words));
  if (scrolling) turn.scrollIntoView({ block: "nearest" });
  const spot = (at) => {
    const walker = document.createTreeWalker(turn, NodeFilter.SHOW_TEXT);
    let place = 0;
    while (walker.nextNode()) {
      const size = walker.currentNode.data.length;
      if (at < place + size) {
        const range = document.createRange();
        range.setStart(walker.currentNode, at - place);
        range.setEnd(walker.currentNode, at - place + 1);
        return range.getBoundingClientRect().toJSON();
      }
      place += size;
    }
  };
  const at = turn.textContent.indexOf(words);
  return [spot(at), spot(at + words.length - 1)];
}"""


def drag_over(page: Page, first: str, last: str = "") -> None:
    """Draw from the middle of the first letter to the middle of the last, as people do."""
    begin, _last = page.evaluate(BOXES, [first, True])
    _first, end = page.evaluate(BOXES, [last or first, False])
    page.mouse.move(begin["x"] + begin["width"] / 3, begin["y"] + begin["height"] / 2)
    page.mouse.down()
    page.mouse.move(end["x"] + end["width"] / 2, end["y"] + end["height"] / 2, steps=8)
    page.mouse.up()


def open_quote(page: Page, live_server: LiveServer, quote: Quote) -> None:
    page.goto(f"{live_server.url}{quote.get_absolute_url()}")
    expect(page.locator("[data-quote-form]")).to_be_visible()


def test_a_part_is_chosen_and_marked_with_the_mouse(
    page: Page,
    study: Study,
    interview: Interview,
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
) -> None:
    quote = quote_of(study.ada, interview, LAST)
    sign_in(page, study.ada)
    open_quote(page, live_server, quote)
    axe(page)
    held, printed = page.locator("[data-quote-held]"), page.locator("#printed")
    drag_over(page, "ur own test, and it was wron")
    expect(held).to_have_text("our own test, and it was wrong")
    page.get_by_role("button", name="Quote just these words").click()
    expect(printed).to_contain_text("our own test, and it was wrong")
    expect(printed).not_to_contain_text("So we")
    drag_over(page, "wn")
    expect(held).to_have_text("own")
    page.get_by_label("Mask as").fill("their")
    page.get_by_role("button", name="Mask m").click()
    expect(printed).to_contain_text("our [their] test")
    drag_over(page, "So we")
    page.get_by_role("button", name="Cut c").click()
    expect(page.locator("#messages")).to_contain_text("not in the quote")
    drag_over(page, "was")
    expect(held).to_have_text("was")
    page.get_by_label("Insert after them", exact=True).fill("surely")
    page.keyboard.press("Enter")
    expect(printed).to_contain_text("it was [surely] wrong")
    page.get_by_role("button", name="Undo").click()
    expect(printed).not_to_contain_text("surely")
    axe(page)


def test_a_quote_reaches_over_turns_and_names_who_speaks(
    page: Page, study: Study, interview: Interview, live_server: LiveServer, sign_in: Enter
) -> None:
    quote = quote_of(study.ada, interview, "Say more about that")
    sign_in(page, study.ada)
    open_quote(page, live_server, quote)
    drag_over(page, "café talk", "People said")
    page.get_by_role("button", name="Quote just these words").click()
    expect(page.locator("#printed")).to_contain_text("P1: café talk.")
    expect(page.locator("#printed")).to_contain_text("Interviewer: Say more about that.")
    expect(page.locator("#printed")).to_contain_text("P1: People said")


def test_a_quote_is_marked_without_a_mouse(
    page: Page, study: Study, interview: Interview, live_server: LiveServer, sign_in: Enter
) -> None:
    quote = quote_of(study.ada, interview, LAST)
    sign_in(page, study.ada)
    open_quote(page, live_server, quote)
    held, printed = page.locator("[data-quote-held]"), page.locator("#printed")
    page.locator("#source").focus()
    page.keyboard.press("ArrowRight")
    expect(held).to_have_text("So")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(held).to_have_text("So we wrote")
    page.keyboard.press("Shift+ArrowLeft")
    page.keyboard.press("c")
    expect(printed).to_contain_text("[…] wrote our own test")
    expect(page.locator("#source")).to_be_focused()
    for _word in range(4):
        page.keyboard.press("ArrowRight")
    expect(held).to_have_text("our")
    page.keyboard.press("e")
    expect(printed.locator("em")).to_have_text("our")
    expect(page.locator("#source")).to_be_focused()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("i")
    page.keyboard.type("indeed")
    page.keyboard.press("Enter")
    expect(printed).to_contain_text("[indeed] wrote")
    page.get_by_role("button", name="a word later").first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("The quote now holds these words.")).to_be_visible()


def test_all_quotes_of_a_theme_are_copied_at_once(
    page: Page, study: Study, interview: Interview, live_server: LiveServer, sign_in: Enter
) -> None:
    quote_of(study.ada, interview, "I felt responsible", theme="Owing")
    quote = quote_of(study.ada, interview, LAST, theme="Wrong")
    assert quote.evidence
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    sign_in(page, study.ada)
    list_of_theme = f"/projects/{study.slug}/quotes/?theme={quote.evidence.theme_id}"
    page.goto(f"{live_server.url}{list_of_theme}")
    page.get_by_role("button", name="Copy as rich text").click()
    expect(page.locator("#messages")).to_contain_text("Copied.")
    kept = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const text = async (type) => (await item.getType(type)).text();
          return [await text("text/html"), await text("text/plain")];
        }"""
    )
    assert "<blockquote" in kept[0]
    assert LAST in kept[0]
    assert "I felt responsible" not in kept[0]
    assert kept[1] == f"{LAST}\nP1:5.1"
    page.get_by_role("button", name="Mark as used").click()
    expect(page.get_by_role("button", name="Used in the paper")).to_be_visible()
    expect(page.get_by_text("1 of 2 quotes used")).to_be_visible()
