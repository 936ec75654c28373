"""Every number of crossed codes is that of the rows its link opens, and of a recount."""

from __future__ import annotations

from itertools import product
from urllib.parse import parse_qs

import pytest
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.demo.scale.seeding import Size, seed_scale
from coding.demo.seeding import seed_demo
from coding.desk.passages.asking import Asked
from coding.segments import crossed as crossing
from coding.segments.actions import apply_code
from coding.segments.crossed import EVERY, Crossed, Rule
from coding.segments.filtering import Filters
from coding.segments.retrieval import hits, interviews_of, reading_of
from interviews.formats.transcript import Transcript, Turn
from interviews.projects.history import By
from interviews.projects.models import Member, Project
from interviews.transcripts.actions import SpeakerPlan, keep_interview
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.models import Attribute, AttributeValue, Interview, Participant
from tests.conftest import Study, signed_in
from tests.findings.recount import recount
from tests.library import bounds, code_named

pytestmark = pytest.mark.django_db
LEAD = "lead"


def lead_of(project: Project) -> Member:
    return Member.objects.filter(project=project, role=LEAD).order_by("joined_at").first()  # type: ignore[return-value]


@pytest.fixture
def demo(db: None) -> Member:
    return lead_of(seed_demo())


@pytest.fixture
def generated(db: None) -> Member:
    told = seed_scale(Size(interviews=2, words=250, codes=7, coders=3, codings=60, seed=5))
    return lead_of(Project.objects.get(slug=told["slug"]))


def rows_behind(member: Member, question: str) -> int:
    """How many rows the passages page says it has."""
    url = reverse("desk:passages", args=[member.project.slug])
    number: int = signed_in(member).get(f"{url}?{question}").context["number"]
    return number


def assert_every_cell_opens_its_rows(member: Member, found: Crossed, each: int = 12) -> None:
    """Asks for every cell what the page asks for it, and opens the page itself for some."""
    reading, opened = reading_of(member), 0
    interviews = interviews_of(reading, Filters())
    for row, column in product(found.rows, found.columns):
        number, question = found.number(row, column), found.question(row, column)
        assert bool(question) == bool(number)
        if number:
            asked = Asked(reading, QueryDict(question))
            rows = hits(reading, asked.filters, interviews, by_passage=asked.by_passage)
            assert len(rows) == number, (row.label, column.label)
            if opened % each == 0:
                assert rows_behind(member, question) == number
            opened += 1


@pytest.mark.parametrize("sub", [True, False])
@pytest.mark.parametrize("study_of", ["demo", "generated"])
def test_code_by_participant(study_of: str, sub: bool, request: pytest.FixtureRequest) -> None:
    member = request.getfixturevalue(study_of)
    found, anew = crossing.by_participant(member, with_subcodes=sub), recount(member.project)
    for row in found.rows:
        passages = anew.of(row.key, sub)  # type: ignore[arg-type]
        assert found.numbers[row.key, EVERY] == len(passages)
        for label in Participant.objects.filter(project=member.project).values_list("label"):
            due = sum(label[0] in anew.speaking(place) for place in passages)
            assert found.numbers[row.key, label[0]] == due
    assert sum(found.numbers.values()) > 20
    assert_every_cell_opens_its_rows(member, found)


@pytest.mark.parametrize("sub", [True, False])
def test_code_by_attribute(demo: Member, sub: bool) -> None:
    anew = recount(demo.project)
    for attribute in Attribute.objects.visible_to(demo):
        found = crossing.by_attribute(demo, attribute, with_subcodes=sub)
        for column in found.columns:
            if column.key == EVERY:
                continue
            rows = AttributeValue.objects.filter(attribute=attribute, value=column.label)
            holders = {row.participant.label for row in rows.select_related("participant")}
            for row in found.rows:
                places = anew.of(row.key, sub)  # type: ignore[arg-type]
                due = sum(bool(holders & anew.speaking(place)) for place in places)
                assert found.number(row, column) == due
        assert_every_cell_opens_its_rows(demo, found)


