"""The participants table: columns, several values, footnotes, and who may change them."""

from __future__ import annotations

import pytest
from django.urls import reverse

from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.transcripts.actions import (
    add_attribute,
    add_footnote,
    add_participant,
    change_footnote,
    describe_participant,
    move_attribute,
    remove_footnote,
)
from interviews.transcripts.models import Attribute, Interview, Participant
from interviews.transcripts.queries import participants_table
from tests.conftest import Study, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def table(study: Study) -> Study:
    """P1 works in industry, with a footnote, on two things."""
    ada = By(study.ada)
    person = add_participant(ada, label="P1")
    context, focus = (add_attribute(ada, name=name) for name in ("Context", "Focus"))
    add_footnote(ada, mark="*", text="Both at once")
    values = {
        str(context.pk): [("Industry", "*")],
        str(focus.pk): [("Bias", ""), ("Toxicity", "")],
    }
    describe_participant(ada, participant=person, values=values)
    return study


def rows(study: Study) -> list[list[str]]:
    return participants_table(study.ada)[1]


def test_it_prints_several_values_and_marks(table: Study) -> None:
    columns, rows, notes = participants_table(table.ada)
    assert columns == ["Participant", "Context", "Focus"]
    assert rows == [["P1", "Industry*", "Bias, Toxicity"]]
    assert notes == [("*", "Both at once")]


def test_a_description_is_undone_in_one_step(table: Study) -> None:
    undo(By(table.ada))
    assert rows(table) == [["P1", "", ""]]


def test_values_are_entered_in_one_field(table: Study) -> None:
    person, focus = Participant.objects.get(), Attribute.objects.get(name="Focus")
    context = Attribute.objects.get(name="Context")
    address = reverse("transcripts:participant", args=[table.slug, person.pk])
    body = signed_in(table.ben).get(address).content.decode()
    assert "Industry*" in body
    told = {f"attribute-{focus.pk}": "Safety*\nFairness", f"attribute-{context.pk}": "Industry*"}
    fields = {"label": "P1", "consent": "given", "note": ""}
    assert signed_in(table.ben).post(address, {**fields, **told}).status_code == 302
    assert rows(table) == [["P1", "Industry*", "Safety*, Fairness"]]


def test_two_people_editing_one_participant_notice_each_other(table: Study) -> None:
    person, focus = Participant.objects.get(), Attribute.objects.get(name="Focus")
    address = reverse("transcripts:participant", args=[table.slug, person.pk])
    told = {"label": "P1", "consent": "given", "note": "", "expected": str(person.version)}
    first = {**told, f"attribute-{focus.pk}": "Safety"}
    assert signed_in(table.ada).post(address, first).status_code == 302
    second = {**told, f"attribute-{focus.pk}": "Fairness"}
    answer = signed_in(table.ben).post(address, second)
    assert answer.status_code == 409
    assert "Fairness" in answer.content.decode()
    assert rows(table)[0][2] == "Safety"


def test_an_id_that_is_taken_is_refused(table: Study) -> None:
    address = reverse("transcripts:add-participant", args=[table.slug])
    assert signed_in(table.ada).post(address, {"label": "P1"}).status_code == 422


def test_a_number_must_be_one(table: Study) -> None:
    years = add_attribute(By(table.ada), name="Years", kind="number")
    person = Participant.objects.get()
    address = reverse("transcripts:participant", args=[table.slug, person.pk])
    told = {"label": "P1", "consent": "given", f"attribute-{years.pk}": "some"}
    assert signed_in(table.ada).post(address, told).status_code == 422


def test_another_mark_follows_to_the_values_that_bear_it(table: Study) -> None:
    from interviews.transcripts.models import Footnote

    note = Footnote.objects.get()
    change_footnote(By(table.ada), footnote=note, mark="†", text="Both")
    assert rows(table)[0][1] == "Industry†"
    remove_footnote(By(table.ada), footnote=note)
    assert rows(table)[0][1] == "Industry"


def test_columns_change_places(table: Study) -> None:
    move_attribute(By(table.ada), attribute=Attribute.objects.get(name="Focus"), earlier=True)
    assert participants_table(table.ada)[0] == ["Participant", "Focus", "Context"]


def test_who_speaks_in_an_interview_is_not_removed(study: Study, interview: Interview) -> None:
    person = Participant.objects.get(label="P1")
    address = reverse("transcripts:remove-participant", args=[study.slug, person.pk])
    assert signed_in(study.ada).post(address).status_code == 422


def test_words_in_the_table_are_only_words(table: Study) -> None:
    add_attribute(By(table.ada), name="<script>alert(1)</script>")
    address = reverse("transcripts:participants", args=[table.slug])
    assert "<script>alert" not in signed_in(table.ada).get(address).content.decode()


def test_the_table_asks_a_fixed_number_of_queries(
    table: Study, django_assert_num_queries: object
) -> None:
    for number in range(2, 6):
        add_participant(By(table.ada), label=f"P{number}")
    with django_assert_num_queries(5):  # type: ignore[operator]
        participants_table(table.ada)
