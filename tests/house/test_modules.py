"""Pure cores stay pure; modules and functions stay short."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests.house.rooms import ROOT, every_module, imports, named

LONGEST_MODULE = 400
LONGEST_FUNCTION = 60
PURE = (
    "interviews/projects/history/texts.py",
    "interviews/phrases.py",
    "interviews/drawing",
    "interviews/formats",
    "interviews/transcripts/offsets.py",
    "interviews/transcripts/carrying.py",
    "interviews/transcripts/anchoring.py",
    "interviews/transcripts/aligning.py",
    "interviews/transcripts/shifting.py",
    "interviews/transcripts/sliding.py",
    "interviews/transcripts/sheet",
    "interviews/transcripts/valuing.py",
    "interviews/transcripts/labelling.py",
    "interviews/transcripts/correcting_reading.py",
    "interviews/transcripts/doubting.py",
    "interviews/transcripts/guessing.py",
    "interviews/transcripts/joining.py",
    "interviews/transcripts/likeness.py",
    "interviews/transcripts/missed_labels.py",
    "interviews/transcripts/shapes.py",
    "interviews/transcripts/speakers_at_once.py",
    "interviews/recordings/containers",
    "interviews/recordings/ranges.py",
    "interviews/words/cutting.py",
    "interviews/words/packing.py",
    "interviews/transcripts/comparing.py",
    "interviews/correcting/parts.py",
    "interviews/correcting/suggesting.py",
    "interviews/correcting/taking_in.py",
    "interviews/transcripts/differing.py",
    "interviews/masking/finding.py",
    "interviews/masking/names.py",
    "interviews/masking/replacing.py",
    "coding/codebook/outline.py",
    "coding/desk/coding_page/drawing.py",
    "coding/desk/coding_page/scripts.py",
    "coding/desk/passages/columns_chart.py",
    "coding/segments/filtering.py",
    "coding/segments/layout.py",
    "coding/segments/overlapping.py",
    "coding/segments/passages.py",
    "coding/segments/selecting.py",
    "coding/themes/ordering.py",
    "coding/themes/quiet.py",
    "coding/themes/quoting.py",
    "coding/themes/seeking.py",
    "coding/themes/unfolding.py",
    "coding/findings/tables.py",
    "coding/findings/writers",
)


def pure_modules(name: str) -> list[Path]:
    path = ROOT / name
    return sorted(path.rglob("*.py")) if path.is_dir() else [path]


@pytest.mark.parametrize("name", PURE)
def test_a_pure_core_knows_no_django(name: str) -> None:
    found = pure_modules(name)
    assert found
    assert all(path.exists() for path in found)
    framework = [
        f"{named(path)} imports {other}"
        for path in found
        for other in imports(path)
        if other.split(".")[0] in {"django", "config", "celery", "redis"}
    ]
    assert framework == []


def test_no_module_is_long() -> None:
    lengths = {named(path): len(path.read_text().splitlines()) for path in every_module()}
    assert {name: n for name, n in lengths.items() if n > LONGEST_MODULE} == {}


def test_no_function_is_long() -> None:
    long = {}
    for path in every_module():
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > LONGEST_FUNCTION:
                    long[f"{named(path)}:{node.name}"] = length
    assert long == {}


def test_no_stylesheet_or_script_is_long() -> None:
    files = [*(ROOT / "static").rglob("*.css"), *(ROOT / "static").rglob("*.js")]
    lengths = {named(path): len(path.read_text().splitlines()) for path in files}
    assert {name: n for name, n in lengths.items() if n > LONGEST_MODULE} == {}
