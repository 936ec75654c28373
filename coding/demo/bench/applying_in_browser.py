"""Applying a code by keys: from Enter until it is painted, and until the counts follow."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coding.demo.bench.browsing import at_desk, browser, signed_in, told
from coding.demo.bench.measuring import Measurement, Reading, middle
from coding.demo.bench.opening import TEN
from coding.demo.bench.surroundings import Bench, Study

if TYPE_CHECKING:
    from playwright.sync_api import Page

TIMES = 20


def apply_by_keys(page: Page, study: Study, number: int) -> None:
    """Codes words of another turn with another code each time: never words coded so already."""
    turn, first = 1 + number, 3 + number
    page.evaluate("(place) => window.bench.select(place)", [turn, first, first + 12])
    page.wait_for_selector("#toolbar", state="visible")
    page.keyboard.type(f"Code {1 + number % len(study.codes):03d}")
    page.keyboard.press("Enter")


def applied(bench: Bench) -> list[dict[str, float]]:
    """Milliseconds until ``seen``, ``kept`` and ``counted``, of each code applied."""
    study = bench.study(TEN, mark="applying")
    took = []
    with browser() as chromium:
        page = signed_in(chromium, bench, study.members[0])
        page.goto(f"{bench.address}{study.coding_path}")
        at_desk(page)
        for number in range(bench.some(TIMES, 3)):
            apply_by_keys(page, study, number)
            took.append({name: float(told(page, name)) for name in ("seen", "kept", "counted")})
            page.keyboard.press("Escape")
    return took


def reading(bench: Bench, name: str, per_unit: float) -> Reading:
    took = bench.once("applied in browser", lambda: applied(bench))
    return Reading(middle([each[name] for each in took]) / per_unit, len(took))


MEASUREMENTS = [
    Measurement("apply-painted", "ms", 50, partial(reading, name="seen", per_unit=1)),
    Measurement("apply-counts-follow", "s", 1, partial(reading, name="counted", per_unit=1000)),
]
