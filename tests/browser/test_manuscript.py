"""A manuscript's quotations are told, settled and reported in a browser."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Locator, Page, expect

from interviews.transcripts.models import Interview
from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.library import kept_interview
from tests.services import WorkerProcess

pytestmark = pytest.mark.django_db(transaction=True)
OTHER = (
    ("Interviewer", "What happened to the list?"),
    ("P2", "We kept it in a drawer, and I still feel I owe it an answer."),
)
VERBATIM = "So we wrote our own test, and it was wrong too"
ALTERED = "the numbers we had were kitchen talk"
MISATTRIBUTED = "I still feel I owe it an answer"
INVENTED = "Every morning the score spoke to us first"
LITERATURE = "measurement is always a claim about the world and never the world"
PAPER = [
    f"One of them puts it plainly: “{VERBATIM}” (P1). Before that, “{ALTERED}” (P1).",
    f"Somebody else says “{MISATTRIBUTED}” (P1).",
    f"And again: “{INVENTED}” (P2).",
    f"As is often held, “{LITERATURE}” (Jones, 2019).",
]
TOLD = {
    VERBATIM: "Word for word",
    ALTERED: "Differs without a mark",
    MISATTRIBUTED: "Said by someone else",
    INVENTED: "Not found",
    LITERATURE: "Perhaps not a participant’s",
}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    document = docx.Document()
    for paragraph in PAPER:
        document.add_paragraph(paragraph)
    path = tmp_path / "Measuring, draft 3.docx"
    document.save(str(path))
    return path


def quotation(page: Page, words: str) -> Locator:
    return page.locator(".quotation").filter(has=page.locator(".said", has_text=words))


def check(page: Page, paper: Path) -> None:
    page.get_by_role("link", name="Manuscript", exact=True).click()
    page.get_by_label("The manuscript").set_input_files(paper)
    page.get_by_role("button", name="Check its quotations").click()
    expect(page.get_by_role("heading", name="5 quotations")).to_be_visible(timeout=60_000)


def set_aside_by_keyboard(page: Page) -> None:
    """The decision that suits is chosen already."""
    literature = quotation(page, "never the world")
    literature.get_by_text("Settle").press("Enter")
    expect(literature.get_by_label("Decision")).to_have_value("literature")
    literature.get_by_label("Why").fill("Jones is in the references.")
    literature.get_by_role("button", name="Save").press("Enter")
    expect(quotation(page, "never the world")).to_contain_text("Jones is in the references.")


def report(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="csv", exact=True).click()
    return list(csv.DictReader(io.StringIO(waiting.value.path().read_text("utf-8-sig"))))


def test_each_quotation_is_told_settled_and_taken_out(
    page: Page,
    study: Study,
    interview: Interview,
    worker: WorkerProcess,
    enter: Enter,
    axe: Callable[[Page], None],
    paper: Path,
) -> None:
    kept_interview(study.ada, "P2", OTHER)
    enter(page, study.ben)
    check(page, paper)
    for words, told in TOLD.items():
        expect(quotation(page, words.split()[-1])).to_contain_text(told)
    altered = quotation(page, "kitchen")
    expect(altered).to_contain_text("manuscript has “kitchen”, the transcript has “café”")
    expect(altered.get_by_role("link", name="Read at P1:2")).to_be_visible()
    expect(quotation(page, MISATTRIBUTED)).to_contain_text("P2")
    axe(page)

    set_aside_by_keyboard(page)
    page.get_by_role("link", name="Differs without a mark").click()
    expect(page.locator("#quotations").locator(".quotation")).to_have_count(1)
    page.get_by_role("link", name="Show all").click()
    rows = report(page)
    assert [row["told"] for row in rows] == [
        "verbatim", "altered", "elsewhere", "not found", "aside"
    ]  # fmt: skip
    assert [row["decision"] for row in rows] == ["", "", "", "", "literature"]
    assert rows[2]["found"].startswith("P2:")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="docx", exact=True).click()
    said = " ".join(one.text for one in docx.Document(waiting.value.path()).paragraphs)
    assert all(words in said for words in (VERBATIM, INVENTED, LITERATURE))
