"""The drawing: one for the page and for the file, safe whatever the words are."""

from __future__ import annotations

import re
from pathlib import Path

from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from coding.board.colours import CODES, INK, INK_SOFT, PAPER, RULE, SURFACE
from coding.board.drawing import Area, Plate, Scene, draw
from coding.board.places import Box
from interviews.drawing.asking import draughtsman

CSS = Path(settings.BASE_DIR) / "static" / "css"
names = st.text(max_size=40)
KINDS = st.sampled_from(["code", "theme", "note"])
plates = st.builds(Plate, st.just("k"), KINDS, names, names, st.integers(1, 12))
areas = st.builds(Area, st.just("g"), names, st.integers(1, 12), st.just(Box(0, 0, 400, 200)))
scenes = st.builds(Scene, names, st.lists(areas, max_size=2), st.lists(plates, max_size=3))
ALLOWED = {"svg", "title", "g", "rect", "path", "text", "tspan"}


@given(scenes)
def test_a_file_is_a_picture_and_nothing_else(scene: Scene) -> None:
    root = etree.fromstring(draw(scene).encode())
    found = {etree.QName(one).localname for one in root.iter()}
    assert found <= ALLOWED
    attributes = {name for one in root.iter() for name in one.attrib}
    assert not {name for name in attributes if name.startswith(("on", "data-")) or "href" in name}


@given(scenes)
def test_on_the_page_words_are_no_markup(scene: Scene) -> None:
    root = etree.fromstring(draw(scene, live=True))
    assert {one.tag for one in root.iter()} <= {*ALLOWED, "a"}
    assert "style" not in {name for one in root.iter() for name in one.attrib}


def test_a_name_that_is_markup_stays_a_name() -> None:
    scene = Scene("b", [], [Plate("k", "code", "<script>x</script>")])
    text = draw(scene, live=True)
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_letters_are_drawn_whatever_fonts_there_are() -> None:
    """An empty card and one with a name differ: the fonts named can be read."""
    empty, named = (
        draughtsman.png(draw(Scene("b", [], [Plate("k", "code", name)])), (248, 128))
        for name in ("", "Trust in numbers")
    )
    assert len(named) > len(empty) + 200


def light(sheet: str) -> dict[str, str]:
    text = (CSS / sheet).read_text()
    return dict(re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6})", text))


def test_the_colours_of_a_file_are_those_of_the_page() -> None:
    palette, tokens = light("palette.css"), light("tokens.css")
    for number, tint in enumerate(CODES, 1):
        found = [palette[f"code-{number}{part}"] for part in ("-bg", "-fg", "")]
        assert found == list(tint)
    own = [tokens[name] for name in ("paper", "surface", "ink", "ink-soft", "rule-strong")]
    assert own == [PAPER, SURFACE, INK, INK_SOFT, RULE]
