"""Word documents of the old kind: read where LibreOffice or antiword is there to convert them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from interviews.formats import apart, docx, plain, unsupported
from interviews.formats.transcript import Transcript, Unreadable
from interviews.phrases import Phrase, gettext_noop

NAME = gettext_noop("Word document of the old kind (.doc)")
EXTENSIONS = (".doc",)
FAILED = gettext_noop(
    "This Word document of the old kind (.doc) could not be converted; it may be damaged or "
    "protected by a password. Open it in Word or LibreOffice, choose Save As, pick “Word Document "
    "(.docx)”, and import that file."
)
CONVERTED = gettext_noop(
    "The document was converted from the old kind (.doc) by {}; please look it over."
)

_WORD = "WordDocument".encode("utf-16-le")
_LOCKED = "EncryptedPackage".encode("utf-16-le")
_SECONDS = 120


def recognise(data: bytes) -> bool:
    """Whether `data` is a Word document as Word 97 to 2003 saved it."""
    return data.startswith(unsupported.OLE) and _WORD in data and _LOCKED not in data


def read(data: bytes) -> Transcript:
    """Turns of the converted document.

    :raises Unreadable: where no converter is installed, or it cannot convert this file.
    """
    with apart.folder() as folder:
        (Path(folder) / "talk.doc").write_bytes(data)
        for name, convert in (("soffice", _office), ("libreoffice", _office), ("antiword", _words)):
            if program := shutil.which(name):
                found = convert(program, Path(folder))
                notices = (Phrase(CONVERTED, _SAID[name]), *found.notices)
                return replace(found, format=NAME, notices=notices)
    raise Unreadable(unsupported.DOC)


_SAID = {"soffice": "LibreOffice", "libreoffice": "LibreOffice", "antiword": "antiword"}


def _office(program: str, folder: Path) -> Transcript:
    """By LibreOffice, with settings of its own so that it runs beside one that is open."""
    settings = f"-env:UserInstallation={(folder / 'settings').as_uri()}"
    asked = ("--headless", "--norestore", "--convert-to", "docx", "--outdir", str(folder))
    apart.run(
        [program, settings, *asked, str(folder / "talk.doc")], folder, seconds=_SECONDS, memory=0
    )
    converted = folder / "talk.docx"
    if not converted.exists() or converted.stat().st_size > unsupported.LARGEST:
        raise Unreadable(FAILED)
    return docx.read(converted.read_bytes())


def _words(program: str, folder: Path) -> Transcript:
    """By antiword, as text with a line a paragraph."""
    ended = apart.run(
        [program, "-w", "0", "-m", "UTF-8.txt", str(folder / "talk.doc")], folder, _SECONDS
    )
    if not ended.well or not ended.output.strip() or len(ended.output) > unsupported.LARGEST:
        raise Unreadable(FAILED)
    return plain.read(ended.output)
