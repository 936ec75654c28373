"""The panel beside the text: it moves nothing, says which words it is about, keeps up."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from coding.discussion.actions import answer, open_discussion
from coding.memos.actions import write_memo
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.browser.conftest import Read
from tests.browser.test_coding import Open, open_page, select
from tests.browser.test_live import everyones, on_words
from tests.browser.test_margin import long
from tests.conftest import Study
from tests.library import bounds, code_named

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["long", "open_page"]
TOP = "document.getElementById('turn-1').getBoundingClientRect().top"


def test_opening_what_is_beside_the_text_moves_no_words(
    page: Page, study: Study, long: Interview, read: Read
) -> None:
    open_discussion(By(study.ben), question="Alike?", target=on_words(long, "Sentence number 12"))
    read(page, study.ben, long)
    page.evaluate("scrollTo(0, 300)")
    page.evaluate("document.getElementById('turn-1').focus({ preventScroll: true })")
    before = page.evaluate(TOP)
    page.keyboard.press("a")
    expect(page.get_by_role("dialog", name="Your recent acts")).to_be_visible()
    assert page.evaluate(TOP) == before
    page.keyboard.press("Escape")
    page.locator(".note-flag a").click()
    expect(page.get_by_role("dialog", name="Discussion")).to_be_visible()
    assert page.evaluate(TOP) == before


def test_escape_comes_before_what_has_not_arrived(
    page: Page, study: Study, open_page: Open
) -> None:
    open_page(page, study.ben)
    held: list[Route] = []
    page.route("**/acts/**", lambda route: held.append(route))
    page.keyboard.press("a")
    page.wait_for_timeout(300)
    assert len(held) == 1
    page.keyboard.press("Escape")
    held[0].continue_()
    page.wait_for_timeout(800)
    expect(page.locator("#beside")).to_be_hidden()


def test_a_mark_and_its_words_show_one_another(
    page: Page, study: Study, long: Interview, read: Read
) -> None:
    memo = write_memo(
        By(study.ben), body="A thought", visibility="team", target=on_words(long, "number 12")
    )
    apply_code(
        By(study.ben),
        code=code_named(study.ben, "doubt"),
        interview=long,
        **bounds(long, "Sentence number 12 goes"),
    )
    read(page, study.ben, long)
    words, mark = page.locator(".noted"), page.locator(".note-memo")
    expect(words).to_have_text("number 12")
    assert "underline" in words.evaluate("(one) => getComputedStyle(one).textDecorationLine")
    box, at = mark.bounding_box(), words.bounding_box()
    assert box
    assert at
    assert abs(box["y"] - at["y"]) < 60
    mark.hover()
    expect(page.locator(".noted.noted-here")).to_have_count(1)
    page.mouse.move(5, 5)
    expect(page.locator(".noted-here")).to_have_count(0)
    words.hover()
    expect(page.locator(".note-memo.noted-here")).to_have_count(1)
    mark.locator("a").click()
    expect(page.locator("#beside .hung-on")).to_contain_text("“number 12”")
    page.mouse.move(5, 5)
    expect(page.locator(".noted.noted-here")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".noted.noted-here")).to_have_count(1)  # the mark has the focus
    assert memo.body == "A thought"


def test_an_answer_arrives_in_an_open_thread_and_what_is_typed_stays(
    page: Page, study: Study, interview: Interview, open_page: Open, broker: str
) -> None:
    flag = open_discussion(By(study.ben), question="Alike?", target=on_words(interview, "I felt"))
    open_page(page, study.ben)
    page.locator(".note-flag a").click()
    field = page.locator("#beside").get_by_label("Your answer")
    field.fill("I am not su")
    answer(By(study.cleo), discussion=flag, body="Quite unlike.")
    expect(page.locator("#beside .thread")).to_contain_text("Quite unlike.")
    expect(field).to_be_focused()
    page.keyboard.type("re.")
    expect(field).to_have_value("I am not sure.")


def test_new_codes_and_voices_can_be_chosen_and_are_explained(
    page: Page, study: Study, interview: Interview, open_page: Open, broker: str
) -> None:
    everyones(open_page(page, study.ben))
    expect(page.locator("#legend li")).to_have_count(0)
    code = code_named(study.cleo, "doubt")
    apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, "I felt"))
    expect(page.locator("#legend li")).to_have_text("CDCleo Diaz", timeout=15_000)
    select(page, 1, "café talk")
    page.keyboard.type("wonder")
    page.keyboard.press("Enter")
    expect(page.locator("#legend li")).to_have_count(2)
    page.get_by_role("button", name="Filter").click()
    form = page.locator("#filter")
    form.get_by_label("wonder").check()
    expect(page.locator("a.coding")).to_have_count(1)
    trust = code_named(study.cleo, "trust")
    apply_code(By(study.cleo), code=trust, interview=interview, **bounds(interview, "score"))
    expect(form.get_by_label("trust")).to_be_visible(timeout=15_000)
    expect(form.get_by_label("wonder")).to_be_checked()
