"""The colours keep what docs/design-language.md promises of them."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest
from django.conf import settings

CSS = Path(settings.BASE_DIR) / "static" / "css"
TOKEN = re.compile(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)")
LIGHT, DARK = 0, 1
THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark")]
CODES = range(1, 13)
MEMBERS = range(1, 9)

Colour = tuple[float, float, float]
Matrix = tuple[Colour, Colour, Colour]

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
SIGHT: dict[str, Matrix] = {
    "full": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_LMS: Matrix = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
TO_LAB: Matrix = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def tokens() -> dict[str, tuple[str, str]]:
    text = "".join((CSS / name).read_text() for name in ("tokens.css", "palette.css"))
    return {name: (light, dark) for name, light, dark in TOKEN.findall(text)}


TOKENS = tokens()


def linear(hexed: str) -> Colour:
    def channel(at: int) -> float:
        value = int(hexed[at : at + 2], 16) / 255
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return channel(1), channel(3), channel(5)


def times(matrix: Matrix, colour: Colour) -> Colour:
    first, second, third = (sum(a * b for a, b in zip(row, colour, strict=True)) for row in matrix)
    return first, second, third


def oklab(hexed: str, sight: str) -> Colour:
    red, green, blue = (min(1.0, max(0.0, c)) for c in times(SIGHT[sight], linear(hexed)))
    long, middle, short = (c ** (1 / 3) for c in times(TO_LMS, (red, green, blue)))
    return times(TO_LAB, (long, middle, short))


def distance(one: str, other: str, sight: str) -> float:
    pairs = zip(oklab(one, sight), oklab(other, sight), strict=True)
    return float(sum((a - b) ** 2 for a, b in pairs) ** 0.5)


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio of two colours, 1 to 21."""
    dim, bright = sorted(times(((0.2126, 0.7152, 0.0722),) * 3, linear(c))[0] for c in (one, other))
    return (bright + 0.05) / (dim + 0.05)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("ground", ["paper", "surface", "sunken", "hover", "field"])
@pytest.mark.parametrize(
    "ink", ["ink", "ink-soft", "ink-faint", "accent", "danger", "success", "warning"]
)
def test_words_are_readable_on_every_ground(ink: str, ground: str, theme: int) -> None:
    assert contrast(TOKENS[ink][theme], TOKENS[ground][theme]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(
    "tint", ["accent-soft", "danger-soft", "success-soft", "warning-soft", "selection"]
)
def test_words_are_readable_on_every_tint(tint: str, theme: int) -> None:
    for ink in ("ink", "accent"):
        assert contrast(TOKENS[ink][theme], TOKENS[tint][theme]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
def test_controls_and_focus_are_seen(theme: int) -> None:
    assert contrast(TOKENS["accent-on"][theme], TOKENS["accent-solid"][theme]) >= 4.5
    assert contrast(TOKENS["accent-on"][theme], TOKENS["accent-strong"][theme]) >= 4.5
    for ground in ("paper", "surface", "field"):
        assert contrast(TOKENS["rule-strong"][theme], TOKENS[ground][theme]) >= 3
        assert contrast(TOKENS["focus"][theme], TOKENS[ground][theme]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("number", CODES)
def test_a_code_is_readable_and_its_line_seen(number: int, theme: int) -> None:
    tint = TOKENS[f"code-{number}-bg"][theme]
    assert contrast(TOKENS[f"code-{number}-fg"][theme], tint) >= 4.5
    assert contrast(TOKENS["ink"][theme], tint) >= 4.5
    for ground in ("paper", "surface"):
        assert contrast(TOKENS[f"code-{number}"][theme], TOKENS[ground][theme]) >= 3


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("number", MEMBERS)
def test_initials_are_readable_on_a_members_colour(number: int, theme: int) -> None:
    assert contrast(TOKENS["member-fg"][theme], TOKENS[f"member-{number}"][theme]) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(("kind", "numbers"), [("code", CODES), ("member", MEMBERS)])
def test_no_two_colours_look_alike_to_anybody(
    kind: str, numbers: range, sight: str, theme: int
) -> None:
    """A difference of 0.02 in OKLab is just seen; 0.05 is told apart side by side."""
    colours = [TOKENS[f"{kind}-{number}"][theme] for number in numbers]
    nearest = min(distance(a, b, sight) for a, b in itertools.combinations(colours, 2))
    assert nearest >= 0.05
