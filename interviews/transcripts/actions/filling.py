"""Bring a block of cells into the participants table: one act, as it was looked over."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action
from interviews.projects.models import Member
from interviews.transcripts.actions.attributes import add_attribute
from interviews.transcripts.actions.participants import Filled, fill
from interviews.transcripts.grid import CONSENT, NOTE, consent_in, grid_of
from interviews.transcripts.models import Attribute, Footnote, Participant
from interviews.transcripts.planning import CellChange, Plan, Settings, Use, plan_of
from interviews.transcripts.queries import people_described
from interviews.transcripts.sheet.block import Block


@action("participant.filled")
def fill_table(act: Act, *, block: str, settings: dict[str, Any], seen: str) -> dict[str, int]:
    """Do what bringing in ``block`` (JSON) changes, if that is still what was ``seen``: a digest.

    Answers with how many cells, participants and columns it was.
    """
    plan = plan_for(act.member, Block.from_json(block), settings_of(settings))
    if plan.digest != seen:
        raise Conflict(_("This is no longer what was shown. Look over what would change now."))
    if not plan.does:
        raise Refused(_("There is nothing in this that the table does not hold already."))
    _footnotes(act, plan)
    columns = _columns(act, plan)
    people = _people(act, plan)
    fill(act, [_filled(cell, people, columns) for cell in plan.cells if cell.column in columns])
    _own(act, plan, people)
    counts = {"cells": len(plan.cells), "people": len(plan.people), "columns": len(plan.columns)}
    act.tell(**counts)
    return counts


def plan_for(member: Member, block: Block, settings: Settings) -> Plan:
    """What the block would change in the table as it is now."""
    people = people_described(member)
    notes = {note.mark: note.text for note in people.footnotes}
    return plan_of(block, settings, grid_of(people), notes)


def settings_of(told: Mapping[str, Any]) -> Settings:
    """Settings from plain JSON, as an operation keeps them."""
    uses = tuple(Use(target, kind) for target, kind in told["uses"])
    return Settings(uses, told["parting"], bool(told["keep"]), bool(told["clear"]))


def _footnotes(act: Act, plan: Plan) -> None:
    known = {note.mark: note for note in Footnote.objects.visible_to(act.member)}
    count = Footnote.objects.filter(project_id=act.project_id).count()
    new: list[Footnote] = []
    for mark, old, text in plan.footnotes:
        if old:
            act.change(known[mark], text=text)
        else:
            new.append(Footnote(mark=mark, text=text, position=count + len(new)))
    act.create_many(new)


def _columns(act: Act, plan: Plan) -> dict[str, Attribute]:
    """The columns that cells go to, by the plan's keys."""
    columns = {str(row.pk): row for row in Attribute.objects.visible_to(act.member)}
    for key, further in plan.choices.items():
        act.change(columns[key], choices="\n".join([columns[key].choices.rstrip(), *further]))
    for one in plan.columns:
        made = add_attribute(act, name=one.name, kind=one.kind, choices="\n".join(one.choices))
        columns[f"new:{one.place}"] = made
    return columns


def _people(act: Act, plan: Plan) -> dict[str, Participant]:
    people = {row.label: row for row in Participant.objects.visible_to(act.member)}
    count = Participant.objects.filter(project_id=act.project_id).count()
    new = [Participant(label=label, position=count + n) for n, label in enumerate(plan.people)]
    return people | {row.label: row for row in act.create_many(new)}


def _filled(
    cell: CellChange, people: Mapping[str, Participant], columns: Mapping[str, Attribute]
) -> Filled:
    return people[cell.label], columns[cell.column], cell.values


def _own(act: Act, plan: Plan, people: Mapping[str, Participant]) -> None:
    """Consent and notes, each participant in one change."""
    own: dict[str, dict[str, Any]] = {}
    for cell in plan.cells:
        if cell.column == CONSENT:
            own.setdefault(cell.label, {})["consent"] = consent_in(cell.new)
        elif cell.column == NOTE:
            own.setdefault(cell.label, {})["note"] = cell.new
    for label, fields in own.items():
        act.change(people[label], **fields)
