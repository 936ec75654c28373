"""What people read goes through gettext: in templates, in Python, in scripts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.house.rooms import ROOT

TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
SCRIPTS = sorted((ROOT / "static" / "js").rglob("*.js"))
# Not for the people of a study: what runs at a console, measures, or is run once.
CONSOLE = ("management", "migrations", "bench", "scale", "demo")
MODULES = sorted(
    path
    for room in ("interviews", "coding")
    for path in (ROOT / room).rglob("*.py")
    if not set(path.parts) & set(CONSOLE)
)

GETTEXT = {
    *("_", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy"),
    *("pgettext", "pgettext_lazy", "npgettext", "npgettext_lazy"),
}
# Where a sentence is for programmers: a broken promise, a line of the log.
ASIDE = {"debug", "info", "warning", "error", "exception"}
FOR_PROGRAMMERS = {"AssertionError", "ValueError", "LookupError", "KeyError", "TypeError"}
FOR_PROGRAMMERS |= {"RuntimeError", "IndexError", "CommandError", "ImproperlyConfigured"}
LABELS = {"label", "help_text", "verbose_name", "verbose_name_plural", "empty_label"}

# Modules that say something nobody in a study reads, and who does.
ELSEWHERE = {
    "interviews/projects/backups/restoring.py": "an administrator at the console",
    "interviews/projects/checks.py": "an administrator at the console",
    "interviews/projects/history/verifying.py": "an administrator at the console",
    "interviews/projects/history/guard.py": "the database",
    "interviews/projects/history/erasing.py": "the database",
    "interviews/projects/history/purging.py": "the database",
    "interviews/projects/sqlite/base.py": "the database",
    "coding/findings/kinds/naming.py": "an administrator at the console",
    "interviews/search/engines/postgresql.py": "the database",
    "interviews/search/engines/sqlite.py": "the database",
    "interviews/transcripts/offsets.py": "a programmer, when an offset lies nowhere",
    "interviews/transcripts/sheet/workbooks.py": "a program: the name of a sheet in a file",
    "coding/findings/writers/tables_xlsx.py": "a program: the name of a sheet in a file",
    "coding/findings/writers/word_file.py": "a program: the name of a style in a file",
    "coding/desk/coding_page/drawing.py": "nobody: scene.py gives the translated ones",
}

WORDS = re.compile(r"[^\W\d_]{2,}")
CAPITAL = r"[^\W\d_a-z]['’\w]*[a-z,]* .*[a-z]{2,}"  # a word with a capital, and more words
FILLED = r"{}[ ”].*[a-z]{2,}.*\.$"  # something filled in, and a full stop
SENTENCE = re.compile(rf"^[“\"(]?(?:{CAPITAL}|{FILLED})", re.S)
SPOKEN_ATTRIBUTES = {"aria-label", "title", "placeholder", "alt", "aria-description", "label"}
NAMES = {"Polyphony", "Markdown", "LaTeX", "csv", "xlsx"}
KEYS = re.compile(
    r"(?:(?:Shift|Ctrl|Alt|Enter|Space|Del|Backspace|Esc|or|F\d+|[A-Z]\b|[^\w\s])[\s,+]*)+"
)
SILENT_ELEMENTS = {"script", "style", "code", "kbd"}


class Reader(HTMLParser):
    """Gathers what a page would say without being asked to translate it."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.said: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        for name, value in attrs:
            spoken = name in SPOKEN_ATTRIBUTES or name.startswith("data-say")
            if value is None or not WORDS.search(value) or KEYS.fullmatch(value):
                continue
            if spoken or SENTENCE.match(value):
                self.said.append(f'{name}="{value}"')

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass

    def handle_data(self, data: str) -> None:
        silent = self.open and self.open[-1] in SILENT_ELEMENTS
        if WORDS.search(data) and not silent and data.strip() not in NAMES:
            self.said.append(data.strip())


TRANSLATED = re.compile(r"{%-? *(blocktrans(?:late)?)\b.*?endblocktrans(?:late)? *%}", re.S)
CLASSES = re.compile(r"{% *block (?:body_class|page_class) *%}.*?{% *endblock\b.*?%}", re.S)
COMMENTS = re.compile(r"{#.*?#}|{% *comment\b.*?endcomment *%}|<!--.*?-->", re.S)
TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.S)
# {% include "x.html" with title="Words" %}: an argument that is said, and not _("Words").
ARGUMENT = re.compile(r"(?<!_\()(?<==)\"([^\W\d_a-z][^\"]*[a-z][^\"]*)\"")


