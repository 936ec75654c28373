"""How an OpenDocument text looks, as far as it says who speaks: bold, headings, hidden text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"

_HEADINGS = ("Heading", "Title", "Subtitle")
_LONGEST_CHAIN = 12  # styles based on one another; a forged file may go round in a circle
_BOLD = 600  # of the weights 100 to 900


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph or span looks."""

    bold: bool = False
    hidden: bool = False
    heading: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    parent: str
    bold: bool | None
    hidden: bool


class Looks:
    """The styles of a document, asked by paragraphs and spans."""

    def __init__(self, *roots: etree._Element | None) -> None:
        self.styles: dict[tuple[str, str], _Style] = {}
        for root in roots:
            for each in root.iter(f"{_STYLE}style") if root is not None else ():
                key = (attribute(each, _STYLE, "family"), attribute(each, _STYLE, "name"))
                self.styles.setdefault(key, _style(each))

    def paragraph(self, element: etree._Element) -> Look:
        """How a paragraph looks."""
        key = attribute(element, TEXT, "style-name")
        bold, hidden = self._of("paragraph", key)
        heading = any(name.startswith(_HEADINGS) for name in self._chain("paragraph", key))
        return Look(bool(bold), hidden, heading)

    def span(self, element: etree._Element, bold: bool) -> Look:
        """How a span looks in a text that is `bold` or not."""
        own, hidden = self._of("text", attribute(element, TEXT, "style-name"))
        return Look(bold if own is None else own, hidden)

    def _chain(self, family: str, name: str) -> Iterator[str]:
        for _ in range(_LONGEST_CHAIN):
            if not name:
                return
            yield name
            style = self.styles.get((family, name))
            name = style.parent if style else ""

    def _of(self, family: str, name: str) -> tuple[bool | None, bool]:
        styles = [self.styles.get((family, each)) for each in self._chain(family, name)]
        bold = next((style.bold for style in styles if style and style.bold is not None), None)
        return bold, any(style.hidden for style in styles if style)


def attribute(element: etree._Element, space: str, name: str) -> str:
    """An attribute of the namespace `space`, "" where it is missing."""
    return str(element.get(f"{space}{name}", ""))


def _style(element: etree._Element) -> _Style:
    properties = element.find(f"{_STYLE}text-properties")
    parent = attribute(element, _STYLE, "parent-style-name")
    if properties is None:
        return _Style(parent, None, False)
    weight = attribute(properties, _FO, "font-weight")
    bold = (weight == "bold" or (weight.isdecimal() and int(weight) >= _BOLD)) if weight else None
    return _Style(parent, bold, attribute(properties, TEXT, "display") == "none")
