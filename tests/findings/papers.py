"""What is taken out, opened by what it is meant for: LaTeX by an engine, Word by LibreOffice."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ENGINES = ("pdflatex", "lualatex", "tectonic")


def compiled(folder: Path, source: str) -> bytes:
    """The PDF of a LaTeX document in a folder; an error in it fails the test."""
    engine = next((one for one in ENGINES if shutil.which(one)), None)
    if engine is None:
        pytest.skip(f"none of {', '.join(ENGINES)} is here")
    (folder / "whole.tex").write_text(source)
    asked = ["whole.tex"]
    if engine != "tectonic":
        asked = ["-interaction=nonstopmode", "-halt-on-error", "-no-shell-escape", *asked]
    done = subprocess.run([engine, *asked], cwd=folder, capture_output=True, check=False)
    told = done.stdout.decode(errors="replace")[-3000:]
    assert done.returncode == 0, told
    pdf = (folder / "whole.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    return pdf


def opened(folder: Path) -> dict[str, bytes]:
    """The PDF LibreOffice makes of each Word document in a folder, by the document's name."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not here")
    home = f"-env:UserInstallation=file://{folder / 'office'}"
    asked = ["--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    files = [str(path) for path in sorted(folder.glob("*.docx"))]
    subprocess.run(
        [office, home, *asked, *files],
        env={**os.environ, "HOME": str(folder)},
        capture_output=True,
        check=True,
    )
    return {path.stem: path.read_bytes() for path in folder.glob("*.pdf")}


def words_of(pdf: bytes) -> str:
    import pypdfium2

    pages = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_range() for page in pages)
