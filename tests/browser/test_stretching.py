"""Changing a coding where it stands: its words by handle and key, its code by the picker."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview
from tests.browser.conftest import Read
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview

pytestmark = pytest.mark.django_db(transaction=True)

WORD_AT = """([turn, words, atEnd]) => {
  const said = document.querySelector(`#turn-${turn} .said`);
  const walker = document.createTreeWalker(said, NodeFilter.SHOW_TEXT);
  let at = said.textContent.indexOf(words) + (atEnd ? words.length - 1 : 0);
  while (walker.nextNode()) {
    if (at < walker.currentNode.data.length) break;
    at -= walker.currentNode.data.length;
  }
  const range = document.createRange();
  range.setStart(walker.currentNode, at);
  range.setEnd(walker.currentNode, at + 1);
  const box = range.getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""
GRIP = """(handle) => {
  const box = handle.getBoundingClientRect();
  const start = handle.matches(".handle-start");
  return [box.x, box.y + (start ? -4 : parseFloat(handle.style.getPropertyValue("--line")) + 4)];
}"""

REACH = """(handle) => {
  const { width, height } = getComputedStyle(handle, "::before");
  return [width, height].map(parseFloat);
}"""


def coded(member: Member, interview: Interview, name: str, words: str) -> Coding:
    code = code_named(member, name)
    return apply_code(By(member), code=code, interview=interview, **bounds(interview, words))


def exact(coding: Coding) -> str:
    coding.refresh_from_db()
    return coding.span.anchors.get().exact


def grip(page: Page, edge: str) -> tuple[float, float]:
    handle = page.locator(f".handle-{edge}")
    expect(handle).to_be_attached()
    expect(handle).not_to_have_attribute("hidden", "")
    x, y = handle.evaluate(GRIP)
    return x, y


def drag(page: Page, edge: str, turn: int, words: str) -> None:
    """Drag a handle of the coding in focus to where these words end or begin."""
    x, y = grip(page, edge)
    to_x, to_y = page.evaluate(WORD_AT, [turn, words, edge == "end"])
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(to_x, to_y + (10 if edge == "end" else -10), steps=4)
    page.wait_for_timeout(60)
    page.mouse.up()


def label(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=f"coded “{name}”")


def test_a_handle_gives_a_coding_other_words_and_undo_takes_them_back(
    page: Page, study: Study, interview: Interview, read: Read
) -> None:
    coding = coded(study.ben, interview, "doubt", "the numbers we had")
    read(page, study.ben, interview)
    label(page, "doubt").focus()
    drag(page, "end", 1, "café ta")
    expect(page.locator("#turn-1 .run")).to_have_text("the numbers we had were café talk")
    expect(label(page, "doubt")).to_be_focused()
    drag(page, "start", 1, "obody")
    expect(page.locator("#turn-1 .run").first).to_contain_text("nobody else did")
    assert exact(coding) == "nobody else did 🙂, and the numbers we had were café talk"
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(page.locator("#turn-1 .run")).to_have_text("the numbers we had")


def test_with_alt_the_end_is_exactly_where_it_is_let_go(
    page: Page, study: Study, interview: Interview, read: Read
) -> None:
    coding = coded(study.ben, interview, "doubt", "the numbers")
    read(page, study.ben, interview)
    label(page, "doubt").focus()
    page.keyboard.down("Alt")
    drag(page, "end", 1, "the numb")
    page.keyboard.up("Alt")
    expect(page.locator("#turn-1 .run")).not_to_have_text("the numbers")
    assert exact(coding) in {"the numb", "the num"}


def test_a_coding_is_dragged_over_turns_and_back(
    page: Page, study: Study, interview: Interview, read: Read
) -> None:
    coding = coded(study.ben, interview, "doubt", "café talk.")
    read(page, study.ben, interview)
    label(page, "doubt").focus()
    drag(page, "end", 3, "to a score")
    expect(page.locator("#turn-3 a.coding")).to_have_count(1)
    expect(page.locator("#turn-2 a.coding")).to_have_count(1)
    assert exact(coding).startswith("café talk.\nSay more")
    drag(page, "end", 1, "café")
    expect(page.locator("#turn-2 a.coding")).to_have_count(0)
    assert exact(coding) == "café"


def test_escape_lets_go_of_a_handle_without_a_change(
    page: Page, study: Study, interview: Interview, read: Read
) -> None:
    coding = coded(study.ben, interview, "doubt", "the numbers")
    read(page, study.ben, interview)
    label(page, "doubt").focus()
    x, y = grip(page, "end")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 200, y, steps=3)
    page.keyboard.press("Escape")
    page.mouse.up()
    page.wait_for_timeout(200)
    assert exact(coding) == "the numbers"


