"""URLs of what can be taken out."""

from __future__ import annotations

from coding.findings.exports import EXPORTS
from tests.conftest import Study
from tests.walk.table import Row, post


def asked(kind: str, format: str) -> dict[str, str]:
    return {"kind": kind, "format": format}


def downloads() -> list[Row]:
    """Every export in each of its formats that are text all through."""
    return [
        Row("findings:export", data=lambda study, pair=(kind, format): asked(*pair))
        for kind, export in EXPORTS.items()
        for format in export.formats
        if format not in {"xlsx", "docx"}
    ]


def nothing(study: Study) -> dict[str, str]:
    return {}


ROWS = [
    Row("findings:findings", data=nothing),
    Row("findings:paper-table"),
    post("findings:choose-paper-table", data=lambda study: {"column": "participant"}, observer=403),
    *downloads(),
]
