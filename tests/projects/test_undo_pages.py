"""Undo and redo from any page."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from interviews.projects.actions import set_question
from interviews.projects.history import By
from interviews.projects.models import ResearchQuestion
from tests.conftest import Study, signed_in


def press(study: Study, name: str = "undo", **headers: str) -> Any:
    address = reverse(f"projects:{name}", args=[study.slug])
    return signed_in(study.ada).post(address, headers=headers)


def asked(study: Study) -> int:
    return ResearchQuestion.objects.visible_to(study.ada).count()


def test_it_goes_back_to_the_page_it_came_from(study: Study) -> None:
    set_question(By(study.ada), text="What is fair?")
    came = f"http://testserver/projects/{study.slug}/?x=1"
    assert press(study, Referer=came).url == came
    assert asked(study) == 0


def test_it_never_leads_to_another_site(study: Study) -> None:
    set_question(By(study.ada), text="What is fair?")
    answer = press(study, Referer="https://evil.example/")
    assert answer.url == reverse("projects:history", args=[study.slug])


def test_a_script_hears_that_something_changed(study: Study) -> None:
    set_question(By(study.ada), text="What is fair?")
    operation = "1d4dd47c-8d0f-4e10-8b4f-6b8f2f8f3f11"
    answer = press(study, **{"X-Operation": operation})
    assert (answer.status_code, answer.headers["HX-Trigger"]) == (200, "polyphony:changed")
    assert "What is fair?" in answer.json()["said"]
    told = press(study, **{"X-Operation": operation})
    assert (told.status_code, told.headers["HX-Trigger"]) == (200, "polyphony:changed")
    assert press(study, "redo", **{"HX-Request": "true"}).status_code == 204
    assert asked(study) == 1


def test_a_refusal_is_a_sentence_for_a_script_and_a_page_for_a_form(study: Study) -> None:
    script = press(study, **{"HX-Request": "true"})
    assert script.status_code == 422
    assert script.headers["Content-Type"].startswith("text/plain")
    form = press(study)
    assert form.status_code == 422
    assert b"nothing of yours left to undo" in form.content


def test_one_recent_act_is_undone_from_the_history_page(study: Study) -> None:
    first = set_question(By(study.ada), text="What is fair?")
    set_question(By(study.ada), text="What is just?")
    client = signed_in(study.ada)
    page = client.get(reverse("projects:history", args=[study.slug]))
    address = reverse("projects:undo-one", args=[study.slug, first.version])
    assert address in page.content.decode()
    client.post(address)
    assert [row.text for row in ResearchQuestion.objects.visible_to(study.ada)] == ["What is just?"]
    page = client.get(reverse("projects:history", args=[study.slug]))
    assert reverse("projects:redo", args=[study.slug]) in page.content.decode()
    assert address not in page.content.decode()


def test_what_was_changed_since_is_a_conflict_that_names_who(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    set_question(By(study.cleo), question=question, text="What is just?")
    answer = press(study)
    assert answer.status_code == 409
    assert b"Cleo Diaz" in answer.content


def test_a_refusal_leads_back_to_the_page_and_to_the_project(study: Study) -> None:
    question = set_question(By(study.ada), text="What is fair?")
    set_question(By(study.cleo), question=question, text="What is just?")
    address = f"/projects/{study.slug}/history/"
    for came, leads_back in (
        (f"http://testserver{address}", True),
        ("http://other.example/", False),
    ):
        page = signed_in(study.ada).post(f"/projects/{study.slug}/undo/", headers={"referer": came})
        html = page.content.decode()
        assert page.status_code == 409
        assert f'href="/projects/{study.slug}/"' in html
        assert ("Back to where you were" in html) == leads_back
        assert "other.example" not in html