def test_only_ones_own_coding_has_handles(
    page: Page, study: Study, interview: Interview, read: Read
) -> None:
    coded(study.cleo, interview, "doubt", "the numbers")
    read(page, study.ben, interview)
    page.keyboard.press("o")
    page.get_by_role("link", name="coded “doubt” by CD").focus()
    page.wait_for_timeout(100)
    expect(page.locator(".handle:not([hidden])")).to_have_count(0)


def test_keys_pressed_quickly_each_count(
    page: Page, study: Study, interview: Interview, read: Read
) -> None:
    coding = coded(study.ben, interview, "doubt", "the numbers")
    read(page, study.ben, interview)
    label(page, "doubt").focus()
    for _press in range(4):
        page.keyboard.press("]", delay=0)
    expect(page.locator("#turn-1 .run")).to_have_text("the numbers we had were café")
    expect(page.locator("#turn-1 .run")).to_have_text("the numbers we had were café")
    page.wait_for_timeout(300)
    assert exact(coding) == "the numbers we had were café"


def test_an_answer_leaves_whoever_has_gone_on_to_the_picker_there(
    page: Page, study: Study, interview: Interview, read: Read
) -> None:
    coding = coded(study.ben, interview, "doubt", "the numbers")
    read(page, study.ben, interview)
    held: list[Route] = []
    page.route("**/bounds/", lambda route: held.append(route))
    label(page, "doubt").focus()
    with page.expect_request("**/bounds/"):
        page.keyboard.press("]")
    page.keyboard.press("s")
    page.keyboard.type("tru")
    picker = page.get_by_role("combobox", name="Code")
    expect(picker).to_be_focused()
    held[0].continue_()
    expect(page.locator("#turn-1 .run").first).to_contain_text("the numbers we")
    page.wait_for_function("document.querySelector('#turn-1 a.coding')")
    expect(picker).to_be_focused()
    page.keyboard.press("Escape")
    expect(picker).to_be_hidden()
    assert exact(coding) == "the numbers we"


def test_a_coding_gets_another_code_by_a_key_and_undo_gives_it_back(
    page: Page, study: Study, interview: Interview, read: Read
) -> None:
    coding = coded(study.ben, interview, "doubt", "the numbers")
    code_named(study.ben, "trust", brief="Relying on what others count")
    read(page, study.ben, interview)
    label(page, "doubt").focus()
    page.keyboard.press("r")
    picker = page.get_by_role("combobox", name="Code")
    expect(picker).to_be_focused()
    page.keyboard.type("relying")
    expect(page.get_by_role("option", name="trust")).to_contain_text("Relying on what others")
    page.keyboard.press("Enter")
    expect(label(page, "trust")).to_be_focused()
    coding.refresh_from_db()
    assert coding.code.name == "trust"
    page.keyboard.press("Control+z")
    expect(label(page, "doubt")).to_be_visible()


def test_the_picker_shows_which_letters_it_means(
    page: Page, study: Study, interview: Interview, read: Read
) -> None:
    above = code_named(study.ben, "Gefühle")
    for name in ("Zweifel", "über Zahlen", "Zahlen", "Ziel und Zahl"):
        code_named(study.ben, name, above)
    read(page, study.ben, interview)
    page.keyboard.press("j")
    page.keyboard.press("s")
    for typed, first, meant in (
        ("zahlen", "Zahlen", ["Zahlen"]),
        ("uber", "über Zahlen", ["über"]),
        ("zz", "Ziel und Zahl", ["Z", "Z"]),
        ("zwf", "Zweifel", ["Zw", "f"]),
        ("gef zwe", "Zweifel", []),
    ):
        page.keyboard.press("Shift+C")
        page.keyboard.type(typed)
        option = page.locator("#picker [role=option]:has(.swatch)").first
        expect(option.locator(".picker-name")).to_have_text(first)
        assert option.locator("mark").all_inner_texts() == meant
        page.keyboard.press("Escape")


