"""No room knows one above it: by import, key, migration, template or URL."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.migrations.loader import MigrationLoader

from tests.house.rooms import (
    BESIDE,
    ROOMS,
    ROOT,
    imports,
    may_know,
    modules,
    named,
    room_labelled,
    room_of,
)

TAG = re.compile(r"{%-?\s*(url|include|extends|load|partial)\s+(?:\"([^\"]+)\"|'([^']+)'|(\w+))")
REVERSED = re.compile(r"(?:reverse|reverse_lazy|redirect|resolve_url)\(\s*f?[\"'](\w+):")
SHOWN = re.compile(r"[\"'](\w+)/[\w/]+\.html[\"']")


@pytest.mark.parametrize("room", ROOMS)
def test_no_room_imports_one_above_it(room: str) -> None:
    upward = [
        f"{named(path)} imports {name}"
        for path in modules(room)
        for name in imports(path)
        if (other := room_of(name)) and not may_know(room, other)
    ]
    assert upward == []


@pytest.mark.parametrize("room", sorted(set(ROOMS) - {"coding.demo"}))
def test_no_room_imports_what_runs_it(room: str) -> None:
    """Settings are read through Django. The topmost room alone starts servers, to measure them."""
    known = [
        f"{named(path)} imports {name}"
        for path in modules(room)
        for name in imports(path)
        if name.split(".")[0] in BESIDE
    ]
    assert known == []


def test_what_runs_the_rooms_imports_none() -> None:
    known = [
        f"{named(path)} imports {name}"
        for path in sorted((ROOT / "running").rglob("*.py"))
        for name in imports(path)
        if room_of(name)
    ]
    assert known == []


def test_no_key_leads_upward() -> None:
    upward = [
        f"{model._meta.label}.{field.name} leads to {field.related_model._meta.label}"
        for model in apps.get_models(include_auto_created=True)
        if (room := room_labelled(model._meta.app_label))
        for field in model._meta.get_fields(include_hidden=False)
        if field.concrete and field.is_relation and field.related_model
        if (other := room_labelled(field.related_model._meta.app_label))
        if not may_know(room, other)
    ]
    assert upward == []


def test_no_migration_waits_for_one_above() -> None:
    upward = [
        f"{app}.{name} waits for {needed}"
        for (app, name), migration in MigrationLoader(None).disk_migrations.items()
        if (room := room_labelled(app))
        for needed, *_ in migration.dependencies
        if (other := room_labelled(needed)) and not may_know(room, other)
    ]
    assert upward == []


def templates() -> Iterator[tuple[Path, str]]:
    """Every template with its room; those in no room's folder belong to the ground floor."""
    for path in sorted((ROOT / "templates").rglob("*.html")):
        label = path.relative_to(ROOT / "templates").parts[0]
        yield path, room_labelled(label) or "interviews.projects"


def test_no_template_names_a_room_above_its_own() -> None:
    upward = [
        f"{named(path)}: {match.group(0)}"
        for path, room in templates()
        for match in TAG.finditer(path.read_text())
        if (other := _named_in_tag(match)) and not may_know(room, other)
    ]
    assert upward == []


def _named_in_tag(match: re.Match[str]) -> str | None:
    told = match.group(2) or match.group(3) or match.group(4)
    return room_labelled(re.split(r"[:/]", told)[0]) if told else None


@pytest.mark.parametrize("room", ROOMS)
def test_no_module_names_a_url_or_template_above_it(room: str) -> None:
    upward = [
        f"{named(path)}: {match.group(0)}"
        for path in modules(room)
        for pattern in (REVERSED, SHOWN)
        for match in pattern.finditer(path.read_text())
        if (other := room_labelled(match.group(1))) and not may_know(room, other)
    ]
    assert upward == []


def test_every_room_of_the_house_has_its_floor() -> None:
    """A new room must be given one in ``tests.house.rooms``."""
    there = {
        ".".join(path.parent.relative_to(ROOT).parts)
        for folder in ("interviews", "coding")
        for path in (ROOT / folder).glob("*/__init__.py")
    }
    assert there == set(ROOMS)
