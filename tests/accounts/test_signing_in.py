"""Signing up and in, being locked out, setting a new password, a second factor."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.totp.internal.auth import (
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.conf import settings as kept
from django.core import mail
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from interviews.projects.models import User
from tests.conftest import Study, signed_in

PASSWORD = "a long and odd one"


@pytest.fixture(autouse=True)
def no_mail_to_confirm(settings: Settings) -> None:
    """As on a laptop; the tests of joining have the mail that a team server sends."""
    settings.ACCOUNT_EMAIL_VERIFICATION = "none"


@pytest.fixture
def ada(db: None) -> User:
    return User.objects.create_user("ada@example.org", PASSWORD, name="Ada Berg")


def sign_in(client: Client, password: str = PASSWORD, email: str = "ada@example.org") -> int:
    sent = {"login": email, "password": password}
    status: int = client.post(reverse("account_login"), sent).status_code
    return status


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.django_db
def test_signing_up_asks_for_a_name_and_signs_in() -> None:
    client = Client()
    sent = {"email": "nora@example.org", "password1": PASSWORD}
    assert client.post(reverse("account_signup"), sent).status_code == 200
    assert not User.objects.exists()
    client.post(reverse("account_signup"), {**sent, "name": "Nora Grau"})
    assert User.objects.get().name == "Nora Grau"
    assert is_signed_in(client)


@pytest.mark.django_db
@pytest.mark.parametrize("password", ["short", "password123", "20262026", "nora@example.org"])
def test_a_password_easily_guessed_is_refused(password: str) -> None:
    sent = {"email": "nora@example.org", "password1": password, "name": "Nora Grau"}
    Client().post(reverse("account_signup"), sent)
    assert not User.objects.exists()


def test_one_signs_in_by_e_mail_in_any_case(ada: User) -> None:
    client = Client()
    assert sign_in(client, email="ADA@example.org") == 302
    assert is_signed_in(client)


def test_a_wrong_password_says_no_more_than_an_unknown_account(ada: User) -> None:
    said = [
        Client()
        .post(reverse("account_login"), {"login": email, "password": "wrong"})
        .content.decode()
        for email in ("ada@example.org", "eve@example.org")
    ]
    errors = [re.findall(r'class="notice notice-error".*?</div>', page, re.S) for page in said]
    assert errors[0] == errors[1] != []


def test_too_many_wrong_passwords_lock_the_account_for_a_while(ada: User) -> None:
    client = Client()
    for attempt in range(kept.AXES_FAILURE_LIMIT):
        sign_in(client, "wrong", email="Ada@Example.org" if attempt % 2 else "ada@example.org")
    locked = client.post(
        reverse("account_login"), {"login": "ada@example.org", "password": PASSWORD}
    )
    assert locked.status_code == 429
    assert b"Too many attempts" in locked.content
    assert not is_signed_in(client)


def test_a_colleague_at_the_same_address_is_not_locked_out(ada: User) -> None:
    User.objects.create_user("ben@example.org", PASSWORD, name="Ben Costa")
    client = Client()
    for _ in range(kept.AXES_FAILURE_LIMIT):
        sign_in(client, "wrong")
    assert sign_in(client, email="ben@example.org") == 302


def test_a_new_password_is_set_by_the_link_that_is_mailed(ada: User) -> None:
    client = Client()
    client.post(reverse("account_reset_password"), {"email": "ada@example.org"})
    found = re.search(r"http://testserver(/\S+)", mail.outbox[0].body)
    assert found
    form = client.get(found[1], follow=True)
    address = form.redirect_chain[-1][0]
    client.post(address, {"password1": "another odd one", "password2": "another odd one"})
    assert sign_in(Client(), "another odd one") == 302
    assert sign_in(Client(), PASSWORD) != 302


@pytest.mark.django_db
def test_asking_for_a_new_password_does_not_tell_who_has_an_account() -> None:
    answer = Client().post(reverse("account_reset_password"), {"email": "eve@example.org"})
    assert answer.status_code == 302


def test_a_second_factor_is_set_up_and_then_asked_for(ada: User) -> None:
    client = Client()
    sign_in(client)
    asked = client.get(reverse("mfa_activate_totp"), follow=True)
    address = asked.redirect_chain[-1][0]
    page = client.post(address, {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    counter = next(iter(yield_hotp_counters_from_time()))

    code = format_hotp_value(hotp_value(secret, counter))
    assert client.post(reverse("mfa_activate_totp"), {"code": code}).status_code == 302
    again = Client()
    assert sign_in(again) == 302
    assert not is_signed_in(again)
    assert again.get(reverse("mfa_authenticate")).status_code == 200


PAGES = [
    "account_email",
    "account_change_password",
    "account_logout",
    "mfa_index",
    "mfa_activate_totp",
]


@pytest.mark.parametrize("name", PAGES)
def test_a_signed_in_person_reaches_their_account_pages(study: Study, name: str) -> None:
    study.ada.user.set_password(PASSWORD)
    study.ada.user.save()
    client = Client()
    sign_in(client)
    assert client.get(reverse(name), follow=True).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("name", PAGES)
def test_nobody_else_does(name: str) -> None:
    assert Client().get(reverse(name)).status_code == 302


def test_signing_out_ends_at_the_front_page(study: Study) -> None:
    client = signed_in(study.ada)
    assert client.post(reverse("account_logout")).url == "/"  # type: ignore[attr-defined]
    assert not is_signed_in(client)
