"""Markdown that people write can do no harm in a colleague's browser."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviews.projects.marking import SCHEMES, TAGS, after_first_line, first_line, rendered

ATTACKS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "![x](https://elsewhere.example/pixel.gif)",
    '![x][y]\n\n[y]: https://elsewhere.example/p.gif "t"',
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "<a href='javascript:alert(1)'>x</a>",
    '[x](https://ok.example "onmouseover=alert(1)")',
    '<p style="position:fixed" onclick="alert(1)">x</p>',
    "<iframe src=https://elsewhere.example></iframe>",
    "<svg/onload=alert(1)>",
    "`<script>`\n\n    <script>alert(1)</script>",
    "<style>body{display:none}</style>",
    "<javascript:alert(1)>",
)


class Elements(HTMLParser):
    """The elements a browser would make, with their attributes."""

    def __init__(self, drawn: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.feed(drawn)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name == "href"]


def harmless(text: str) -> None:
    made = Elements(rendered(text))
    assert made.tags <= TAGS
    assert made.attributes <= {"href", "title", "rel", "start"}
    for found in made.addresses:
        assert ":" not in found or urlsplit(found).scheme in SCHEMES


@pytest.mark.parametrize("attack", ATTACKS)
def test_it_renders_nothing_that_runs_or_fetches(attack: str) -> None:
    harmless(attack)


def test_links_tell_the_page_behind_them_nothing() -> None:
    assert 'rel="noopener noreferrer nofollow"' in rendered("[a](https://a.example)")


def test_emphasis_lists_quotes_and_tables_are_kept() -> None:
    drawn = rendered("# Why\n\n*so* **and** ~~not~~\n\n- one\n\n> quoted\n\n|a|\n|-|\n|b|")
    for tag in ("<h3>", "<em>", "<strong>", "<s>", "<li>", "<blockquote>", "<td>"):
        assert tag in drawn


@given(st.text())
def test_any_text_at_all_is_rendered(text: str) -> None:
    harmless(text)


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_the_first_line_is_short_and_one_line(text: str, length: int) -> None:
    line = first_line(text, length)
    assert len(line) <= length + 1
    assert "\n" not in line


def test_the_first_line_leaves_the_marks_out() -> None:
    assert first_line("\n## *What* counts\nmore") == "What counts"


def test_a_first_line_that_is_the_heading_is_not_said_twice() -> None:
    assert after_first_line("Noise, or noisy?\n\nI have both.") == "I have both."
    assert after_first_line("Noise, or noisy?") == ""
    assert after_first_line("Runs on\nover lines") == "Runs on\nover lines"
    assert after_first_line("*Marked*\n\nmore") == "*Marked*\n\nmore"


def test_a_table_that_would_fill_the_page_stays_as_it_was_written() -> None:
    small = "| a | b |\n|---|---|\n| c | d |"
    wide = "|a" * 1_200 + "\n" + "|-" * 1_200 + "\n" + "|\n" * 1_200
    assert "<table>" in rendered(small)
    assert "<table>" not in rendered(wide)
    assert len(rendered(wide)) < 3 * len(wide)
