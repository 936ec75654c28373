"""What is done without a line, or without a session, waits in the browser and is done once."""

from __future__ import annotations

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, Route, expect

from coding.codebook.actions import retire, take_back
from coding.codebook.models import Code
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Event
from interviews.transcripts.models import Interview
from tests.browser.conftest import Enter
from tests.browser.test_coding import Open, open_page, quotes, select
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["open_page"]
COUNT = "#waiting"


def code(page: Page, turn: int, words: str, name: str) -> None:
    """Select words, type a code, Enter; whether or not the server hears of it."""
    page.keyboard.press("Escape")
    select(page, turn, words)
    page.keyboard.press("/")
    page.keyboard.type(name)
    page.keyboard.press("Enter")


def painted(page: Page) -> list[str]:
    """The words that are painted as waiting, in the order of the text."""
    return page.evaluate(
        """() => [...CSS.highlights].filter(([name]) => name.startsWith("pending"))
          .flatMap(([, ranges]) => [...ranges])
          .sort((a, b) => a.compareBoundaryPoints(Range.START_TO_START, b)).map(String)"""
    )


def tray(page: Page) -> Page:
    page.locator(COUNT).click()
    expect(page.locator("#tray")).to_be_visible()
    return page


def acts_of(study: Study, verb: str) -> int:
    return Event.objects.filter(project_id=study.project.pk, verb=verb).count()


def test_without_a_line_coding_goes_on_and_is_sent_once_in_order(
    page: Page, study: Study, open_page: Open
) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    page.context.set_offline(True)
    code(page, 1, "café talk", "doubt")
    expect(page.locator("#messages .notice")).to_contain_text("kept in this browser")
    code(page, 1, "nobody else did", "a new thought")
    code(page, 3, "I felt responsible", "a new thought")
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 3")
    assert painted(page) == ["nobody else did", "café talk", "I felt responsible"]
    expect(page.locator("#turn-1 .turn-waiting [data-number]")).to_have_text("2")
    assert quotes(study.ben) == []
    page.context.set_offline(False)
    expect(page.locator(COUNT)).to_be_hidden()
    expect(page.get_by_role("link", name="coded “a new thought”")).to_have_count(2)
    assert quotes(study.ben) == [
        ("doubt", "café talk"),
        ("a new thought", "nobody else did"),
        ("a new thought", "I felt responsible"),
    ]
    assert painted(page) == []


def test_a_code_made_without_a_line_is_the_last_and_the_first_by_number(
    page: Page, study: Study, open_page: Open
) -> None:
    code_named(study.ben, "labour")
    open_page(page, study.ben)
    page.context.set_offline(True)
    code(page, 1, "café talk", "labour")
    code(page, 1, "nobody else did", "credit for artists")
    for turn, words, key in ((3, "I felt responsible", "1"), (4, "wrong too", ".")):
        page.keyboard.press("Escape")
        select(page, turn, words)
        page.keyboard.press(key)
    page.keyboard.press("Escape")
    select(page, 4, "a way")
    page.keyboard.press("2")
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 5")
    page.context.set_offline(False)
    expect(page.locator(COUNT)).to_be_hidden()
    page.keyboard.press("Escape")
    select(page, 4, "own test")
    page.keyboard.press("2")
    expect(page.get_by_role("link", name="coded “credit for artists”")).to_have_count(4)
    credit = "credit for artists"
    assert quotes(study.ben) == [
        ("labour", "café talk"),
        (credit, "nobody else did"),
        (credit, "I felt responsible"),
        (credit, "wrong too"),
        ("labour", "a way"),
        (credit, "own test"),
    ]


def test_what_waits_survives_a_reload_and_is_painted_again(
    page: Page, study: Study, open_page: Open
) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    page.route("**/code/apply/**", lambda route: route.abort())
    code(page, 1, "café talk", "doubt")
    code(page, 3, "I felt responsible", "doubt")
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 2")
    page.reload()
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 2")
    assert painted(page) == ["café talk", "I felt responsible"]
    tray(page)
    rows = page.locator("#tray [data-waiting] .tray-act")
    expect(rows.first).to_contain_text("Coded “doubt” P1:2")
    expect(rows.first.locator("[data-words]")).to_have_text("café talk")
    page.unroute("**/code/apply/**")
    expect(page.get_by_role("link", name="coded “doubt”")).to_have_count(2, timeout=15_000)
    assert [words for _code, words in quotes(study.ben)] == ["café talk", "I felt responsible"]


def test_an_answer_that_was_lost_is_asked_for_again_and_nothing_is_doubled(
    page: Page, study: Study, open_page: Open
) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    lost: list[int] = []

    def lose(route: Route) -> None:
        lost.append(route.fetch().status)
        route.abort()

    page.route("**/code/apply/**", lose, times=2)
    code(page, 1, "café talk", "doubt")
    expect(page.locator(COUNT)).to_be_hidden()
    expect(page.get_by_role("link", name="coded “doubt”")).to_be_visible()
    assert lost == [200, 200]
    assert acts_of(study, "coding.applied") == 1


