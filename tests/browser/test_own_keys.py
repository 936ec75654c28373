"""Keys that a person has changed, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from coding.desk.coding_page.own_keys import choose, use_plain_keys
from tests.browser.test_coding import Open, open_page, select
from tests.conftest import Study
from tests.library import code_named

__all__ = ["open_page"]
pytestmark = pytest.mark.django_db(transaction=True)


def test_a_key_is_chosen_by_pressing_it_and_works_at_once(
    page: Page, study: Study, open_page: Open, axe: Callable[[Page], None]
) -> None:
    open_page(page, study.ben)
    page.keyboard.press("?")
    page.get_by_role("link", name="Change keys").click()
    row = page.locator("#key-memo")
    row.locator("summary").click()
    row.get_by_role("button", name="Press a key").click()
    page.keyboard.press("n")
    expect(row.get_by_role("textbox")).to_have_value("n")
    row.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("“N” is taken: “Next coding”.")
    axe(page)
    row.get_by_role("button", name="Swap the keys").click()
    expect(row.locator("kbd")).to_have_text("Shift N")
    expect(page.locator("#key-next-coding kbd")).to_have_text("M")
    page.get_by_role("link", name="Back to the transcript").click()
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    page.keyboard.press("n")
    expect(page.get_by_role("dialog")).to_contain_text("Write a memo")


def test_what_the_browser_needs_is_refused_with_a_sentence(
    page: Page, study: Study, open_page: Open
) -> None:
    open_page(page, study.ben)
    page.goto(page.url.split("interviews/")[0] + "keys/")
    row = page.locator("#key-flag")
    row.locator("summary").click()
    row.get_by_role("button", name="Press a key").click()
    page.keyboard.press("F6")
    row.get_by_role("button", name="Save").click()
    expect(row).to_contain_text("“F6” belongs to the browser.")


def test_with_plain_letters_off_they_do_nothing_and_other_keys_still_do(
    page: Page, study: Study, open_page: Open
) -> None:
    code_named(study.ben, "doubt")
    use_plain_keys(study.ben.user, False)
    choose(study.ben.user, "help", "? Ctrl+.")
    open_page(page, study.ben)
    select(page, 1, "café talk")
    page.keyboard.press("d")
    page.keyboard.press("Shift+M")
    expect(page.locator("#picker")).to_be_hidden()
    expect(page.get_by_role("dialog")).to_be_hidden()
    page.keyboard.press("Enter")
    expect(page.locator("#picker")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("Control+.")
    expect(page.locator("#shortcuts")).to_contain_text("Ctrl .")


def test_the_sheet_of_keys_opens_at_its_top_with_each_key_in_a_box(
    page: Page, study: Study, open_page: Open, axe: Callable[[Page], None]
) -> None:
    page.set_viewport_size({"width": 1440, "height": 700})
    open_page(page, study.ben)
    page.keyboard.press("?")
    expect(page.get_by_role("heading", name="Keys of the coding page")).to_be_focused()
    sheet = page.locator("#shortcuts")
    assert sheet.evaluate("sheet => sheet.scrollTop") == 0
    for command, keys in (("remove", ["Del", "Backspace"]), ("pick", ["Shift C", "/", "Enter"])):
        boxes = sheet.locator(f"[data-shortcut={command}] kbd")
        expect(boxes).to_have_text(keys)
        heights = boxes.evaluate_all("boxes => boxes.map((box) => box.getClientRects()[0].height)")
        assert max(heights) < 26
    axe(page)
