"""The front page, and beginning a study."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from interviews.projects.actions import found_project
from interviews.projects.models import Event, Member, Project, ResearchQuestion, User
from tests.conftest import Study, person, signed_in

FOUND = "/new-project/"
STUDY = {
    "title": "Ways of measuring",
    "approach": "codebook",
    "reasoning": "both",
    "level": "latent",
    "language": "de",
    "time_zone": "Europe/Berlin",
    "questions": "What is fair?\n\n  Who   decides? \n",
}


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.django_db
def test_a_visitor_is_welcomed_and_can_sign_in_or_up() -> None:
    page = Client().get("/").content.decode()
    assert reverse("account_login") in page
    assert reverse("account_signup") in page


@pytest.mark.django_db
def test_the_first_account_goes_straight_to_naming_its_study() -> None:
    User.objects.create_user(email="mara@demo.example", name="Mara", demo=True)
    answer = client_of(person("Ada Berg")).get("/")
    assert answer.url == reverse("projects:found")  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_the_first_account_signs_up_names_its_study_and_leads_it(settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    client = Client()
    sent = {"email": "ada@example.org", "password1": "a long and odd one", "name": "Ada Berg"}
    answer = client.post(reverse("account_signup"), sent, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("projects:found")
    answer = client.post(FOUND, STUDY, follow=True)
    assert answer.redirect_chain[-1][0] == "/projects/ways-of-measuring/"
    member = Member.objects.get(user__email="ada@example.org")
    assert member.leads
    assert member.initials == "AB"


def test_a_later_account_without_a_project_is_told_what_it_can_do(study: Study) -> None:
    page = client_of(person("Nora Grau")).get("/")
    assert page.status_code == 200
    assert b"You are in no project yet" in page.content
    assert reverse("projects:found").encode() in page.content


def test_somebody_sees_their_own_projects_only_with_role(study: Study) -> None:
    page = signed_in(study.olga).get("/").content.decode()
    assert "Ways of measuring" in page
    assert "Observer" in page
    assert "Another study" not in page


def test_the_front_page_asks_the_same_queries_for_many_projects(
    study: Study, django_assert_max_num_queries: object
) -> None:
    for number in range(12):
        found_project(study.ada.user, title=f"Study {number}")
    client = signed_in(study.ada)
    with django_assert_max_num_queries(4):  # type: ignore[operator]
        assert client.get("/").content.count(b'class="card"') == 13


def test_a_project_is_founded_with_everything_that_was_filled_in(study: Study) -> None:
    signed_in(study.ben).post(FOUND, STUDY | {"title": "Новое исследование"})
    project = Project.objects.get(title="Новое исследование")
    assert (project.approach, project.language) == ("codebook", "de")
    assert project.time_zone == "Europe/Berlin"
    asked = ResearchQuestion.objects.filter(project=project).values_list("label", "text")
    assert list(asked) == [("RQ1", "What is fair?"), ("RQ2", "Who decides?")]
    assert Event.objects.filter(project_id=project.pk).count() == 1


def test_a_project_sent_twice_is_founded_once(study: Study) -> None:
    sent = STUDY | {"operation": str(uuid.uuid4())}
    client = signed_in(study.ben)
    first, second = client.post(FOUND, sent), client.post(FOUND, sent)
    assert first.url == second.url  # type: ignore[attr-defined]
    assert Project.objects.filter(approach="codebook").count() == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("title", "  "), ("approach", "none"), ("time_zone", "Mars/Base"), ("language", "xx")],
)
def test_what_makes_no_sense_is_said_and_nothing_is_founded(
    study: Study, field: str, value: str
) -> None:
    before = Project.objects.count()
    answer = signed_in(study.ben).post(FOUND, STUDY | {field: value})
    assert answer.status_code == 422
    assert b"Who   decides?" in answer.content
    assert Project.objects.count() == before


def test_each_approach_is_explained(study: Study) -> None:
    page = signed_in(study.ben).get(FOUND).content.decode()
    assert "Several coders make the reading richer, not more accurate." in page
    assert "A codebook that only leads change" in page
    assert "agreement figures" not in page


def test_a_new_study_is_told_its_first_steps_until_they_are_done(study: Study) -> None:
    alone = found_project(study.ben.user, title="Just begun")
    home = reverse("projects:home", args=[alone.project.slug])
    page = signed_in(alone).get(home).content.decode()
    for label in ("Write down your research questions", "Import a transcript", "Invite colleagues"):
        assert label in page
    assert f"{reverse('memos:form', args=[alone.project.slug])}?kind=position" in page
    observer = signed_in(study.olga).get(reverse("projects:home", args=[study.slug]))
    assert "Invite colleagues" not in observer.content.decode()
