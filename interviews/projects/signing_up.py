"""What is asked at sign-up beside what the accounts library asks."""

from __future__ import annotations

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
