"""What every table of the paper has: its names, its options, what makes it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from coding.findings.kinds.asking import Options, TableForm
from coding.findings.models import PaperTable
from coding.findings.printed import Printed
from interviews.projects.models import Member

FORMATS = ("docx", "latex", "md", "html", "xlsx", "csv", "jsonl")
Build = Callable[[Member, dict[str, Any]], Printed]


@dataclass(frozen=True)
class Kind:
    """A table of the paper; ``key`` stands in addresses and is what is remembered."""

    key: str
    name: Any
    about: Any
    form: type[TableForm]
    build: Build
    empty: Any


@dataclass(frozen=True)
class Made:
    """A table as asked for or remembered, and what is remembered of it."""

    printed: Printed
    form: TableForm
    kept: PaperTable | None

    @property
    def version(self) -> int:
        return self.kept.version if self.kept else 0


def make(member: Member, kind: Kind, options: Options | None = None) -> Made:
    """The table with the options given, or else with those remembered; caption and note as
    remembered.
    """
    kept = PaperTable.objects.visible_to(member).filter(kind=kind.key).first()
    form = kind.form(member, options or (kept.options if kept else None))
    printed = kind.build(member, form.chosen())
    if kept is not None:
        notes = [*printed.notes, *([kept.remark] if kept.remark else [])]
        printed = replace(printed, caption=kept.caption or printed.caption, notes=notes)
    return Made(printed, form, kept)
