"""``Act``: what an action function writes with. It saves rows and notes each change."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from interviews.projects.errors import Conflict
from interviews.projects.history.canonical import (
    canonical,
    chained,
    digest,
    fields_of,
    new_salt,
    salted,
)
from interviews.projects.history.inserting import insert
from interviews.projects.models import Change, Event, Head, Member, Payload, Recorded

R = TypeVar("R", bound=Recorded)
BATCH = 500
Fields = dict[str, Any]


@dataclass
class Noted:
    """A row's change within one event: fields before (None: newly made) and after.

    What the ``erased`` fields said before is not kept anywhere.
    """

    row: Recorded
    version_before: int
    before: Fields | None
    after: Fields
    version_after: int = 0
    erased: frozenset[str] = frozenset()


@dataclass
class Act:
    """One event in the making. ``seq`` is its number; ``project_id`` the project it belongs to."""

    member: Member
    verb: str
    seq: int
    at: datetime
    project_id: uuid.UUID
    about: dict[str, Any] = field(default_factory=dict)
    noted: dict[tuple[str, uuid.UUID], Noted] = field(default_factory=dict)

    def create(self, row: R) -> R:
        """Save a new row."""
        return self.create_many([row])[0]

    def create_many(self, rows: Iterable[R]) -> list[R]:
        """Save new rows of one model with a single statement."""
        made = list(rows)
        for row in made:
            self._own(row)
            row.version = self.seq
        insert(made)
        for row in made:
            self._note(row, 0, None, fields_of(row), self.seq)
        return made

    def change(self, row: R, *, expected: int | None = None, **values: Any) -> R:
        """Set fields of a row; ``expected`` is the version its author was looking at.

        Raises Conflict when the row is gone, or is no longer at that version.
        """
        current = type(row)._default_manager.get(pk=row.pk)
        self._must_stand(current, expected)
        return self._write(row, current, values, self.seq)

    def change_many(self, rows: Iterable[R], **values: Any) -> list[R]:
        """Set the same fields of rows of one model, which must have been read in this act."""
        changed = list(rows)
        for row in changed:
            self._must_stand(row, None)
        return self._write_many(changed, values)

    def remove(self, row: R) -> R:
        """Mark a row removed; nothing is ever deleted."""
        return self.change(row, removed=True)

    def erase(self, rows: Iterable[R], **values: Any) -> list[R]:
        """Set fields of rows of one model, removed ones too, so that history does not keep
        what they said: no words of before, whatever was noted of these rows in this act.

        The rows must have been read in this act. One statement for 500 rows.
        """
        erased = self._write_many(rows, values)
        for row in erased:
            said = frozenset(values) - {"removed"}
            noted = self.noted[row._meta.label, row.pk]
            noted.erased = noted.erased | said | frozenset(row.WORDS)
        return erased

    def tell(self, **about: Any) -> None:
        """Plain facts for the line in the history: counts and ids, never words."""
        self.about |= about

    def restore(self, current: R, values: Fields, version: int) -> None:
        """Write recorded values and their version back; undo's own writing."""
        self._write(current, current, values, version)

    def _write(self, row: R, current: R, values: Fields, version: int) -> R:
        before, version_before = fields_of(current), current.version
        for target in {id(current): current, id(row): row}.values():
            for name, value in values.items():
                setattr(target, name, value)
            target.version = version
        names = {current._meta.get_field(name).name for name in values}
        current.save(update_fields=[*names, "version"])
        self._note(current, version_before, before, fields_of(current), version)
        return row

    def _write_many(self, rows: Iterable[R], values: Fields) -> list[R]:
        """One statement for 500 rows."""
        written = list(rows)
        for start in range(0, len(written), BATCH):
            batch = written[start : start + BATCH]
            kept = type(batch[0])._default_manager.filter(pk__in=[row.pk for row in batch])
            kept.update(**values, version=self.seq)
        for row in written:
            before, version = fields_of(row), row.version
            for name, value in {**values, "version": self.seq}.items():
                setattr(row, name, value)
            self._note(row, version, before, fields_of(row), self.seq)
        return written

    def _own(self, row: Recorded) -> None:
        if any(item.attname == "project_id" for item in row._meta.concrete_fields):
            row.project_id = self.project_id  # type: ignore[attr-defined]

    def _must_stand(self, row: Recorded, expected: int | None) -> None:
        if row.removed:
            raise Conflict(_("This was removed in the meantime. Reload the page to see."))
        if expected is not None and row.version != expected:
            raise Conflict(
                _("Someone changed this while you were writing. Compare both texts and save again.")
            )

    def _note(
        self, row: Recorded, version: int, before: Fields | None, after: Fields, now: int
    ) -> None:
        key = (row._meta.label, row.pk)
        noted = self.noted.setdefault(key, Noted(row, version, before, after))
        noted.after, noted.version_after = after, now


