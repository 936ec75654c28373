"""URLs of what can be taken out."""

from __future__ import annotations

from typing import Any

from coding.findings.exports import EXPORTS
from coding.findings.kinds import KINDS
from coding.themes.actions import compose_theme
from interviews.projects.history import By
from tests.conftest import Study
from tests.walk.table import Given, Row, post


def asked(kind: str, format: str) -> dict[str, str]:
    return {"kind": kind, "format": format}


def downloads() -> list[Row]:
    """Every export in each of its formats."""
    return [
        Row("findings:export", data=lambda study, pair=(kind, format): asked(*pair))
        for kind, export in EXPORTS.items()
        for format in export.formats
    ]


NAMING = ("code-participant", "code-attribute", "theme-participant", "theme-attribute")


def named(study: Study) -> dict[str, str]:
    return {"asked": "1", "show": "names"}


def of_kind(kind: str) -> Given:
    return lambda study: {"slug": study.slug, "kind": kind}


def a_theme(study: Study) -> dict[str, Any]:
    theme = compose_theme(By(study.ada), name="Scores are claims")
    return {"slug": study.slug, "theme": theme.pk}


def nothing(study: Study) -> dict[str, str]:
    return {}


ROWS = [
    Row("findings:findings", data=nothing),
    Row("findings:paper-table"),
    *(Row("findings:table", given=of_kind(kind)) for kind in KINDS),
    *(Row("findings:table", given=of_kind(kind), data=named) for kind in NAMING),
    post("findings:remember-table", given=of_kind("code-participant"), observer=403),
    Row("findings:behind-theme", given=a_theme),
    post("findings:choose-paper-table", data=lambda study: {"column": "participant"}, observer=403),
    *downloads(),
]