def test_arrows_move_as_they_point_where_words_run_from_right_to_left(
    page: Page, study: Study, read: Read
) -> None:
    row = kept_interview(study.ada, turns=(("P1", "התחלנו ברשימה על הקיר."),))
    read(page, study.ben, row)
    chosen = "getSelection().toString()"
    expect(page.locator("#transcript")).to_have_attribute("dir", "rtl")
    page.keyboard.press("j")
    for key, words in (
        ("ArrowLeft", "התחלנו"),
        ("ArrowLeft", "ברשימה"),
        ("Shift+ArrowLeft", "ברשימה על"),
        ("Shift+ArrowRight", "ברשימה"),
        ("ArrowRight", "התחלנו"),
        ("]", "התחלנו ברשימה"),
    ):
        page.keyboard.press(key)
        assert page.evaluate(chosen) == words
    said, margin = (page.locator(f"#turn-0 .{part}").bounding_box() for part in ("said", "margin"))
    assert said
    assert margin
    assert margin["x"] < said["x"]


def test_words_without_spaces_are_taken_as_the_dictionary_has_them(
    page: Page, study: Study, read: Read
) -> None:
    row = kept_interview(study.ada, turns=(("P1", "我们不知道它是什么意思。"),))
    read(page, study.ben, row)
    page.keyboard.press("j")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("getSelection().toString()") == "我们"
    page.keyboard.press("Shift+ArrowRight")
    longer = page.evaluate("getSelection().toString()")
    assert longer in {"我们不", "我们不知道"}
    script = """async () => {
      const { snap } = await import("/static/js/coding/words.js");
      const cut = ([start, end], text) => Array.from(text).slice(start, end).join("");
      const texts = [["我们不知道", 1, 2, "zh"], ["ตัวเลขบนผนัง", 1, 2, "th"], ["the", 1, 2, "en"]];
      return texts.map(([text, ...rest]) => cut(snap(Array.from(text), ...rest), text));
    }"""
    assert page.evaluate(script) == ["我们", "ตัวเลข", "the"]


def test_by_touch_on_a_narrow_screen(
    browser: Browser, study: Study, interview: Interview, read: Read
) -> None:
    code_named(study.ben, "doubt")
    narrow = browser.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    )
    page = read(narrow.new_page(), study.ben, interview)
    hold = """() => {
      const words = document.querySelector("#turn-1 .said").firstChild;
      const at = words.data.indexOf("umbers");
      getSelection().setBaseAndExtent(words, at, words, at + 6);
    }"""
    page.evaluate(hold)  # what a long press does
    bar = page.get_by_role("toolbar", name="With the words selected")
    bar.get_by_role("button", name="Code…").tap()
    sheet = page.locator("#picker")
    expect(sheet).to_be_visible()
    box = sheet.bounding_box()
    assert box
    assert box["x"] <= 8
    assert box["width"] >= 370
    assert box["y"] + box["height"] > 800
    option = page.get_by_role("option", name="doubt")
    size = option.bounding_box()
    assert size
    assert size["height"] >= 44
    option.tap()
    expect(label(page, "doubt")).to_be_visible()
    coding = Coding.objects.get(removed=False)
    assert exact(coding) == "numbers"
    assert (label(page, "doubt").bounding_box() or {})["height"] >= 36
    label(page, "doubt").tap()
    card = page.get_by_role("dialog", name="Coding")
    expect(card).to_be_visible()
    page.wait_for_timeout(300)  # the words are brought above the card
    x, y = grip(page, "end")
    sheet_box = page.locator("#card").bounding_box()
    assert sheet_box
    assert y + 44 < sheet_box["y"]
    to_x, to_y = page.evaluate(WORD_AT, [1, "we had", True])
    assert min(page.locator(".handle-end").evaluate(REACH)) >= 44
    touch = page.context.new_cdp_session(page)
    for kind, points in (
        ("touchStart", [{"x": x, "y": y}]),
        ("touchMove", [{"x": (x + to_x) / 2, "y": y}]),
        ("touchMove", [{"x": to_x, "y": to_y + 10}]),
    ):
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})
        page.wait_for_timeout(60)
    touch.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(page.locator("#turn-1 .run")).to_have_text("numbers we had")
    expect(card).to_be_hidden()
    assert exact(coding) == "numbers we had"
    narrow.close()
