"""Markdown manuscripts, and plain text: emphasis, links and the like are taken off."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from coding.manuscript.reading.text import Manuscript, Paragraph, Role
from interviews.formats import text
from interviews.formats.markup import front_matter
from interviews.formats.transcript import Unreadable
from interviews.phrases import gettext_noop

KIND = "md"
LONGEST = 2_000_000  # characters; a thesis has less than a million
TOO_LONG = gettext_noop(
    "This text is longer than any manuscript, so it was not read. Check its parts one by one."
)
_REFERRED = re.compile(r"\[\^[^\]\s]{1,40}\](?!:)")
_NOTE_BEGINS = re.compile(r"^\[(?=\^[^\]\s]{1,40}\]:)", re.M)  # else it would name a link
_NOTE = re.compile(r"\[\^[^\]\s]{1,40}\]:\s*")
_DIV = re.compile(r"^:{3,}.*$", re.M)
_TAG = re.compile(r"<!--(?:(?!<!--).)*?-->|<[^<>]{1,400}>", re.S)  # no place is looked at twice
_SPAN = re.compile(r"\{[.#=][^{}\n]{0,80}\}")  # attributes as Pandoc writes them


def read(data: bytes) -> Manuscript:
    """The paragraphs, headings and block quotes of the text."""
    decoded = text.decode(data)
    if len(decoded.text) > LONGEST:
        raise Unreadable(TOO_LONG)
    matter = front_matter(decoded.text)
    above = decoded.text.count("\n") - matter.rest.count("\n")
    source = _NOTE_BEGINS.sub(r"\\[", _REFERRED.sub("", _DIV.sub("", matter.rest)))
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    return Manuscript(KIND, tuple(_paragraphs(tokens, above)), decoded.notices)


def _paragraphs(tokens: Sequence[Token], above: int) -> Iterator[Paragraph]:
    number = quoted = block = 0
    heading = False
    for token in tokens:
        if token.type == "blockquote_open":
            quoted += 1
            block = number + 1 if quoted == 1 else block
        elif token.type == "blockquote_close":
            quoted -= 1
        elif token.type in ("heading_open", "heading_close"):
            heading = token.type == "heading_open"
        elif said := _said(token):
            number += 1
            note = _NOTE.match(said)
            said = said[note.end() :] if note else said
            role = Role.QUOTED if quoted else Role.HEADING if heading else Role.TEXT
            line = above + token.map[0] + 1 if token.map else 0
            yield Paragraph(
                said, number, Role.NOTE if note else role, line=line, block=block if quoted else 0
            )


def _said(token: Token) -> str:
    if token.type == "html_block":
        return _TAG.sub("", token.content).strip()
    if token.type != "inline":
        return ""
    return _SPAN.sub("", "".join(map(_inline, token.children or ()))).strip()


def _inline(token: Token) -> str:
    if token.type in ("softbreak", "hardbreak"):
        return "\n"
    return token.content if token.type in ("text", "code_inline", "text_special") else ""
