"""Codes by participants, by what is known of them, and by each other."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from coding.findings.kinds.asking import NAMES, PRESENCE
from coding.findings.kinds.signs import CODED, signs
from coding.findings.kinds.valued import by_values
from coding.findings.printed import Held, Printed, figure, indented, mark, names, words
from coding.findings.tables import Column
from coding.findings.wording import listed
from coding.segments.crossed import (
    EVERY,
    Crossed,
    Line,
    Rule,
    by_attribute,
    by_code,
    by_participant,
    by_value,
)
from coding.segments.nearness import OVERLAP, TURN
from interviews.projects.models import Member
from interviews.transcripts.models import Attribute

Cell = Callable[[Line, Line], Held]


def codes_by_participant(member: Member, chosen: dict[str, Any]) -> Printed:
    found = by_participant(member, with_subcodes=not chosen["alone"])
    title = _("Codes and participants")
    if chosen["show"] == NAMES:
        return _named(member, title, found, chosen)
    return _crossed(member, title, found, chosen, _counted(member, found, chosen["show"]))


def codes_by_attribute(member: Member, chosen: dict[str, Any]) -> Printed:
    attribute = attribute_chosen(member, chosen)
    if attribute is None:
        return Printed(_("Codes and attributes"), [], [])
    title = _("Codes and %(attribute)s") % {"attribute": attribute.name}
    sub = not chosen["alone"]
    found = by_attribute(member, attribute, with_subcodes=sub)
    cell = _counted(member, found, chosen["show"])
    if chosen["show"] == NAMES:
        cell = _who(member, found, by_participant(member, with_subcodes=sub), attribute)
    made = _crossed(member, title, found, chosen, cell)
    held = by_value(member, attribute)
    return by_values(
        made, member, attribute, [len(held.get(str(one.key), ())) for one in found.columns[:-1]]
    )


def cooccurrence(member: Member, chosen: dict[str, Any]) -> Printed:
    rule = Rule(chosen["rule"], chosen["near"] or 0)
    sub = not chosen["alone"]
    codes = {uuid.UUID(one) for one in chosen["code"]}
    found = by_code(member, codes, rule, with_subcodes=sub)
    columns = [Column("code", _("Code")), *(Column(one.label, one.label) for one in found.columns)]
    rows = [
        [_head(one, {}), *(_figure(member, found, one, other) for other in found.columns)]
        for one in found.rows
    ]
    definition = " ".join([rule_told(rule), _how(sub)])
    kin = sub and any(one.depth for one in found.rows)
    notes = [nested()] if kin else []
    return Printed(_("Codes that occur together"), columns, rows, definition, notes, [visible()])


def attribute_chosen(member: Member, chosen: dict[str, Any]) -> Attribute | None:
    """The attribute asked for, where the project has it."""
    rows = Attribute.objects.visible_to(member)
    return next((one for one in rows if str(one.pk) == chosen["attribute"]), None)


def url_of(member: Member, question: str) -> str:
    """The passages page that answers a question."""
    return f"{reverse('desk:passages', args=[member.project.slug])}?{question}" if question else ""


def _crossed(
    member: Member, title: str, found: Crossed, chosen: dict[str, Any], cell: Cell
) -> Printed:
    rows = _rows(found, chosen)
    paths = _paths(found.rows)
    heads = [Column(_key(one), one.label) for one in found.columns]
    printed = [
        [_head(one, paths), *(cell(one, column) for column in found.columns)] for one in rows
    ]
    definition = " ".join([_definition(), _how(not chosen["alone"])])
    by_value = bool(chosen.get("attribute"))
    notes = [*signs(chosen["show"], CODED, by_value=by_value), *_notes()]
    return Printed(
        title, [Column("code", _("Code")), *heads], printed, definition, notes, [visible()]
    )


def _named(member: Member, title: str, found: Crossed, chosen: dict[str, Any]) -> Printed:
    """One column with who says so, instead of one a participant."""
    paths = _paths(found.rows)
    people, every = found.columns[:-1], found.columns[-1]
    rows = []
    for row in _rows(found, chosen):
        spoke = [(one.label, _url(member, found, row, one)) for one in people]
        spoke = [(label, url) for label, url in spoke if url]
        cells = [names(spoke, listed), words(len(spoke)), _figure(member, found, row, every)]
        rows.append([_head(row, paths), *cells])
    columns = [
        Column("code", _("Code")),
        Column("participants", _("Said by")),
        Column("number", _("Participants")),
        Column("passages", _("Passages")),
    ]
    definition = " ".join([_definition(), _how(not chosen["alone"])])
    notes = [*signs(chosen["show"], CODED, by_value=False), *_notes()]
    return Printed(title, columns, rows, definition, notes, [visible()])


def _counted(member: Member, found: Crossed, show: str) -> Cell:
    def cell(row: Line, column: Line) -> Held:
        number = found.number(row, column)
        url = _url(member, found, row, column)
        if show == PRESENCE and column.key != EVERY:
            return mark(number, url)
        return figure(number, url)

    return cell


def _who(member: Member, found: Crossed, people: Crossed, attribute: Attribute) -> Cell:
    """Cells that name the participants with the column's value who speak under the row's code."""
    labels = by_value(member, attribute)

    def cell(row: Line, column: Line) -> Held:
        if column.key == EVERY:
            return _figure(member, found, row, column)
        spoke = [
            (one.label, _url(member, people, row, one))
            for one in people.columns
            if one.key in labels.get(str(column.key), ()) and people.number(row, one)
        ]
        return names(spoke, listed)

    return cell


def _figure(member: Member, found: Crossed, row: Line, column: Line) -> Held:
    return figure(found.number(row, column), _url(member, found, row, column))


def _url(member: Member, found: Crossed, row: Line, column: Line) -> str:
    return url_of(member, found.question(row, column))


def _rows(found: Crossed, chosen: dict[str, Any]) -> list[Line]:
    wanted = set(chosen["code"])
    return [
        row
        for row in found.rows
        if (not wanted or str(row.key) in wanted)
        and (not chosen["used"] or found.numbers[row.key, EVERY])
    ]


def _key(line: Line) -> str:
    return _("all passages") if line.key == EVERY else line.label


def _head(line: Line, paths: dict[Any, str]) -> Held:
    return indented(line.label, line.depth, paths.get(line.key, line.label))


def _paths(lines: Sequence[Line]) -> dict[Any, str]:
    """Each code with what stands above it in the tree."""
    found: dict[Any, str] = {}
    above: list[str] = []
    for line in lines:
        above = [*above[: line.depth], line.label]
        found[line.key] = " › ".join(above)
    return found


def _definition() -> str:
    return _(
        "Numbers are passages: a passage is the union of overlapping codings of one code, whoever "
        "made them, and counts for every participant who speaks in it, so that one of a "
        "conversation of several counts for each of them."
    )


def _how(with_subcodes: bool) -> str:
    if with_subcodes:
        return _(
            "A code counts with its sub-codes, no words twice, so its number is not the sum of "
            "theirs."
        )
    return _("Each code counts alone, without its sub-codes.")


def _notes() -> list[str]:
    return [
        _("— no passage chosen, which is no evidence that nothing was said or thought of it."),
        _("Passages in which no participant speaks are among all passages alone."),
    ]


def visible() -> str:
    return _("Among the passages you may see.")


def nested(*, grey: bool = False) -> str:
    if grey:
        return _(
            "Grey, as the diagonal: a code and one above it, which have passages in common by the "
            "way they are counted."
        )
    return _("A code and one above it have passages in common by the way they are counted.")


def rule_told(rule: Rule) -> str:
    """How a table or picture of codes together is read."""
    read = _("Read by row: passages of the row’s code that are together with one of the column’s.")
    if rule.relation == OVERLAP:
        how = _("Together are passages that share at least one character.")
    elif rule.relation == TURN:
        how = _("Together are passages that have words in the same turn.")
    else:
        how = _("Together are passages with at most %(n)d words between them.") % {"n": rule.near}
    same = _("Where row and column are the same code: all its passages.")
    return " ".join([read, how, same])
