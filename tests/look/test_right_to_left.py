"""The interface can run from right to left: no style names a side of the screen."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.house.rooms import ROOT

STYLES = sorted((ROOT / "static" / "css").glob("*.css"))
SIDES = re.compile(
    r"(?:margin|padding|border|inset|scroll-margin|scroll-padding)-(?:left|right)\b|"
    r"border-(?:top|bottom)-(?:left|right)-radius|^(?:left|right|direction)$"
)
FOUR = re.compile(
    r"^(?:margin|padding|inset|border-(?:width|style|color)|scroll-(?:margin|padding))$"
)
ALIGNED = re.compile(r"^(?:text-align|text-align-last|float|clear|justify-content|caption-side)$")
# Why a side may be named after all: (file, declaration).
WITH_REASON = {
    ("coding-overlays.css", "left: 0"): "scripts move the handle from the corner of the screen",
    (
        "board.css",
        "left: 0",
    ): "scripts move what is dragged from the corner",
    ("coding-overlays.css", "left: calc(var(--reach) / -2)"): "centred on the handle, both ways",
    (
        "coding-margin.css",
        "box-shadow: -3px 0 0 var(--warning-soft), -6px 0 0 var(--warning)",
    ): "the next rule says it for the other way",
    ("through.css", "border-width: 0 2px 2px 0"): "a tick has one shape everywhere",
    (
        "coding-margin.css",
        "box-shadow: 3px 0 0 var(--warning-soft), 6px 0 0 var(--warning)",
    ): "for turns from right to left",
}


def declarations(text: str) -> Iterator[tuple[str, str]]:
    bare = re.sub(r"/\*.*?\*/", "", text, flags=re.S)
    for block in re.findall(r"{([^{}]*)}", bare):
        for line in block.split(";"):
            name, colon, value = line.partition(":")
            if colon:
                yield name.strip(), " ".join(value.split())


def parts(value: str) -> list[str]:
    """The values of a shorthand; what stands in brackets is one."""
    bare = value.replace("!important", "")
    return re.findall(r"(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+", bare)


def sided(name: str, value: str) -> bool:
    """Whether a declaration is for one side of the screen, whichever way lines run."""
    given = parts(value)
    return bool(
        SIDES.search(name)
        or (FOUR.match(name) and len(given) == 4 and given[1] != given[3])
        or (ALIGNED.match(name) and value in {"left", "right"})
        or (name == "border-radius" and len(given) > 1 and len(set(given)) > 1)
        or (name == "box-shadow" and _aside(given))
        or re.search(r"\bto (?:left|right)\b", value)
        or (name in {"transform", "translate"} and re.search(r"translateX\(|translate\(", value))
    )


def _aside(given: list[str]) -> bool:
    """Whether a shadow falls to a side."""
    across = next((each for each in given if each != "inset"), "0")
    return bool(re.match(r"-?\d*\.?\d", across)) and float(re.sub(r"[^\d.-]", "", across)) != 0


def faults(text: str) -> list[str]:
    return [f"{name}: {value}" for name, value in declarations(text) if sided(name, value)]


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_a_style_names_no_side(path) -> None:  # type: ignore[no-untyped-def]
    found = faults(path.read_text())
    assert [each for each in found if (path.name, each) not in WITH_REASON] == []


def test_every_exception_is_needed() -> None:
    found = {(path.name, each) for path in STYLES for each in faults(path.read_text())}
    assert set(WITH_REASON) <= found


@pytest.mark.parametrize(
    "text",
    [
        "margin-left: 1rem",
        "left: 0",
        "inset: 0 auto auto 0",
        "padding: 1px 2px 3px 4px",
        "text-align: right",
        "border-radius: 4px 0 0 4px",
        "border-top-left-radius: 4px",
        "box-shadow: inset 3px 0 0 red",
        "background: linear-gradient(to right, red, blue)",
    ],
)
def test_it_would_notice(text: str) -> None:
    assert faults(f".part {{ {text}; }}")


@pytest.mark.parametrize(
    "text",
    [
        "margin-inline-start: 1rem",
        "inset: 0",
        "inset: auto 0 0",
        "padding: 1px calc(2px + 1px) 3px calc(2px + 1px)",
        "text-align: end",
        "border-radius: 4px",
        "border-start-start-radius: 4px",
        "box-shadow: inset calc(3px * var(--toward)) 0 0 red",
        "box-shadow: var(--shadow)",
        "box-shadow: 0 2px 4px red",
    ],
)
def test_what_has_no_side_passes(text: str) -> None:
    assert faults(f".part {{ {text}; }}") == []
