"""A question about passages in words: above what is found, and in what is taken out."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator

from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.desk.passages.asking import Asked
from coding.segments import nearness
from interviews.transcripts.models.interview import SpeakerRole


def told(asked: Asked) -> list[str]:
    """What is asked for, a phrase each; nothing where all is asked for."""
    said = [*_codes(asked), *_people(asked), *_how(asked)]
    if _gone(asked):
        said.append(_("something asked for is not there any more"))
    return said


def _codes(asked: Asked) -> Iterator[str]:
    codes = _names(asked, "code")
    if codes and asked.match == "all":
        yield _("where all these codes are: %(codes)s") % {"codes": codes}
    elif codes:
        yield _("codes: %(codes)s") % {"codes": codes}
    if others := _names(asked, "with"):
        yield _("together with: %(codes)s") % {"codes": others}
    if others := _names(asked, "without"):
        yield _("not together with: %(codes)s") % {"codes": others}
    if asked.filters.all_codes or asked.filters.no_codes:
        yield relation_told(asked.relation, asked.near)
    if asked.alone and (asked.filters.any_codes or asked.filters.all_codes):
        yield _("without sub-codes")


def relation_told(relation: str, near: int) -> str:
    """What *together* means."""
    if relation == nearness.TURN:
        return _("together is: in the same turn")
    if relation == nearness.TURNS:
        said = ngettext("together is: at most %d turn on", "together is: at most %d turns on", near)
        return said % near
    if relation == nearness.WORDS:
        said = ngettext(
            "together is: with at most %d word between",
            "together is: with at most %d words between",
            near,
        )
        return said % near
    return _("together is: overlapping by at least one character")


def _people(asked: Asked) -> Iterator[str]:
    if asked.ids("participant"):
        chosen = asked.ids("participant")
        labels = (one.label for one in asked.people if one.pk in chosen)
        yield _("participants: %(names)s") % {"names": ", ".join(labels)}
    for one in asked.attributes if asked.values else ():
        if values := asked.values.get(one.pk):
            yield f"{one.name}: {', '.join(sorted(values))}"
    roles = [str(label) for value, label in SpeakerRole.choices if value in asked.roles]
    if roles or asked.speakers:
        yield _("said by: %(names)s") % {"names": ", ".join([*roles, *sorted(asked.speakers)])}
    if asked.ids("interview"):
        titles = (one.title for one in asked.interviews if one.pk in asked.ids("interview"))
        yield _("interviews: %(names)s") % {"names": ", ".join(titles)}


def _how(asked: Asked) -> Iterator[str]:
    if asked.ids("voice"):
        voices = (str(row) for pk, row in asked.reading.voices.items() if pk in asked.ids("voice"))
        yield _("coders: %(names)s") % {"names": ", ".join(voices)}
    if asked.unsure:
        yield _("only those a coder was unsure of")
    if asked.first_day:
        yield _("coded from %(day)s") % {"day": formats.date_format(asked.first_day)}
    if asked.last_day:
        yield _("coded until %(day)s") % {"day": formats.date_format(asked.last_day)}
    if asked.words:
        yield _("words: %(words)s") % {"words": asked.words}
    if asked.uncoded:
        yield _("also places with a memo, flag or quote and no code")


def _names(asked: Asked, name: str) -> str:
    """The codes sent under a name, in the order of the codebook."""
    chosen = {asked.reading.book.shown(one) for one in asked.ids(name)}
    codes = asked.reading.codes
    return ", ".join(codes[pk].name for pk in asked.reading.book.order if pk in chosen)


def _gone(asked: Asked) -> bool:
    """Whether a code, a participant, an interview or a coder is asked for that is not there."""
    reading = asked.reading
    return (
        not _known(asked, ("code", "with", "without"), reading.codes)
        or not _known(asked, ("voice",), reading.voices)
        or bool(asked.ids("participant") - {one.pk for one in asked.people})
        or bool(asked.ids("interview") and _missing(asked))
        or bool(asked.values and asked.values.keys() - {one.pk for one in asked.attributes})
    )


def _missing(asked: Asked) -> bool:
    return bool(asked.ids("interview") - {one.pk for one in asked.interviews})


def _known(asked: Asked, names: Iterable[str], there: Iterable[uuid.UUID]) -> bool:
    return set[uuid.UUID]().union(*(asked.ids(name) for name in names)) <= set(there)
