"""There is one write path: pages write through actions, and quietly in a few named modules."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.house.rooms import ROOMS, modules, named

WRITES = {
    "save",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "delete",
}
QUIET = {
    "LeftAt": "coding/desk/remembering.py",
    "Looked": "coding/desk/remembering.py",
    "Preference": "interviews/projects/preferences.py",
}


def pages(room: str) -> list[Path]:
    """The modules that answer requests: views, in a file or a folder, and the coding page's."""
    return [
        path
        for path in modules(room)
        if "views" in path.with_suffix("").parts or "/coding_page/" in path.as_posix()
    ]


def writes(path: Path) -> set[str]:
    called = (node.func for node in ast.walk(ast.parse(path.read_text())) if _is_call(node))
    return {f"{named(path)}: .{one.attr}()" for one in called if one.attr in WRITES}


def _is_call(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)


@pytest.mark.parametrize("room", ROOMS)
def test_no_page_writes_rows_itself(room: str) -> None:
    found = set().union(*(writes(path) for path in pages(room)))
    assert found == set()


@pytest.mark.parametrize("room", ROOMS)
def test_what_is_remembered_quietly_is_written_in_one_place(room: str) -> None:
    knowing = {
        (node.id, named(path))
        for path in modules(room)
        for node in ast.walk(ast.parse(path.read_text()))
        if _is_name(node) and node.id in QUIET
    }
    assert knowing <= set(QUIET.items())


def _is_name(node: ast.AST) -> TypeGuard[ast.Name]:
    return isinstance(node, ast.Name)
