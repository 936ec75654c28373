"""The catalogues hold every string, say the same compiled, and keep what is filled in."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.utils.translation.template import templatize

from tests.house.rooms import ROOT
from tests.house.test_every_string_translated import GETTEXT, TEMPLATES

OURS = sorted((ROOT / "locale").glob("*/LC_MESSAGES/django.po"))  # not the library's strings
CATALOGUES = sorted((ROOT / "locale").rglob("*.po"))
SOURCES = sorted(
    path
    for room in ("config", "interviews", "coding", "running")
    for path in (ROOT / room).rglob("*.py")
)
STRING = r"(u?'(?:[^'\\]|\\.)*'|u?\"(?:[^\"\\]|\\.)*\")"
IN_TEMPLATE = re.compile(rf"\b(n?p?gettext|_)\(\s*{STRING}(?:,\s*{STRING})?")
# %(name)s, %d and {}: what is filled in. Tags too, which a page would miss.
FILLED = re.compile(r"%\(\w+\)[sd]|%%?\w|\{\w*\}|</?\w+[^>]*>")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


Key = tuple[str | None, str]  # context and string


def of_module(text: str) -> Iterator[Key]:
    """The strings a module gives to gettext."""
    for node in ast.walk(ast.parse(text)):
        name = (
            node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
        )
        if isinstance(node, ast.Call) and name in GETTEXT:
            given = [each.value for each in node.args if isinstance(each, ast.Constant)]
            if given and isinstance(given[-1], str):
                in_context = name.startswith(("pgettext", "npgettext"))
                yield (given[0], given[1]) if in_context else (None, given[0])


def of_template(text: str) -> Iterator[Key]:
    """The strings of a template, as Django itself finds them."""
    for found in IN_TEMPLATE.finditer(templatize(text)):
        said = [ast.literal_eval(each) for each in found.groups()[1:] if each]
        yield (said[0], said[1]) if "pgettext" in found[1] else (None, said[0])


def every_string() -> set[Key]:
    found = {words for path in SOURCES for words in of_module(path.read_text())}
    return found | {words for path in TEMPLATES for words in of_template(path.read_text())}


def test_each_language_offered_has_its_catalogue() -> None:
    codes = {code for code, _name in settings.LANGUAGES} - {"en"}
    assert codes == {path.parent.parent.name for path in CATALOGUES}


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_compiled_it_says_what_it_says(path: Path) -> None:
    written = polib.pofile(str(path))
    compiled = polib.mofile(str(path.with_suffix(".mo")))
    told = {(each.msgctxt, each.msgid): each for each in compiled}
    assert {(each.msgctxt, each.msgid) for each in written.translated_entries()} == set(told)
    for each in written.translated_entries():
        other = told[each.msgctxt, each.msgid]
        assert (each.msgstr, each.msgstr_plural) == (other.msgstr, other.msgstr_plural), (
            f"make messages: {named(path.with_suffix('.mo'))} is older than its source."
        )


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_what_is_filled_in_stays(path: Path) -> None:
    for each in polib.pofile(str(path)).translated_entries():
        many = each.msgid_plural or each.msgid
        for said, meant in [
            *((words, many) for words in list(each.msgstr_plural.values())[1:]),
            *([] if each.msgid_plural else [(each.msgstr, each.msgid)]),
        ]:
            assert sorted(FILLED.findall(said)) == sorted(FILLED.findall(meant)), each.msgid


@pytest.mark.parametrize("path", CATALOGUES, ids=named)
def test_nothing_waits_to_be_looked_at(path: Path) -> None:
    waiting = [each.msgid for each in polib.pofile(str(path)) if each.fuzzy]
    assert waiting == []


@pytest.mark.parametrize("path", OURS, ids=named)
def test_no_string_is_missing(path: Path) -> None:
    said = {(each.msgctxt, each.msgid) for each in polib.pofile(str(path)).translated_entries()}
    missing = sorted(words for _context, words in every_string() - said)
    assert missing == [], "make messages takes them in; docs/languages.md tells the terms."


@pytest.mark.parametrize("path", OURS, ids=named)
def test_no_straight_quotation_mark_ends_an_attribute(path: Path) -> None:
    said = [
        text
        for each in polib.pofile(str(path))
        for text in (each.msgstr, *each.msgstr_plural.values())
    ]
    assert [text for text in said if '"' in text] == []
