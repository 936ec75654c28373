"""Codes by codes: how many passages of one are together with a passage of another, by a rule."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.codebook.models import Code
from coding.findings.kinds.matrices import nested, rule_told
from coding.findings.tables import Column
from coding.pictures.asked import Asked
from coding.pictures.coded import Material
from coding.pictures.drawing.heat import Count, Heat, heat_map
from coding.pictures.picture import Cell, Picture
from coding.pictures.wording import about_codes, about_n, about_narrowing, no_codings
from coding.segments.crossed import Rule, measure_of
from coding.segments.crossing import Numbers, co_occurring
from coding.segments.nearness import OVERLAP, WORDS
from coding.segments.passages import line

TOP = 15


def make(asked: Asked) -> Picture:
    """The map of the codes asked for with each other."""
    title = _("Heat map of codes that occur together")
    material = Material(asked, rolled=asked.rolled(False), top=asked.top(TOP))
    if not material.codes or not material.laid:
        return Picture(title, empty=no_codings(asked))
    found = material.passages_of(material.codes)
    numbers = co_occurring(found, *measure_of(asked.reading, found, asked.rule))
    return _picture(title, material, numbers, asked.rule)


def _picture(title: str, material: Material, numbers: Numbers, rule: Rule) -> Picture:
    codes = material.codes
    counts, addresses, rows = [], [], []
    for row, code in enumerate(codes):
        slug = material.asked.member.project.slug
        cells = [Cell(code.printed, reverse("codebook:code", args=[slug, code.pk]))]
        for column, other in enumerate(codes):
            number = numbers[code.pk, other.pk]
            url = _way(material, code, other, rule) if number else ""
            cells.append(Cell(number, url))
            if number:
                said = _said(code, other, number)
                counts.append(Count(row, column, number, said, aside=_kin(material, code, other)))
                addresses.append(url)
        rows.append(cells)
    names = [code.printed for code in codes]
    columns = [Column(f"code_{place}", name) for place, name in enumerate(names, 1)]
    return Picture(
        title=title,
        caption=_caption(material, rule),
        notes=[*_notes(material), *about_narrowing(material.asked)],
        described=_described(codes, counts),
        spec=heat_map(Heat(names, names, counts, _("Passages together"))),
        addresses=addresses,
        columns=[Column("code", _("Code")), *columns],
        rows=rows,
    )


def _way(material: Material, code: Code, other: Code, rule: Rule) -> str:
    beside: list[tuple[str, object]] = [] if code is other else [("with", other.pk)]
    if beside and rule.relation != OVERLAP:
        beside.append(("relation", rule.relation))
    if beside and rule.relation == WORDS:
        beside.append(("near", rule.near))
    return material.asked.passages(*material.way(code), *beside)


def _said(code: Code, other: Code, number: int) -> str:
    if code is other:
        return ngettext(
            "%(code)s: %(n)d passage in all", "%(code)s: %(n)d passages in all", number
        ) % {"code": code.printed, "n": number}
    return ngettext(
        "%(n)d passage of %(code)s together with %(other)s",
        "%(n)d passages of %(code)s together with %(other)s",
        number,
    ) % {"code": code.printed, "other": other.printed, "n": number}


def _caption(material: Material, rule: Rule) -> str:
    return " ".join([rule_told(rule), *about_codes(material), about_n(material.behind)])


def _notes(material: Material) -> list[str]:
    notes = [_("An empty cell: no passage of the one is together with one of the other.")]
    pairs = permutations(material.codes, 2)
    if any(_kin(material, code, other) for code, other in pairs):
        notes.append(nested(grey=True))
    return notes


def _kin(material: Material, code: Code, other: Code) -> bool:
    """Whether they are the same, or one is counted with the other, which is below it."""
    if code is other:
        return True
    parents = material.asked.reading.book.parents
    above = code.pk in line(other.pk, parents) or other.pk in line(code.pk, parents)
    return material.rolled and above


def _described(codes: Sequence[Code], counts: Sequence[Count]) -> str:
    apart = [one for one in counts if not one.aside]
    if not apart:
        return _("No passage of one of these codes is together with one of another.")
    most = max(apart, key=lambda one: one.number)
    return _("%(codes)d codes down and across. Most: %(most)s.") % {
        "codes": len(codes),
        "most": most.said,
    }
