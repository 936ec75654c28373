"""Links of Findings are told apart by their names alone."""

from __future__ import annotations

from collections import Counter

import pytest
from django.urls import reverse
from lxml import html

from tests.conftest import Study, signed_in

pytestmark = pytest.mark.django_db


def test_no_two_links_of_findings_read_alike(study: Study) -> None:
    page = signed_in(study.ada).get(reverse("findings:findings", args=[study.slug]))
    links = html.fromstring(page.content.decode()).xpath("//main//a")
    read = {one.get("href"): one.get("aria-label") or one.text_content().strip() for one in links}
    twice = [name for name, number in Counter(read.values()).items() if number > 1]
    assert len(read) > 30
    assert twice == []


def test_a_heat_map_and_the_table_of_the_same_have_their_own_headings(study: Study) -> None:
    ada, heads = signed_in(study.ada), []
    for name, kind in (
        ("findings:table", "code-participant"),
        ("pictures:picture", "participants"),
    ):
        answer = ada.get(reverse(name, args=[study.slug, kind]))
        heads += html.fromstring(answer.content.decode()).xpath("string(//h1)").split("\n")
    assert len({head.strip() for head in heads}) == 2
