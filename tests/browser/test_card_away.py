"""Saying why without a line: what is typed after E is a reason, never keys."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from coding.codebook.models import Code
from coding.segments.actions import apply_code, qualify
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.browser.test_coding import Open, open_page
from tests.conftest import Study
from tests.library import bounds, code_named

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["open_page"]
COUNT = "#waiting"
WHY = "#card textarea"


@pytest.fixture
def coding(study: Study, interview: Interview) -> Coding:
    doubt = code_named(study.ben, "doubt")
    where = bounds(interview, "café talk")
    return apply_code(By(study.ben), code=doubt, interview=interview, **where)


def ask_why(page: Page, typed: str) -> None:
    """To the coding, E and the reason, at one go."""
    page.keyboard.press("n")
    expect(page.get_by_role("link", name="coded “doubt”")).to_be_focused()
    page.keyboard.press("e")
    page.keyboard.type(typed)


def nothing_else_done(page: Page) -> None:
    assert list(Code.objects.values_list("name", flat=True)) == ["doubt"]
    assert Coding.objects.count() == 1
    expect(page.locator("#desk.text-alone")).to_have_count(0)
    expect(page.locator("#picker")).to_be_hidden()


def test_without_a_line_why_is_written_in_the_card_and_sent_later(
    page: Page, study: Study, coding: Coding, open_page: Open
) -> None:
    open_page(page, study.ben)
    page.context.set_offline(True)
    ask_why(page, "because offline")
    expect(page.locator(WHY)).to_have_value("because offline")
    expect(page.locator("#card")).to_contain_text("waits in this browser")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#card")).to_be_hidden()
    expect(page.locator(COUNT)).to_contain_text(": 1")
    nothing_else_done(page)
    page.context.set_offline(False)
    expect(page.get_by_role("link", name="coded “doubt”, with a rationale")).to_be_visible()
    coding.refresh_from_db()
    assert coding.rationale == "because offline"


def test_what_is_written_without_a_line_is_added_to_what_was_said_before(
    page: Page, study: Study, coding: Coding, open_page: Open
) -> None:
    qualify(By(study.ben), coding=coding, rationale="She laughs.")
    open_page(page, study.ben)
    page.context.set_offline(True)
    ask_why(page, "And looks away.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(COUNT)).to_be_visible()
    page.context.set_offline(False)
    expect(page.locator(COUNT)).to_be_hidden()
    coding.refresh_from_db()
    assert coding.rationale == "She laughs.\n\nAnd looks away."


def test_a_reason_not_saved_without_a_line_is_in_the_whole_card_later(
    page: Page, study: Study, coding: Coding, open_page: Open
) -> None:
    qualify(By(study.ben), coding=coding, rationale="She laughs.")
    open_page(page, study.ben)
    page.context.set_offline(True)
    ask_why(page, "And looks away.")
    page.keyboard.press("Escape")
    draft = page.get_by_role("button", name="Not saved yet: And looks away.")
    page.context.set_offline(False)
    draft.click()
    expect(page.locator(WHY)).to_have_value("She laughs.\n\nAnd looks away.")
    nothing_else_done(page)


def test_what_is_typed_before_the_card_has_come_is_in_its_field(
    page: Page, study: Study, coding: Coding, open_page: Open
) -> None:
    open_page(page, study.ben)
    held: list[Route] = []
    page.route(f"**/codings/{coding.pk}/", lambda route: held.append(route))
    with page.expect_request(f"**/codings/{coding.pk}/"):
        ask_why(page, "because of S")
    expect(page.locator("#card")).to_be_hidden()
    held[0].continue_()
    expect(page.locator(WHY)).to_have_value("because of S")
    page.keyboard.type("!")
    expect(page.locator(WHY)).to_have_value("because of S!")
    nothing_else_done(page)


def test_a_reason_sent_before_the_card_has_come_is_sent(
    page: Page, study: Study, coding: Coding, open_page: Open
) -> None:
    open_page(page, study.ben)
    held: list[Route] = []
    page.route(f"**/codings/{coding.pk}/", lambda route: held.append(route))
    with page.expect_request(f"**/codings/{coding.pk}/"):
        ask_why(page, "because of S")
    page.keyboard.press("Control+Enter")
    held[0].continue_()
    expect(page.get_by_role("link", name="coded “doubt”, with a rationale")).to_be_visible()
    expect(page.locator("#card")).to_be_hidden()
    coding.refresh_from_db()
    assert coding.rationale == "because of S"
    nothing_else_done(page)