def of_template(text: str) -> list[str]:
    """What a template says that is in no catalogue."""
    bare = CLASSES.sub("", COMMENTS.sub("", text))
    arguments = [
        f"{found[1]!r} in a tag"
        for tag in re.findall(r"{% *(?:include|with)\b.*?%}", bare, re.S)
        for found in ARGUMENT.finditer(tag)
    ]
    reader = Reader()
    reader.feed(TAGS.sub("", TRANSLATED.sub("", bare)))
    reader.close()
    return [*reader.said, *arguments]


def of_module(text: str) -> list[str]:
    """Sentences of a module that are in no catalogue, each with its line."""
    tree = ast.parse(text)
    passed = set(_passed(tree))
    found = [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
        if id(node) not in passed and SENTENCE.match(node.value) and not KEYS.fullmatch(node.value)
    ]
    found += [
        (given.value.lineno, given.value.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        for given in node.keywords
        if given.arg in LABELS and isinstance(given.value, ast.Constant)
        if isinstance(given.value.value, str) and WORDS.search(given.value.value)
    ]
    return [f"line {line}: {words}" for line, words in sorted(set(found))]


def _passed(tree: ast.AST) -> Iterator[int]:
    """The nodes of which nothing is asked: documentation, gettext's own, asides."""
    for node in ast.walk(tree):
        aside = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if aside or (isinstance(node, ast.Call) and _name(node.func) in GETTEXT | ASIDE):
            yield from map(id, ast.walk(node))
        if isinstance(node, ast.Call) and _name(node.func) in FOR_PROGRAMMERS:
            yield from map(id, ast.walk(node))
        if isinstance(node, ast.Assert) and node.msg:
            yield from map(id, ast.walk(node.msg))
        if isinstance(node, ast.Call) and _name(node.func) == "compile":
            yield from map(id, ast.walk(node))


def _name(function: ast.expr) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def of_script(text: str) -> list[str]:
    """Sentences of a script; what it says comes from the page."""
    bare = re.sub(r"^\s*(?://|/?\*).*$|\s//.*$", "", text, flags=re.M)
    literals = re.findall(r"\"([^\"\n]*)\"|'([^'\n]*)'|`([^`]*)`", bare)
    return [words for found in literals for words in found if SENTENCE.match(words)]


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_template_says_nothing_of_its_own(path: Path) -> None:
    assert of_template(path.read_text()) == []


def test_no_module_says_anything_of_its_own() -> None:
    said = {path.relative_to(ROOT).as_posix(): of_module(path.read_text()) for path in MODULES}
    found = {name: lines for name, lines in said.items() if lines}
    assert {name: lines for name, lines in found.items() if name not in ELSEWHERE} == {}
    assert set(ELSEWHERE) <= set(found), "An exception that nothing needs any more."


def test_no_script_says_anything_of_its_own() -> None:
    said = {str(path.relative_to(ROOT)): of_script(path.read_text()) for path in SCRIPTS}
    assert {name: found for name, found in said.items() if found} == {}


@pytest.mark.parametrize(
    "text",
    [
        "<p>Words of its own</p>",
        '<p title="Words">{{ name }}</p>',
        '<input placeholder="Ada Berg">',
        '{% include "part.html" with title="Codes" %}',
        '<p>{% translate "Said" %} and more</p>',
    ],
)
def test_it_would_notice_in_a_template(text: str) -> None:
    assert of_template(text)


@pytest.mark.parametrize(
    "text",
    [
        "<p title=\"{% translate 'Said' %}\">{% blocktranslate %}All{% endblocktranslate %}</p>",
        '<p class="page wide" data-url="{{ url }}">{# a word #}{{ name }} · P1</p>',
        '{% include "part.html" with title=_("Codes") %}',
    ],
)
def test_what_is_translated_passes(text: str) -> None:
    assert of_template(text) == []


@pytest.mark.parametrize(
    "text",
    [
        'raise Refused("This cannot be done.")',
        'said = f"Nobody is called {name}."',
        'said = "{} of {} pages were read."',
        'field = CharField(label="name")',
    ],
)
def test_it_would_notice_in_a_module(text: str) -> None:
    assert of_module(text)


@pytest.mark.parametrize(
    "text",
    [
        '"""A page of documentation."""',
        'raise Refused(_("This cannot be done."))',
        'raise ValueError("Two turns have one label.")',
        'log.warning("A beat was missed")',
    ],
)
def test_what_is_for_nobody_in_a_study_passes(text: str) -> None:
    assert of_module(text) == []


def test_it_would_notice_in_a_script() -> None:
    assert of_script('say("Copying was not allowed.");')
    assert of_script("// A remark\nsay(button.dataset.failed);") == []
