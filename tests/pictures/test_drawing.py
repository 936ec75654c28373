"""Specifications are values; drawn, they are shapes and words and nothing else."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from coding.pictures.drawing import looks
from coding.pictures.drawing.cleaning import Titles, for_file, for_page, size
from coding.pictures.drawing.heat import Count, Heat, heat_map
from coding.pictures.drawing.looks import PLACE, Spec
from coding.pictures.drawing.over_time import Column, Dot, Work, work_over_time
from coding.pictures.drawing.portrait import Bar, Portrait, Speech, portrait
from interviews.drawing.asking import (
    MOST_A_SIDE,
    MOST_PIXELS,
    TWICE,
    CannotDraw,
    Draughtsman,
    draughtsman,
    scale_of,
)
from tests.house.rooms import imports
from tests.pictures.scene import SVG, marks, words

TITLES = Titles("Codes by participant", "Two codes & one <participant>")
HEAT = Heat(
    ["trust", "doubt & <b>"],
    ["P1", "P2", "P3"],
    [Count(0, 0, 3, "trust, P1: 3"), Count(0, 2, 12, "trust, P3: 12"), Count(1, 1, 1, "doubt")],
    "Passages",
)
PORTRAIT = Portrait(
    1000,
    ["trust", "doubt"],
    [("Ada Berg", looks.MEMBERS[0]), ("Ben Costa", looks.MEMBERS[1])],
    [Bar(0, 0, 10, 200, "trust"), Bar(1, 1, 995, 996, "doubt")],
    ["Interviewer", "P1"],
    [Speech(0, "interviewer", 0, 90), Speech(1, "participant", 91, 1000)],
    [(0, "P1:1"), (91, "P1:2")],
)
WORK = Work(
    ["1 May", "2 May"],
    [("Ada Berg", looks.MEMBERS[0])],
    [Column(0, 0, 4, "4 acts"), Column(1, 0, 2, "2 acts")],
    ["Codes", "Memos"],
    [Dot(1, 1, 9, "9 memos")],
    "Acts",
)
SPECS = {"heat": heat_map(HEAT), "portrait": portrait(PORTRAIT), "work": work_over_time(WORK)}


def data(spec: Any) -> list[dict[str, Any]]:
    """Every mark's data in a specification, in order."""
    if isinstance(spec, list):
        return [one for part in spec for one in data(part)]
    if not isinstance(spec, dict):
        return []
    own = spec.get("data", {}).get("values", []) if "data" in spec else []
    return [*own, *(one for key, part in spec.items() if key != "data" for one in data(part))]


def parsed(svg: str) -> etree._Element:
    return etree.fromstring(svg.encode())


def test_a_heat_map_holds_each_count_where_row_and_column_meet() -> None:
    cells = [one for one in data(SPECS["heat"]) if "place" in one]
    held = [(one["row"], one["column"], one["number"]) for one in cells]
    assert held == [(0, 0, 3), (0, 2, 12), (1, 1, 1)]
    assert [one["place"] for one in cells] == [f"{PLACE}{number}" for number in range(3)]


def test_bars_of_a_portrait_lie_where_their_words_lie_and_can_be_seen() -> None:
    bars = [one for one in data(SPECS["portrait"]) if "place" in one]
    assert (bars[0]["start"], bars[0]["end"]) == (10, 200)
    assert bars[1]["end"] == pytest.approx(999.25, abs=1)
    assert bars[1]["end"] - bars[1]["start"] > 3


def test_columns_and_dots_are_numbered_as_one_list() -> None:
    found = [one["place"] for one in data(SPECS["work"]) if "place" in one]
    assert found == [f"{PLACE}{number}" for number in range(3)]


@given(st.integers(1, 5000))
def test_steps_cover_every_number_once(most: int) -> None:
    firsts = looks.bounds(most)
    assert firsts[0] == 1
    assert len(firsts) <= len(looks.STEPS)
    assert all(a < b for a, b in pairwise(firsts))
    for number in {1, most, *firsts, *(first - 1 for first in firsts[1:])}:
        step = looks.step_of(number, firsts)
        assert firsts[step] <= number
        assert step == len(firsts) - 1 or number < firsts[step + 1]
    assert len(looks.spread(len(firsts))) == len(looks.named_steps(firsts, most)) == len(firsts)


