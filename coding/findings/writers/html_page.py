"""A complete web page around what is written: safe to open, without scripts or links outwards."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from coding.findings.writers.text_stream import text_stream
from coding.themes.richtext import escape_html

STYLE = """
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
table { border-collapse: collapse; margin: 1rem 0; width: 100% }
caption { font-weight: bold; padding: .5rem 0; text-align: start }
th, td { border-bottom: 1px solid #ccc; padding: .4rem .6rem; text-align: start }
td { vertical-align: top }
th { border-bottom: 2px solid #666 }
td { white-space: pre-wrap }
blockquote { border-inline-start: 3px solid #bbb; margin: 1rem 0; padding: 0 1rem }
blockquote footer { color: #555 }
@media (prefers-color-scheme: dark) {
  body { background: #191919; color: #ddd }
  blockquote footer { color: #aaa }
}
"""
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


@contextmanager
def html_page(title: str, origin: str, out: BinaryIO) -> Iterator[TextIO]:
    """A text stream for the body's content."""
    about = f'<meta name="description" content="{escape_html(origin)}">\n' if origin else ""
    with text_stream(out) as text:
        text.write(
            f'<!doctype html>\n<html>\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"{about}<title>{escape_html(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        )
        yield text
        text.write("</body>\n</html>\n")
