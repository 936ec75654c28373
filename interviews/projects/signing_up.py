"""Signing up and in: what the account libraries leave to us."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from interviews.projects.models import User
from interviews.projects.speaking import speaking, spoken


class SignUpName(forms.Form):
    """Asks for a name at sign-up, beside what the accounts library asks."""

    name = forms.CharField(label=_("Your name"), max_length=120)

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        user.language = chosen if spoken(chosen) else ""
        user.save(update_fields=["name", "language"])


class Accounts(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Writes mails in the language of whoever gets them, not of whoever caused them."""

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        user = User.objects.filter(email__iexact=email).first()
        with speaking(user.language if user else ""):
            super().send_mail(template_prefix, email, context)


def attempted_account(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The account somebody tries to enter, in one spelling: failures are counted by it."""
    given = credentials or {}
    name = given.get("email") or given.get("username") or given.get("login")
    if not name and request is not None:
        name = request.POST.get("login")
    return str(name or "").strip().lower()
