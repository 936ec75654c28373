"""An hour of coding by keys alone, as a screen reader tells it: roles, names, announcements."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.memos.models import Memo
from coding.segments.models import Coding
from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.library import code_named, kept_interview

pytestmark = pytest.mark.django_db(transaction=True)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def in_focus(page: Page) -> str:
    """What a screen reader says of the element in focus: its role and name."""
    return page.locator(":focus").aria_snapshot().splitlines()[0].removeprefix("- ").rstrip(":")


def spoken(page: Page, words: str) -> None:
    expect(page.locator("#spoken")).to_contain_text(words)


def reading(page: Page) -> None:
    """Reading: the page and its turns."""
    expect(page.get_by_role("heading", level=1)).to_have_text("P1")
    expect(page.get_by_role("region", name="Transcript")).to_match_aria_snapshot(
        """
        - region "Transcript":
          - article "1 Interviewer 0:00":
            - paragraph: What made you start to measure this?
          - article "2 P1 0:10"
          - article "3 Interviewer 0:20"
        """
    )
    press(page, "j", "j")
    assert in_focus(page) == 'article "2 P1 0:10"'


def coding(page: Page) -> None:
    """Selecting words and coding them through the combobox."""
    press(page, "s", "Enter")
    assert in_focus(page).startswith('combobox "Code"')
    page.keyboard.type("dou")
    expect(page.get_by_role("listbox", name="Codes")).to_match_aria_snapshot(
        """
        - listbox "Codes":
          - option "doubt" [selected]
        """
    )
    press(page, "Enter")
    spoken(page, "Coded: doubt")
    expect(page.get_by_role("list", name="Codings of turn 2")).to_match_aria_snapshot(
        """
        - list "Codings of turn 2":
          - listitem:
            - link "coded “doubt”"
        """
    )


def changing(page: Page) -> None:
    """The coding in focus: widened, recoded, marked unsure."""
    press(page, "Escape", "n")
    assert in_focus(page) == 'link "coded “doubt”"'
    before = Coding.objects.get(removed=False).span.anchors.get().exact
    press(page, "[")
    expect(page.locator("#turn-1 .run").first).not_to_have_text(before)
    press(page, "r")
    assert in_focus(page).startswith('combobox "Code"')
    page.keyboard.type("cert")
    press(page, "Enter")
    expect(page.get_by_role("link", name="coded “certainty”")).to_be_focused()
    press(page, "u")
    expect(page.get_by_role("link", name="coded “certainty”, unsure")).to_be_focused()


def noting(page: Page) -> None:
    """A memo on it, and back to it."""
    press(page, "m")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("textbox").first).to_be_focused()
    page.keyboard.type("Whose figure is this?")
    with page.expect_response(lambda told: told.request.method == "POST" and "/memos/" in told.url):
        dialog.get_by_role("button", name="Keep the memo").press("Enter")
    expect(dialog).to_be_hidden()
    assert Memo.objects.get().body == "Whose figure is this?"


def finding(page: Page) -> None:
    """Finding words, and taking them in hand."""
    page.locator("#turn-0").focus()
    press(page, ",")
    assert in_focus(page) == 'searchbox "Words to find"'
    page.keyboard.type("responsible")
    expect(page.get_by_role("search", name="Find in the transcript")).to_match_aria_snapshot(
        """
        - search "Find in the transcript":
          - searchbox "Words to find": responsible
          - status: 1 of 1
          - button "Previous place"
          - button "Next place"
          - button "Select"
          - button "Close"
        """
    )
    press(page, "Escape")
    assert in_focus(page) == 'article "4 P1 0:30"'
    press(page, "1")
    spoken(page, "Coded:")
    expect(page.locator("#turn-3 a.coding")).to_have_count(1)


def jumping(page: Page) -> None:
    """Going to a turn by its label; a label that is not there."""
    press(page, "Escape", "l")
    assert in_focus(page) == 'textbox "Turn"'
    page.keyboard.type("2")
    press(page, "Enter")
    assert in_focus(page) == 'article "2 P1 0:10"'
    press(page, "l")
    page.keyboard.type("99")
    press(page, "Enter")
    expect(page.get_by_text("There is no turn 99: P1 has turns 1 to 5.")).to_be_visible()
    press(page, "Escape")


def choosing(page: Page) -> None:
    """Showing only what is unsure, and all again."""
    press(page, "w")
    expect(page.get_by_role("dialog", name="Show only codings")).to_be_visible()
    page.get_by_role("checkbox", name="marked unsure").press("Space")
    spoken(page, "1 of 2 codings shown")
    press(page, "Escape")
    expect(page.get_by_role("dialog", name="Show only codings")).to_be_hidden()
    press(page, "x")
    spoken(page, "2 of 2 codings shown")


def undoing(page: Page) -> None:
    """The last act is taken back."""
    page.locator("#turn-0").focus()
    press(page, "Control+z")
    expect(page.get_by_role("region", name="Messages")).to_contain_text("Undone: ")


def test_an_hour_of_coding_by_keyboard_and_screen_reader(
    page: Page, study: Study, live_server: LiveServer, sign_in: Enter
) -> None:
    code_named(study.ben, "doubt", brief="Hesitating over a figure")
    code_named(study.ben, "certainty")
    interview = kept_interview(study.ada)
    sign_in(page, study.ben)
    page.goto(f"{live_server.url}/projects/{study.slug}/interviews/{interview.pk}/code/")
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    for part in (reading, coding, changing, noting, finding, jumping, choosing, undoing):
        part(page)
