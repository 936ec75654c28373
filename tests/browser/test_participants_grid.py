"""Filling the participants table by keys, and pasting a block into it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from interviews.projects.history import By
from interviews.transcripts.actions import add_attribute, add_footnote, add_participant
from tests.browser.conftest import Enter
from tests.conftest import Study

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def grid(page: Page, study: Study, live_server: LiveServer, sign_in: Enter) -> Page:
    """P1 and P2, with a text, a number and a choice; opened by Ada."""
    ada = By(study.ada)
    for label in ("P1", "P2"):
        add_participant(ada, label=label)
    add_attribute(ada, name="Focus")
    add_attribute(ada, name="Years", kind="number")
    add_attribute(ada, name="Context", kind="choice", choices="Industry\nAcademia")
    add_footnote(ada, mark="*", text="Both at once")
    sign_in(page, study.ada)
    page.goto(f"{live_server.url}/projects/{study.slug}/participants/")
    return page


def cell(page: Page, row: int, column: int) -> Locator:
    """Counted from 1, without the head and the ids."""
    return page.locator("[data-grid] tbody tr").nth(row - 1).locator("td").nth(column - 1)


def test_a_row_is_filled_by_keys_alone(grid: Page, axe: Callable[[Page], None]) -> None:
    axe(grid)
    cell(grid, 1, 1).click()
    for text in ("Bias; Toxicity*", "12", "industry"):
        grid.keyboard.type(text)
        grid.keyboard.press("Tab")
    expect(cell(grid, 1, 1)).to_have_text("Bias, Toxicity*")
    expect(cell(grid, 1, 2)).to_have_text("12")
    expect(cell(grid, 1, 3)).to_have_text("Industry")
    expect(cell(grid, 1, 4)).to_be_focused()
    grid.keyboard.press("Home")
    grid.keyboard.press("ArrowDown")
    grid.keyboard.press("ArrowRight")
    expect(cell(grid, 2, 1)).to_be_focused()
    grid.keyboard.press("Enter")
    grid.keyboard.type("Not this")
    grid.keyboard.press("Escape")
    expect(cell(grid, 2, 1)).to_have_text("")
    expect(cell(grid, 2, 1)).to_be_focused()
    axe(grid)


def test_what_does_not_fit_is_refused_in_a_sentence(grid: Page) -> None:
    cell(grid, 1, 2).click()
    grid.keyboard.type("some")
    grid.keyboard.press("Enter")
    expect(grid.locator("#messages")).to_contain_text("“some” is not a number")
    expect(cell(grid, 1, 2).get_by_role("textbox")).to_be_focused()
    grid.keyboard.press("Control+A")
    grid.keyboard.type("7")
    grid.keyboard.press("Enter")
    expect(cell(grid, 1, 2)).to_have_text("7")


def test_undo_draws_the_table_anew_with_the_focus_in_place(grid: Page) -> None:
    cell(grid, 1, 1).click()
    grid.keyboard.type("Bias")
    grid.keyboard.press("Enter")
    expect(cell(grid, 1, 1)).to_have_text("Bias")
    expect(cell(grid, 2, 1)).to_be_focused()
    grid.keyboard.press("Control+z")
    expect(cell(grid, 1, 1)).to_have_text("")
    expect(cell(grid, 2, 1)).to_be_focused()


def test_escape_and_tab_leave_the_table(grid: Page) -> None:
    cell(grid, 1, 1).click()
    grid.keyboard.press("Tab")
    expect(cell(grid, 1, 2)).to_be_focused()
    grid.keyboard.press("Escape")
    grid.keyboard.press("Tab")
    assert grid.evaluate("!document.activeElement.closest('[data-grid]')")


def test_two_people_settle_who_filled_a_cell(
    grid: Page, study: Study, sign_in: Enter, live_server: LiveServer
) -> None:
    from interviews.transcripts.actions import set_values
    from interviews.transcripts.models import Attribute, Participant

    person, focus = Participant.objects.get(label="P1"), Attribute.objects.get(name="Focus")
    cell(grid, 1, 1).click()
    grid.keyboard.type("Bias")
    set_values(By(study.ben), participant=person, attribute=focus, values=[("Safety", "")])
    grid.keyboard.press("Enter")
    expect(grid.locator("#messages")).to_contain_text("someone made this “Safety”")
    expect(cell(grid, 1, 1).get_by_role("textbox")).to_be_focused()
    grid.keyboard.press("Enter")
    expect(cell(grid, 1, 1)).to_have_text("Bias")


PASTE = """text => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const how = {clipboardData: data, bubbles: true, cancelable: true};
    const event = new ClipboardEvent("paste", how);
    document.activeElement.dispatchEvent(event);
}"""


def test_a_block_is_pasted_looked_over_done_and_undone(
    grid: Page, axe: Callable[[Page], None]
) -> None:
    cell(grid, 1, 1).click()
    grid.evaluate(PASTE, "Bias")
    expect(cell(grid, 1, 1)).to_have_text("Bias")
    expect(cell(grid, 1, 1)).to_be_focused()
    grid.evaluate(PASTE, "Safety\t3\nToxicity\tsome\nLost\t5\n")
    expect(grid.get_by_role("heading", name="What would change")).to_be_visible()
    expect(grid.locator("del")).to_have_text("Bias")
    expect(grid.locator("ins")).to_have_text("Safety")
    expect(grid.get_by_text("“some” is not a number")).to_be_visible()
    expect(grid.get_by_text("Row 4 has no participant id")).to_be_visible()
    axe(grid)
    grid.get_by_role("button", name="Do this").click()
    expect(cell(grid, 1, 1)).to_have_text("Safety")
    expect(cell(grid, 1, 2)).to_have_text("3")
    expect(cell(grid, 2, 1)).to_have_text("Toxicity")
    grid.get_by_role("button", name="Undo").click()
    expect(cell(grid, 1, 1)).to_have_text("Bias")
    expect(cell(grid, 2, 1)).to_have_text("")


def test_a_column_is_sent_elsewhere_before_it_is_done(grid: Page, live_server: LiveServer) -> None:
    grid.get_by_role("link", name="Bring in a table").click()
    grid.get_by_label("Or paste cells").fill("id,Topic\nP1,Bias\n")
    grid.get_by_role("button", name="Look them over").click()
    grid.get_by_label("Topic goes to").select_option(label="Focus")
    grid.get_by_role("button", name="Look again").click()
    expect(grid.get_by_text("0 new columns")).to_be_visible()
    grid.get_by_role("button", name="Do this").click()
    expect(cell(grid, 1, 1)).to_have_text("Bias")
