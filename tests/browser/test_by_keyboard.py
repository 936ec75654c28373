"""From import to export without touching a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.segments.models import Coding
from tests.browser.a_study import ZOOM
from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.services import WorkerProcess

pytestmark = pytest.mark.django_db(transaction=True)
MOST_TABS = 150


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until ``wanted`` has the focus; it must be reachable."""
    for _press in range(MOST_TABS):
        if wanted.count() and wanted.first.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {wanted}.")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    tab_to(page, wanted)
    page.keyboard.press(key)


def test_from_import_to_export_by_keyboard_alone(
    page: Page,
    study: Study,
    live_server: LiveServer,
    worker: WorkerProcess,
    enter: Enter,
    tmp_path: Path,
) -> None:
    file = tmp_path / "talk.vtt"
    file.write_text(ZOOM)
    enter(page, study.ben)
    press(page, page.get_by_role("link", name="Interviews", exact=True))
    press(page, page.locator("main a[href$='/import/']"))
    tab_to(page, page.get_by_label("Transcripts"))
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Space")
    chooser.value.set_files(file)
    press(page, page.get_by_role("button", name="Read these files"))
    look_over = page.get_by_role("link", name="Look over")
    expect(look_over).to_be_visible(timeout=90_000)
    press(page, look_over)
    press(page, page.get_by_role("button", name="Keep this interview"))

    press(page, page.get_by_role("link", name="Interviews", exact=True))
    press(page, page.get_by_role("link", name="Code", exact=True))
    expect(page.locator("html[data-desk-ready]")).to_be_attached()
    page.keyboard.press("j")
    page.keyboard.press("s")
    page.keyboard.press("Enter")
    page.keyboard.type("how it began")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="coded “how it began”").first).to_be_visible()
    page.keyboard.press("Control+z")
    expect(page.get_by_role("link", name="coded “how it began”")).to_have_count(0)
    expect(page.get_by_text("Undone: made a code").first).to_be_visible()
    page.keyboard.press("Control+Shift+z")
    expect(page.get_by_role("link", name="coded “how it began”").first).to_be_visible()

    press(page, page.get_by_role("button", name="Menu"))
    press(page, page.get_by_role("link", name="Findings", exact=True))
    tab_to(page, page.locator("a[href*='kind=segments&format=csv']"))
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    told = waiting.value.path().read_text(encoding="utf-8-sig")
    coding = Coding.objects.get(removed=False)
    assert coding.span.anchors.get().exact in told
    assert "how it began" in told
