"""Sixty themes and a thousand passages take as many queries as three themes with nine."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.codebook.models import Code
from coding.themes.actions import change_theme, compose_theme, join_passages
from coding.themes.models import Evidence, Quote, Theme
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.library import code_named
from tests.themes.a_large_study import fill
from tests.themes.a_theme import FIRST, SECOND, THIRD
from tests.themes.test_joining import places


def queries(member: Member, address: str) -> int:
    client = signed_in(member)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def codes(study: Study) -> list[Code]:
    return [code_named(study.ben, f"code {n}") for n in range(3)]


PAGES = ["themes", "theme", "versions", "choose", "codes"]


@pytest.mark.parametrize("name", PAGES)
def test_the_pages_ask_as_much_of_many_themes_as_of_few(
    study: Study, interview: Interview, name: str
) -> None:
    used = codes(study)
    few = fill(study.ada, interview, used, 3, 9)
    asked = queries(study.ben, address(study, name, few))
    Theme.objects.update(parent=None)
    for model in (Quote, Evidence, Theme):
        model.objects.all().delete()
    many = fill(study.ada, interview, used, 60, 1_000)
    assert queries(study.ben, address(study, name, many)) == asked


def address(study: Study, name: str, themes: list[Theme]) -> str:
    below = next(theme for theme in themes if theme.parent)
    named = [study.slug] if name == "themes" else [study.slug, (below.parent or below).pk]
    return reverse(f"themes:{name}", args=named)


def test_the_versions_of_a_theme_with_many_acts_ask_as_much_as_those_of_one_with_few(
    study: Study, interview: Interview
) -> None:
    theme = compose_theme(By(study.ada), name="A name")
    join_passages(By(study.ada), theme=theme, passages=places(interview, FIRST))
    address = reverse("themes:versions", args=[study.slug, theme.pk])
    asked = queries(study.ben, address)
    for number in range(12):
        change_theme(By(study.ben), theme=theme, name=f"Name {number}")
    join_passages(By(study.ada), theme=theme, passages=places(interview, SECOND, THIRD))
    assert queries(study.ben, address) == asked