def test_the_title_of_the_interview_stays_whole_beside_what_waits(
    page: Page, study: Study, open_page: Open
) -> None:
    code_named(study.ben, "doubt")
    page.set_viewport_size({"width": 1080, "height": 800})
    open_page(page, study.ben)
    page.context.set_offline(True)
    code(page, 1, "café talk", "doubt")
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 1")
    title = page.locator(".desk-title")
    assert title.evaluate("title => title.scrollWidth - title.clientWidth") == 0


def test_what_the_server_refuses_waits_in_the_tray(
    page: Page, study: Study, open_page: Open
) -> None:
    doubt = code_named(study.ben, "doubt")
    open_page(page, study.ben)
    page.context.set_offline(True)
    code(page, 1, "café talk", "doubt")
    code(page, 3, "I felt responsible", "a new thought")
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 2")
    retire(By(study.ada), code=Code.objects.get(pk=doubt.pk))
    page.context.set_offline(False)
    expect(page.locator(COUNT)).to_have_text("Not accepted: 1")
    assert quotes(study.ben) == [("a new thought", "I felt responsible")]
    row = tray(page).locator("#tray [data-refused] .tray-act")
    expect(row).to_contain_text("Coded “doubt” P1:2")
    expect(row).to_contain_text("This code is not in use any more. Choose another one.")
    row.get_by_role("button", name="Show the place").click()
    assert page.evaluate("getSelection().toString()") == "café talk"
    page.reload()
    take_back(By(study.ada), code=Code.objects.get(pk=doubt.pk))
    tray(page).get_by_role("button", name="Try again").click()
    expect(page.locator(COUNT)).to_be_hidden()
    expect(page.get_by_role("link", name="coded “doubt”")).to_be_visible()


def test_a_refused_act_can_be_let_go(page: Page, study: Study, open_page: Open) -> None:
    doubt = code_named(study.ben, "doubt")
    open_page(page, study.ben)
    retire(By(study.ada), code=Code.objects.get(pk=doubt.pk))
    code(page, 1, "café talk", "doubt")
    expect(page.locator("#messages .notice-error")).to_contain_text("not in use any more")
    tray(page).get_by_role("button", name="Let go", exact=True).click()
    expect(page.locator("#tray")).to_be_hidden()
    expect(page.locator(COUNT)).to_be_hidden()
    page.reload()
    expect(page.locator(COUNT)).to_be_hidden()


def test_overlapping_words_coded_without_a_line_are_asked_about_in_the_tray(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    doubt = code_named(study.ben, "doubt")
    open_page(page, study.ben)
    page.context.set_offline(True)
    code(page, 1, "we had were café", "doubt")
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 1")
    apply_code(By(study.ben), code=doubt, interview=interview, **bounds(interview, "café talk"))
    page.context.set_offline(False)
    expect(page.locator(COUNT)).to_have_text("Not accepted: 1")
    tray(page).get_by_role("button", name="Widen my coding").click()
    expect(page.locator("#turn-1 .run")).to_have_text("we had were café talk")
    assert quotes(study.ben) == [("doubt", "we had were café talk")]


def test_what_waits_can_be_let_go_but_for_the_first(
    page: Page, study: Study, open_page: Open
) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    page.context.set_offline(True)
    code(page, 1, "café talk", "doubt")
    code(page, 3, "I felt responsible", "doubt")
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 2")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+z")
    expect(page.locator("#messages .notice")).to_contain_text("until the server can be reached")
    tray(page).get_by_role("button", name="Let go", exact=True).click()
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 1")
    page.get_by_role("button", name="Close").click()
    page.context.set_offline(False)
    expect(page.locator(COUNT)).to_be_hidden()
    assert quotes(study.ben) == [("doubt", "café talk")]


def sign_out(page: Page) -> None:
    page.context.clear_cookies(name=settings.SESSION_COOKIE_NAME)


def test_signed_out_it_waits_and_goes_on_after_signing_in_again(
    page: Page, study: Study, open_page: Open, enter: Enter
) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    sign_out(page)
    code(page, 1, "café talk", "doubt")
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 1")
    expect(page.locator("#messages .notice")).to_contain_text("signed in again")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in").click()
    expect(opened.value.get_by_role("button", name="Sign in")).to_be_visible()
    page.context.clear_cookies(name=settings.CSRF_COOKIE_NAME)
    enter(opened.value, study.ben)
    page.bring_to_front()
    expect(page.get_by_role("link", name="coded “doubt”")).to_be_visible(timeout=15_000)
    expect(page.get_by_role("link", name="Sign in")).to_be_hidden()
    assert quotes(study.ben) == [("doubt", "café talk")]


