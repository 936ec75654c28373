"""Codes by participants: how many passages of a code a participant speaks in."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.codebook.models import Code
from coding.findings.tables import Column
from coding.pictures.asked import Asked
from coding.pictures.coded import Material
from coding.pictures.drawing.heat import Count, Heat, heat_map
from coding.pictures.picture import Cell, Picture
from coding.pictures.wording import about_codes, about_n, about_narrowing, no_codings
from coding.segments.crossing import Numbers, crossed
from coding.segments.gathering import Texts, at
from coding.segments.passages import Passage
from interviews.transcripts.models import Participant

TOP = 25


def make(asked: Asked) -> Picture:
    """The map of the codes asked for and the participants asked for."""
    title = _("Heat map of codes by participant")
    material = Material(asked, rolled=asked.rolled(), top=asked.top(TOP))
    codes, people = material.codes, asked.participants
    if not codes or not people or not material.laid:
        return Picture(title, empty=no_codings(asked))
    speaking = _speaking(asked, people)
    found = material.passages_of(codes)
    heard = [one for one in material.behind if speaking(one)]
    return _picture(title, material, people, crossed(found, speaking), heard)


def _speaking(asked: Asked, people: Sequence[Participant]) -> Callable[[Passage], set[object]]:
    """Who of these speaks in a passage."""
    texts = Texts(asked.interviews)
    keys = {one.label: one.pk for one in people}

    def speaking(passage: Passage) -> set[object]:
        turns = at(texts.turns(passage.interview), passage.start, passage.end)
        return {keys[turn.participant] for turn in turns if turn.participant in keys}

    return speaking


def _picture(
    title: str,
    material: Material,
    people: Sequence[Participant],
    numbers: Numbers,
    heard: Sequence[Passage],
) -> Picture:
    codes = material.codes
    counts, addresses, rows = [], [], []
    for row, code in enumerate(codes):
        cells = [_named(material, code)]
        for column, one in enumerate(people):
            number = numbers[code.pk, one.pk]
            url = _way(material, code, one) if number else ""
            cells.append(Cell(number, url))
            if number:
                counts.append(Count(row, column, number, _said(code, one, number)))
                addresses.append(url)
        rows.append(cells)
    heat = Heat([c.printed for c in codes], [p.label for p in people], counts, _("Passages"))
    return Picture(
        title=title,
        caption=_caption(material, heard),
        notes=[_("An empty cell: no passage chosen."), *about_narrowing(material.asked)],
        described=_described(codes, people, counts),
        spec=heat_map(heat),
        addresses=addresses,
        columns=[
            Column("code", _("Code")),
            *(Column(f"participant_{place}", one.label) for place, one in enumerate(people, 1)),
        ],
        rows=rows,
    )


def _named(material: Material, code: Code) -> Cell:
    slug = material.asked.member.project.slug
    return Cell(code.printed, reverse("codebook:code", args=[slug, code.pk]))


def _way(material: Material, code: Code, one: Participant) -> str:
    return material.asked.passages(*material.way(code), ("participant", one.pk))


def _said(code: Code, one: Participant, number: int) -> str:
    return ngettext(
        "%(code)s, %(participant)s: %(n)d passage",
        "%(code)s, %(participant)s: %(n)d passages",
        number,
    ) % {"code": code.printed, "participant": one.label, "n": number}


def _caption(material: Material, heard: Sequence[Passage]) -> str:
    counted = _("Counted are the passages of a code in which the participant speaks.")
    return " ".join([counted, *about_codes(material), about_n(heard)])


def _described(
    codes: Sequence[Code], people: Sequence[Participant], counts: Sequence[Count]
) -> str:
    if not counts:
        return _("No passage of these codes in which one of these participants speaks.")
    most = max(counts, key=lambda one: one.number)
    return _("%(codes)d codes down, %(people)d participants across. Most: %(most)s.") % {
        "codes": len(codes),
        "people": len(people),
        "most": most.said,
    }
