"""What colleagues do arrives while one reads, and after hours away."""

from __future__ import annotations

import pytest
from playwright.sync_api import APIResponse, Browser, Page, Route, expect

from coding.codebook.actions import revise
from coding.codebook.models import Code
from coding.discussion.actions import open_discussion
from coding.memos.actions import remove_memo, write_memo
from coding.segments.actions import apply_code, remove_coding
from coding.segments.models import Coding
from interviews.projects import feed
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from interviews.transcripts.targets import Target
from tests.browser.conftest import Enter
from tests.browser.test_coding import SELECT, Open, open_page, select
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["open_page"]
TOPS = "() => [...document.querySelectorAll('.turn')].map((t) => t.getBoundingClientRect().top)"


def on_words(interview: Interview, words: str) -> Target:
    return Target(
        interview=str(interview.pk),
        transcript_id=str(interview.current_id),
        **bounds(interview, words),
    )


def everyones(page: Page) -> Page:
    page.keyboard.press("o")
    expect(page.locator("#desk")).to_have_attribute("data-voices", "all")
    return page


def test_each_kind_of_thing_arrives_and_goes_and_shifts_nothing(
    browser: Browser, study: Study, interview: Interview, open_page: Open, broker: str
) -> None:
    code = code_named(study.cleo, "doubt")
    ben = everyones(open_page(browser.new_context().new_page(), study.ben))
    cleo = open_page(browser.new_context().new_page(), study.cleo)
    tops = ben.evaluate(TOPS)
    select(cleo, 1, "café talk")
    cleo.keyboard.type("doubt")
    cleo.keyboard.press("Enter")
    expect(ben.get_by_role("link", name="coded “doubt” by CD")).to_be_visible()
    revise(By(study.cleo), code=Code.objects.get(pk=code.pk), name="hesitation")
    expect(ben.get_by_role("link", name="coded “hesitation” by CD")).to_be_visible()
    expect(ben.locator(".code-entry-name")).to_have_text("hesitation")
    code_named(study.cleo, "trust")
    expect(ben.locator(".code-entry-name")).to_have_count(2)
    memo = write_memo(
        By(study.cleo), body="A thought", visibility="team", target=on_words(interview, "café talk")
    )
    expect(ben.get_by_role("link", name="Memo: A thought")).to_be_visible()
    open_discussion(By(study.cleo), question="Alike?", target=on_words(interview, "I felt"))
    expect(ben.get_by_role("link", name="Flag: Alike?")).to_be_visible()
    remove_memo(By(study.cleo), memo=memo)
    expect(ben.get_by_role("link", name="Memo: A thought")).to_have_count(0)
    remove_coding(By(study.cleo), coding=Coding.objects.get())
    expect(ben.locator("a.coding.theirs")).to_have_count(0)
    assert ben.evaluate(TOPS) == tops


def test_colleagues_who_are_here_are_named(
    browser: Browser, study: Study, open_page: Open, broker: str
) -> None:
    ben = open_page(browser.new_context().new_page(), study.ben)
    expect(ben.locator("#here")).to_be_hidden()
    context = browser.new_context()
    open_page(context.new_page(), study.cleo)
    here = ben.get_by_role("list", name="Has this interview open too")
    expect(here.get_by_text("Cleo Diaz")).to_be_attached(timeout=15_000)
    expect(here.locator("li:not([hidden])")).to_have_text("CDCleo Diaz")
    context.close()
    expect(ben.locator("#here")).to_be_hidden(timeout=30_000)


def test_nobody_else_is_spoken_of_where_there_is_nobody_else(
    page: Page, study: Study, enter: Enter, broker: str
) -> None:
    own = kept_interview(study.sven)
    enter(page, study.sven)
    page.goto(f"{page.url}interviews/{own.pk}/code/")
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    expect(page.locator("#here")).to_have_count(0)


