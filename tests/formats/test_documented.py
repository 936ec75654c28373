"""The guide to file formats names every format, and the formats have one shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviews.formats import EXTENSIONS, FORMATS, formats

GUIDE = (Path(__file__).resolve().parents[2] / "docs" / "formats.md").read_text()


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.NAME)
def test_every_format_has_a_section_and_its_file_names(each: formats.Format) -> None:
    assert f"\n## {each.NAME}\n" in GUIDE
    assert all(f"`{extension}`" in GUIDE for extension in each.EXTENSIONS)


def test_no_two_formats_share_a_name_or_a_file_name() -> None:
    assert len({each.NAME for each in FORMATS}) == len(FORMATS)
    assert len(set(EXTENSIONS)) == len(EXTENSIONS)


def test_the_formats_know_nothing_of_the_web() -> None:
    for path in Path(formats.__file__).parent.glob("*.py"):
        text = path.read_text()
        assert "django" not in text.replace("No Django", "")
        assert "from interviews.projects" not in text
