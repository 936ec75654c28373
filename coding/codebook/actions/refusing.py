"""What cannot be done to the codebook, and the sentences that say so."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from coding.codebook.models import CODE_COLOURS, Code, Kind, Status
from interviews.projects import veils
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act

NAME_LENGTH = 120
BRIEF_LENGTH = 300
IN_USE = (Status.ACTIVE, Status.CANDIDATE)


def named(act: Act, name: str, code: Code | None = None) -> str:
    """The name as it will stand, its spaces folded; refuses an empty, long or taken one."""
    name = " ".join(name.split())
    if not 0 < len(name) <= NAME_LENGTH:
        raise Refused(_("Give the code a name of up to 120 characters."))
    seen = Code.objects.visible_to(act.member).filter(name__iexact=name, status__in=IN_USE)
    known = seen.exclude(pk=code.pk).first() if code else seen.first()
    if known:
        raise Refused(_("There is already a code called “%(name)s”.") % {"name": known.name})
    return name


def refuse_odd(fields: dict[str, Any]) -> None:
    """Refuse values that no form offers; a code is retired and merged by actions of their own."""
    if not 1 <= int(fields.get("colour", 1)) <= CODE_COLOURS:
        raise Refused(_("Choose one of the colours shown."))
    if fields.get("kind", Kind.DESCRIPTIVE) not in Kind.values:
        raise Refused(_("Choose one of the kinds shown."))
    if fields.get("status", Status.ACTIVE) not in IN_USE:
        raise Refused(_("Choose one of the statuses shown."))
    if len(fields.get("brief", "")) > BRIEF_LENGTH:
        raise Refused(_("Keep the brief definition under 300 characters."))


def refuse_gone(*codes: Code | None) -> None:
    """Refuse codes that were removed or merged meanwhile."""
    for code in codes:
        if code and (code.removed or code.status == Status.MERGED):
            raise Conflict(
                _("“%(name)s” was removed or merged in the meantime. Reload the page to see.")
                % {"name": code.name}
            )


def refuse_unrevealed(code: Code) -> None:
    """What the coders of an unrevealed round code with must stay as it is."""
    if not code.behind_veil:
        veils.refuse_while_unrevealed(code.project_id)


def refuse_beneath(code: Code, parent: Code | None, said: str) -> None:
    """Refuse, with the sentence, a parent that is the code itself or stands under it."""
    while parent is not None:
        if parent.pk == code.pk:
            raise Refused(said)
        parent = parent.parent
