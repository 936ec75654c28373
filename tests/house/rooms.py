"""The rooms of the house, lowest first; those on one floor are siblings."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
FLOORS = (
    ("interviews.projects",),
    ("interviews.formats", "interviews.drawing"),
    ("interviews.transcripts",),
    ("interviews.words", "interviews.correcting", "interviews.recordings", "interviews.search"),
    ("interviews.masking",),
    ("interviews.withdrawal",),
    ("coding.codebook",),
    ("coding.segments",),
    ("coding.memos", "coding.discussion", "coding.themes"),
    ("coding.board",),
    ("coding.desk",),
    ("coding.findings",),
    ("coding.pictures", "coding.manuscript"),
    ("coding.demo",),
)
FLOOR = {room: floor for floor, rooms in enumerate(FLOORS) for room in rooms}
ROOMS = tuple(FLOOR)
BESIDE = ("config", "running")


def may_know(room: str, other: str) -> bool:
    """Whether ``room`` may name ``other``: itself, or one on a lower floor."""
    return room == other or FLOOR[other] < FLOOR[room]


def room_of(module: str) -> str | None:
    """The room a dotted name lies in."""
    found = (room for room in ROOMS if module == room or module.startswith(f"{room}."))
    return next(found, None)


def room_labelled(label: str) -> str | None:
    """The room of an app label, URL namespace or template folder, which are all alike."""
    return next((room for room in ROOMS if room.split(".")[1] == label), None)


def modules(room: str) -> list[Path]:
    return sorted((ROOT / room.replace(".", "/")).rglob("*.py"))


def every_module() -> list[Path]:
    """All Python of the project, tests too; migrations are generated."""
    folders = ("config", "running", "interviews", "coding", "tests")
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def imports(path: Path) -> Iterator[str]:
    """Every dotted name a module imports, wherever in it; ``from a import b`` gives ``a.b`` too."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            package = _absolute(path, node)
            yield package
            yield from (f"{package}.{alias.name}" for alias in node.names)


def _absolute(path: Path, node: ast.ImportFrom) -> str:
    if not node.level:
        return node.module or ""
    above = path.relative_to(ROOT).parts[: -node.level]
    return ".".join([*above, *([node.module] if node.module else [])])
