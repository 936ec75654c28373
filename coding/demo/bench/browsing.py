"""A real browser, and people at it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings

from coding.demo.bench.measuring import NotYet
from coding.demo.bench.surroundings import Bench, session_of
from interviews.projects.models import Member

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Playwright

CHROMIUM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
STOPWATCH = (Path(__file__).parent / "stopwatch.js").read_text()
SCREEN = {"width": 1280, "height": 800}


@contextmanager
def browser() -> Iterator[Browser]:
    """Chromium, without a window."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        raise NotYet("There is no Playwright here: make develop.") from None
    with sync_playwright() as playwright:
        opened = _launched(playwright)
        try:
            yield opened
        finally:
            opened.close()


def _launched(playwright: Playwright) -> Browser:
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    root = ["--no-sandbox", "--disable-dev-shm-usage"] if os.geteuid() == 0 else []
    try:
        return playwright.chromium.launch(executable_path=found, args=root)
    except Exception as error:
        raise NotYet(f"No browser starts here: {str(error).splitlines()[0]}") from None


def signed_in(browser: Browser, bench: Bench, member: Member) -> Page:
    """A page of their own, signed in, with a stopwatch in every document."""
    context = browser.new_context(viewport=SCREEN)  # type: ignore[arg-type]
    context.set_default_timeout(120_000)
    session = {"name": settings.SESSION_COOKIE_NAME, "value": session_of(member)}
    context.add_cookies([{**session, "url": bench.address}])  # type: ignore[typeddict-item]
    context.add_init_script(STOPWATCH)
    return context.new_page()


def told(page: Page, name: str) -> Any:
    """What the stopwatch promised under that name."""
    return page.evaluate("(name) => window.bench[name]", name)


def at_desk(page: Page) -> None:
    """The coding page's script has everything in hand."""
    page.wait_for_selector("html[data-desk-ready]", state="attached")
