"""What no page of ours sends is answered with a sentence, never with a broken page."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from tests.conftest import Study, signed_in


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31", "10000-01-01"])
def test_days_at_the_ends_of_the_calendar_are_left_aside(study: Study, day: str) -> None:
    history = reverse("projects:history", args=[study.slug])
    assert signed_in(study.ben).get(history, {"day": day}).status_code == 200


def test_a_nul_in_an_address_or_form_is_refused(study: Study) -> None:
    ada = signed_in(study.ada)
    assert Client().get("/invitations/%00/").status_code == 422
    assert (
        ada.get(reverse("projects:history", args=[study.slug]), {"kind": "\0"}).status_code == 422
    )
    answer = ada.post(reverse("projects:add-question", args=[study.slug]), {"new-text": "Why\0?"})
    assert answer.status_code == 422
    assert "NUL" in answer.content.decode()
