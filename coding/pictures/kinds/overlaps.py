"""Codes by codes: how many passages of one overlap with a passage of another."""

from __future__ import annotations

from collections.abc import Sequence

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
from coding.segments.crossing import OVERLAPPING, Numbers, co_occurring, in_characters

TOP = 15


def make(asked: Asked) -> Picture:
    """The map of the codes asked for with each other."""
    title = _("Codes that overlap")
    material = Material(asked, rolled=asked.rolled(), top=asked.top(TOP))
    if not material.codes or not material.laid:
        return Picture(title, empty=no_codings(asked))
    found = material.passages_of(material.codes)
    return _picture(title, material, co_occurring(found, in_characters, OVERLAPPING))


def _picture(title: str, material: Material, numbers: Numbers) -> Picture:
    codes = material.codes
    counts, addresses, rows = [], [], []
    for row, code in enumerate(codes):
        slug = material.asked.member.project.slug
        cells = [Cell(code.name, reverse("codebook:code", args=[slug, code.pk]))]
        for column, other in enumerate(codes):
            number = numbers[code.pk, other.pk]
            url = _way(material, code, other) if number else ""
            cells.append(Cell(number, url))
            if number:
                said = _said(code, other, number)
                counts.append(Count(row, column, number, said, aside=code is other))
                addresses.append(url)
        rows.append(cells)
    names = [code.name for code in codes]
    columns = [Column(f"code_{place}", name) for place, name in enumerate(names, 1)]
    return Picture(
        title=title,
        caption=_caption(material),
        notes=[*_notes(material), *about_narrowing(material.asked)],
        described=_described(codes, counts),
        spec=heat_map(Heat(names, names, counts, _("Overlapping passages"))),
        addresses=addresses,
        columns=[Column("code", _("Code")), *columns],
        rows=rows,
    )


def _way(material: Material, code: Code, other: Code) -> str:
    beside = [] if code is other else [("with", other.pk)]
    return material.asked.passages(*material.way(code), *beside)


def _said(code: Code, other: Code, number: int) -> str:
    if code is other:
        return ngettext(
            "%(code)s: %(n)d passage in all", "%(code)s: %(n)d passages in all", number
        ) % {"code": code.name, "n": number}
    return ngettext(
        "%(n)d passage of %(code)s overlaps with %(other)s",
        "%(n)d passages of %(code)s overlap with %(other)s",
        number,
    ) % {"code": code.name, "other": other.name, "n": number}


def _caption(material: Material) -> str:
    of_codes = material.passages_of(material.codes).values()
    found = [one for passages in of_codes for one in passages]
    rule = _(
        "Read by row: counted are the passages of the row’s code that share at least one "
        "character with a passage of the column’s code. On the diagonal stand all passages of the "
        "code."
    )
    return " ".join([rule, *about_codes(material), about_n(found)])


def _notes(material: Material) -> list[str]:
    notes = [_("An empty cell: no passage of the one overlaps with the other.")]
    if material.rolled and _kin(material):
        notes.append(_("By this rule a code overlaps with each of its own sub-codes."))
    return notes


def _kin(material: Material) -> bool:
    """Whether a code stands beside one that is above it in the tree."""
    held, parents = {code.pk for code in material.codes}, material.asked.reading.book.parents
    for pk in held:
        above, seen = parents.get(pk), {pk}
        while above is not None and above not in seen:
            if above in held:
                return True
            seen.add(above)
            above = parents.get(above)
    return False


def _described(codes: Sequence[Code], counts: Sequence[Count]) -> str:
    apart = [one for one in counts if not one.aside]
    if not apart:
        return _("No passage of one of these codes overlaps with one of another.")
    most = max(apart, key=lambda one: one.number)
    return _("%(codes)d codes down and across. Most: %(most)s.") % {
        "codes": len(codes),
        "most": most.said,
    }
