"""From the codebook to a compiled findings section: the lead of the demo study writes a paper."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.demo.seeding import seed_demo
from interviews.projects.models import Member
from tests.browser.conftest import Enter
from tests.findings.papers import compiled, opened, words_of

pytestmark = pytest.mark.django_db(transaction=True)
CODE = "Where the money ran out"
THEME = "The limit comes first and the reason after"
SAID = "The specialists for it are few and they're expensive, and several of them are abroad"


def place_of(page: Page, link: str) -> Locator:
    """The place of the main navigation with this name."""
    return page.get_by_role("navigation").get_by_role("link", name=link, exact=True).first


def go_to_a_code(page: Page) -> None:
    place_of(page, "Code list").click()  # so called where the approach is reflexive
    page.get_by_role("link", name=CODE, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(CODE)


def join_a_passage(page: Page) -> None:
    """From the code's page, where the passage stands."""
    passage = page.get_by_role("listitem").filter(has_text=SAID)
    passage.get_by_text("Note, flag or join to a theme").click()
    passage.get_by_label("Join to").select_option(label=THEME)
    passage.get_by_role("button", name="Quoted").click()
    expect(page.get_by_text(f"The passage is joined to “{THEME}”.")).to_be_visible()


def make_a_quote(page: Page) -> None:
    place_of(page, "Themes").click()
    page.get_by_role("link", name=THEME, exact=True).click()
    passage = page.get_by_role("article").filter(has_text=SAID)
    passage.get_by_role("button", name="Make a quote").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Quote P3:17.1")


def cut_by_keys(page: Page) -> None:
    """To the seventh word, two more of them, and c."""
    expect(page.locator("[data-quote-form]")).to_be_visible()
    page.get_by_role("group", name="The source").focus()
    for _word in range(7):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Shift+ArrowRight")
    expect(page.locator("[data-quote-held]")).to_have_text("and they're expensive")
    page.keyboard.press("c")
    printed = page.locator("#printed")
    expect(printed).to_contain_text("are few […], and several of them are abroad")


def attribute_to_participants(page: Page) -> None:
    page.get_by_role("link", name="Style of quotes").click()
    page.get_by_role("group", name="Attributed to").get_by_label("Participant (P2)").check()
    page.get_by_label("After a dash").check()
    page.get_by_label("Context").check()
    page.get_by_role("button", name="Print quotes like this").click()
    page.get_by_role("link", name="Quotes", exact=True).first.click()
    quote = page.get_by_role("listitem").filter(has_text="are few […]")
    expect(quote).to_contain_text("— P3, Public body")


def follow_a_cell(page: Page, table: str, row: str, column: str, passages: str) -> int:
    """The number in a cell is that of the passages its link leads to; a dot says that some are."""
    place_of(page, "Findings").click()
    tables = page.get_by_role("region", name="Tables of the paper")
    tables.get_by_role("link", name=table, exact=True).click()
    heads = page.get_by_role("columnheader").all_inner_texts()
    line = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=row))
    cell = line.get_by_role("cell").nth(heads.index(column) - 1)
    told = cell.inner_text()
    cell.get_by_role("link").click()
    expect(page.locator(".passages")).to_contain_text(passages)
    found = page.locator(".passages > li")
    if told != "•":
        expect(found).to_have_count(int(told))
    return found.count()


def take_out(page: Page, format: str, folder: Path) -> Path:
    place_of(page, "Findings").click()
    whole = page.get_by_role("listitem").filter(
        has=page.get_by_role("heading", name="Findings section", exact=True)
    )
    with page.expect_download() as waiting:
        whole.get_by_role("link", name=f"{format}, Findings section", exact=True).click()
    path = folder / f"findings{Path(waiting.value.suggested_filename).suffix}"
    waiting.value.save_as(path)
    return path


def plain(words: str) -> str:
    """Without what a page's typesetter puts between letters."""
    return "".join(letter for letter in words if letter.isalnum())


def holds_the_quote(pdf: bytes) -> None:
    said = plain(words_of(pdf))
    assert plain("The specialists for it are few and several of them are abroad P3 Public") in said
    assert plain("few and they're expensive") not in said


def test_from_the_codebook_to_a_compiled_findings_section(
    page: Page, live_server: LiveServer, enter: Enter, subtests: pytest.Subtests, tmp_path: Path
) -> None:
    lead = Member.objects.get(project=seed_demo(), role="lead")
    enter(page, lead)
    go_to_a_code(page)
    join_a_passage(page)
    make_a_quote(page)
    cut_by_keys(page)
    attribute_to_participants(page)
    assert follow_a_cell(page, "Themes by participant", THEME, "P3", "are abroad") > 0
    assert follow_a_cell(page, "Codes by participant", CODE, "P3", "are abroad") > 1
    latex, word = (take_out(page, format, tmp_path) for format in ("latex", "docx"))
    with subtests.test("LaTeX"):
        assert latex.suffix == ".tex"
        holds_the_quote(compiled(tmp_path, latex.read_text()))
    with subtests.test("Word"):
        assert word.suffix == ".docx"
        holds_the_quote(opened(tmp_path)["findings"])
