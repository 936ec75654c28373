"""The ground floor's URLs."""

from __future__ import annotations

from typing import Any

from coding.memos.actions import write_memo
from interviews.projects import jobs
from interviews.projects.actions import invite, set_question
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import ResearchQuestion
from tests.conftest import Study
from tests.walk.table import Row, post

LEADS_ONLY = {"coder": 403, "observer": 403}


def question(study: Study) -> dict[str, Any]:
    row = set_question(By(study.ada), text="What is fair?")
    return {"slug": study.slug, "question": row.pk}


def rewording(study: Study) -> dict[str, Any]:
    """Posted once ``question`` has made one."""
    row = ResearchQuestion.objects.get(project=study.project)
    sent = {"label": "RQ9", "text": "What is just?", "expected": row.version}
    return {f"{row.pk}-{name}": value for name, value in sent.items()}


def new_question(study: Study) -> dict[str, Any]:
    return {"new-text": "What is safe?"}


def colleague(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "member": study.cleo.pk}


def token(study: Study) -> dict[str, Any]:
    return {"token": invite(By(study.ada), role="coder").token}


def invitation(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "invitation": invite(By(study.ada), role="coder").pk}


def acts(study: Study) -> dict[str, Any]:
    """An act of each member to undo."""
    for member in (study.ada, study.ben, study.olga):
        write_memo(By(member), body=f"A memo of {member}")
    return {"slug": study.slug}


def undone_acts(study: Study) -> dict[str, Any]:
    address = acts(study)
    for member in (study.ada, study.ben, study.olga):
        undo(By(member))
    return address


def job_of_ben(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "job": jobs.begin(study.ben, "test", {}).pk}


def act_of_ada(study: Study) -> dict[str, Any]:
    row = set_question(By(study.ada), text="What is fair?")
    return {"slug": study.slug, "seq": row.version}


def form_of(study: Study) -> dict[str, Any]:
    return {
        "title": "Renamed",
        "approach": "reflexive",
        "reasoning": "inductive",
        "level": "both",
        "language": "en",
        "time_zone": "Europe/Berlin",
    }


ROWS = [
    Row("projects:projects", given=lambda study: {}, stranger=200, anonymous=200),
    Row("projects:found", given=lambda study: {}, stranger=200),
    post("projects:found", lambda study: {}, form_of, stranger=302),
    Row("projects:language", given=lambda study: {}, stranger=200, anonymous=200),
    post(
        "projects:language",
        lambda study: {},
        lambda study: {"language": "en"},
        stranger=302,
    ),
    Row(
        "projects:live",
        given=lambda study: {},
        lead=403,
        coder=403,
        observer=403,
        stranger=403,
        anonymous=403,
    ),
    Row("projects:home"),
    Row("projects:history"),
    Row("projects:acts", given=acts),
    Row("projects:ticket"),
    Row("projects:job", given=job_of_ben, observer=404),
    post("projects:undo", acts),
    post("projects:redo", undone_acts),
    post("projects:undo-one", act_of_ada, coder=422, observer=422),
    Row("projects:settings", **LEADS_ONLY),
    post("projects:settings", data=form_of, **LEADS_ONLY),
    post("projects:add-question", data=new_question, **LEADS_ONLY),
    post("projects:change-question", question, rewording, **LEADS_ONLY),
    post("projects:move-question", question, **LEADS_ONLY),
    post("projects:remove-question", question, **LEADS_ONLY),
    Row("projects:members"),
    post("projects:change-own-mark", data=lambda study: {"initials": "Q7", "colour": "3"}),
    post("projects:leave", lead=422),
    post("projects:change-role", colleague, lambda study: {"role": "observer"}, **LEADS_ONLY),
    post("projects:remove-member", colleague, **LEADS_ONLY),
    post("projects:make-invitation", data=lambda study: {"role": "coder"}, **LEADS_ONLY),
    post("projects:withdraw-invitation", invitation, **LEADS_ONLY),
    Row(
        "projects:invitation",
        given=token,
        lead=302,
        coder=302,
        observer=302,
        stranger=200,
        anonymous=200,
    ),
    post("projects:invitation", token, stranger=302),
]
