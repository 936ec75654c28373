"""Render what people write with Markdown into HTML that can do no harm."""

from __future__ import annotations

import re
from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {
    *("p", "br", "hr", "em", "strong", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a"),
    *("h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td"),
}
SCHEMES = {"http", "https", "mailto"}
MOST_CELLS = 4_000  # of a text's tables; every row is filled up to the widest
MARKS = re.compile(r"[*_`#>|]+")


@cache
def _reader(tables: bool) -> MarkdownIt:
    reader = MarkdownIt("commonmark", {"html": False, "breaks": True})
    # A picture would be fetched from elsewhere, and tell elsewhere who reads here.
    reader.enable("strikethrough").disable("image")
    return reader.enable("table") if tables else reader


def _has_small_tables(text: str) -> bool:
    bars = [line.count("|") for line in text.split("\n") if "|" in line]
    return not bars or max(bars) * len(bars) <= MOST_CELLS


def rendered(text: str) -> SafeString:
    """Markdown as HTML: no HTML of the author's, no pictures, links that tell nothing."""
    reader = _reader(_has_small_tables(text))
    tokens = reader.parse(text)
    for token in tokens:
        if token.type in {"heading_open", "heading_close"}:
            token.tag = f"h{min(int(token.tag[1]) + 2, 6)}"
    drawn = reader.renderer.render(tokens, reader.options, {})
    clean = nh3.clean(
        drawn,
        tags=TAGS,
        attributes={"a": {"href", "title"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer nofollow",
    )
    return mark_safe(clean)


def first_line(text: str, length: int = 80) -> str:
    """The first line that says something, without its marks, for naming a text in a list."""
    lines = (" ".join(MARKS.sub(" ", line).split()) for line in text.split("\n"))
    line = next((line for line in lines if line), "")
    return line if len(line) <= length else f"{line[:length].rsplit(' ', 1)[0]}…"


def after_first_line(text: str) -> str:
    """What follows a first line that already stands as the heading; else the whole text."""
    line, _, rest = text.strip().partition("\n")
    alone = not rest.strip() or rest.startswith("\n")
    return rest.strip() if alone and line.strip() == first_line(text) else text
