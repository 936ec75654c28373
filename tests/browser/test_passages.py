"""Passages in a browser: asked for, saved, one's own put right together, undone, taken out."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from coding.codebook.actions import revise
from coding.codebook.models import Code
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.projects.models import Event, Member, User
from interviews.transcripts.models import Interview
from tests.browser.conftest import Enter
from tests.browser.test_every_page import NARROW, TOO_WIDE
from tests.conftest import Study
from tests.library import bounds, code_named

pytestmark = pytest.mark.django_db(transaction=True)
TOGETHER = ("nobody else did", "People said שלום to a score", "wrong in a way we could see")
APART = "I felt responsible"


@pytest.fixture
def coded(study: Study, interview: Interview) -> None:
    """Doubt and trust on three places, by Ben and Cleo; doubt alone on a fourth."""
    doubt, trust, _care = (code_named(study.ada, name) for name in ("doubt", "trust", "care"))
    for words in TOGETHER:
        on(study.ben, interview, doubt, words)
        on(study.cleo, interview, trust, words.split(" ", 1)[1])
    on(study.cleo, interview, doubt, TOGETHER[0])
    on(study.ben, interview, doubt, APART)
    revise(By(study.ada), code=doubt, meaning_changed=True, full="Not trusting what is shown.")


def on(member: Member, interview: Interview, code: Code, words: str) -> Coding:
    return apply_code(By(member), code=code, interview=interview, **bounds(interview, words))


def ask_for_doubt_with_trust(page: Page) -> None:
    """Both codes ticked, where all of them are, and they overlap; Enter asks."""
    page.get_by_role("link", name="Passages", exact=True).click()
    asking = page.get_by_role("search", name="Find passages")
    codes = asking.get_by_role("group", name="Codes", exact=True)
    codes.get_by_label("doubt").check()
    codes.get_by_label("trust").check()
    asking.get_by_label("where all of them are").check()
    expect(asking.get_by_label("Codes are together")).to_have_value("overlap")
    asking.get_by_label("Words in the passage").press("Enter")


def save(page: Page, name: str) -> None:
    page.get_by_text("Save this query").press("Enter")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Who can use it").select_option(label="The team")
    page.get_by_role("button", name="Save", exact=True).press("Enter")
    saved = page.get_by_role("navigation", name="Saved queries")
    expect(saved.get_by_role("link", name=name)).to_have_attribute("aria-current", "page")


def counted(page: Page, number: int) -> None:
    """What the heading says is what is listed."""
    expect(page.locator("#passages-title")).to_contain_text(f"{number} passages")
    expect(page.locator("ol.passages > li")).to_have_count(number)


def recode_mine(page: Page, name: str) -> None:
    page.get_by_text("Change several of my codings").press("Enter")
    together = page.locator("#together")
    expect(together).to_contain_text("4 codings found are not yours")
    together.get_by_label("all 3 of mine that are found, on every page").check()
    together.get_by_label("Code").fill(name)
    together.get_by_label("Code").press("Enter")


def exported(page: Page) -> list[dict[str, str]]:
    page.get_by_text("Export these").press("Enter")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="csv").press("Enter")
    return list(csv.DictReader(io.StringIO(waiting.value.path().read_text("utf-8-sig"))))


def on_screen(page: Page) -> list[tuple[str, str]]:
    """The words and the code of each row."""
    rows = page.locator("ol.passages > li").all()
    return [
        (row.locator("blockquote").inner_text(), row.locator(".code-name").inner_text())
        for row in rows
    ]


def fits_a_telephone_in_german(page: Page, member: Member) -> None:
    User.objects.filter(pk=member.user_id).update(language="de")
    page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    page.reload()
    expect(page.get_by_text("nicht überprüft, seit sich die Bedeutung")).not_to_have_count(0)
    assert not page.evaluate(TOO_WIDE)


@pytest.mark.usefixtures("coded")
def test_a_query_is_saved_ones_own_put_right_undone_and_taken_out(
    page: Page, study: Study, enter: Enter, axe: Callable[[Page], None]
) -> None:
    enter(page, study.ben)
    ask_for_doubt_with_trust(page)
    counted(page, 6)
    expect(page.locator("ol.passages")).not_to_contain_text(APART)
    save(page, "Doubt where there is trust")
    counted(page, 6)
    axe(page)
    assert [(row["quote"], row["code"]) for row in exported(page)] == on_screen(page)

    before = Event.objects.filter(project_id=study.project.pk).count()
    recode_mine(page, "care")
    expect(page.get_by_text("3 of your codings")).to_be_visible()
    assert Event.objects.filter(project_id=study.project.pk).count() == before + 1
    mine = Coding.objects.current().filter(voice__member=study.ben)
    assert sorted(mine.values_list("code__name", flat=True)) == ["care", "care", "care", "doubt"]
    counted(page, 2)  # Cleo's doubt stays, with her trust
    page.get_by_role("button", name="Undo").click()
    counted(page, 6)
    assert set(mine.values_list("code__name", flat=True)) == {"doubt"}

    enter(page, study.cleo)
    page.get_by_role("link", name="Passages", exact=True).click()
    page.get_by_role("link", name="Doubt where there is trust").click()
    counted(page, 6)
    fits_a_telephone_in_german(page, study.cleo)
