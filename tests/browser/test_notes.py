"""Memos and flags beside the text, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from coding.discussion.actions import answer, open_discussion
from coding.discussion.models import Answer, Decision
from coding.memos.actions import write_memo
from coding.memos.models import Memo, Visibility
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Link
from interviews.transcripts.models import Interview
from interviews.transcripts.targets import Target
from tests.browser.test_coding import Open, open_page, select
from tests.conftest import Study
from tests.library import bounds, code_named

__all__ = ["open_page"]
pytestmark = pytest.mark.django_db(transaction=True)


def panel(page: Page) -> Locator:
    return page.get_by_role("dialog")


def on_words(interview: Interview, words: str) -> Target:
    return Target(interview=str(interview.pk), **bounds(interview, words))


def test_a_memo_on_words_is_kept_and_marked_beside_them(
    page: Page, study: Study, open_page: Open
) -> None:
    open_page(page, study.ben)
    select(page, 1, "café talk")
    page.locator("#toolbar").get_by_role("button", name="Memo").click()
    expect(panel(page)).to_contain_text("café talk")
    panel(page).get_by_label("Memo", exact=True).fill("What does she mean by talk?")
    panel(page).get_by_label("The team").check()
    page.keyboard.press("Control+Enter")
    expect(panel(page)).to_be_hidden()
    expect(page.locator("#turn-1 .note-memo a")).to_be_visible()
    assert Memo.objects.get().visibility == Visibility.TEAM


def test_a_flag_is_raised_from_the_keyboard(page: Page, study: Study, open_page: Open) -> None:
    open_page(page, study.ben)
    for key in ("j", "s", "Shift+F"):
        page.keyboard.press(key)
    page.keyboard.type("Do we read this alike?")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#turn-0 .note-flag a")).to_be_visible()
    expect(page.locator("#turn-0")).to_be_focused()


def test_a_memo_on_a_coding_and_on_a_code_by_one_key(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    code = code_named(study.ben, "doubt")
    coding = apply_code(
        By(study.ben), code=code, interview=interview, **bounds(interview, "café talk")
    )
    open_page(page, study.ben)
    page.keyboard.press("n")
    page.keyboard.press("m")
    page.keyboard.type("On the coding")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#turn-1 .note-memo a")).to_be_visible()
    page.locator(".code-entry").focus()
    page.keyboard.press("m")
    expect(panel(page).get_by_label("Kind")).to_have_value("code")
    page.keyboard.type("On the code")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".code-entry")).to_contain_text("has memos")
    hung = {link.target_model: link.target_id for link in Link.objects.all()}
    assert hung == {"segments.Coding": coding.pk, "codebook.Code": code.pk}


def test_a_text_that_was_typed_survives_escape(page: Page, study: Study, open_page: Open) -> None:
    open_page(page, study.ben)
    select(page, 1, "café talk")
    page.keyboard.press("Shift+M")
    page.keyboard.type("Half a thou")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    page.keyboard.press("Escape")
    select(page, 3, "I felt responsible")
    page.keyboard.press("Shift+M")
    expect(panel(page).get_by_label("Memo", exact=True)).to_have_value("")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Half a thou").click()
    expect(panel(page)).to_contain_text("café talk")
    expect(panel(page).get_by_label("Memo", exact=True)).to_have_value("Half a thou")
    page.keyboard.type("ght")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#turn-1 .note-memo a")).to_be_visible()
    expect(page.locator("#drafts")).to_be_hidden()
    assert Memo.objects.get().body == "Half a thought"


def test_why_a_code_survives_escape_and_a_click_elsewhere(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    code = code_named(study.ben, "doubt")
    coding = apply_code(
        By(study.ben), code=code, interview=interview, **bounds(interview, "café talk")
    )
    open_page(page, study.ben)
    page.keyboard.press("n")
    page.keyboard.press("e")
    why = page.get_by_label("Why this code")
    why.fill("She laughs")
    page.keyboard.press("Escape")
    expect(page.locator("#card")).to_be_hidden()
    expect(page.get_by_role("button", name="Not saved yet: She laughs")).to_be_visible()
    page.keyboard.press("e")
    expect(why).to_be_focused()
    expect(why).to_have_value("She laughs")
    why.fill("She laughs here.")
    page.locator("#turn-3 .said").click(position={"x": 3, "y": 3})
    expect(page.locator("#card")).to_be_hidden()
    page.get_by_role("button", name="She laughs here.").click()
    expect(why).to_be_focused()
    expect(why).to_have_value("She laughs here.")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("link", name="coded “doubt”, with a rationale")).to_be_visible()
    expect(page.locator("#drafts")).to_be_hidden()
    coding.refresh_from_db()
    assert coding.rationale == "She laughs here."
    page.get_by_role("link", name="coded “doubt”, with a rationale").click()
    why.fill("No.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Throw away").click()
    page.get_by_role("link", name="coded “doubt”, with a rationale").click()
    expect(why).to_be_focused()
    expect(why).to_have_value("She laughs here.")


def test_a_memo_is_written_without_a_connection_and_sent_once(
    page: Page, study: Study, open_page: Open
) -> None:
    open_page(page, study.ben)
    page.context.set_offline(True)
    select(page, 1, "café talk")
    page.keyboard.press("Shift+M")
    page.keyboard.type("On a train")
    page.keyboard.press("Control+Enter")
    expect(page.locator("#turn-1 .note-pending")).to_contain_text("On a train")
    assert not Memo.objects.exists()
    page.context.set_offline(False)
    expect(page.locator("#turn-1 .note-memo a")).to_be_visible()
    assert Memo.objects.get().body == "On a train"


def test_what_is_refused_stays_in_the_form(page: Page, study: Study, open_page: Open) -> None:
    open_page(page, study.ben)
    page.route("**/memos/add/", lambda route: route.fulfill(status=422, body="Not like this."))
    select(page, 1, "café talk")
    page.keyboard.press("Shift+M")
    page.keyboard.type("Kept")
    page.keyboard.press("Control+Enter")
    expect(panel(page).get_by_label("Memo", exact=True)).to_have_value("Kept")


def test_a_discussion_is_read_answered_and_settled_where_it_hangs(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    flag = open_discussion(
        By(study.cleo), question="Pride, or a burden?", target=on_words(interview, "I felt")
    )
    answer(By(study.cleo), discussion=flag, body="I read pride.")
    open_page(page, study.ben)
    page.keyboard.press("o")
    page.get_by_role("link", name="Flag: Pride, or a burden?").press("Enter")
    expect(panel(page)).to_contain_text("I read pride.")
    panel(page).get_by_label("Your answer").fill("A burden.")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="A burden.").click()
    panel(page).get_by_label("Your answer").press("Control+Enter")
    expect(panel(page).locator(".thread")).to_contain_text("A burden.")
    assert Answer.objects.count() == 2
    panel(page).locator("#settle summary").click()
    panel(page).get_by_label("Both readings stand").check()
    panel(page).get_by_label("What was decided").fill("We keep both.")
    panel(page).get_by_label("Why", exact=True).fill("Both are in the words.")
    panel(page).get_by_role("button", name="Record the decision").click()
    expect(panel(page)).to_contain_text("We keep both.")
    expect(page.locator("#turn-3 .note-flag")).to_have_count(0)
    assert [str(pk) for pk in (study.ben.pk, study.cleo.pk)] == sorted(
        Decision.objects.get().present, key=lambda pk: pk != str(study.ben.pk)
    )


def test_ones_own_memo_is_changed_in_place_and_a_conflict_shows_both_texts(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    memo = write_memo(By(study.ben), body="First", target=on_words(interview, "café talk"))
    open_page(page, study.ben)
    page.get_by_role("link", name="Memo: First").click()
    panel(page).get_by_role("link", name="Change").click()
    field = panel(page).get_by_role("textbox", name="Memo")
    expect(field).to_have_value("First")
    Memo.objects.filter(pk=memo.pk).update(body="Elsewhere", version=memo.version + 1)
    field.fill("Second")
    panel(page).get_by_role("button", name="Save").click()
    expect(panel(page)).to_contain_text("Elsewhere")
    expect(field).to_have_value("Second")
    panel(page).get_by_role("button", name="Save").click()
    expect(panel(page).get_by_role("link", name="Second")).to_be_visible()
    expect(page.get_by_role("link", name="Memo: Second")).to_be_visible()


def test_nothing_serious_for_axe_beside_the_text(
    page: Page, study: Study, interview: Interview, open_page: Open, axe: Callable[[Page], None]
) -> None:
    flag = open_discussion(
        By(study.ben), question="Pride, or a burden?", target=on_words(interview, "I felt")
    )
    answer(By(study.cleo), discussion=flag, body="I read pride.")
    open_page(page, study.ben)
    page.get_by_role("link", name="Flag: Pride, or a burden?").click()
    expect(panel(page)).to_contain_text("I read pride.")
    panel(page).locator("#settle summary").click()
    axe(page)
    page.keyboard.press("Escape")
    select(page, 1, "café talk")
    page.keyboard.press("Shift+M")
    axe(page)


def test_an_older_act_is_undone_from_the_list_beside_the_text(
    page: Page, study: Study, interview: Interview, open_page: Open, axe: Callable[[Page], None]
) -> None:
    code = code_named(study.ben, "doubt")
    for words in ("café talk", "nobody else did", "I felt responsible"):
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, words))
    open_page(page, study.ben)
    expect(page.locator("a.coding")).to_have_count(3)
    page.keyboard.press("a")
    acts = panel(page).locator(".act")
    expect(acts.nth(1)).to_contain_text("nobody else did")
    axe(page)
    acts.nth(1).get_by_role("button", name="Undo").click()
    expect(page.locator("a.coding")).to_have_count(2)
    expect(acts.nth(1)).to_contain_text("undone")
    expect(page.locator("#turn-1 .run")).to_have_text("café talk")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("a.coding")).to_have_count(3)
