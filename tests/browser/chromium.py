"""Finds a Chromium for the browser tests, or installs one: ``python -m tests.browser.chromium``."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
)
# Tests must not wait for a browser that calls home, or can not.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]
HELPLESS = (
    "The browser tests need Chromium or Chrome and found none. Install one (on Debian and Ubuntu: "
    "sudo apt install chromium) and run 'make test' again."
)


def on_path() -> str | None:
    return next(filter(None, map(shutil.which, NAMES)), None)


def of_playwright() -> str | None:
    """The browser that ``playwright install chromium`` brought, where it did."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def arguments() -> list[str]:
    """Root may not use the sandbox; containers have a small /dev/shm."""
    return [*QUIET, *(["--no-sandbox", "--disable-dev-shm-usage"] if is_root() else [])]


def install() -> str | None:
    """Try Playwright's, then, as root, Debian's."""
    done = subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], timeout=600)
    if done.returncode == 0 and (found := of_playwright()):
        return found
    if not (is_root() and shutil.which("apt-get")):
        return None
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", *words], env=quietly, stdin=subprocess.DEVNULL)
    return on_path()


def main() -> int:
    found = on_path() or of_playwright() or install()
    print(f"Browser: {found}" if found else HELPLESS, flush=True)
    return 0 if found else 1


if __name__ == "__main__":
    sys.exit(main())
