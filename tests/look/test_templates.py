"""What the content security policy forbids is in no template."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.template.loader import get_template

FOLDER = Path(settings.BASE_DIR) / "templates"
TEMPLATES = sorted(path.relative_to(FOLDER).as_posix() for path in FOLDER.rglob("*.html"))
SCRIPT = re.compile(r"<script\b(?P<attributes>[^>]*)>(?P<content>.*?)</script>", re.S | re.I)
FORBIDDEN = {
    "a style attribute": re.compile(r"\sstyle\s*=", re.I),
    "a style element": re.compile(r"<style\b", re.I),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.I),
    "an htmx handler": re.compile(r"\shx-on", re.I),
    "a script address": re.compile(r"javascript:", re.I),
    "something from another host": re.compile(
        r"""(?:src|href|action)\s*=\s*["'](?:https?:)?//""", re.I
    ),
}


def words(name: str) -> str:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return re.sub(r"{#.*?#}|{% comment .*?endcomment %}", "", text, flags=re.S)


def faults(text: str) -> list[str]:
    """What the policy would block in this text, named."""
    found = [name for name, pattern in FORBIDDEN.items() if pattern.search(text)]
    for script in SCRIPT.finditer(text):
        data = "application/json" in script["attributes"]
        if script["content"].strip() and not data:
            found.append("an inline script")
    return found


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_holds_nothing_the_policy_blocks(name: str) -> None:
    assert faults(words(name)) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_template_compiles(name: str) -> None:
    assert get_template(name)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('<p style="color: red">', "a style attribute"),
        ("<style>p {}</style>", "a style element"),
        ('<a href="#" onclick="go()">', "an event handler"),
        ('<a hx-on:click="go()">', "an htmx handler"),
        ('<a href="javascript:go()">', "a script address"),
        ('<script src="https://cdn.example/x.js"></script>', "something from another host"),
        ("<script>go()</script>", "an inline script"),
    ],
)
def test_it_would_notice(text: str, fault: str) -> None:
    assert fault in faults(text)


def test_data_for_a_script_is_no_script() -> None:
    assert faults('<script type="application/json">{"a": 1}</script>') == []