@given(st.text(max_size=200), st.integers(30, 400))
def test_a_name_never_takes_more_room_than_it_has(name: str, pixels: int) -> None:
    assert looks.room(looks.shortened(name, pixels)) <= max(pixels, looks.room("…"))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_numbers_can_be_read_on_every_step_and_steps_grow_darker() -> None:
    for step in looks.STEPS:
        assert contrast(step, looks.letters(step)) >= 4.5, step
    assert all(luminance(a) > luminance(b) for a, b in pairwise(looks.STEPS))


def test_numbers_can_be_read_on_every_step_of_a_dark_page() -> None:
    from tests.house.rooms import ROOT

    css = (ROOT / "static/css/pictures.css").read_text()
    dark = dict(re.findall(r'\[fill="(#\w+)"\] \{\s*fill: light-dark\(#\w+, (#\w+)\)', css))
    for step in looks.STEPS:
        assert contrast(dark[step], dark[looks.letters(step)]) >= 4.5, step


def test_every_colour_has_its_counterpart_on_a_dark_page() -> None:
    from tests.house.rooms import ROOT

    css = (ROOT / "static/css/pictures.css").read_text()
    drawn = json.dumps(list(SPECS.values())) + json.dumps([*looks.MEMBERS, looks.NO_MEMBER])
    for colour in set(re.findall(r"#[0-9a-f]{6}", drawn)):
        assert f'="{colour}"]' in css, colour


@pytest.mark.parametrize("name", SPECS)
def test_on_a_page_every_mark_is_a_link_that_is_read_aloud(name: str) -> None:
    addresses = [f"/passages/?a={number}&b=1" for number in range(3)]
    svg = parsed(for_page(draughtsman.svg(SPECS[name]), TITLES, addresses))
    found = marks(svg)
    assert sorted(address for _said, address in found) == addresses[: len(found)]
    assert len(found) == sum("place" in one for one in data(SPECS[name]))
    assert all(said for said, _address in found)


@pytest.mark.parametrize("name", SPECS)
@pytest.mark.parametrize("made", ["page", "file"])
def test_there_is_no_script_style_or_foreign_host_in_it(name: str, made: str) -> None:
    drawing = draughtsman.svg(SPECS[name])
    svg = for_page(drawing, TITLES, ["/p/"] * 9) if made == "page" else for_file(drawing, TITLES)
    root = parsed(svg)
    assert {etree.QName(one).localname for one in root.iter()} <= {
        *("svg", "g", "path", "line", "rect", "circle", "text", "a", "title", "desc")
    }
    kept = {str(name) for one in root.iter() for name in one.attrib}
    assert not {name for name in kept if name.startswith(("on", "style", "{"))}
    assert re.findall(r"https?://[^\"]+", svg) == ["http://www.w3.org/2000/svg"]


def test_what_does_not_belong_in_a_drawing_does_not_pass() -> None:
    evil = f"""<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"
      onload="x()" width="9"><script>x()</script><style>*{{}}</style><foreignObject/>
      <image xlink:href="http://evil.example/i.png"/><use xlink:href="#a"/>
      <g style="fill:red" onclick="x()"><text fill="url(http://evil.example/#g)">words</text></g>
      <a xlink:href="javascript:x()"><text>not a way</text></a>
      <a xlink:href="{PLACE}7"><text>no such mark</text></a>
      <a xlink:href="{PLACE}0"><text aria-label="one">a mark</text></a></svg>"""
    svg = for_page(evil, TITLES, ["/passages/"])
    assert marks(parsed(svg)) == [("one", "/passages/")]
    assert words(parsed(svg)) == ["words", "not a way", "no such mark", "a mark"]
    for word in ("script", "style", "image", "onload", "onclick", "evil", "use", "foreign"):
        assert f"<{word}" not in svg
        assert f"{word}=" not in svg
    assert "evil" not in svg


def test_an_entity_is_not_followed() -> None:
    bomb = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    svg = for_file(f'{bomb}<svg xmlns="http://www.w3.org/2000/svg"><text>&a;</text></svg>', TITLES)
    assert "root:" not in svg


