"""URLs of themes and quotes."""

from __future__ import annotations

from typing import Any

from coding.themes.actions import (
    answer_question,
    compose_theme,
    draw_on,
    join_passage,
    note_unchosen,
    quote_passage,
    set_theme_aside,
    use_quote,
)
from coding.themes.models import Evidence, Joined, Theme
from coding.themes.quiet import QuietQuestion
from interviews.projects.history import By
from interviews.projects.models import Member, Veil
from interviews.transcripts.models import Interview, Participant
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview
from tests.walk.table import SECRET, Row, post

READERS = {"observer": 403}


def made_theme(member: Member, name: str = "A score is a claim on trust") -> Theme:
    return compose_theme(By(member), name=name)


def made_evidence(study: Study) -> Evidence:
    interview = Interview.objects.filter(project=study.project).first()
    interview = interview or kept_interview(study.ada)
    where = bounds(interview, "nobody else did")
    return join_passage(By(study.ada), theme=made_theme(study.ada), interview=interview, **where)


def theme(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "theme": made_theme(study.ada).pk}


def told(study: Study) -> dict[str, Any]:
    """The theme that was whispered about, where there is one: its page must tell nothing."""
    known = Theme.objects.filter(project=study.project).order_by("position").last()
    row = known or made_theme(study.ada)
    return {"slug": study.slug, "theme": row.pk}


def evidence(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "evidence": made_evidence(study).pk}


def quote(study: Study) -> dict[str, Any]:
    veiled = Interview.objects.filter(project=study.project).exists()
    if veiled:
        other = kept_interview(study.ada, "P9")
        where = bounds(other, "nobody else did")
        piece = join_passage(By(study.ada), theme=made_theme(study.ada), interview=other, **where)
    else:
        piece = made_evidence(study)
    return {"slug": study.slug, "quote": quote_passage(By(study.ada), evidence=piece).pk}


def joining(study: Study) -> dict[str, Any]:
    interview = kept_interview(study.ada)
    row = made_theme(study.ada)
    return {
        "theme": row.pk,
        "interview": interview.pk,
        "transcript_id": interview.current_id,
        "joined": Joined.CONTRARY,
        **bounds(interview, "nobody else did"),
    }


def style(study: Study) -> dict[str, Any]:
    return {"named": "participant", "frame": "brackets", "cut": "…", "bold": "no", "inline": "no"}


def aside(study: Study) -> dict[str, Any]:
    row = made_theme(study.ada)
    set_theme_aside(By(study.ada), theme=row, because="It does not hold")
    return {"slug": study.slug, "theme": row.pk}


def answered(study: Study) -> dict[str, Any]:
    answer = answer_question(
        By(study.ada),
        theme=made_theme(study.ada),
        question=QuietQuestion.ONE_WORD,
        because="It is how people call it",
    )
    return {"slug": study.slug, "answer": answer.pk}


def ticked(study: Study) -> dict[str, Any]:
    interview = kept_interview(study.ada)
    where = bounds(interview, "nobody else did")
    place = f"{interview.pk}:{interview.current_id}:{where['start']}:{where['end']}:"
    return {"passage": [place], "joined": Joined.QUOTED}


def somebody(study: Study) -> dict[str, Any]:
    kept_interview(study.ada)
    who = Participant.objects.filter(project=study.project).first()
    return {"participant": who.pk if who else "", "what": "not asked"}


def whisper(study: Study, interview: Interview) -> None:
    """Ben joins a veiled passage with a note, and had quoted it before the veil."""
    where = bounds(interview, "Say more about that")
    theme = made_theme(study.ada, "What a number keeps")
    piece = join_passage(By(study.ben), theme=theme, interview=interview, note=SECRET, **where)
    standing = list(Veil.objects.filter(interview_id=interview.pk))
    Veil.objects.filter(interview_id=interview.pk).delete()
    insertion = {"kind": "insert", "at": 3, "text": SECRET}
    quote = quote_passage(By(study.ben), evidence=piece, marks=[insertion])
    use_quote(By(study.ben), quote=quote)
    Veil.objects.bulk_create(standing)
    join_passage(By(study.ben), theme=theme, interview=interview, note=SECRET, **where)
    who = Participant.objects.filter(speakers__interview=interview).first()
    assert who
    note_unchosen(By(study.ben), theme=theme, participant=who, what="otherwise", note=SECRET)
    draw_on(By(study.ben), theme=theme, code=code_named(study.ben, f"{SECRET} again"))


SECRETS = [whisper]
ROWS = [
    Row("themes:themes"),
    Row("themes:theme", given=told),
    Row("themes:quote", given=quote),
    Row("themes:quotes"),
    Row("themes:quote-style"),
    Row("themes:versions", given=told),
    Row("themes:change", given=theme, **READERS),
    Row("themes:choose", given=theme, **READERS),
    Row("themes:codes", given=theme, **READERS),
    Row("themes:change-joined", given=evidence, **READERS),
    post("themes:compose", data=lambda study: {"name": "New", "status": "candidate"}, **READERS),
    post(
        "themes:change",
        theme,
        lambda study: {"name": "Renamed", "status": "developed"},
        **READERS,
    ),
    post("themes:move", theme, lambda study: {"way": "up"}, **READERS),
    post("themes:take-up", aside, **READERS),
    post("themes:codes", theme, **READERS),
    post("themes:note", theme, somebody, **READERS),
    post(
        "themes:answer",
        theme,
        lambda study: {"question": "one word", "because": "It says enough"},
        **READERS,
    ),
    post("themes:ask", answered, **READERS),
    post("themes:join-many", theme, ticked, **READERS),
    post("themes:move-evidence", evidence, lambda study: {"way": "down"}, **READERS),
    post("themes:set-aside", theme, lambda study: {"because": "It does not hold"}, **READERS),
    post("themes:join", data=joining, **READERS),
    post("themes:change-joined", evidence, lambda study: {"joined": "contrary"}, **READERS),
    post("themes:take-away", evidence, **READERS),
    post("themes:make-quote", evidence, **READERS),
    post("themes:mark", quote, lambda study: {"kind": "cut", "words": "nobody"}, **READERS),
    post("themes:choose-part", quote, lambda study: {"step": "end-earlier"}, **READERS),
    post("themes:use-quote", quote, **READERS),
    post("themes:choose-style", data=style, **READERS),
    post("themes:remove-quote", quote, **READERS),
]
