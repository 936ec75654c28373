"""The tables of the paper: on screen, in files, each cell opening what it counts."""

from __future__ import annotations

import csv
import io
import json

import pytest
from django.urls import reverse

from coding.demo.seeding import seed_demo
from coding.findings.exports import EXPORTS, Options, export
from coding.findings.kinds import KINDS
from interviews.projects.models import Member
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
KEYS = sorted(KINDS)
SHOWS = ["passages", "presence", "names"]


@pytest.fixture
def demo() -> Member:
    project = seed_demo()
    lead = Member.objects.filter(project=project, role="lead").order_by("joined_at").first()
    assert lead is not None
    return lead


def address(member: Member, kind: str) -> str:
    return reverse("findings:table", args=[member.project.slug, kind])


def written(member: Member, kind: str, format: str, **options: str) -> bytes:
    out = io.BytesIO()
    asked = {name: [value] for name, value in options.items()} or None
    export(member, kind, format, out, Options(table=asked))
    return out.getvalue()


def rows(member: Member, kind: str, **options: str) -> list[dict[str, str]]:
    text = written(member, kind, "csv", **options).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("kind", KEYS)
def test_every_table_of_the_demo_stands_on_its_page_and_in_every_format(
    demo: Member, kind: str
) -> None:
    answer = signed_in(demo).get(address(demo, kind))
    assert answer.status_code == 200
    printed = answer.context["printed"]
    assert printed.rows
    for format in EXPORTS[kind].formats:
        assert written(demo, kind, format)
    lines = [json.loads(one) for one in written(demo, kind, "jsonl").splitlines()]
    assert len(lines) == len(printed.rows)
    assert all(len(line) == len(printed.columns) for line in lines)
