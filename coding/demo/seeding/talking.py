"""The demo's memos and discussions."""

from __future__ import annotations

from typing import Any

from coding.codebook.actions import revise
from coding.demo.seeding.cast import Cast
from coding.demo.shapes import Change, Discussion, Link
from coding.discussion.actions import answer, open_discussion, settle
from coding.memos.actions import write_memo
from interviews.projects.models import Recorded
from interviews.transcripts.targets import Target


def write_memos(cast: Cast) -> None:
    for person in cast.study.people:
        write_memo(
            cast.by(person.key),
            body=person.positionality.text,
            kind="position",
            title=person.positionality.date,
            visibility="team",
        )
    for memo in cast.study.memos:
        targets = [target for link in memo.links if (target := _target(cast, link))]
        write_memo(
            cast.by(memo.by),
            body=memo.text,
            title=memo.title,
            kind=memo.kind,
            visibility=memo.visibility,
            target=targets[0] if targets else None,
        )


def hold_discussions(cast: Cast) -> None:
    for written in cast.study.discussions:
        target = next(target for link in written.about if (target := _target(cast, link)))
        discussion = open_discussion(
            cast.by(written.opened_by), question=f"{written.title}\n\n{written.text}", target=target
        )
        for reply in written.replies:
            answer(cast.by(reply.by), discussion=discussion, body=reply.text)
        if written.decision:
            settle(
                cast.by(written.decision.by),
                discussion=discussion,
                outcome=written.decision.outcome,
                what=written.decision.what,
                why=written.decision.why,
                present=[cast.members[key] for key in written.decision.present],
                changed=_changed(cast, written),
            )


def _changed(cast: Cast, written: Discussion) -> list[int]:
    assert written.decision
    return [_carry_out(cast, written.decision.by, change) for change in written.decision.changed]


def _carry_out(cast: Cast, key: str, change: Change) -> int:
    if change.into:
        return cast.merges[change.code]
    code = cast.codes[change.code]
    fields: dict[str, Any] = {change.field: change.after}
    revised = revise(cast.by(key), code=code, meaning_changed=True, **fields)
    return revised.version


def _target(cast: Cast, link: Link) -> Target | None:
    if link.kind == "passage" and link.place:
        interview = cast.interviews[link.place.interview]
        start, end = cast.bounds(link.place)
        return Target(interview=str(interview.pk), start=start, end=end)
    row = _row(cast, link)
    return Target(model=row._meta.label, id=str(row.pk)) if row else None


def _row(cast: Cast, link: Link) -> Recorded | None:
    if link.kind == "coding" and link.place:
        return cast.codings.get((link.coder, link.code, link.place))
    kept: dict[str, dict[str, Recorded]] = {
        "interview": dict(cast.interviews),
        "code": dict(cast.codes),
        "theme": dict(cast.themes),
    }
    return kept.get(link.kind, {}).get(link.key)
