"""Where the keys begin, what they say, and when it goes away."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.browser.conftest import Read
from tests.browser.test_coding import Open, open_page, quotes, select
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["open_page"]
NOTICE = "#messages .notice"
LONG = tuple(
    ("P1" if number % 2 else "Interviewer", f"This is turn {number}. It says little. " * 4)
    for number in range(80)
)
IN_FOCUS = "document.activeElement.closest('.turn')?.id"


@pytest.fixture
def long(study: Study) -> Interview:
    return kept_interview(study.ada, turns=LONG)


@pytest.fixture
def open_long(read: Read, study: Study, long: Interview) -> Callable[[Page], Page]:
    return lambda page: read(page, study.ben, long)


def number_in_focus(page: Page) -> int:
    return int(page.evaluate(IN_FOCUS).removeprefix("turn-"))


def scroll_to(page: Page, turn: int) -> None:
    page.evaluate("n => document.getElementById(`turn-${n}`).scrollIntoView()", turn)
    page.wait_for_timeout(200)


def test_keys_go_on_from_what_is_on_screen_and_show_where_that_is(
    page: Page, open_long: Callable[[Page], Page]
) -> None:
    open_long(page)
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert number_in_focus(page) == 1
    line = "getComputedStyle(document.activeElement, '::before').borderInlineStartWidth"
    assert page.evaluate(line) == "3px"
    scroll_to(page, 60)
    page.keyboard.press("j")
    assert 55 <= number_in_focus(page) <= 62
    page.keyboard.press("j")
    scroll_to(page, 30)
    page.keyboard.press("s")
    assert 25 <= number_in_focus(page) <= 32
    sentence = page.evaluate("getSelection().toString()")
    page.keyboard.press("s")
    expect(page.locator("#picker")).to_be_hidden()
    two = page.evaluate("getSelection().toString()")
    assert two.startswith(sentence)
    assert len(two) > len(sentence)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("s")
    expect(page.locator("#picker input")).to_have_value("s")


def test_after_words_are_let_go_one_goes_on_behind_them(
    page: Page, study: Study, read: Read
) -> None:
    said = "So we left. Nobody knew why. It rained."
    read(page, study.ben, kept_interview(study.ada, turns=(("P1", said), ("P1", "Then what?"))))
    chosen = "getSelection().toString()"
    for wanted in ("So we left.", "Nobody knew why.", "It rained.", "It rained."):
        page.keyboard.press("s")
        assert page.evaluate(chosen) == wanted
        page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("s")
    assert page.evaluate(chosen) == "Then what?"
    page.keyboard.press("Escape")
    page.keyboard.press("k")
    page.keyboard.press("s")
    assert page.evaluate(chosen) == "So we left."


def test_a_label_typed_leads_to_a_turn_that_is_marked(
    page: Page, open_long: Callable[[Page], Page]
) -> None:
    open_long(page)
    page.keyboard.press("l")
    page.keyboard.type("41")
    page.keyboard.press("Enter")
    expect(page.locator("#turn-40")).to_be_focused()
    assert (
        page.locator("#turn-40").evaluate(
            "turn => getComputedStyle(turn, '::before').borderInlineStartWidth"
        )
        == "3px"
    )


def test_what_was_said_goes_away_by_the_next_act_or_by_itself(
    page: Page, study: Study, open_page: Open
) -> None:
    code_named(study.ben, "doubt")
    page.clock.install()
    open_page(page, study.ben)
    page.keyboard.press("/")
    expect(page.locator(NOTICE)).to_have_text("Select some words first.Dismiss")
    page.keyboard.press("j")
    expect(page.locator(NOTICE)).to_have_count(0)
    page.keyboard.press("/")
    expect(page.locator(NOTICE)).to_have_count(1)
    page.clock.run_for(9000)
    expect(page.locator(NOTICE)).to_have_count(0)


def test_undo_says_what_and_the_last_coding_leads_on_to_the_first(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    doubt = code_named(study.ben, "doubt")
    for words in ("café talk", "I felt responsible"):
        apply_code(By(study.ben), code=doubt, interview=interview, **bounds(interview, words))
    open_page(page, study.ben)
    for turn in ("turn-1", "turn-3"):
        page.keyboard.press("n")
        assert page.evaluate(IN_FOCUS) == turn
    page.keyboard.press("n")
    assert page.evaluate(IN_FOCUS) == "turn-1"
    expect(page.locator(NOTICE)).to_contain_text("On from the first")
    page.keyboard.press("Control+z")
    expect(page.locator(NOTICE)).to_contain_text("Undone: coded a passage: doubt")
    page.keyboard.press("Control+Shift+z")
    expect(page.locator(NOTICE)).to_contain_text("Done again: coded a passage: doubt")
    select(page, 1, "nobody else did")
    expect(page.locator(NOTICE)).to_have_count(0)


def test_a_code_keeps_the_number_it_was_given(page: Page, study: Study, open_page: Open) -> None:
    for name in ("doubt", "trust", "fear"):
        code_named(study.ben, name, brief=f"What {name} is")
    open_page(page, study.ben)
    page.locator(".code-entry", has_text="fear").click()
    page.get_by_label("Number key").select_option("1")
    expect(page.locator(".code-entry", has_text="fear").locator("kbd")).to_have_text("1")
    page.locator(".code-entry", has_text="fear").click()
    expect(page.locator(".hand-head")).to_have_count(0)
    for turn, words, name in ((1, "café talk", "doubt"), (1, "nobody else", "trust")):
        select(page, turn, words)
        page.keyboard.type(name)
        expect(page.locator("#picker [aria-selected=true]")).to_contain_text(f"What {name} is")
        page.keyboard.press("Enter")
        expect(page.get_by_role("link", name=f"coded “{name}”")).to_be_visible()
    select(page, 3, "I felt responsible")
    for key, name in (("1", "fear"), ("2", "trust"), ("3", "doubt")):
        page.keyboard.press(key)
        expect(page.locator("#turn-3").get_by_role("link", name=f"coded “{name}”")).to_be_visible()


def test_the_picker_offers_another_code_only_and_in_vivo_drops_the_stop(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    code_named(study.ben, "trust")
    doubt = code_named(study.ben, "doubt")
    apply_code(By(study.ben), code=doubt, interview=interview, **bounds(interview, "café talk"))
    open_page(page, study.ben)
    page.keyboard.press("n")
    page.keyboard.press("r")
    options = page.locator("#picker .picker-name")
    expect(options).to_have_text(["trust"])
    page.keyboard.press("Escape")
    select(page, 3, "I felt responsible.")
    page.keyboard.press("Shift+V")
    expect(page.get_by_role("link", name="coded “I felt responsible”")).to_be_visible()


def test_the_bar_with_the_way_home_stays(page: Page, open_long: Callable[[Page], Page]) -> None:
    open_long(page)
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 800})
        scroll_to(page, 50)
        for name in ("Undo", "Find", "Filter", "Menu"):
            expect(page.get_by_role("button", name=name, exact=True)).to_be_in_viewport()
    expect(page.get_by_role("button", name="Codes", exact=True)).to_be_in_viewport()
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("button", name="Sign out")).to_be_visible()
    page.keyboard.press("Escape")
    page.locator(".desk-home").click()
    page.wait_for_url("**/projects/measuring/")


def test_scattered_letters_come_after_making_the_code_and_are_never_taken_unasked(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    code_named(study.ben, "Reading is asking")
    code_named(study.ben, "Brisk talk")
    code_named(study.ben, "Doubt", brief="A risk that is seen")
    open_page(page, study.ben)
    select(page, 1, "café talk")
    page.keyboard.press("Shift+c")
    page.keyboard.type("risk")
    names = page.locator("#picker .picker-name")
    expect(names).to_have_text(
        ["Brisk talk", "“risk”", "Reading is asking", "Doubt", "“café talk”"]
    )
    expect(page.locator("#picker [aria-selected=true]")).to_contain_text("Brisk talk")
    page.locator("#picker input").fill("rsk")
    expect(page.locator("#picker [aria-selected=true]")).to_contain_text("Make the code")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="coded “rsk”")).to_be_visible()
    assert quotes(study.ben) == [("rsk", "café talk")]
