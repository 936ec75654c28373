"""Make of a drawing what a page under a strict policy, or a file for print, may hold. Pure.

Nothing passes but shapes, words and their looks: no script, no style, no address except those
given for the marks. On a page marks are links that can be reached by keyboard and are read aloud;
a file has none, since an address of the team's server has no place in a paper.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from coding.pictures.drawing.looks import PLACE

SVG = "http://www.w3.org/2000/svg"
XLINK = "{http://www.w3.org/1999/xlink}href"
SHAPES = {"svg", "g", "path", "line", "rect", "circle", "text", "tspan", "a", "title", "desc"}
POSITIONS = {"viewBox", "width", "height", "transform", "x", "y", "x1", "x2", "y1", "y2"}
FORMS = {"r", "dx", "dy", "cx", "cy", "d", "points", "text-anchor"}
PAINT = {"fill", "fill-opacity", "stroke", "stroke-width", "stroke-opacity", "opacity"}
LINES = {"stroke-dasharray", "stroke-linecap", "stroke-miterlimit"}
FACES = {"font-family", "font-size", "font-weight", "font-style"}
LOOKS = POSITIONS | FORMS | PAINT | LINES | FACES
FOREIGN = re.compile(r"url\(|//|javascript:|data:", re.I)
PLAIN = {"fill-opacity": "1", "stroke-opacity": "1", "opacity": "1", "transform": "translate(0,0)"}
IDS = {"title": "picture-title", "desc": "picture-desc"}
PARSER = etree.XMLParser(
    resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
)


@dataclass(frozen=True)
class Titles:
    """What a picture is called, and what can be read of it without seeing it."""

    title: str
    described: str


def for_page(drawing: str, titles: Titles, addresses: Sequence[str]) -> str:
    """The drawing with its marks as links: mark by mark these addresses."""
    root = _shapes(drawing)
    for link in root.iter(_name("a")):
        _link(link, addresses)
    _entitle(root, titles, "group")
    return _text(root)


def for_file(drawing: str, titles: Titles) -> str:
    """The drawing by itself, on white, without links."""
    root = _shapes(drawing)
    for link in list(root.iter(_name("a"))):
        _unwrap(link)
    _entitle(root, titles, "img")
    white = etree.Element(_name("rect"), width="100%", height="100%", fill="#ffffff")
    root.insert(2, white)
    return _text(root)


def size(svg: str) -> tuple[float, float]:
    """How wide and tall a cleaned drawing is."""
    root = etree.fromstring(svg.encode(), PARSER)
    return float(root.get("width", "0")), float(root.get("height", "0"))


def _name(tag: str) -> str:
    return f"{{{SVG}}}{tag}"


def _shapes(drawing: str) -> etree._Element:
    """The drawing without anything that is not a shape, a word, a look or a mark's number."""
    root = etree.fromstring(drawing.encode(), PARSER)
    for element in list(root.iter()):
        if _local(element) not in SHAPES or _invisible(element):
            _drop(element)
        else:
            _keep_looks(element)
    for group in list(root.iter(_name("g"))):
        if not len(group):
            _drop(group)
    etree.cleanup_namespaces(root)
    return root


def _local(element: etree._Element) -> str:
    tag = element.tag
    return etree.QName(tag).localname if isinstance(tag, str) and tag.startswith("{") else ""


def _invisible(element: etree._Element) -> bool:
    bare = _local(element) == "path" and element.get("fill") is None
    return element.get("display") == "none" or (bare and element.get("stroke") is None)


def _keep_looks(element: etree._Element) -> None:
    said, place = element.get("aria-label"), element.get(XLINK) or ""
    for name, value in list(element.attrib.items()):
        plain = PLAIN.get(str(name)) == value
        if plain or name not in LOOKS or FOREIGN.search(str(value)):
            del element.attrib[name]
    if _local(element) == "a":
        element.set("href", place.removeprefix(PLACE))
    parent = element.getparent()
    if said and parent is not None and _local(parent) == "a":
        parent.set("aria-label", said)


def _link(link: etree._Element, addresses: Sequence[str]) -> None:
    number = link.get("href", "")
    if not number.isdecimal() or int(number) >= len(addresses) or not addresses[int(number)]:
        _unwrap(link)
        return
    link.set("href", addresses[int(number)])
    if link.get("aria-label"):
        hint = etree.SubElement(link, _name("title"))
        hint.text = link.get("aria-label")


def _unwrap(link: etree._Element) -> None:
    parent = link.getparent()
    if parent is None:
        return
    place = parent.index(link)
    for child in list(link):
        if _local(child) != "title":
            parent.insert(place, child)
            place += 1
    parent.remove(link)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _entitle(root: etree._Element, titles: Titles, role: str) -> None:
    """Say what it is: by ids on a page with other things, by its first children everywhere."""
    for place, (tag, text) in enumerate((("title", titles.title), ("desc", titles.described))):
        element = etree.Element(_name(tag), id=IDS[tag])
        element.text = text
        root.insert(place, element)
    root.set("role", role)
    root.set("aria-labelledby", IDS["title"])
    root.set("aria-describedby", IDS["desc"])


def _text(root: etree._Element) -> str:
    return etree.tostring(root, encoding="unicode")
