"""The interface speaks the language somebody chose, or that their browser asks for."""

from __future__ import annotations

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings

from interviews.projects import jobs
from interviews.projects.models import Job, User
from tests.conftest import Study, signed_in

GERMAN = {"Accept-Language": "de-AT,de;q=0.9,en;q=0.5"}


def choose(client: Client, code: str, **more: str) -> str:
    answer = client.post(reverse("projects:language"), {"language": code, **more})
    assert answer.status_code == 302
    return str(answer.headers["Location"])


def heading(client: Client, **headers: str) -> str:
    page = client.get("/accounts/login/", headers=headers).content.decode()
    return page.split("<html ", 1)[1].split(">", 1)[0]


@pytest.mark.django_db
def test_without_a_choice_the_browser_is_followed() -> None:
    assert 'lang="de"' in heading(Client(), **GERMAN)
    assert 'lang="en"' in heading(Client(), **{"Accept-Language": "fr"})
    assert 'dir="ltr"' in heading(Client())


@pytest.mark.django_db
def test_a_choice_without_an_account_holds_in_this_browser() -> None:
    client = Client()
    assert choose(client, "de", next="/accounts/login/") == "/accounts/login/"
    assert 'lang="de"' in heading(client)
    choose(client, "")
    assert 'lang="en"' in heading(client)


def test_a_choice_is_kept_with_the_account_and_holds_in_every_browser(study: Study) -> None:
    choose(signed_in(study.ben), "de")
    assert User.objects.get(pk=study.ben.user_id).language == "de"
    page = signed_in(study.ben).get(f"/projects/{study.slug}/", headers={"Accept-Language": "en"})
    assert page.headers["Content-Language"] == "de"
    assert '<html lang="de"' in page.content.decode()


def test_others_are_not_spoken_to_in_it(study: Study) -> None:
    User.objects.filter(pk=study.ben.user_id).update(language="de")
    address = f"/projects/{study.slug}/"
    assert signed_in(study.ben).get(address).headers["Content-Language"] == "de"
    assert signed_in(study.ada).get(address).headers["Content-Language"] == "en"


@pytest.mark.django_db
def test_signing_up_keeps_what_was_chosen_before(settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"
    client = Client()
    choose(client, "de")
    sent = {"email": "nora@example.org", "password1": "a long and odd one", "name": "Nora Grau"}
    client.post(reverse("account_signup"), sent)
    assert User.objects.get().language == "de"


def test_what_is_not_spoken_is_refused_in_a_sentence(study: Study) -> None:
    answer = signed_in(study.ben).post(reverse("projects:language"), {"language": "tlh"})
    assert answer.status_code == 422
    assert "does not speak this language" in answer.content.decode()


@pytest.mark.django_db
def test_a_choice_leads_to_no_other_host() -> None:
    assert choose(Client(), "de", next="https://example.com/") == reverse("projects:language")


def test_a_job_remembers_the_language_of_whoever_began_it(study: Study) -> None:
    heard = []
    jobs.kind("listening")(lambda run: heard.append(translation.get_language()))
    with translation.override("de"):
        job = jobs.begin(study.ben, "listening", {})
    jobs.perform(job.pk)
    assert Job.objects.get(pk=job.pk).language == "de"
    assert heard == ["de"]
    assert translation.get_language() == "en"


def test_a_mail_speaks_the_language_of_whom_it_is_for(study: Study) -> None:
    User.objects.filter(pk=study.ben.user_id).update(language="de")
    asked = {"email": "ben@example.org"}
    Client().post(reverse("account_reset_password"), asked, headers={"Accept-Language": "en"})
    assert "Passwort" in mail.outbox[0].subject
