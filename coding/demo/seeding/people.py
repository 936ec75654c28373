"""The demo's project, its people and participants."""

from __future__ import annotations

from django.conf import settings

from coding.demo.seeding.cast import Cast
from coding.demo.shapes import Person, Study
from interviews.projects.actions import admit, found_project, set_question
from interviews.projects.history import By
from interviews.projects.models import User
from interviews.transcripts.actions import (
    add_attribute,
    add_footnote,
    add_participant,
    set_values,
)

DEMO_PASSWORD: str = settings.DEMO_PASSWORD


def gather(study: Study) -> Cast:
    """Found the project and let everybody in."""
    told = study.project
    chief, *others = study.people
    lead = found_project(
        _user(chief),
        title=told.title,
        slug=told.slug,
        approach=told.approach,
        approach_reason=told.approach_reason,
        reasoning=told.reasoning,
        level=told.level,
        language=told.language,
        time_zone=told.time_zone,
        demo=True,
    )
    cast = Cast(study, lead, {chief.key: lead})
    for person in others:
        cast.members[person.key] = admit(
            By(lead), user=_user(person), role=person.role, initials=person.initials
        )
    for number, question in enumerate(told.research_questions, start=1):
        cast.questions[question.key] = set_question(
            By(lead), text=question.text, label=f"RQ{number}"
        )
    return cast


def _user(person: Person) -> User:
    known = User.objects.filter(email=person.email).first()
    return known or User.objects.create_user(
        email=person.email, password=DEMO_PASSWORD, name=person.name, demo=True
    )


def describe_participants(cast: Cast) -> None:
    by = By(cast.lead)
    attributes = {
        one.key: add_attribute(by, name=one.name, kind=one.kind) for one in cast.study.attributes
    }
    for mark, text in cast.study.footnotes.items():
        add_footnote(by, mark=mark, text=text)
    for one in cast.study.participants:
        participant = add_participant(by, label=one.key, consent="given")
        for key, values in one.attributes.items():
            pairs = [(value.text, value.mark) for value in values]
            set_values(by, participant=participant, attribute=attributes[key], values=pairs)