def test_one_members_acts_are_never_sent_or_shown_as_anothers(
    page: Page, study: Study, open_page: Open, enter: Enter
) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    sign_out(page)
    code(page, 1, "café talk", "doubt")
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 1")
    other = page.context.new_page()
    open_page(other, study.cleo)
    expect(other.locator(COUNT)).to_be_hidden()
    assert painted(other) == []
    code(page, 3, "I felt responsible", "doubt")
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 2")
    expect(page.get_by_role("link", name="Sign in")).to_be_visible()
    code(other, 1, "nobody else did", "doubt")
    expect(other.get_by_role("link", name="coded “doubt”")).to_be_visible()
    assert quotes(study.cleo) == [("doubt", "nobody else did")]
    assert quotes(study.ben) == []
    open_page(other, study.ben)
    expect(other.get_by_role("link", name="coded “doubt”")).to_have_count(2)
    assert quotes(study.ben) == [("doubt", "café talk"), ("doubt", "I felt responsible")]
    assert len(quotes(study.cleo)) == 1


def test_several_tabs_send_each_act_once(page: Page, study: Study, open_page: Open) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    other = page.context.new_page()
    open_page(other, study.ben)
    page.context.set_offline(True)
    places = [(1, "café talk"), (1, "nobody else did"), (3, "I felt responsible")]
    for tab, (turn, words) in zip((page, other, page), places, strict=True):
        tab.bring_to_front()
        code(tab, turn, words, "doubt")
    for tab in (page, other):
        expect(tab.locator(COUNT)).to_have_text("Waiting for a connection: 3")
    page.context.set_offline(False)
    for tab in (page, other):
        expect(tab.locator(COUNT)).to_be_hidden()
        expect(tab.get_by_role("link", name="coded “doubt”")).to_have_count(3)
    assert [words for _code, words in quotes(study.ben)] == [words for _turn, words in places]
    assert acts_of(study, "coding.applied") == 3


NO_STORE = "IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };"


def test_where_nothing_can_be_kept_it_is_said_and_leaving_asks(
    browser: Browser, study: Study, open_page: Open
) -> None:
    code_named(study.ben, "doubt")
    page = browser.new_context().new_page()
    page.add_init_script(NO_STORE)
    open_page(page, study.ben)
    page.context.set_offline(True)
    code(page, 1, "café talk", "doubt")
    expect(page.locator("#messages .notice")).to_contain_text("only as long as this page is open")
    asked: list[str] = []

    def stay(dialog: object) -> None:
        asked.append(dialog.type)  # type: ignore[attr-defined]
        dialog.dismiss()  # type: ignore[attr-defined]

    page.on("dialog", stay)
    page.close(run_before_unload=True)
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 1")
    page.context.set_offline(False)
    expect(page.get_by_role("link", name="coded “doubt”")).to_be_visible()
    assert asked == ["beforeunload"]
    assert quotes(study.ben) == [("doubt", "café talk")]


def test_a_corrected_transcript_refuses_what_was_coded_on_the_former_one(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    page.evaluate(
        "document.getElementById('desk').dataset.transcript = crypto.randomUUID()"
    )  # as if the page were older than the text
    code(page, 1, "café talk", "doubt")
    expect(page.locator(COUNT)).to_have_text("Not accepted: 1")
    expect(tray(page).locator("#tray [data-why]").first).to_contain_text("was corrected")
    assert quotes(study.ben) == []


def test_a_script_is_answered_for_its_own_member_only(study: Study, interview: Interview) -> None:
    address = f"/projects/{study.slug}/interviews/{interview.pk}/code/turns/"
    for other in (study.cleo, study.sven):
        answer = signed_in(other).get(address, headers={"X-Member": str(study.ben.pk)})
        assert answer.status_code == 401
    assert signed_in(study.ben).get(address, headers={"X-Member": str(study.ben.pk)}).content == b""
    assert signed_in(study.ben).get(address, headers={"X-Member": "?"}).status_code == 401


def test_other_pages_tell_what_still_waits_and_lead_to_where_it_is_sent(
    page: Page, study: Study, open_page: Open
) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    coding_page = page.url
    page.context.route("**/apply/", lambda route: route.abort())
    code(page, 1, "café talk", "doubt")
    expect(page.locator(COUNT)).to_have_text("Waiting for a connection: 1")
    page.goto(coding_page.split("/interviews/")[0] + "/memos/")
    notice = page.locator("[data-left-waiting]")
    expect(notice).to_contain_text("not on the server yet")
    page.context.unroute("**/apply/")
    notice.get_by_role("link").click()
    expect(page).to_have_url(coding_page)
    expect(page.get_by_role("link", name="coded “doubt”")).to_be_visible()
    assert quotes(study.ben) == [("doubt", "café talk")]
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Memos")
    expect(notice).to_be_hidden()
