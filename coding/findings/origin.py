"""Whence a file is: who took it out, when, and where the history stood."""

from __future__ import annotations

from django.utils import timezone
from django.utils.translation import gettext as _

from interviews.projects.models import Head, Member


def origin_of(member: Member) -> str:
    """One line for a file's properties; ``verify_history --head`` accepts the head it names.

    With initials, since the names of members may be masked as interviewers'.
    """
    head = Head.objects.filter(project=member.project_id).values_list("hash", flat=True).first()
    return _("Polyphony, %(when)s; as %(who)s may see it; head of the history: %(head)s") % {
        "when": f"{timezone.localtime():%Y-%m-%d %H:%M %Z}",
        "who": member.initials,
        "head": head or "-",
    }
