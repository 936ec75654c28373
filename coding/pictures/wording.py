"""Sentences that the captions of several pictures share."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.findings.wording import listed
from coding.pictures.asked import Asked
from coding.pictures.coded import Material
from coding.segments.passages import Passage


def about_codes(material: Material) -> list[str]:
    """Which codes these are, and how sub-codes count."""
    said = [_which(material)]
    if material.rolled:
        said.append(_("Codes are meant with their sub-codes, no passage counted twice."))
    else:
        said.append(_("Codes are meant without their sub-codes."))
    return said


def _which(material: Material) -> str:
    shown, used = len(material.codes), len(material.uses)
    if material.asked.chosen_codes:
        return ngettext("%(n)d code was chosen.", "%(n)d codes were chosen.", shown) % {"n": shown}
    if shown < used:
        return _("Shown are the %(n)d codes with most passages, of %(all)d that are used.") % {
            "n": shown,
            "all": used,
        }
    return ngettext("The one code that is used.", "All %(n)d codes that are used.", shown) % {
        "n": shown
    }


def about_n(found: Iterable[Passage]) -> str:
    """How many codings stand behind these passages, in how many interviews."""
    held = list(found)
    codings = len({coding for one in held for coding in one.codings})
    return _("n = %(codings)s, %(interviews)s.") % {
        "codings": ngettext("%(n)d coding", "%(n)d codings", codings) % {"n": codings},
        "interviews": in_interviews(len({one.interview for one in held})),
    }


def in_interviews(number: int) -> str:
    return ngettext("in %(n)d interview", "in %(n)d interviews", number) % {"n": number}


def about_narrowing(asked: Asked) -> list[str]:
    """What was left out by choice."""
    notes = []
    if asked.ids("interview"):
        names = listed([one.citation for one in asked.interviews])
        notes.append(_("Only of the interviews %(names)s.") % {"names": names})
    if asked.ids("voice"):
        names = listed([str(one) for one in asked.voices.values()])
        notes.append(_("Only what was coded by %(names)s.") % {"names": names})
    return notes


def no_codings(asked: Asked) -> tuple[str, str]:
    """What to do where there is nothing to draw yet."""
    if not asked.every_interview:
        return (
            _("No interviews yet"),
            _("Bring in a transcript and code passages of it; they are drawn here."),
        )
    if asked.query:
        return (
            _("Nothing to draw"),
            _("No passage was chosen that fits what you ask for. Ask for more below."),
        )
    return (
        _("Nothing coded yet"),
        _("Code passages of an interview; they are drawn here, with numbers and ways to them."),
    )
