"""Asking the passages page: near by, by who speaks and what they hold, by day; fixed queries."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from coding.codebook.models import Code
from coding.desk.actions import save_query
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.actions import add_attribute, set_values
from interviews.transcripts.models import Attribute, Interview, Participant
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview


def coded(member: Member, interview: Interview, code: Code, words: str) -> None:
    apply_code(By(member), code=code, interview=interview, **bounds(interview, words))


def holds(study: Study, label: str, attribute: Attribute, *values: str) -> None:
    person = Participant.objects.get(label=label, project=study.project)
    said = [(value, "") for value in values]
    set_values(By(study.ada), participant=person, attribute=attribute, values=said)


def found(study: Study, **query: Any) -> list[tuple[str, str]]:
    url = reverse("desk:passages", args=[study.slug])
    seen = signed_in(study.ada).get(url, query).context
    return [(row.code.name, row.heard.exact) for row in seen["rows"]]


def test_codes_are_together_as_the_question_says(study: Study, interview: Interview) -> None:
    doubt, care = code_named(study.ben, "doubt"), code_named(study.ben, "care")
    coded(study.ben, interview, doubt, "nobody else did")
    coded(study.ben, interview, care, "café talk")
    coded(study.ben, interview, care, "I felt responsible")
    asked = {"code": doubt.pk, "with": care.pk}
    one = [("doubt", "nobody else did")]
    assert found(study, **asked) == []
    assert found(study, **asked, relation="turn") == one
    assert found(study, **asked, relation="words", near=5) == []
    assert found(study, **asked, relation="words", near=6) == one
    back = {"code": care.pk, "with": doubt.pk, "relation": "turns"}
    assert found(study, **back, near=1) == [("care", "café talk")]
    assert found(study, **back, near=2) == [("care", "café talk"), ("care", "I felt responsible")]
    assert found(study, code=doubt.pk, without=care.pk, relation="turn") == []
    both = {"code": [doubt.pk, care.pk], "match": "all", "relation": "turn"}
    assert found(study, **both) == [*one, ("care", "café talk")]


def test_one_and_the_same_person_holds_all_that_is_asked(
    study: Study, interview: Interview
) -> None:
    other, code = kept_interview(study.ada, "P2"), code_named(study.ben, "doubt")
    coded(study.ben, interview, code, "nobody else did")
    coded(study.ben, other, code, "café talk")
    context = add_attribute(By(study.ada), name="Context")
    focus = add_attribute(By(study.ada), name="Focus")
    holds(study, "P1", context, "Academia", "Industry")
    holds(study, "P1", focus, "Bias")
    holds(study, "P2", context, "Industry")
    of_context, of_focus = f"of-{context.pk.hex}", f"of-{focus.pk.hex}"
    assert len(found(study, **{of_context: "Industry"})) == 2
    assert found(study, **{of_context: ["Academia", "Nowhere"]}) == [("doubt", "nobody else did")]
    assert len(found(study, **{of_context: "Industry", of_focus: "Bias"})) == 1
    p2 = Participant.objects.get(label="P2")
    assert found(study, **{of_focus: "Bias", "participant": p2.pk}) == []
    assert found(study, **{of_context: "Nowhere"}) == []


def test_speakers_who_are_no_participants_are_asked_for_by_name(
    study: Study, interview: Interview
) -> None:
    code = code_named(study.ben, "doubt")
    coded(study.ben, interview, code, "Say more")
    coded(study.ben, interview, code, "café talk")
    assert found(study, speaker="Interviewer") == [("doubt", "Say more")]
    assert found(study, role=["interviewer", "participant"], speaker="Nobody") == []


def test_days_are_whole_days_of_the_projects_zone(study: Study, interview: Interview) -> None:
    coded(study.ben, interview, code_named(study.ben, "doubt"), "café talk")
    day = timezone.localdate()
    assert found(study, **{"from": day, "to": day})
    assert not found(study, to=day - timedelta(days=2))
    assert not found(study, **{"from": day + timedelta(days=2)})
    assert found(study, **{"from": "yesterday", "to": "9999-12-31"})


def test_queries_do_not_grow_with_what_can_be_asked(study: Study, interview: Interview) -> None:
    doubt, care = code_named(study.ben, "doubt"), code_named(study.ben, "care")
    coded(study.ada, interview, doubt, "nobody else did")
    coded(study.ben, interview, care, "café talk")
    attribute = add_attribute(By(study.ada), name="Context")
    holds(study, "P1", attribute, "Academia")
    save_query(By(study.ben), name="One", question="words=a", whose="team")
    ada, url = signed_in(study.ada), reverse("desk:passages", args=[study.slug])
    asked = f"{url}?without={care.pk}&relation=words&near=2&of-{attribute.pk.hex}=Academia&words=e"

    def queries() -> int:
        ada.get(asked)
        with CaptureQueriesContext(connection) as seen:
            assert ada.get(asked).context["rows"]
        return len(seen)

    few = queries()
    for label in ("P2", "P3"):
        other = kept_interview(study.ada, label)
        holds(study, label, attribute, "Academia", label)
        for words in ("nobody else did", "a score", "I felt"):
            coded(study.ada, other, doubt, words)
            coded(study.cleo, other, doubt, words)
        save_query(By(study.ben), name=label, question=f"words={label}", whose="team")
    add_attribute(By(study.ada), name="Focus")
    assert queries() == few
