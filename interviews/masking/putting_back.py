"""Putting one name back where it was replaced, in texts that may have been worked on since."""

from __future__ import annotations

import uuid
from collections import defaultdict
from typing import Any, NamedTuple

from django.apps import apps
from django.utils.translation import gettext as _

from interviews.masking import keys, sealing
from interviews.masking.applying import Masking
from interviews.masking.models import MaskEntry, Sealed
from interviews.masking.replacing import Finder, Name
from interviews.projects.history import Act, action
from interviews.projects.history.texts import holds
from interviews.projects.models import Recorded
from interviews.transcripts.actions import publish
from interviews.transcripts.actions.editing import edited, follow, move_measures
from interviews.transcripts.anchoring import Place
from interviews.transcripts.carrying import carry
from interviews.transcripts.models import Interview
from interviews.transcripts.shifting import Edit, Shift, replaced

Contents = list[dict[str, Any]]


class Key(NamedTuple):
    """A field of a row; an interview's ``text`` is its current transcript."""

    model: str
    row_id: str
    field: str


def rows_to_put_back(
    project_id: uuid.UUID, entry: MaskEntry, others: Masking
) -> dict[Key, Contents]:
    """Fields in which this entry replaced a name, with what was kept of each, oldest first."""
    finder = _finder(entry)
    found: dict[Key, Contents] = defaultdict(list)
    for row in Sealed.objects.filter(project_id=project_id, what=sealing.PLACES):
        content = keys.unseal(project_id, row.content)
        mine = [place for place in content.get("places", ()) if place[3] == str(entry.pk)]
        if mine:
            content["places"] = mine
        elif "before" not in content or not holds(content["before"], finder.find):
            continue
        found[Key(row.model, row.row_id, row.field)].append(content)
    return found


def _finder(entry: MaskEntry) -> Finder:
    said = keys.unseal(entry.project_id, entry.sealed)
    return Finder({entry.pk: Name(tuple(said["forms"]), entry.any_case)})


@action("masking.undone", undoable=False)
def put_back(
    act: Act,
    /,
    *,
    key: Key,
    contents: Contents,
    entry: MaskEntry,
    every: Masking,
    others: Masking,
) -> int:
    """Write the real name into one field again; the number of places."""
    if key.model == Interview._meta.label and key.field == "text":
        return _in_transcript(act, key, contents)
    row = apps.get_model(key.model)._default_manager.filter(pk=key.row_id).first()
    if row is None:
        return 0
    value = getattr(row, key.field)
    if isinstance(value, str):
        changes = edits_back(value, contents)
        new: Any = replaced(value, changes)
    else:
        new = value
        for content in contents:
            new = _json_back(content.get("before"), new, every, others)
    if new == value:
        return 0
    if isinstance(row, Recorded):
        act.restore(row, {key.field: new}, act.seq)
    else:
        type(row)._default_manager.filter(pk=row.pk).update(**{key.field: new})
    return 1


def edits_back(text: str, contents: Contents) -> list[Edit]:
    """What to change in a text as it is now; places that are not found again stay masked."""
    found: dict[tuple[int, int], str] = {}
    for content in contents:
        old = content["text"]
        places = [Place(start, end) for start, end, *_rest in content["places"]]
        for (start, end, words, _entry), carried in zip(
            content["places"], carry(old, text, places), strict=True
        ):
            here = carried.place
            if here is not None and text[here.start : here.end] == old[start:end]:
                found.setdefault((here.start, here.end), words)
    changes: list[Edit] = []
    for (start, end), words in sorted(found.items()):
        if not changes or changes[-1].end <= start:
            changes.append(Edit(start, end, words))
    return changes


def _in_transcript(act: Act, key: Key, contents: Contents) -> int:
    interview = Interview.objects.select_related("current").filter(pk=key.row_id).first()
    old = interview.current if interview else None
    if interview is None or old is None:
        return 0
    changes = edits_back(old.text, contents)
    if not changes:
        return 0
    shift = Shift(changes)
    new = publish(
        act,
        interview,
        edited(old, changes),
        base=old.pk,
        place=follow(shift),
        reason=_("A name was put back."),
    )
    move_measures(act, old, new, shift)
    return len(changes)


def _json_back(before: Any, now: Any, every: Masking, others: Masking) -> Any:
    """A JSON value with each text in it that is still as it was masked masked but for one name."""
    if isinstance(before, str) and isinstance(now, str):
        masked = every.text(before)
        plain = masked.replace("[", "").replace("]", "")
        return others.text(before) if now in (masked, plain) else now
    if isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        return [_json_back(a, b, every, others) for a, b in zip(before, now, strict=True)]
    if isinstance(before, dict) and isinstance(now, dict):
        return {
            key: _json_back(before.get(key), value, every, others) for key, value in now.items()
        }
    return now
