"""Coding in a real browser: words, codes, colleagues."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects import jobs
from interviews.projects.history import By
from interviews.projects.models import Job, Member
from interviews.transcripts.models import Interview
from interviews.transcripts.offsets import joined
from interviews.words.finding import FINDING
from tests.browser.conftest import Enter, Read
from tests.conftest import Study
from tests.library import TURNS, bounds, code_named, kept_interview

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[[Page, Member], Page]

SELECT = """([turn, words, exact]) => {
  const said = document.querySelector(`#turn-${turn} .said`);
  const at = said.textContent.indexOf(words);
  const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
  const find = (left) => {
    walker.currentNode = said;
    while (walker.nextNode()) {
      if (left <= walker.currentNode.data.length) return [walker.currentNode, left];
      left -= walker.currentNode.data.length;
    }
  };
  const range = document.createRange();
  range.setStart(...find(at));
  range.setEnd(...find(at + words.length));
  said.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
  getSelection().removeAllRanges();
  getSelection().addRange(range);
  said.dispatchEvent(new PointerEvent("pointerup", { bubbles: true, altKey: Boolean(exact) }));
}"""


def select(page: Page, turn: int, words: str, exact: bool = False) -> None:
    page.evaluate(SELECT, [turn, words, exact])
    expect(page.locator("#toolbar")).to_be_visible()


@pytest.fixture
def open_page(read: Read, interview: Interview) -> Open:
    return lambda page, member: read(page, member, interview)


def quotes(member: Member) -> list[tuple[str, str]]:
    """(code, exact words) of the member's codings."""
    rows = Coding.objects.filter(voice__member=member, removed=False).order_by("coded_at")
    return [(row.code.name, row.span.anchors.get().exact) for row in rows]


def test_words_letters_enter_and_it_is_coded(page: Page, study: Study, open_page: Open) -> None:
    code_named(study.ben, "doubt")
    code_named(study.ben, "trust")
    open_page(page, study.ben)
    select(page, 1, "umbers we ha")
    page.keyboard.type("dou")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="coded “doubt”")).to_be_visible()
    page.keyboard.type("tru")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="coded “trust”")).to_be_visible()
    assert quotes(study.ben) == [("doubt", "numbers we had"), ("trust", "numbers we had")]


def test_a_name_that_matches_nothing_is_made_and_applied(
    page: Page, study: Study, open_page: Open
) -> None:
    open_page(page, study.ben)
    select(page, 1, "café talk")
    page.keyboard.type("small talk")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="coded “small talk”")).to_be_visible()
    select(page, 3, "I felt responsible")
    page.keyboard.press("Shift+V")
    expect(page.get_by_role("link", name="coded “I felt responsible”")).to_be_visible()
    assert quotes(study.ben) == [
        ("small talk", "café talk"),
        ("I felt responsible", "I felt responsible"),
    ]


def test_undo_and_redo_by_keys(page: Page, study: Study, open_page: Open) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    select(page, 1, "café talk")
    page.keyboard.type("doubt")
    page.keyboard.press("Enter")
    label = page.get_by_role("link", name="coded “doubt”")
    expect(label).to_be_visible()
    page.keyboard.press("Control+z")
    expect(label).to_be_hidden()
    assert quotes(study.ben) == []
    page.keyboard.press("Control+Shift+z")
    expect(label).to_be_visible()


def test_a_code_in_hand_is_applied_to_words_selected(
    page: Page, study: Study, open_page: Open
) -> None:
    code_named(study.ben, "doubt", when_to_use="Where somebody hesitates")
    open_page(page, study.ben)
    page.locator(".code-entry").click()
    expect(page.get_by_text("Where somebody hesitates")).to_be_visible()
    page.evaluate(SELECT, [1, "café talk", False])
    expect(page.get_by_role("link", name="coded “doubt”")).to_be_visible()
    expect(page.locator(".code-entry .count")).to_have_text("1")


