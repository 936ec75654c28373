"""Whether words can still be met anywhere: tables, files, the broker, everything taken out.

Files inside files (documents, archives, rows kept as base64) are opened; text is looked at as
UTF-8, UTF-16 and Latin-1, as JSON escapes it, and in any case.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import re
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import redis
from django.conf import settings
from django.db import connection

from coding.findings.exports import EXPORTS, Options, export
from interviews.projects.backups import write
from interviews.projects.models import Member

IN_BASE64 = re.compile(rb"[A-Za-z0-9+/]{16,}={0,2}")
DEEPEST = 4


def met(words: Iterable[str], member: Member, tmp_path: Path) -> list[str]:
    """Every place where one of ``words`` stands: in the database's tables, in the files of the
    state folder (the database's own file and log too), in Redis, in every export of ``member``
    in every format, and in an archive written now. As ``table.column: word``.
    """
    places = [*tables(), *files(Path(settings.HOME)), *keys(), *exports(member)]
    places += archive(tmp_path / "scanned.zip")
    sought = list(words)
    return sorted({f"{name}: {word}" for name, data in places for word in met_in(data, sought)})


def met_in(data: bytes, words: Iterable[str], depth: int = 0) -> list[str]:
    """Those of ``words`` that stand in ``data``, or in what is packed into it."""
    found = [word for word in words if any(form in data.lower() for form in _forms(word))]
    if depth < DEEPEST:
        left = [word for word in words if word not in found]
        for part in _unpacked(data) if left else ():
            found += met_in(part, left, depth + 1)
    return list(dict.fromkeys(found))


def _forms(word: str) -> Iterator[bytes]:
    """The word as files spell it, small; bytes.lower() leaves all but ASCII as it stands."""
    for case in {word, word.lower(), word.upper(), word.title(), word.capitalize()}:
        yield case.encode().lower()
        yield case.encode("utf-16-le").lower()
        yield json.dumps(case)[1:-1].encode().lower()
        yield case.encode("latin-1", "replace").lower()


def _unpacked(data: bytes) -> Iterator[bytes]:
    if data[:4] == b"PK\x03\x04":
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as packed:
                yield from (packed.read(name) for name in packed.namelist())
        except zipfile.BadZipFile:
            return
    for match in IN_BASE64.finditer(data):
        try:
            yield base64.b64decode(match.group(), validate=True)
        except binascii.Error:
            continue


def tables() -> Iterator[tuple[str, bytes]]:
    """Every column of every table, read by plain SQL."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            names = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if (data := _bytes(value)) is not None:
                        yield f"{table}.{name}", data


def _bytes(value: Any) -> bytes | None:
    if value is None or isinstance(value, bool | int | float):
        return None
    if isinstance(value, bytes | memoryview):
        return bytes(value)
    return str(value).encode("utf-8", "surrogatepass")


def files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file below ``folder``: name and bytes."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_socket():
            yield f"{path.relative_to(folder)}", read_apart(path)


def read_apart(path: Path) -> bytes:
    """A file read by another process: closing a database's file here would drop SQLite's locks."""
    return subprocess.run(["cat", str(path)], capture_output=True, check=True).stdout


def keys() -> Iterator[tuple[str, bytes]]:
    """Everything Redis holds, where there is a Redis."""
    if not settings.REDIS_URL:
        return
    with redis.Redis.from_url(settings.REDIS_URL) as store:
        for key in store.scan_iter():
            yield f"redis {key!r}", bytes(key) + bytes(store.dump(key) or b"")


def exports(member: Member) -> Iterator[tuple[str, bytes]]:
    """Everything that can be taken out, in every format."""
    for kind, entry in EXPORTS.items():
        for format in entry.formats:
            out = io.BytesIO()
            export(member, kind, format, out, Options())
            yield f"export {kind}.{format}", out.getvalue()


def archive(path: Path) -> Iterator[tuple[str, bytes]]:
    """An archive of everything, written now."""
    path.parent.mkdir(exist_ok=True)
    write(path)
    yield "archive", path.read_bytes()
