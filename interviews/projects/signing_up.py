"""Signing up and in: what the account libraries leave to us."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from interviews.projects.models import User


class SignUpName(forms.Form):
    """Asks for a name at sign-up, beside what the accounts library asks."""

    name = forms.CharField(label=_("Your name"), max_length=120)

    def signup(self, request: HttpRequest, user: User) -> None:
        user.name = self.cleaned_data["name"]
        user.save(update_fields=["name"])


def attempted_account(request: HttpRequest | None, credentials: dict[str, Any] | None) -> str:
    """The account somebody tries to enter, in one spelling: failures are counted by it."""
    given = credentials or {}
    name = given.get("email") or given.get("username") or given.get("login")
    if not name and request is not None:
        name = request.POST.get("login")
    return str(name or "").strip().lower()
