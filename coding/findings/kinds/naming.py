"""Tables as the command line names them: a matrix of something by something, codes by name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from coding.codebook.models import Code, Status
from coding.findings.kinds.asking import ASKED, Options
from interviews.projects.models import Member
from interviews.transcripts.models import Attribute

MATRIX = "matrix"
ATTRIBUTE = "attribute:"
CROSSED = {
    *("code-participant", "code-attribute", "theme-participant", "theme-attribute"),
    "cooccurrence",
}
ASKING = ("show", "codes", "alone", "rule", "near")


class NotNamed(Exception):
    """A sentence: what there is not."""


def kind_of(kind: str, asked: Mapping[str, Any]) -> str:
    """The table that ``matrix`` with ``of`` and ``by`` means; any other kind is itself."""
    if kind != MATRIX:
        return kind
    by = "attribute" if asked["by"].startswith(ATTRIBUTE) else asked["by"]
    if by not in ("attribute", "participant"):
        raise NotNamed("--by is participant, or attribute: and the name of a column.")
    return f"{asked['of']}-{by}"


def options_of(member: Member, kind: str, asked: Mapping[str, Any]) -> Options | None:
    """The options of the table's form; None where nothing is asked, so that what is remembered
    counts.
    """
    told = {name: asked[name] for name in ASKING if asked[name] not in (None, False, "")}
    by = asked["by"] if kind.endswith("-attribute") else ""
    if kind not in CROSSED or not (told or by):
        return None
    options: dict[str, list[str]] = {ASKED: ["1"]}
    options |= {name: [str(value)] for name, value in told.items() if name != "codes"}
    if "codes" in told:
        options["code"] = _codes(member, told["codes"])
    if by:
        options["attribute"] = [_attribute(member, by.removeprefix(ATTRIBUTE))]
    return options


def _codes(member: Member, names: Iterable[str]) -> list[str]:
    seen = Code.objects.visible_to(member).exclude(status=Status.MERGED)
    known = {code.name.casefold(): str(code.pk) for code in seen}
    lost = [name for name in names if name.casefold() not in known]
    if lost:
        raise NotNamed(f"There is no code {', '.join(lost)} in this project.")
    return [known[name.casefold()] for name in names]


def _attribute(member: Member, name: str) -> str:
    found = Attribute.objects.visible_to(member).filter(name=name).first()
    if found is None:
        raise NotNamed(f"There is no column {name} in the table of participants.")
    return str(found.pk)
