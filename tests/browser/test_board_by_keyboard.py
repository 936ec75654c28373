"""A board from nothing to a picture without a mouse, and the list that shows the same."""

from __future__ import annotations

import pytest
from lxml import etree
from playwright.sync_api import Page, expect

from tests.browser.conftest import Enter
from tests.browser.test_board import card, said
from tests.conftest import Study
from tests.library import code_named

pytestmark = pytest.mark.django_db(transaction=True)
NAMES = ("doubt", "trust", "care", "time")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def begin(page: Page) -> None:
    page.get_by_role("link", name="Board", exact=True).press("Enter")
    page.get_by_label("Name").fill("First look")
    page.get_by_label("Name").press("Enter")
    expect(page.locator("html[data-board-ready]")).to_be_attached()


def lay_out(page: Page) -> None:
    """t goes to what waits; Space ticks, Tab goes on, Enter puts the ticked on the board."""
    page.locator("#drawing").focus()
    press(page, "t")
    for name in NAMES[:3]:
        page.get_by_role("checkbox", name=name).focus()
        press(page, "Space")
    press(page, "Enter")
    for name in NAMES[:3]:
        expect(card(page, name)).to_be_visible()
    expect(card(page, "time")).to_have_count(0)


def group(page: Page) -> None:
    card(page, "doubt").focus()
    press(page, "x")
    card(page, "trust").focus()
    press(page, "x", "g")
    expect(page.get_by_role("dialog", name="A group on the board")).to_be_visible()
    page.keyboard.type("What holds")
    press(page, "Enter")
    area = page.locator("#drawing [data-group]")
    expect(area).to_have_attribute("aria-label", "Group: What holds, 2 cards")


def carry(page: Page) -> None:
    """Care is picked up, taken some steps and put down there."""
    before = card(page, "care").get_attribute("transform")
    card(page, "care").focus()
    press(page, "Space", "ArrowDown", "ArrowRight")
    expect(card(page, "care")).not_to_have_attribute("transform", str(before))
    press(page, "Enter")
    expect(said(page)).to_have_text("care is put down, in no group.")


def keep_a_snapshot(page: Page) -> None:
    views = page.get_by_role("navigation", name="Views of this board")
    views.get_by_role("link", name="Snapshots").press("Enter")
    page.get_by_label("Keep how the board lies now, as").fill("Before we met")
    press(page, "Enter")
    expect(page.get_by_role("link", name="Before we met")).to_be_visible()


def drawn(page: Page) -> set[str]:
    """The words in the SVG that is taken out, which holds no script and no link."""
    page.get_by_text("Save as a picture").press("Enter")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="SVG").press("Enter")
    assert waiting.value.suggested_filename.endswith(".svg")
    tree = etree.fromstring(waiting.value.path().read_bytes())
    assert not tree.xpath("//*[local-name()='script' or local-name()='a']")
    return {text.strip() for text in tree.itertext() if text.strip()}


def test_a_board_is_laid_out_kept_and_taken_out_by_keyboard(
    page: Page, study: Study, enter: Enter
) -> None:
    for name in NAMES:
        code_named(study.ada, name)
    enter(page, study.ben)
    begin(page)
    lay_out(page)
    group(page)
    carry(page)
    keep_a_snapshot(page)
    in_picture = drawn(page)
    assert {"doubt", "trust", "care", "What holds"} <= in_picture
    assert "time" not in in_picture

    views = page.get_by_role("navigation", name="Views of this board")
    views.get_by_role("link", name="List").press("Enter")
    holds = page.get_by_role("region", name="What holds")
    expect(holds.locator(".board-item")).to_have_count(2)
    for name in ("doubt", "trust"):
        expect(holds.get_by_role("link", name=name)).to_be_visible()
    expect(page.locator(".board-item")).to_have_count(3)
    expect(page.locator(".board-item").filter(has_text="care")).to_be_visible()
