"""How a Word document looks, as far as it says who speaks: bold, headings, hidden text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

_HEADING = re.compile(r"(?:heading \d|title|subtitle)", re.I)
_QUOTED = re.compile(
    r"(?:(?:intense|block)[ -]?)?(?:quot(?:e|ation)s?|block ?text|block ?quote|(?:block)?zitat"
    r"|intensives ?zitat|citation|cita)\w{0,8}",
    re.I,
)
_SET_IN = 280  # twentieths of a point from the edge; half a centimetre
_OFF = frozenset(("0", "false", "off", "none"))
_LONGEST_CHAIN = 12  # styles based on one another; a forged file may go round in a circle


@dataclass(frozen=True, slots=True)
class ParagraphLook:
    """A paragraph's weight, whether a tracked deletion joins it to the next, and how it is set."""

    bold: bool = False
    heading: bool = False
    end_deleted: bool = False
    quoted: bool = False
    set_in: bool = False


@dataclass(frozen=True, slots=True)
class RunLook:
    """A run's weight, and whether it is hidden."""

    bold: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    based_on: str
    bold: bool | None
    hidden: bool | None


class Looks:
    """The styles of a document, asked by paragraphs and runs."""

    def __init__(self, styles: etree._Element | None) -> None:
        self.styles: dict[str, _Style] = {}
        for each in styles if styles is not None else ():
            if key := on(each, "styleId"):
                self.styles[key] = _style(each)
        self.known: dict[str, tuple[bool, bool, bool]] = {}

    def paragraph(self, element: etree._Element) -> ParagraphLook:
        """How a paragraph looks."""
        properties = _child(element, "pPr")
        if properties is None:
            return ParagraphLook()
        mark = _child(properties, "rPr")
        deleted = mark is not None and _child(mark, "del") is not None
        key = _value(properties, "pStyle")
        bold, _, heading = self._of(key)
        return ParagraphLook(bold, heading, deleted, self._quoted(key), _set_in(properties))

    def run(self, element: etree._Element, bold: bool) -> RunLook:
        """How a run looks in a paragraph that is `bold` or not."""
        properties = _child(element, "rPr")
        if properties is None:
            return RunLook(bold)
        heavy, hidden, _ = self._of(_value(properties, "rStyle"))
        own, covered = _switch(properties, "b"), _switch(properties, "vanish")
        return RunLook(
            own if own is not None else bold != heavy,  # a style's bold in bold is light again
            covered if covered is not None else hidden,
        )

    def deleted_row(self, row: etree._Element) -> bool:
        """Whether a tracked deletion takes this row out of its table."""
        properties = _child(row, "trPr")
        return properties is not None and _child(properties, "del") is not None

    def _quoted(self, key: str) -> bool:
        """Whether a style, or one it is based on, is that of quotations."""
        for _ in range(_LONGEST_CHAIN):
            if _QUOTED.fullmatch(key):
                return True
            style = self.styles.get(key)
            if style is None:
                return False
            if _QUOTED.fullmatch(style.name):
                return True
            key = style.based_on
        return False

    def _of(self, key: str) -> tuple[bool, bool, bool]:
        """Bold, hidden, heading: from a style or those it is based on."""
        if key not in self.known:
            self.known[key] = self._looked_up(key)
        return self.known[key]

    def _looked_up(self, key: str) -> tuple[bool, bool, bool]:
        bold: bool | None = None
        hidden: bool | None = None
        heading = bool(_HEADING.fullmatch(key.replace("Heading", "heading ")))
        for _ in range(_LONGEST_CHAIN):
            style = self.styles.get(key)
            if style is None:
                break
            bold = style.bold if bold is None else bold
            hidden = style.hidden if hidden is None else hidden
            heading = heading or bool(_HEADING.fullmatch(style.name))
            key = style.based_on
        return bool(bold), bool(hidden), heading


def on(element: etree._Element, name: str) -> str:
    """An attribute by its name alone, "" where it is missing."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return ""


def _set_in(properties: etree._Element) -> bool:
    """Whether a paragraph that is in no list begins away from the edge."""
    indent = _child(properties, "ind")
    if indent is None or _child(properties, "numPr") is not None:
        return False
    left = on(indent, "left") or on(indent, "start")
    return left.isdecimal() and int(left[:9]) >= _SET_IN


def _style(element: etree._Element) -> _Style:
    properties = _child(element, "rPr")
    bold = hidden = None
    if properties is not None:
        bold, hidden = _switch(properties, "b"), _switch(properties, "vanish")
    return _Style(_value(element, "name"), _value(element, "basedOn"), bold, hidden)


def _child(element: etree._Element, name: str) -> etree._Element | None:
    space = str(element.tag).partition("}")[0]  # that of either edition of the format
    return next(element.iterchildren(f"{space}}}{name}"), None)


def _value(element: etree._Element, name: str) -> str:
    child = _child(element, name)
    return "" if child is None else on(child, "val")


def _switch(properties: etree._Element, name: str) -> bool | None:
    """Whether something is on, off, or not said."""
    child = _child(properties, name)
    return None if child is None else on(child, "val").lower() not in _OFF
