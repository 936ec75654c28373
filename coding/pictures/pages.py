"""What this room puts on the pages below it."""

from __future__ import annotations

from typing import Any

from coding.pictures.kinds import KINDS
from interviews.projects import registers
from interviews.projects.models import Member


def register() -> None:
    registers.page_part("findings", registers.Panel(10, "pictures/_on_findings.html", fill=_fill))


def _fill(member: Member) -> dict[str, Any]:
    return {"kinds": KINDS}
