"""The drawing of a board: one SVG for the page and for what is taken out. Pure.

Colours stand as attributes, in the light ones; on the page classes put the reader's in their
place. ``live`` drawings have addresses and what scripts need; others nothing but the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement, tostring

from coding.board.colours import INK, INK_SOFT, PAPER, RULE, SURFACE, hue
from coding.board.places import CARD_TALL, CARD_WIDE, NOTE_TALL, Box, bounds
from coding.board.wrapping import printable, wrap

FONT = "'Source Sans 3', 'Fira Sans', 'Segoe UI', 'Noto Sans', 'Liberation Sans', Arial, sans-serif"
NAMES, SMALL, HEADING = 14, 12, 15
BOLD = 1.15  # how much wider bold letters are
SVG = "http://www.w3.org/2000/svg"


@dataclass(frozen=True)
class Plate:
    """A card as it is drawn, at its place on the board. ``line`` stands small below its name."""

    key: str
    kind: str  # code, theme or note
    name: str
    line: str = ""
    colour: int = 1
    x: int = 0
    y: int = 0
    group: str = ""
    label: str = ""  # what is read aloud
    told: str = ""  # its definition, shown beside it
    url: str = ""
    version: int = 0
    struck: bool = False

    @property
    def box(self) -> Box:
        return Box(self.x, self.y, CARD_WIDE, NOTE_TALL if self.kind == "note" else CARD_TALL)


@dataclass(frozen=True)
class Area:
    """A group as it is drawn."""

    key: str
    name: str
    colour: int
    box: Box
    line: str = ""
    label: str = ""
    url: str = ""
    opens: str = ""  # the page of the theme it has become
    version: int = 0


@dataclass(frozen=True)
class Scene:
    """All that lies on a board, for one reader."""

    name: str
    areas: Sequence[Area] = ()
    plates: Sequence[Plate] = ()

    @property
    def box(self) -> Box:
        return bounds([*(area.box for area in self.areas), *(one.box for one in self.plates)])


def draw(scene: Scene, *, live: bool = False, inline: bool = False) -> str:
    """The scene as SVG: a file of its own, for a page (``live``), or to be only looked at there
    (``inline``)."""
    box = scene.box
    root = Element(
        "svg",
        {
            "class": "board-drawing",
            "viewBox": f"{box.x} {box.y} {box.wide} {box.tall}",
            "font-family": FONT,
            "direction": "ltr",
        },
    )
    if live:
        root.attrib |= {"id": "drawing", "role": "group", "aria-label": printable(scene.name)}
    elif inline:
        root.attrib |= {"role": "img", "aria-label": printable(scene.name)}
    else:
        root.attrib |= {"xmlns": SVG, "width": str(box.wide), "height": str(box.tall)}
        SubElement(root, "title").text = printable(scene.name)
        _rect(root, "board-ground", box, fill=PAPER)
    for area in scene.areas:
        _draw_area(root, area, live)
    for plate in scene.plates:
        _draw_plate(root, plate, live)
    text = tostring(root, encoding="unicode", short_empty_elements=False)
    return text if live or inline else f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _holder(root: Element, css: str, place: Box, live: dict[str, str] | None) -> Element:
    """What a card or group is drawn in: on the page a link, at its place."""
    moved = {"class": css, "transform": f"translate({place.x} {place.y})"}
    return SubElement(root, "a" if live else "g", moved | (live or {}))


def _draw_area(root: Element, area: Area, live: bool) -> None:
    box, tint = area.box, hue(area.colour)
    data = {
        "href": area.url,
        "id": f"group-{area.key}",
        "data-group": area.key,
        "data-version": str(area.version),
        "data-name": printable(area.name),
        "data-opens": area.opens,
        "aria-label": printable(area.label or area.name),
    }
    held = _holder(root, f"board-group c{area.colour}", box, data if live else None)
    whole = Box(0, 0, box.wide, box.tall)
    _rect(held, "group-area", whole, rx="8", fill=tint.ground, stroke=tint.line)
    held[-1].attrib |= {"fill-opacity": "0.45", "stroke-width": "1.5"}
    ems = (box.wide - 24) / (HEADING * BOLD)
    name = (wrap(area.name, ems, 1) or [""])[0]
    _text(held, "group-name", [name], 12, 20, HEADING, tint.letters, weight="600")
    if area.line:
        line = wrap(area.line, (box.wide - 24) / SMALL, 1)
        _text(held, "group-line", line, 12, 36, SMALL, tint.letters)
    if live:
        _rect(held, "group-corner", Box(box.wide - 18, box.tall - 18, 18, 18), fill="none")


def _draw_plate(root: Element, plate: Plate, live: bool) -> None:
    data = {
        "href": plate.url,
        "id": f"card-{plate.key}",
        "data-card": plate.key,
        "data-in": plate.group,
        "data-version": str(plate.version),
        "data-name": printable(plate.name),
        "aria-label": printable(plate.label or plate.name),
        "data-kind": plate.kind,
        "data-told": printable(plate.told),
        "data-line": printable(plate.line),
    }
    if plate.kind == "note":
        data["data-note"] = "\n".join(printable(line) for line in plate.name.splitlines())
    css = f"board-card card-{plate.kind} c{plate.colour}"
    held = _holder(root, css, plate.box, data if live else None)
    _paper(held, plate)
    note = plate.kind == "note"
    size = SMALL if note else NAMES
    inner = CARD_WIDE - 24
    lines = wrap(plate.name, inner / size, 5 if note else 2)
    top = 22 if note or len(lines) > 1 or not plate.line else 27
    _text(held, "card-name", lines, 15, top, size, INK, weight="" if note else "500")
    if plate.struck:
        held[-1].attrib["text-decoration"] = "line-through"
    if plate.line:
        line = wrap(plate.line, inner / SMALL, 1)
        _text(held, "card-line", line, 15, CARD_TALL - 9, SMALL, INK_SOFT)


def _paper(held: Element, plate: Plate) -> None:
    """Codes have an edge of their colour, themes a double frame, notes a dashed one."""
    box, tint = plate.box, hue(plate.colour)
    whole = Box(0, 0, box.wide, box.tall)
    _rect(held, "card-paper", whole, rx="5", fill=SURFACE, stroke=RULE)
    if plate.kind == "code":
        held[-1].attrib["stroke"] = tint.line
        edge = f"M5 0H8V{box.tall}H5A5 5 0 0 1 0 {box.tall - 5}V5A5 5 0 0 1 5 0Z"
        SubElement(held, "path", {"class": "card-edge", "d": edge, "fill": tint.line})
    elif plate.kind == "theme":
        inner = Box(3, 3, box.wide - 6, box.tall - 6)
        _rect(held, "card-frame", inner, rx="3", fill="none", stroke=INK_SOFT)
        held[0].attrib["stroke"] = INK_SOFT
    else:
        held[0].attrib["stroke-dasharray"] = "5 3"


def _rect(held: Element, css: str, box: Box, **more: str) -> None:
    place = {"x": box.x, "y": box.y, "width": box.wide, "height": box.tall}
    given = {name: str(value) for name, value in place.items() if value or name in {"width"}}
    SubElement(held, "rect", {"class": css, **given, **more})


def _text(
    held: Element,
    css: str,
    lines: Sequence[str],
    x: int,
    y: int,
    size: int,
    fill: str,
    weight: str = "",
) -> None:
    given = {"class": css, "font-size": str(size), "fill": fill}
    text = SubElement(held, "text", given | ({"font-weight": weight} if weight else {}))
    for index, line in enumerate(lines):
        place = {"x": str(x), "y": str(round(y + index * size * 1.25))}
        SubElement(text, "tspan", place).text = line
