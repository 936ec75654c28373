"""Changing what a project says of itself."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from interviews.projects.actions import change_project, set_question
from interviews.projects.history import By
from interviews.projects.models import Event, Project, ResearchQuestion
from tests.conftest import Study, signed_in


def form(study: Study, **changed: Any) -> dict[str, Any]:
    project = Project.objects.get(pk=study.project.pk)
    names = ("title", "approach", "reasoning", "level", "language", "time_zone")
    kept = {name: getattr(project, name) for name in names}
    return {**kept, "expected": project.version, **changed}


def save(study: Study, **changed: Any) -> Any:
    address = reverse("projects:settings", args=[study.slug])
    return signed_in(study.ada).post(address, form(study, **changed))


def texts(study: Study) -> list[str]:
    rows = ResearchQuestion.objects.visible_to(study.ada)
    return [row.text for row in rows]


def test_a_lead_changes_the_title(study: Study) -> None:
    assert save(study, title="Measuring ways").status_code == 302
    assert Project.objects.get(pk=study.project.pk).title == "Measuring ways"


def test_saving_without_a_change_leaves_no_event(study: Study) -> None:
    before = Event.objects.count()
    assert save(study).status_code == 302
    assert Event.objects.count() == before


def test_another_approach_needs_a_reason(study: Study) -> None:
    answer = save(study, approach="codebook")
    assert answer.status_code == 422
    assert b"why the approach changes" in answer.content
    assert save(study, approach="codebook", reason="The team agreed").status_code == 302
    project = Project.objects.get(pk=study.project.pk)
    assert (project.approach, project.approach_reason) == ("codebook", "The team agreed")


def test_what_somebody_else_saved_meanwhile_is_shown_and_nothing_typed_is_lost(
    study: Study,
) -> None:
    opened = form(study)["expected"]
    change_project(By(study.ben), project=study.project, title="Ben was quicker")
    answer = save(study, title="Ada's long title", expected=opened)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Ben was quicker" in page
    assert "Ada&#x27;s long title" in page
    again = answer.context["form"]["expected"].value()
    assert save(study, title="Ada's long title", expected=again).status_code == 302
    assert Project.objects.get(pk=study.project.pk).title == "Ada's long title"


def ask(study: Study, name: str, row: ResearchQuestion | None = None, **sent: Any) -> Any:
    kwargs = {"slug": study.slug} | ({"question": row.pk} if row else {})
    prefix = row.pk if row else "new"
    fields = {f"{prefix}-{key}": value for key, value in sent.items() if key != "way"}
    way = {"way": sent["way"]} if "way" in sent else {}
    return signed_in(study.ada).post(reverse(f"projects:{name}", kwargs=kwargs), fields | way)


def test_questions_are_added_reordered_and_removed(study: Study) -> None:
    for text in ("One", "Two", "Three"):
        ask(study, "add-question", text=text)
    three = ResearchQuestion.objects.get(text="Three")
    ask(study, "move-question", three, way="up")
    assert texts(study) == ["One", "Three", "Two"]
    ask(study, "move-question", ResearchQuestion.objects.get(text="One"), way="up")
    assert texts(study) == ["One", "Three", "Two"]
    ask(study, "remove-question", three)
    assert texts(study) == ["One", "Two"]
    ask(study, "add-question", text="Four")
    assert ResearchQuestion.objects.get(text="Four").label == "RQ4"


def test_two_people_rewording_a_question_get_the_conflict_to_settle(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    opened = question.version
    set_question(By(study.ben), question=question, text="What is just?")
    answer = ask(study, "change-question", question, label="RQ1", text="Mine", expected=opened)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "What is just?" in page
    assert "Mine" in page
    assert texts(study) == ["What is just?"]


def test_an_empty_question_is_not_kept(study: Study) -> None:
    answer = ask(study, "add-question", text="   ")
    assert answer.status_code == 422
    assert texts(study) == []


def test_a_question_of_another_project_is_not_there(study: Study) -> None:
    theirs = set_question(By(study.sven), text="Theirs")
    assert ask(study, "remove-question", theirs).status_code == 404
    assert not ResearchQuestion.objects.get(pk=theirs.pk).removed
