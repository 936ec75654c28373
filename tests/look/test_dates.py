"""Dates are read in the reader's form; the fields of browsers take theirs in one form alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.template import Context, Template
from django.utils import translation

from interviews.transcripts.forms import AboutForm, InterviewForm
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in

DAY = date(2026, 3, 1)
LANGUAGES = ["en", "de"]


@pytest.mark.parametrize(
    ("language", "day", "moment"),
    [("en", "1 March 2026", "1 Mar 2026, 14:05"), ("de", "1. März 2026", "1. Mär 2026, 14:05")],
)
def test_a_date_is_written_as_the_language_does(language: str, day: str, moment: str) -> None:
    told = Template('{{ day|date:"DATE_FORMAT" }}; {{ at|date:"SHORT_DATETIME_FORMAT" }}')
    with translation.override(language):
        said = told.render(Context({"day": DAY, "at": datetime(2026, 3, 1, 14, 5, tzinfo=UTC)}))
    assert said == f"{day}; {moment}"


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_browsers_date_field_gets_its_own_form(language: str) -> None:
    with translation.override(language):
        for form in (
            AboutForm(initial={"held_on": DAY}),
            InterviewForm(instance=Interview(held_on=DAY)),
        ):
            assert 'value="2026-03-01"' in str(form["held_on"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_day_that_history_is_narrowed_to_stays_in_its_field(
    study: Study, language: str
) -> None:
    study.ada.user.language = language
    study.ada.user.save()
    page = signed_in(study.ada).get(f"/projects/{study.slug}/history/?day=2026-03-01")
    assert 'name="day" value="2026-03-01"' in page.content.decode()