@pytest.mark.parametrize(
    ("turn", "words", "exact"),
    [
        (1, "🙂", False),
        (1, "🙂, and the", False),
        (3, "שלום", False),
        (3, "我们不知道 what", False),
        (3, "不知", True),
        (1, "afé ta", True),
    ],
)
def test_offsets_are_right_whatever_the_script(
    page: Page, study: Study, open_page: Open, turn: int, words: str, exact: bool
) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    select(page, turn, words, exact)
    page.keyboard.type("doubt")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="coded “doubt”")).to_be_visible()
    assert quotes(study.ben) == [("doubt", words)]


def test_a_colleagues_coding_arrives_and_shifts_nothing(
    browser: Browser, study: Study, interview: Interview, open_page: Open
) -> None:
    code = code_named(study.cleo, "doubt")
    ben = open_page(browser.new_context().new_page(), study.ben)
    ben.keyboard.press("o")
    expect(ben.locator("#desk")).to_have_attribute("data-voices", "all")
    tops = "() => [...document.querySelectorAll('.turn')].map((t) => t.getBoundingClientRect().top)"
    before = ben.evaluate(tops)
    for words in ("nobody else did", "the numbers we had", "café talk"):
        apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, words))
    expect(ben.get_by_role("link", name="coded “doubt” by CD")).to_have_count(3, timeout=9000)
    assert ben.evaluate(tops) == before


