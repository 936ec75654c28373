"""The demo's interviews, codebook and codings."""

from __future__ import annotations

from typing import Any

from coding.codebook.actions import coin, merge, retire
from coding.demo.seeding.cast import Cast
from coding.demo.shapes import Code, Interview
from coding.desk import actions
from coding.segments.actions import apply_code
from interviews import formats
from interviews.projects.history import By
from interviews.projects.models import Blob
from interviews.transcripts.actions import About, SpeakerPlan, keep_interview


def keep_interviews(cast: Cast) -> None:
    for written in cast.study.interviews:
        data = written.source.encode()
        blob = Blob.of(cast.lead.project_id, written.file_name, data, "text/plain")
        blob.save(force_insert=True)
        about = About(
            title=written.title,
            held_on=written.date,
            mode=written.mode,
            interviewers=", ".join(cast.members[key].name for key in written.interviewers.values()),
            original=str(blob.pk),
        )
        cast.interviews[written.key] = keep_interview(
            By(cast.lead), formats.read(data, written.file_name), _speakers(written), about
        )


def _speakers(written: Interview) -> list[SpeakerPlan]:
    names = dict.fromkeys(turn.speaker for turn in written.turns)
    return [
        SpeakerPlan(name, "interviewer")
        if name in written.interviewers
        else SpeakerPlan(name, "participant", name)
        for name in names
    ]


def coin_codes(cast: Cast) -> None:
    """The codebook as it stood before merges, redefinitions and retirements."""
    earlier = {
        change.code: {change.field: change.before}
        for discussion in cast.study.discussions
        if discussion.decision
        for change in discussion.decision.changed
        if change.field
    }
    for code in cast.study.codes:
        cast.codes[code.key] = coin(
            cast.by(code.coined_by),
            name=code.name,
            parent=cast.codes[code.parent] if code.parent else None,
            **(_fields(code) | earlier.get(code.key, {})),
        )


def _fields(code: Code) -> dict[str, Any]:
    return {
        "brief": code.brief,
        "full": code.full,
        "when_to_use": code.when_to_use,
        "when_not": code.when_not,
        "example": code.example_text,
        "colour": code.colour,
        "kind": code.kind,
        "status": code.status if code.status == "candidate" else "active",
    }


def apply_codes(cast: Cast) -> None:
    for coding in cast.study.codings:
        start, end = cast.bounds(coding.place)
        cast.codings[coding.coder, coding.code, coding.place] = apply_code(
            cast.by(coding.coder),
            code=cast.codes[coding.code],
            interview=cast.interviews[coding.place.interview],
            rationale=coding.rationale,
            unsure=coding.unsure,
            start=start,
            end=end,
        )


def mark_through(cast: Cast) -> None:
    """Each coder has been through what they coded, but for the last they began."""
    begun: dict[str, dict[str, None]] = {}
    for coder, _code, place in cast.codings:
        begun.setdefault(coder, {})[place.interview] = None
    for coder, interviews in begun.items():
        for interview in list(interviews)[:-1]:
            actions.mark_through(cast.by(coder), interview=cast.interviews[interview])


def settle_codes(cast: Cast) -> None:
    """Merge and retire, after the codings were made."""
    for one in cast.study.merges:
        code, into = cast.codes[one.code], cast.codes[one.into]
        merge(cast.by(one.by), code=code, into=into, note=one.reason)
        code.refresh_from_db()
        cast.merges[one.code] = code.version
    for written in cast.study.codes:
        if written.status == "retired":
            retire(cast.by(written.coined_by), code=cast.codes[written.key])
