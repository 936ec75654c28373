"""Find a turn by what papers cite: a label, or participant and label (84, P2:84, P2:84.3)."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _

from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.transcripts.models import Interview, Turn

SERIAL = re.compile(r"\.\d+$")


def turn_labelled(member: Member, interview: Interview, asked: str) -> tuple[Interview, int]:
    """The interview meant (``interview`` where none is named) and the turn's index."""
    named, _colon, label = asked.strip().rpartition(":")
    held = _cited(member, named.strip()) if named else interview
    if held is None:
        raise Refused(_("No interview here is cited as %s.") % named.strip())
    rows = Turn.objects.filter(version_id=held.current_id)
    found = rows.filter(label__iexact=SERIAL.sub("", label.strip())).first()
    if found is None:
        raise Refused(no_such_turn(held) % asked.strip())
    return held, found.index


def no_such_turn(interview: Interview) -> str:
    """What is said of an unknown label, which stands for ``%s``."""
    labels = Turn.objects.filter(version_id=interview.current_id).order_by("index")
    return unknown_label(interview.citation, list(labels.values_list("label", flat=True)))


def unknown_label(citation: str, labels: list[str]) -> str:
    """The sentence, ``%s`` standing for the label asked for; turns have these labels."""
    name = citation.replace("%", "%%")
    if not labels:
        return _("There is no turn %%s: %(interview)s has no turns.") % {"interview": name}
    return _("There is no turn %%s: %(interview)s has turns %(first)s to %(last)s.") % {
        "interview": name,
        "first": labels[0],
        "last": labels[-1],
    }


def _cited(member: Member, citation: str) -> Interview | None:
    seen = Interview.objects.visible_to(member).select_related("current")
    return seen.filter(citation__iexact=citation, current__isnull=False).first()