@pytest.mark.parametrize("sub", [True, False])
@pytest.mark.parametrize("study_of", ["demo", "generated"])
def test_code_by_code(study_of: str, sub: bool, request: pytest.FixtureRequest) -> None:
    member = request.getfixturevalue(study_of)
    anew = recount(member.project)
    places = anew.branch if sub else anew.alone
    chosen = sorted(places, key=lambda code: (-len(places[code]), str(code)))[:9]
    found = crossing.by_code(member, chosen, with_subcodes=sub)
    assert {row.key for row in found.rows} == set(chosen)
    for row in found.rows:
        for column in found.columns:
            due = len(places[row.key])  # type: ignore[index]
            if row.key != column.key:
                due = sum(
                    any(held == other and here & there for other, there in places[column.key])  # type: ignore[index]
                    for held, here in places[row.key]  # type: ignore[index]
                )
            assert found.number(row, column) == due
    assert_every_cell_opens_its_rows(member, found)


@pytest.mark.parametrize("rule", [Rule("turn"), Rule("words", 0), Rule("words", 25)])
@pytest.mark.parametrize("study_of", ["demo", "generated"])
def test_code_by_code_by_other_rules(
    study_of: str, rule: Rule, request: pytest.FixtureRequest
) -> None:
    member = request.getfixturevalue(study_of)
    places = recount(member.project).branch
    chosen = sorted(places, key=lambda code: (-len(places[code]), str(code)))[:7]
    assert_every_cell_opens_its_rows(member, crossing.by_code(member, chosen, rule))


def test_who_has_nothing_recorded_has_a_column_of_their_own(
    study: Study, interview: Interview
) -> None:
    attribute = Attribute.objects.create(project=study.project, name="Field", choices="A\nB")
    found = crossing.by_attribute(study.ada, attribute)
    assert [column.label for column in found.columns] == ["A", "B", "Not recorded", "All passages"]
    code = code_named(study.ben, "doubt")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    found = crossing.by_attribute(study.ada, attribute)
    assert [found.number(found.rows[0], column) for column in found.columns] == [0, 0, 1, 1]
    assert_every_cell_opens_its_rows(study.ada, found)


def test_in_a_focus_group_a_passage_counts_for_each_who_speaks(study: Study) -> None:
    turns = tuple(Turn(who, f"{who} says so", None, None) for who in ("I", "P1", "P2", "P1"))
    plans = [SpeakerPlan("I", "interviewer")]
    plans += [SpeakerPlan(who, "participant", who) for who in ("P1", "P2", "P3")]
    held = keep_interview(By(study.ada), Transcript("test", turns), plans, About())
    code = code_named(study.ben, "saying")
    for words in ("P1 says so\nP2 says", "I says so"):
        apply_code(By(study.ben), code=code, interview=held, **bounds(held, words))
    found = crossing.by_participant(study.ada)
    numbers = {column.label: found.number(found.rows[0], column) for column in found.columns}
    assert numbers["P1"] == numbers["P2"] == 1
    assert numbers["All passages"] == 2
    assert_every_cell_opens_its_rows(study.ada, found)


def test_a_question_says_what_is_asked(study: Study, interview: Interview) -> None:
    care, doubt = code_named(study.ben, "care"), code_named(study.ben, "doubt")
    for code in (care, doubt):
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    found = crossing.by_code(study.ada, {care.pk, doubt.pk}, Rule("words", 5))
    asked = parse_qs(found.question(found.rows[0], found.columns[1]))
    assert asked == {
        "code": [str(care.pk)],
        "as_one": ["1"],
        "with": [str(doubt.pk)],
        "relation": ["words"],
        "near": ["5"],
    }


def test_the_number_of_queries_does_not_grow(study: Study, interview: Interview) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            crossing.by_participant(study.ada)
        return len(queries)

    before = asked()
    for number in range(5):
        code = code_named(study.ben, f"code {number}")
        apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    assert asked() <= before + 3  # texts and turns are read once there is something to look at
