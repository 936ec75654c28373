"""What can be set, run or called is written down."""

from __future__ import annotations

import re

import pytest
from django.core.management import get_commands, load_command_class

from tests.house.rooms import ROOT

READ = re.compile(
    r"env\.(?:text|flag|names)\(\s*\"([A-Z_]+)\"|"
    r"environ(?:ment)?(?:\.get\(|\.setdefault\(|\[)\"([A-Z_]+)\"|"
    r"\"([A-Z_]+)\" in os\.environ"
)
TARGET = re.compile(r"^([a-z]+):.*## ", re.MULTILINE)
LINK = re.compile(r"\]\(([^)#:]+)\)")
OURS = {name: app for name, app in get_commands().items() if app.startswith(("interv", "coding"))}

EVERYWHERE = {
    *("-h", "--version", "-v", "--settings", "--pythonpath", "--traceback"),
    *("--no-color", "--force-color", "--skip-checks"),
}


def written(name: str) -> str:
    return (ROOT / name).read_text()


def settings_read() -> set[str]:
    modules = [*(ROOT / "config").glob("*.py"), *(ROOT / "running").glob("*.py")]
    found = (match for path in modules for match in READ.finditer(path.read_text()))
    return {name for match in found for name in match.groups() if name}


def test_every_setting_is_documented_and_no_other() -> None:
    documented = set(re.findall(r"^\| `([A-Z_]+)`", written("docs/settings.md"), re.MULTILINE))
    assert documented == settings_read()


def test_every_make_target_is_documented_and_no_other() -> None:
    documented = re.findall(r"^\| `make ([a-z]+)`", written("docs/commands.md"), re.MULTILINE)
    assert set(documented) == set(TARGET.findall(written("Makefile")))


@pytest.mark.parametrize("name", sorted(OURS))
def test_every_command_is_documented_with_its_options(name: str) -> None:
    chapters = re.split(r"^### ", written("docs/commands.md"), flags=re.MULTILINE)
    told = next((text for text in chapters if text.startswith(f"`{name}")), None)
    assert told, f"{name} is not in docs/commands.md"
    command = load_command_class(OURS[name], name)
    parser = command.create_parser("manage.py", name)
    own = [action.option_strings[0] for action in parser._actions if action.option_strings]
    assert [option for option in own if option not in told and option not in EVERYWHERE] == []
    assert command.help


def test_the_readme_begins_with_the_two_commands() -> None:
    start = written("README.md").split("## What to do next")[0]
    assert "    make run\n" in start
    assert "    make test\n" in start


@pytest.mark.parametrize("name", ["README.md", "docs/commands.md", "docs/settings.md"])
def test_links_lead_somewhere(name: str) -> None:
    folder = (ROOT / name).parent
    lost = [link for link in LINK.findall(written(name)) if not (folder / link).exists()]
    assert [link for link in lost if not link.endswith(".png")] == []


def test_locked_lists_name_no_place_to_fetch_from() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = written(name)
        assert "://" not in text
        pinned = re.findall(r"^[a-z0-9][\w.\-]*(?:\[.*\])?==", text, re.MULTILINE)
        assert len(pinned) > 40
        assert text.count("--hash=sha256:") > len(pinned)
