"""What is typed in a form of a page of its own is there again when its writer comes back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.codebook.actions import revise
from coding.discussion.actions import open_discussion
from coding.memos.models import Memo
from interviews.projects.history import By
from interviews.transcripts.targets import Target
from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.library import code_named

pytestmark = pytest.mark.django_db(transaction=True)
SAID = "What you typed here was not saved"


@pytest.fixture
def writing(page: Page, study: Study, live_server: LiveServer, sign_in: Enter) -> Page:
    """Ben has begun a memo."""
    sign_in(page, study.ben).goto(f"{live_server.url}/projects/{study.slug}/memos/write/")
    page.get_by_label("Memo", exact=True).fill("They never name the tool.")
    return page


def elsewhere_and_back(page: Page) -> None:
    page.get_by_role("link", name="Passages", exact=True).click()
    expect(page.get_by_role("heading", name="Passages", level=1)).to_be_visible()
    page.goto(page.url.replace("/passages/", "/memos/write/"))


def test_a_memo_left_half_written_is_there_again_until_thrown_away(writing: Page) -> None:
    elsewhere_and_back(writing)
    expect(writing.get_by_label("Memo", exact=True)).to_have_value("They never name the tool.")
    expect(writing.get_by_text(SAID)).to_be_visible()
    writing.get_by_role("button", name="Throw away").click()
    expect(writing.get_by_text(SAID)).to_be_hidden()
    expect(writing.get_by_label("Memo", exact=True)).to_have_value("")
    elsewhere_and_back(writing)
    expect(writing.get_by_label("Memo", exact=True)).to_have_value("")


def test_a_memo_that_was_kept_is_not_offered_again(writing: Page) -> None:
    writing.get_by_role("button", name="Keep the memo").click()
    expect(writing.get_by_role("heading", name="They never name the tool.")).to_be_visible()
    assert Memo.objects.count() == 1
    writing.goto(writing.url.rsplit("/memos/", 1)[0] + "/memos/write/")
    expect(writing.get_by_label("Memo", exact=True)).to_have_value("")
    expect(writing.get_by_text(SAID)).to_be_hidden()


def test_ctrl_enter_keeps_a_memo_once(writing: Page) -> None:
    writing.get_by_label("Memo", exact=True).press("Control+Enter")
    expect(writing.get_by_role("heading", name="They never name the tool.")).to_be_visible()
    assert Memo.objects.count() == 1


def test_a_memo_sent_when_the_session_had_ended_is_there_after_signing_in(
    writing: Page, study: Study, live_server: LiveServer, sign_in: Enter
) -> None:
    writing.context.clear_cookies()
    writing.get_by_role("button", name="Keep the memo").click()
    expect(writing.get_by_label("Memo", exact=True)).to_be_hidden()
    sign_in(writing, study.ben).goto(f"{live_server.url}/projects/{study.slug}/memos/write/")
    expect(writing.get_by_label("Memo", exact=True)).to_have_value("They never name the tool.")


def test_an_answer_that_was_sent_is_not_offered_again_on_the_page_it_leads_to(
    page: Page, study: Study, live_server: LiveServer, sign_in: Enter
) -> None:
    code = Target("codebook.Code", str(code_named(study.ada, "trust").pk))
    row = open_discussion(By(study.ada), question="Alike?", target=code)
    sign_in(page, study.ben).goto(f"{live_server.url}{row.get_absolute_url()}")
    box = page.locator("main form[data-operation] textarea").first
    box.fill("I think so.")
    page.get_by_role("button", name="Answer").click()
    expect(page.locator("main").get_by_text("I think so.", exact=True)).to_be_visible()
    expect(box).to_have_value("")
    expect(page.get_by_text(SAID)).to_be_hidden()


def test_who_comes_back_to_a_code_that_another_changed_is_asked_and_not_overwriting(
    page: Page, study: Study, live_server: LiveServer, sign_in: Enter
) -> None:
    code = code_named(study.ada, "trust")
    address = f"{live_server.url}/projects/{study.slug}/codebook/{code.pk}/edit/"
    brief = page.get_by_label("Brief definition")
    sign_in(page, study.ben).goto(address)
    brief.fill("Trusting a score.")
    page.goto(f"{live_server.url}/projects/{study.slug}/memos/")
    revise(By(study.ada), code=code, brief="Trusting people.")
    page.goto(address)
    expect(brief).to_have_value("Trusting a score.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("changed the same words while you were writing")).to_be_visible()
    code.refresh_from_db()
    assert code.brief == "Trusting people."
