"""Opening the coding page in a browser, from the click to a page one can work with; its weight."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from coding.demo.bench.browsing import at_desk, browser, signed_in, told
from coding.demo.bench.measuring import Measurement, Reading, middle
from coding.demo.bench.people import Person
from coding.demo.bench.surroundings import Bench, Study
from coding.demo.scale import Size

if TYPE_CHECKING:
    from playwright.sync_api import Page

TEN = Size(interviews=1, words=10_000, codes=50, coders=5, codings=2_000)
SIXTY = Size(interviews=1, words=60_000, codes=100, coders=5, codings=10_000)
TIMES = 7
EVERY_TURN = """(() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(".turn { content-visibility: visible !important; }");
  document.adoptedStyleSheets = [sheet];
})();"""
ADD_LINK = """(href) => {
  const link = document.createElement("a");
  link.id = "bench-link";
  link.href = href;
  link.textContent = "Code";
  document.querySelector("main").prepend(link);
}"""


def opened(bench: Bench, size: Size, every_turn: bool = False) -> Reading:
    """Everyone's codings are shown; ``every_turn`` lays all turns out, not those in sight alone."""
    study = bench.study(size)
    with browser() as chromium:
        page = signed_in(chromium, bench, study.members[0])
        if every_turn:
            page.context.add_init_script(EVERY_TURN)
        _click(page, bench, study)
        times = bench.some(TIMES, 2)
        took = [_click(page, bench, study) for _time in range(times)]
    return Reading(middle(took), times)


def _click(page: Page, bench: Bench, study: Study) -> float:
    """Seconds from a click on a page of the same project."""
    page.goto(f"{bench.address}/projects/{study.slug}/interviews/")
    page.evaluate(ADD_LINK, f"{study.coding_path}?voices=all")
    page.click("#bench-link")
    at_desk(page)
    return float(told(page, "usable")) / 1000


def weight(bench: Bench) -> Reading:
    study = bench.study(SIXTY)
    person = Person(bench, study.members[0])
    _seconds, body = person.get(f"{study.coding_path}?voices=all", **{"Accept-Encoding": "gzip"})
    return Reading(len(body) / 1000, 1)


MEASUREMENTS = [
    Measurement("open-10k-words", "s", 0.4, partial(opened, size=TEN)),
    Measurement("open-60k-words", "s", 0.9, partial(opened, size=SIXTY)),
    Measurement("open-60k-all-turns", "s", 2, partial(opened, size=SIXTY, every_turn=True)),
    Measurement("page-60k-gzipped", "kB", 500, weight),
]