def test_others_are_hidden_until_asked_for(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    code = code_named(study.cleo, "doubt")
    apply_code(By(study.cleo), code=code, interview=interview, **bounds(interview, "café talk"))
    open_page(page, study.ben)
    label = page.get_by_role("link", name="coded “doubt” by CD")
    expect(label).to_be_hidden()
    page.keyboard.press("o")
    expect(label).to_be_visible()
    page.reload()
    expect(label).to_be_visible()
    page.keyboard.press("o")
    expect(label).to_be_hidden()


def test_nothing_serious_for_axe(
    page: Page, study: Study, interview: Interview, open_page: Open, axe: Callable[[Page], None]
) -> None:
    code = code_named(study.ben, "doubt", brief="Hesitation")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    open_page(page, study.ben)
    axe(page)
    select(page, 1, "nobody else did")
    page.keyboard.type("d")
    axe(page)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="coded “doubt”").click()
    expect(page.locator("#card")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    axe(page)


def test_coding_by_keyboard_alone(page: Page, study: Study, open_page: Open) -> None:
    code_named(study.ben, "doubt")
    open_page(page, study.ben)
    keys = page.keyboard
    keys.press("j")  # the first turn on screen
    keys.press("j")
    keys.press("ArrowRight")
    keys.press("Shift+ArrowRight")
    expect(page.locator("#turn-1")).to_be_focused()
    keys.press("/")
    keys.type("dou")
    keys.press("Enter")
    label = page.get_by_role("link", name="coded “doubt”")
    expect(label).to_have_count(1)
    assert quotes(study.ben) == [("doubt", "Well, nobody")]
    keys.press("Escape")
    keys.press("n")
    expect(label).to_be_focused()
    keys.press("]")
    expect(page.locator("#turn-1 .run").first).to_have_text("Well, nobody else")
    keys.press("u")
    expect(page.get_by_role("link", name="coded “doubt”, unsure")).to_be_focused()
    keys.press("Escape")
    for key in ("j", "j", "s", "Shift+S"):
        keys.press(key)
    keys.press("1")
    expect(page.locator("#turn-3 a.coding")).to_have_count(1)
    assert quotes(study.ben)[1] == (
        "doubt",
        "People said שלום to a score. 我们不知道 what it meant.",
    )
    keys.press("Escape")
    keys.press("n")
    keys.press("Delete")
    expect(page.locator("#turn-3 a.coding")).to_have_count(0)


def test_the_script_and_the_server_agree_on_words(
    page: Page, study: Study, open_page: Open
) -> None:
    open_page(page, study.ben)
    texts = [said for _who, said in TURNS] + [
        "don’t 👩‍🔬 he's “so”",
        "नमस्ते दुनिया",
        "🇩🇪🇫🇷 a1b2 קו\u05f3ק",
    ]
    script = """async (texts) => {
      const { joined } = await import("/static/js/coding/words.js");
      return texts.map((text) => {
        const chars = Array.from(text);
        return chars.map((_, at) => joined(chars, at));
      });
    }"""
    assert page.evaluate(script, texts) == [
        [joined(text, at) for at in range(len(text))] for text in texts
    ]


def test_a_card_changes_ones_own_coding(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    code_named(study.ben, "trust")
    code = code_named(study.ben, "doubt")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    open_page(page, study.ben)
    page.get_by_role("link", name="coded “doubt”").click()
    card = page.locator("#card")
    card.get_by_label("Why this code").fill("She laughs here.")
    card.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="coded “doubt”, with a rationale").click()
    card.get_by_label("Change the code").select_option(label="trust")
    card.get_by_role("button", name="Change code").click()
    expect(page.get_by_role("link", name="coded “trust”, with a rationale")).to_be_visible()
    assert quotes(study.ben) == [("trust", "café talk")]


def test_overlapping_words_offer_to_widen(
    page: Page, study: Study, interview: Interview, open_page: Open
) -> None:
    code = code_named(study.ben, "doubt")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    open_page(page, study.ben)
    select(page, 1, "we had were café")
    page.keyboard.type("doubt")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Widen it").click()
    expect(page.locator("#turn-1 .run")).to_have_text("we had were café talk")
    select(page, 1, "had were")
    page.keyboard.type("doubt")
    page.keyboard.press("Enter")
    expect(page.get_by_text("These words carry “doubt” already.")).to_be_visible()
    assert quotes(study.ben) == [("doubt", "we had were café talk")]


def test_alone_nothing_speaks_of_several_coders(
    page: Page, study: Study, sign_in: Enter, live_server: LiveServer
) -> None:
    own = kept_interview(study.sven)
    sign_in(page, study.sven)
    page.goto(f"{live_server.url}/projects/another/interviews/{own.pk}/code/")
    expect(page.locator("[data-voices=all]")).to_have_count(0)
    expect(page.get_by_role("button", name="Flag")).to_have_count(0)


def test_the_live_feed_tells_of_a_colleagues_coding(
    page: Page, study: Study, interview: Interview, open_page: Open, broker: object
) -> None:
    code = code_named(study.cleo, "doubt")
    open_page(page, study.ben)
    page.keyboard.press("o")
    expect(page.locator("#desk")).to_have_attribute("data-voices", "all")
    with page.expect_response(lambda answer: "/code/changes/" in answer.url):
        made = apply_code(
            By(study.cleo), code=code, interview=interview, **bounds(interview, "café talk")
        )
    with page.expect_response(lambda answer: "/live/" in answer.url) as told:
        expect(page.get_by_role("link", name="coded “doubt” by CD")).to_be_visible()
    assert told.value.json()["seq"] == made.version


def test_a_sentence_is_what_the_worker_found_once_it_has(
    page: Page, study: Study, sign_in: Enter, live_server: LiveServer
) -> None:
    code_named(study.ben, "doubt")
    said = "It was Dr. Smith 🙂 who asked. Nobody knew why. So we left."
    row = kept_interview(study.ada, turns=(("P1", said),))
    sign_in(page, study.ben)
    address = f"{live_server.url}/projects/{study.slug}/interviews/{row.pk}/code/"
    page.goto(address)
    expect(page.locator(".said[data-sentences]")).to_have_count(0)
    for job in Job.objects.filter(kind=FINDING):
        jobs.perform(job.pk)
    page.goto(address)
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    page.keyboard.press("s")
    assert page.evaluate("getSelection().toString()") == "It was Dr. Smith 🙂 who asked."
    page.keyboard.press("Shift+S")
    assert page.evaluate("getSelection().toString()") == said.removesuffix(" So we left.")
