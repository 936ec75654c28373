"""Finding one's way in a transcript: words, labels, the text alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.demo.scale import Size, seed_scale
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview, Turn
from tests.browser.conftest import Enter, Read
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview

pytestmark = pytest.mark.django_db(transaction=True)
TALK = tuple(
    ("Interviewer" if place % 2 else "P1", f"Turn {place}: the café of {place} was far away.")
    for place in range(60)
)


def held(page: Page) -> str:
    return str(page.evaluate("getSelection().toString()"))


def coded(member: Member) -> list[str]:
    rows = Coding.objects.filter(voice__member=member, removed=False).order_by("coded_at")
    return [row.span.anchors.get().exact for row in rows]


def test_words_are_found_whatever_their_accents_and_can_be_coded_next(
    page: Page, study: Study, read: Read, axe: Callable[[Page], None]
) -> None:
    code_named(study.ben, "distance")
    read(page, study.ben, kept_interview(study.ada, turns=TALK))
    page.keyboard.press(",")
    bar = page.get_by_role("search", name="Find in the transcript")
    page.keyboard.type("CAFE OF 4")
    expect(bar.get_by_role("status")).to_have_text("1 of 11")  # 4, 40 to 49
    axe(page)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.press("Shift+Enter")
    expect(bar.get_by_role("status")).to_have_text("2 of 11")
    expect(page.locator("#turn-40")).to_be_in_viewport()
    page.keyboard.press("Escape")
    expect(bar).to_be_hidden()
    assert held(page) == "café of 40"
    page.keyboard.type("dist")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="coded “distance”")).to_be_visible()
    assert coded(study.ben) == ["café of 40"]


def test_words_that_are_not_there_are_said_not_to_be(page: Page, study: Study, read: Read) -> None:
    read(page, study.ben, kept_interview(study.ada, turns=TALK))
    page.get_by_role("button", name="Find", exact=True).click()
    page.keyboard.type("railway")
    expect(page.get_by_text("Not in this transcript")).to_be_visible()
    page.keyboard.press("Escape")
    assert held(page) == ""


def test_a_label_leads_to_its_turn_and_an_unknown_one_to_a_sentence(
    page: Page, study: Study, read: Read
) -> None:
    row = kept_interview(study.ada, turns=TALK)
    read(page, study.ben, row)
    for typed in ("50", f"{row.citation.lower()}:50", f"{row.citation}:50.3"):
        page.keyboard.press("l")
        expect(page.get_by_label("Turn", exact=True)).to_be_focused()
        page.keyboard.type(typed)
        page.keyboard.press("Enter")
        expect(page.locator("#turn-49")).to_be_focused()
        expect(page.locator("#turn-49")).to_be_in_viewport()
        page.keyboard.press("k")
    page.keyboard.press("l")
    page.keyboard.type("400")
    page.keyboard.press("Enter")
    sentence = f"There is no turn 400: {row.citation} has turns 1 to 60."
    expect(page.get_by_text(sentence)).to_be_visible()


def test_the_text_is_read_alone_and_stays_where_it_is(
    page: Page, study: Study, read: Read, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    for words in ("café talk", "the numbers we had", "nobody else did", "numbers"):
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, words))
    read(page, study.ben, interview)
    tops = "() => [...document.querySelectorAll('.said')].map((s) => s.getBoundingClientRect().top)"
    before = page.evaluate(tops)
    label = page.get_by_role("link", name="coded “doubt”").first
    expect(label).to_be_visible()
    page.keyboard.press("b")
    expect(label).to_be_hidden()
    assert page.evaluate(tops) == before
    page.reload()
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    expect(label).to_be_hidden()
    page.keyboard.press("b")
    expect(label).to_be_visible()
    assert page.evaluate(tops) == before


def test_codings_are_narrowed_linked_and_all_shown_again(
    page: Page, study: Study, read: Read, interview: Interview, axe: Callable[[Page], None]
) -> None:
    for name, words in (("doubt", "café talk"), ("trust", "I felt responsible")):
        code = code_named(study.ben, name)
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, words))
    read(page, study.ben, interview)
    page.keyboard.press("w")
    form = page.get_by_role("dialog", name="Show only codings")
    expect(form.get_by_label("doubt")).to_be_focused()
    page.keyboard.press("Space")
    doubt, trust = (page.get_by_role("link", name=f"coded “{name}”") for name in ("doubt", "trust"))
    expect(trust).to_have_count(0)
    expect(form.get_by_text("1 of 2 codings shown")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(doubt).to_be_visible()
    axe(page)
    page.reload()
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    expect(page.locator("#filtered")).to_contain_text("1 of 2 codings shown")
    expect(trust).to_have_count(0)
    page.keyboard.press("n")
    expect(doubt).to_be_focused()
    page.keyboard.press("u")
    expect(page.get_by_role("link", name="coded “doubt”, unsure")).to_be_focused()
    page.keyboard.press("x")
    expect(trust).to_be_visible()
    expect(page.locator("#filtered")).to_be_hidden()
    assert "code=" not in page.url


def test_what_is_coded_while_some_are_shown_is_seen_and_counted(
    page: Page, study: Study, read: Read, interview: Interview
) -> None:
    for name, words in (("doubt", "café talk"), ("trust", "I felt responsible")):
        code = code_named(study.ben, name)
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, words))
    read(page, study.ben, interview)
    page.get_by_role("button", name="Filter").click()
    page.get_by_role("dialog", name="Show only codings").get_by_label("doubt").check()
    expect(page.locator("#filtered")).to_contain_text("1 of 2")
    page.keyboard.press("Escape")
    page.locator("#turn-0").focus()
    for key in ("s", "Shift+C"):
        page.keyboard.press(key)
    page.keyboard.type("trust")
    page.keyboard.press("Enter")
    expect(page.locator("#turn-0 a.coding")).to_have_count(1)
    expect(page.locator("#filtered")).to_contain_text("1 of 3")


def test_a_transcript_without_words_says_so_and_its_keys_do_nothing(
    page: Page, study: Study, read: Read, interview: Interview
) -> None:
    Turn.objects.filter(version=interview.current).delete()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    read(page, study.ben, interview)
    expect(page.get_by_text("Nothing is said in this transcript.")).to_be_visible()
    for key in (*"jnst]cv1erbb,", "ArrowRight", "Escape"):
        page.keyboard.press(key)
    assert faults == []


def test_on_paper_each_coding_has_a_number_at_its_words_and_its_label(
    page: Page, study: Study, read: Read, interview: Interview
) -> None:
    for name, words in (("doubt", "the numbers we had"), ("trust", "we had were")):
        code = code_named(study.ben, name)
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, words))
    read(page, study.ben, interview)
    page.emulate_media(media="print", color_scheme="dark")
    page.pdf()  # prints, as far as the page can tell
    told = "(all, name) => all.map((one) => one.dataset[name] ?? '')"
    assert page.locator("#turn-1 a.coding").evaluate_all(told, "number") == ["1", "2"]
    assert page.locator("#turn-1 .run").evaluate_all(told, "begins") == ["1", "2", ""]
    assert page.locator("#turn-1 .run").evaluate_all(told, "ends") == ["", "1", "2"]
    for gone in (".desk-tools > form", "#codes", ".shell-bar", ".brackets"):
        expect(page.locator(gone).first).to_be_hidden()
    expect(page.locator("#turn-1 .label").first).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    beside = page.locator("#turn-1 .said .on-paper")
    expect(beside).to_have_text(["doubt", "trust"], use_inner_text=True)
    top = "{}.getBoundingClientRect().top"
    lines = f"(one) => {top.format('one')} - {top.format('one.nextElementSibling')}"
    assert all(abs(off) < 30 for off in [label.evaluate(lines) for label in beside.all()])
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".on-paper")).to_have_count(0)
    paper = "getComputedStyle(document.documentElement).colorScheme"
    assert page.evaluate(paper) == "light"


def test_five_voices_on_dense_text_have_no_serious_fault(
    page: Page, live_server: LiveServer, sign_in: Enter, axe: Callable[[Page], None]
) -> None:
    made = seed_scale(Size(interviews=1, words=900, codes=60, coders=5, codings=180), "dense")
    member = Member.objects.get(project__slug="dense", user__email=made["members"][0])
    sign_in(page, member)
    address = f"{live_server.url}/projects/dense/interviews/{made['interviews'][0]}/code/"
    for scheme, width in (("light", 1440), ("dark", 390)):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(f"{address}?voices=all")
        expect(page.locator("html[data-desk-ready]")).to_be_attached()
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