def test_a_file_stands_by_itself_on_white_with_its_title_and_description() -> None:
    root = parsed(for_file(draughtsman.svg(SPECS["heat"]), TITLES))
    assert marks(root) == []
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == "Codes by participant"
    assert root.findtext(f"{SVG}desc") == "Two codes & one <participant>"
    white = root.find(f"{SVG}rect")
    assert white is not None
    assert white.get("fill") == "#ffffff"
    assert {"trust", "doubt & <b>", "P3", "12", "Passages", "1–2"} <= set(words(root))


def test_a_png_is_twice_as_large_and_a_pdf_has_one_page_with_words() -> None:
    import pypdfium2

    svg = for_file(draughtsman.svg(SPECS["heat"]), TITLES)
    wide = float(parsed(svg).get("width", "0"))
    png = draughtsman.png(svg, size(svg))
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert abs(int.from_bytes(png[16:20]) - 2 * wide) <= 2
    pdf = pypdfium2.PdfDocument(draughtsman.pdf(svg))
    assert len(pdf) == 1
    assert "trust" in pdf[0].get_textpage().get_text_range()
    assert abs(pdf[0].get_width() - wide) <= 1


@pytest.mark.parametrize(
    ("wide", "tall"), [(1, 1), (900, 600), (100_000, 120), (120_000, 120_000), (0, 0)]
)
def test_no_png_has_more_pixels_than_may_be_drawn(wide: int, tall: int) -> None:
    scale = scale_of(wide, tall)
    assert 0 < scale <= TWICE
    assert wide * scale * tall * scale <= MOST_PIXELS * 1.001
    assert max(wide, tall) * scale <= MOST_A_SIDE * 1.001


def test_nothing_is_fetched_while_drawing() -> None:
    fetched: Spec = {
        "$schema": looks.SCHEMA,
        "data": {"url": "http://127.0.0.1:9/data.json"},
        "mark": "point",
        "encoding": {"x": {"field": "a"}},
    }
    with pytest.raises(CannotDraw, match="not allowed"):
        draughtsman.svg(fetched)


def test_a_refused_drawing_does_not_hinder_the_next() -> None:
    with pytest.raises(CannotDraw):
        draughtsman.svg({"mark": 7})
    assert "<svg" in draughtsman.svg(SPECS["heat"])


def test_another_is_engaged_where_the_process_has_ended() -> None:
    own = Draughtsman()
    own.svg(SPECS["heat"])
    assert own._process is not None
    own._process.kill()
    own._process.wait()
    assert "<svg" in own.svg(SPECS["heat"])
    own.dismiss()


def test_who_asks_while_another_is_drawn_for_too_long_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("interviews.drawing.asking.TURN", 0.01)
    own = Draughtsman()
    with own._lock, pytest.raises(CannotDraw, match="at once"):
        own.svg(SPECS["heat"])


def test_many_who_ask_at_once_each_get_their_own_drawing() -> None:
    from concurrent.futures import ThreadPoolExecutor

    def spec(number: int) -> Spec:
        return heat_map(Heat([f"code {number}"], ["P1"], [Count(0, 0, number)], "Passages"))

    with ThreadPoolExecutor(6) as pool:
        drawn = list(pool.map(lambda number: draughtsman.svg(spec(number)), range(1, 13)))
    assert all(f"code {number}<" in svg for number, svg in enumerate(drawn, 1))


def test_a_drawing_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("interviews.drawing.asking.SECONDS", 0.0)
    own = Draughtsman()
    with pytest.raises(CannotDraw, match="too long"):
        own.svg(SPECS["heat"])
    own.dismiss()


def test_the_process_gets_no_environment_and_imports_nothing_of_ours() -> None:
    from pathlib import Path

    from interviews.drawing.asking import PROGRAM

    assert not {"coding", "interviews"} & {name.split(".")[0] for name in imports(PROGRAM)}
    own = Draughtsman()
    own.svg(SPECS["heat"])
    assert own._process is not None
    environ = Path(f"/proc/{own._process.pid}/environ")
    if environ.exists():
        assert b"SECRET" not in environ.read_bytes()
        assert b"PATH=" not in environ.read_bytes()
    own.dismiss()
