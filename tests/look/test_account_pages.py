"""Signing in, one's own account, and the pages that say what went wrong."""

from __future__ import annotations

import pytest
from django.template.loader import render_to_string
from django.test import Client
from django.test.utils import override_settings

from tests.conftest import Study, signed_in

ENTRANCE = [
    "login",
    "signup",
    "password/reset",
    "password/reset/done",
    "password/reset/key/1-worn-out",
]
ACCOUNT = ["email", "password/set", "2fa", "logout"]
WRONG = ["400.html", "403.html", "403_csrf.html", "404.html", "500.html"]
REFUSED = ["errors/refused.html", "errors/conflict.html", "accounts/locked.html"]


@pytest.mark.django_db
@pytest.mark.parametrize("place", ENTRANCE)
def test_a_stranger_sees_the_way_in(client: Client, place: str) -> None:
    response = client.get(f"/accounts/{place}/")
    assert response.status_code == 200
    assert 'class="plain entrance"' in response.content.decode()


@pytest.mark.parametrize("place", ACCOUNT)
def test_a_member_sees_their_account(study: Study, place: str) -> None:
    response = signed_in(study.ben).get(f"/accounts/{place}/")
    assert response.status_code == 200
    assert 'aria-label="Your account"' in response.content.decode()


@pytest.mark.django_db
def test_a_wrong_password_is_said_beside_the_form(client: Client) -> None:
    response = client.post("/accounts/login/", {"login": "ada@example.org", "password": "guess"})
    assert 'class="notice notice-error" role="alert"' in response.content.decode()


@pytest.mark.parametrize("name", WRONG + REFUSED)
def test_what_went_wrong_is_one_sentence_and_a_way_on(name: str) -> None:
    page = render_to_string(name)
    assert page.count("data-message") == 1
    assert 'class="button' in page


@pytest.mark.parametrize("name", ["errors/refused.html", "errors/conflict.html"])
def test_a_refusal_speaks_for_itself(name: str) -> None:
    assert "Ben changed this code." in render_to_string(
        name, {"sentence": "Ben changed this code."}
    )


def test_the_page_for_our_own_faults_needs_nothing_that_may_be_broken() -> None:
    with override_settings(STORAGES={"staticfiles": {"BACKEND": "no.such.Storage"}}):
        assert "Something went wrong" in render_to_string("500.html")


@pytest.mark.django_db
def test_a_missing_page_is_a_page(client: Client) -> None:
    response = client.get("/no/such/page/")
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()
