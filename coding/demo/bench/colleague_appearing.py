"""Two browsers at one interview: from one's Enter until the other's page has painted the coding."""

from __future__ import annotations

from coding.demo.bench.applying_in_browser import apply_by_keys
from coding.demo.bench.browsing import at_desk, browser, signed_in, told
from coding.demo.bench.measuring import Measurement, Reading, p95
from coding.demo.bench.opening import TEN
from coding.demo.bench.surroundings import Bench

TIMES = 20


def appearing(bench: Bench) -> Reading:
    study = bench.study(TEN, mark="appearing")
    took = []
    with browser() as chromium:
        reader, writer = (signed_in(chromium, bench, member) for member in study.members[:2])
        for page in (reader, writer):
            page.goto(f"{bench.address}{study.coding_path}?voices=all")
            at_desk(page)
        for number in range(bench.some(TIMES, 3)):
            reader.evaluate("() => { window.bench.watch(); }")
            apply_by_keys(writer, study, number)
            pressed = float(told(writer, "pressed"))
            took.append((float(told(reader, "arrived")) - pressed) / 1000)
            told(writer, "counted")
            writer.keyboard.press("Escape")
    return Reading(p95(took), len(took))


MEASUREMENTS = [Measurement("colleague-appears", "s", 1.5, appearing)]
