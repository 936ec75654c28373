"""Sentences that the captions of several pictures share."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.codebook.models import Status
from coding.findings.wording import listed
from coding.pictures.asked import Asked
from coding.pictures.coded import Material
from coding.segments.passages import Passage


def about_codes(material: Material) -> list[str]:
    """Which codes these are, and how sub-codes count."""
    said = [_which(material), *_retired(material)]
    if material.rolled:
        said.append(_("Codes are meant with their sub-codes, no passage counted twice."))
    else:
        said.append(_("Codes are meant without their sub-codes."))
    return said


def _which(material: Material) -> str:
    shown, applied = len(material.codes), len(material.applied)
    if material.asked.chosen_codes:
        return ngettext("%(n)d code was chosen.", "%(n)d codes were chosen.", shown) % {"n": shown}
    if shown < applied:
        said = ngettext(
            "Shown is the code with most passages, of %(all)d applied themselves.",
            "Shown are the %(n)d codes with most passages, of %(all)d applied themselves.",
            shown,
        )
        return " ".join([said % {"n": shown, "all": applied}, *_ties(material.tied)])
    return ngettext(
        "The one code that was applied itself.",
        "All %(n)d codes that were applied themselves.",
        shown,
    ) % {"n": shown}


def _retired(material: Material) -> list[str]:
    """How many of the codes applied are in use no more, so that facts count them apart."""
    number = sum(code.status == Status.RETIRED for code in material.applied)
    if material.asked.chosen_codes or not number:
        return []
    said = ngettext(
        "%(n)d of those applied is a retired code.",
        "%(n)d of those applied are retired codes.",
        number,
    )
    return [said % {"n": number}]


def _ties(passages: int) -> list[str]:
    if not passages:
        return []
    said = ngettext(
        "Of several with %(n)d passage, the first in the code list are shown.",
        "Of several with %(n)d passages, the first in the code list are shown.",
        passages,
    )
    return [said % {"n": passages}]


def about_n(found: Iterable[Passage]) -> str:
    """How many passages these are, of how many codings, in how many interviews."""
    held = list(found)
    codings = len({coding for one in held for coding in one.codings})
    passages = ngettext("%(n)d passage", "%(n)d passages", len(held)) % {"n": len(held)}
    return _("n = %(passages)s (%(codings)s), %(interviews)s.") % {
        "passages": passages,
        "codings": ngettext("%(n)d coding", "%(n)d codings", codings) % {"n": codings},
        "interviews": in_interviews(len({one.interview for one in held})),
    }


def in_interviews(number: int) -> str:
    return ngettext("in %(n)d interview", "in %(n)d interviews", number) % {"n": number}


def about_narrowing(asked: Asked) -> list[str]:
    """What was left out by choice."""
    notes = about_gone(asked)
    if asked.ids("interview"):
        names = listed([one.citation for one in asked.interviews])
        notes.append(_("Only of the interviews %(names)s.") % {"names": names})
    if asked.ids("voice"):
        names = listed([str(one) for one in asked.voices.values()])
        notes.append(_("Only what was coded by %(names)s.") % {"names": names})
    return notes


def about_gone(asked: Asked) -> list[str]:
    """That some of what was chosen cannot be shown."""
    said = _("Some codes chosen for this picture are not there any more.")
    return [said] if asked.codes_gone else []


def no_codings(asked: Asked) -> tuple[str, str]:
    """What to do where there is nothing to draw yet."""
    if not asked.every_interview:
        return (
            _("No interviews yet"),
            _("Bring in a transcript and code passages of it; they are drawn here."),
        )
    if asked.codes_gone:
        return (
            _("Nothing to draw"),
            _("The codes chosen for this picture are not there any more. Choose others below."),
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