def close(act: Act, head: Head, undoes: dict[str, int]) -> Event:
    """Append the event with its changes and payloads, and move the head on."""
    changes, payloads = [], []
    for ordinal, noted in enumerate(act.noted.values()):
        body, payload = _change_body(act, noted)
        label = noted.row._meta.label
        changes.append(
            Change(
                project_id=act.project_id,
                seq=act.seq,
                ordinal=ordinal,
                model=label,
                row_id=noted.row.pk,
                body=body,
            )
        )
        if payload:
            payloads.append(payload)
    event = _event(act, head, [digest(change.body) for change in changes], undoes)
    insert(changes)
    insert(payloads)
    insert([event])
    Head.objects.filter(pk=act.project_id).update(seq=act.seq, hash=event.hash)
    return event


def _event(act: Act, head: Head, changes: list[str], undoes: dict[str, int]) -> Event:
    body = canonical(
        {
            "project": act.project_id,
            "seq": act.seq,
            "at": act.at,
            "member": act.member.pk,
            "verb": act.verb,
            "about": act.about,
            "changes": changes,
            **undoes,
        }
    )
    return Event(
        project_id=act.project_id,
        seq=act.seq,
        at=act.at,
        member_id=act.member.pk,
        verb=act.verb,
        body=body,
        previous=head.hash,
        hash=chained(head.hash, body),
    )


def _change_body(act: Act, noted: Noted) -> tuple[str, Payload | None]:
    before, after = noted.before, noted.after
    if before is not None:
        changed = {name for name in after if before.get(name) != after[name]}
        before = {name: before[name] for name in sorted(changed)}
        after = {name: after[name] for name in sorted(changed)}
    sides = (("before", before), ("after", after))
    said = [
        (side, name, values)
        for side, values in sides
        for name in _hidden(noted, side)
        if values and values.get(name) not in (None, "", [], {})
    ]
    payload = _hide(act, noted, said) if said else None
    body = canonical(
        {
            "model": noted.row._meta.label,
            "id": noted.row.pk,
            "versions": [noted.version_before, noted.version_after],
            "before": before,
            "after": after,
        }
    )
    return body, payload


def _hidden(noted: Noted, side: str) -> set[str]:
    """The fields whose values history does not hold in the clear."""
    gone = noted.erased if side == "before" else frozenset()
    return {*noted.row.WORDS, *noted.row.LABELS, *gone}


def _hide(act: Act, noted: Noted, said: list[tuple[str, str, Fields]]) -> Payload | None:
    """Put digests in place of words; the payload that keeps them, None where none are kept."""
    payload = Payload(project_id=act.project_id, seq=act.seq, salt=new_salt())
    # Nobody keeps this one: of erased fields a digest stays that nothing can be compared with.
    thrown_away = Payload(salt=new_salt())
    words: dict[str, Any] = {}
    for side, name, values in said:
        gone = side == "before" and name in noted.erased
        keeper = thrown_away if gone else payload
        if not gone:
            words[f"{side}.{name}"] = values[name]
        values[name] = {"digest": salted(keeper.salt, values[name]), "payload": str(keeper.pk)}
    payload.words = canonical(words)
    return payload if words else None
