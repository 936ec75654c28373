"""What people do in a study, as they do it in their browsers."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.test_coding import select

ZOOM = """WEBVTT

1
00:00:02.000 --> 00:00:05.500
Rosa Lund: Thanks for making time. How did the test begin?

2
00:00:06.000 --> 00:00:12.250
Kim Adisa: It began as a list on a wall, really. 🙂 Nobody thought of it as a test.

3
00:00:12.900 --> 00:00:18.000
Kim Adisa: And then somebody put a number under it, and the number was what people remembered.

4
00:00:19.000 --> 00:00:21.000
Rosa Lund: What happened to the list?

5
00:00:21.500 --> 00:00:29.000
Kim Adisa: We kept it in a drawer. I still feel I owe it an answer, which is a strange thing to say.
"""


def import_from_zoom(page: Page, home: str, folder: Path) -> None:
    """Import a raw caption file, look it over, say who is who, keep it."""
    file = folder / "GMT20260301_Recording.vtt"
    file.write_text(ZOOM)
    page.goto(f"{home}interviews/import/")
    page.get_by_label("Transcripts").set_input_files(file)
    page.get_by_role("button", name="Read these files").click()
    page.get_by_role("link", name="Look over").click(timeout=30_000)
    rosa = page.get_by_role("group", name="Rosa Lund")
    rosa.get_by_label("Name in the transcript").fill("Interviewer")
    rosa.get_by_label("Role").select_option(label="Interviewer")
    rosa.get_by_label("Participant").fill("")
    kim = page.get_by_role("group", name="Kim Adisa")
    kim.get_by_label("Name in the transcript").fill("P1")
    kim.get_by_label("Role").select_option(label="Participant")
    kim.get_by_label("Participant").fill("P1")
    page.get_by_role("button", name="Keep this interview").click()
    page.wait_for_url(lambda url: "/import/" not in url or url.endswith("/import/"))


def describe_the_participant(page: Page, home: str) -> None:
    """A column with two values and a footnote."""
    page.goto(f"{home}participants/")
    columns = page.locator("#columns form").last
    columns.get_by_label("Name").fill("Context")
    columns.get_by_role("button", name="Add a column").click()
    notes = page.locator("#footnotes form").last
    notes.get_by_label("Mark").fill("*")
    notes.get_by_label("Note").fill("Left before the study ended.")
    notes.get_by_role("button", name="Add a footnote").click()
    page.get_by_role("rowheader").get_by_role("link", name="P1").click()
    page.get_by_label("Context").fill("Academia, Industry*")
    page.get_by_role("button", name="Save").click()


def open_coding_page(page: Page, home: str) -> None:
    page.goto(f"{home}interviews/")
    page.get_by_role("link", name="Code", exact=True).first.click()
    expect(page.locator("html[data-desk-ready]")).to_be_attached()


def code(page: Page, turn: int, words: str, name: str) -> None:
    """Select words, type a code, Enter; wait until the server has it."""
    select(page, turn, words)
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=f"coded “{name}”").first).to_be_visible()


def note(page: Page, turn: int, words: str, body: str) -> None:
    """A memo for the team on words that carry no code."""
    select(page, turn, words)
    page.keyboard.press("Shift+M")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Memo", exact=True).fill(body)
    dialog.get_by_label("The team").check()
    dialog.get_by_role("button", name="Keep the memo").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".note-memo a").first).to_be_visible()


def flag(page: Page, turn: int, words: str, question: str) -> None:
    select(page, turn, words)
    page.keyboard.press("Shift+F")
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox").fill(question)
    dialog.get_by_role("button", name="Flag for discussion").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".note-flag a").first).to_be_visible()


def answer(page: Page, home: str, question: str, said: str) -> None:
    page.goto(f"{home}discussion/")
    page.get_by_role("link", name=question).first.click()
    page.get_by_label("Your answer").fill(said)
    page.get_by_role("button", name="Answer").click()
    expect(page.get_by_text(said)).to_be_visible()


def merge(page: Page, home: str, name: str, into: str) -> None:
    page.goto(f"{home}codebook/")
    page.get_by_role("link", name=name, exact=True).click()
    page.get_by_label("Merge into").select_option(label=into)
    page.get_by_role("button", name="Look at the merge").click()
    page.get_by_label("Why").fill("Two names for the same thing.")
    page.get_by_role("button", name="Merge", exact=True).click()


def settle(page: Page, home: str, question: str, present: list[str]) -> None:
    """Record what was decided, tying it to the merge it led to."""
    page.goto(f"{home}discussion/")
    page.get_by_role("link", name=question).first.click()
    page.locator("#settle summary").click()
    settling = page.locator("#settle")
    settling.get_by_label("The code was changed or clarified").check()
    settling.get_by_label("What was decided").fill("One code for both.")
    settling.get_by_label("Why").fill("Nobody could say where one ends.")
    for name in present:
        settling.get_by_role("group", name="Who was present").get_by_label(name).check()
    changed = settling.get_by_role("group", name="What it changed")
    changed.get_by_label("merged").first.check()
    settling.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_text("One code for both.")).to_be_visible()


def compose_theme(page: Page, home: str, name: str, concept: str, code: str) -> None:
    """A theme around a concept, with every passage of a code quoted."""
    page.goto(f"{home}themes/")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Central organising concept").fill(concept)
    page.get_by_role("button", name="Begin the theme").click()
    page.get_by_role("link", name="Join passages").first.click()
    page.get_by_label("Passages of the code").select_option(label=code)
    page.get_by_role("button", name="Show").click()
    page.locator("#choose .choice").first.get_by_role("button", name="Quoted").click()
    page.get_by_role("link", name="Back to the theme").click()
    expect(page.locator("#evidence .evidence")).to_have_count(1)


def make_quote(page: Page, cut: str) -> None:
    """Make a quote of the theme's first passage and cut some words of it."""
    page.get_by_role("button", name="Make a quote").first.click()
    page.get_by_text("Mark by naming the words").click()
    page.get_by_label("Words of the source").fill(cut)
    page.get_by_role("button", name="Cut", exact=True).click()
    expect(page.locator("#printed")).to_contain_text("[…]")


def download(page: Page, home: str, kind: str, format: str) -> str:
    """What an export of the findings page, or of the participants table's own, holds."""
    page.goto(f"{home}findings/{kind}/" if kind == "participants" else f"{home}findings/")
    with page.expect_download() as waiting:
        page.locator(f"a[href*='kind={kind}&format={format}']").click()
    return waiting.value.path().read_text(encoding="utf-8-sig")