HIDE = """(state) => {
  Object.defineProperty(document, "visibilityState", { configurable: true, get: () => state });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def test_after_two_hours_away_the_page_catches_up_without_a_reload(
    page: Page,
    study: Study,
    interview: Interview,
    open_page: Open,
    broker: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    code = code_named(study.cleo, "doubt")
    everyones(open_page(page, study.ben))
    page.evaluate("window.stayed = true")
    select(page, 4, "wrong in a way")
    page.evaluate(HIDE, "hidden")
    page.wait_for_timeout(1500)
    for words in ("nobody else did", "the numbers we had", "I felt responsible", "wrong too"):
        apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, words))
    monkeypatch.setattr(feed, "TICKET_SECONDS", -1)  # as after two hours
    with page.expect_response(lambda answer: "/live/" in answer.url) as told:
        page.evaluate(HIDE, "visible")
    assert told.value.status == 403
    monkeypatch.undo()
    expect(page.get_by_role("link", name="coded “doubt” by CD")).to_have_count(3)
    assert page.evaluate("getSelection().toString()") == "wrong in a way"
    page.keyboard.press("Escape")
    expect(page.get_by_role("link", name="coded “doubt” by CD")).to_have_count(4)
    assert page.evaluate("window.stayed")


LONG = tuple(("P1" if n % 2 else "Interviewer", f"This is turn {n} of many.") for n in range(400))


def test_when_much_has_changed_all_turns_are_exchanged_in_place(
    page: Page, study: Study, open_page: Open, broker: str
) -> None:
    long = kept_interview(study.ada, participant="P2", turns=LONG)
    code = code_named(study.cleo, "doubt")
    open_page(page, study.ben)
    page.goto(f"{page.url.split('/interviews/')[0]}/interviews/{long.pk}/code/?voices=all")
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    page.evaluate("document.getElementById('turn-250').scrollIntoView()")
    select(page, 251, "turn 251")
    page.evaluate(HIDE, "hidden")
    page.wait_for_timeout(1500)
    for n in range(0, 400, 2):
        apply_code(By(study.cleo), code=code, interview=long, **bounds(long, f"turn {n} of"))
    top = "document.getElementById('turn-251').getBoundingClientRect().top"
    before = page.evaluate(top)
    with page.expect_response(lambda answer: answer.url.split("?")[0].endswith("/code/")):
        page.evaluate(HIDE, "visible")
    expect(page.get_by_role("link", name="coded “doubt” by CD")).to_have_count(200)
    assert page.evaluate("getSelection().toString()") == "turn 251"
    assert abs(page.evaluate(top) - before) < 2


def test_words_being_selected_are_never_lost_to_what_arrives(
    page: Page, study: Study, interview: Interview, open_page: Open, broker: str
) -> None:
    code = code_named(study.cleo, "doubt")
    everyones(open_page(page, study.ben))
    box = page.locator("#turn-1 .said").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 4, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(box["x"] + 150, box["y"] + 14)
    selected = page.evaluate("getSelection().toString()")
    apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, "else did"))
    apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, "I felt"))
    expect(page.locator("#turn-1")).to_have_class("turn z2 participant news-waiting")
    assert page.evaluate("getSelection().toString()") == selected != ""
    page.mouse.up()
    expect(page.locator("#toolbar")).to_be_visible()
    held = page.evaluate("getSelection().toString()")
    page.locator("#turn-4 .said").click()
    page.evaluate(SELECT, [4, "wrong too", False])
    expect(page.get_by_role("link", name="coded “doubt” by CD")).to_have_count(2)
    assert held.startswith("Well, nobody")
    assert page.evaluate("getSelection().toString()") == "wrong too"


def test_an_own_act_that_the_feed_tells_of_first_is_shown_in_the_turn_one_is_in(
    page: Page, study: Study, interview: Interview, open_page: Open, broker: str
) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    select(page, 1, "café talk")
    page.keyboard.type("doubt")
    page.keyboard.press("Enter")
    coded = page.get_by_role("link", name="coded “doubt”")
    expect(coded).to_be_visible()
    held: list[tuple[Route, APIResponse]] = []
    page.route("**/undo/", lambda route: held.append((route, route.fetch())))
    page.locator("#turn-1").focus()
    page.keyboard.press("Control+z")
    expect(page.locator("#turn-1.news-waiting")).to_be_visible()
    [(route, response)] = held
    route.fulfill(response=response)
    expect(coded).to_have_count(0)
    expect(page.locator("#turn-1")).to_be_focused()
