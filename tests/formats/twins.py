"""One interview written by hand in every kind of document, to be read alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape

from tests.formats.builders import raw_word, zipped

Part = tuple[str, str]
"""How a paragraph begins in bold, and how it goes on; a line break is LF, a tab is TAB."""

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"),
        ("text", "text"),
        ("style", "style"),
        ("table", "table"),
        ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"),
    )
)


def opendocument(body: str, styles: str = "", **parts: str) -> bytes:
    """An OpenDocument text with `body` inside its body; the span style `B` is bold."""
    bold = '<style:text-properties fo:font-weight="bold"/>'
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_NAMESPACES}><office:automatic-styles>"
            f'<style:style style:name="B" style:family="text">{bold}</style:style>{styles}'
            f"</office:automatic-styles><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            **parts,
        }
    )


def as_text(parts: Sequence[Part]) -> bytes:
    """Plain text, a blank line between paragraphs."""
    return "\n\n".join(bold + text for bold, text in parts).encode()


def as_markdown(parts: Sequence[Part]) -> bytes:
    """Markdown, with bold in asterisks."""
    return "\n\n".join((f"**{bold}**" if bold else "") + text for bold, text in parts).encode()


def as_word(parts: Sequence[Part]) -> bytes:
    """A Word document, its runs split where Word might."""

    def run(text: str, look: str = "") -> str:
        inner = escape(text, quote=False).replace("\n", "</w:t><w:br/><w:t>")
        inner = inner.replace("\t", "</w:t><w:tab/><w:t>").replace("<w:t>", _PRESERVED)
        return f"<w:r>{look}{_PRESERVED}{inner}</w:t></w:r>"

    bold = "<w:rPr><w:b/></w:rPr>"
    return raw_word(
        "".join(
            f"<w:p>{run(heavy[:2], bold)}{run(heavy[2:], bold)}{run(text[:5])}{run(text[5:])}</w:p>"
            for heavy, text in parts
        )
    )


_PRESERVED = '<w:t xml:space="preserve">'


def as_opendocument(parts: Sequence[Part]) -> bytes:
    """An OpenDocument text, written over several lines as some programs do."""

    def inner(text: str) -> str:
        text = escape(text, quote=False).replace("   ", ' <text:s text:c="2"/>')
        return text.replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")

    return opendocument(
        "\n".join(
            f'<text:p>\n  <text:span text:style-name="B">{inner(bold)}</text:span>{inner(text)}'
            "</text:p>"
            for bold, text in parts
        )
    )


def as_web_page(parts: Sequence[Part]) -> bytes:
    """A web page, its source broken into lines of any length."""

    def inner(text: str) -> str:
        text = escape(text).replace("   ", "\xa0\xa0\xa0").replace(" ", "\n ", 3)
        return text.replace("\t", "</td><td>").replace("\v", "<br>")

    opening = (
        '<!doctype html>\n<html><head><meta charset="utf-8"><script>x < y</script></head><body>'
    )
    rows = [
        f"<p><b>{inner(bold)}</b>{inner(text.replace(chr(10), chr(11)))}</p>"
        for bold, text in parts
    ]
    if any("\t" in text for _, text in parts):
        cells = (
            row.replace("<p><b></b>", "<tr><td>").replace("</p>", "</td></tr>") for row in rows
        )
        rows = ["<table>", *cells, "</table>"]
    return (opening + "\n".join(rows) + "</body></html>").encode()


def as_rich_text(parts: Sequence[Part]) -> bytes:
    """Rich text, bold now in a group and now switched, emoji in two halves."""

    def character(c: str) -> str:
        if c in "\\{}":
            return f"\\{c}"
        if c in "\n\t":
            return {"\n": "\\line ", "\t": "\\tab "}[c]
        halves = c.encode("utf-16-le")
        numbers = (int.from_bytes(halves[i : i + 2], "little", signed=True) for i in (0, 2))
        return c if c.isascii() else "".join(f"\\u{n}?" for n in list(numbers)[: len(halves) // 2])

    def inner(text: str) -> str:
        return "".join(map(character, text))

    paragraphs = [
        f"{{\\b {inner(bold)}}}{inner(text)}\\par\n"
        if n % 2
        else f"\\b {inner(bold)}\\b0 {inner(text)}\\par\r\n"
        for n, (bold, text) in enumerate(parts)
    ]
    head = "{\\rtf1\\ansi\\ansicpg1252{\\fonttbl{\\f0 Arial;}}\\uc1\\f0 "
    return (head + "".join(paragraphs) + "}").encode("ascii")


WRITERS: tuple[Callable[[Sequence[Part]], bytes], ...] = (
    as_text,
    as_markdown,
    as_word,
    as_opendocument,
    as_web_page,
    as_rich_text,
)
