"""Word documents of the old kind, with a stand-in for the programs that convert them."""

from __future__ import annotations

from pathlib import Path

import pytest

from interviews.formats import Unreadable, read
from interviews.formats.doc import CONVERTED, FAILED, NAME
from tests.formats.builders import said, shared, word

OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "WordDocument".encode("utf-16-le")


def program(folder: Path, name: str, script: str) -> None:
    """A program of this name that does what the shell script says."""
    path = folder / name
    path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{script}\n")
    path.chmod(0o755)


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The only folder programs are looked for in."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_without_a_converter_it_says_how_to_convert(installed: Path) -> None:
    for data in (OLD, shared("unix-kernighan.doc")):
        with pytest.raises(Unreadable, match=r"Save As.*\.docx"):
            read(data, "talk.txt")


def test_libreoffice_converts_it_to_a_document_that_is_read(installed: Path) -> None:
    (installed / "made.docx").write_bytes(word("**Ada:** What?", "**Tove:** Plums."))
    program(
        installed,
        "soffice",
        f'test -s "$8" -a "$HOME" = "$7" && cp {installed}/made.docx "$7/talk.docx"',
    )
    found = read(OLD)
    assert found.format == NAME
    assert said(found) == [("Ada", "What?"), ("Tove", "Plums.")]
    assert found.notices[0] == CONVERTED.format("LibreOffice")


def test_antiword_converts_it_where_there_is_no_libreoffice(installed: Path) -> None:
    program(installed, "antiword", 'test -s "$5" && printf "Ada: What?\\n\\nTove: Plums.\\n"')
    found = read(OLD)
    assert said(found) == [("Ada", "What?"), ("Tove", "Plums.")]
    assert found.notices[0] == CONVERTED.format("antiword")


@pytest.mark.parametrize("name", ["soffice", "antiword"])
@pytest.mark.parametrize("script", ["exit 1", "kill -SEGV $$", "true"])
def test_a_converter_that_fails_ends_in_a_sentence(installed: Path, name: str, script: str) -> None:
    program(installed, name, script)
    with pytest.raises(Unreadable, match=r"could not be converted.*Save As"):
        read(OLD)
    assert FAILED.endswith(".")
