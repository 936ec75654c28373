"""Names looked for after import, listed once each, and decided about."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.correcting.models import Draft
from interviews.masking.actions import decide
from interviews.masking.looking import LOOKING
from interviews.masking.models import EntryState, Finding, MaskEntry
from interviews.masking.queries import names_of
from interviews.projects import jobs
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.projects.models import Job
from interviews.words import pipelines
from tests.conftest import Study, signed_in
from tests.library import kept_interview


@pytest.fixture(autouse=True)
def loaded() -> None:
    """A job that first imports spaCy would wait for its own heartbeat behind the test's lock."""
    pipelines.pipeline("en", names=True)


TURNS = (
    ("Interviewer", "Who helped you then?"),
    ("P1", "Anna Schmidt did. Later Anna's brother came to Berlin, and we met at Siemens."),
    ("Interviewer", "And after that?"),
    ("P1", "I wrote to anna@example.org. Susanna did not, and anna was cross."),
)


def look(study: Study) -> None:
    for job in Job.objects.filter(kind=LOOKING, state="queued"):
        jobs.perform(job.pk)


def names(study: Study) -> dict[str, int]:
    return {shown.name: shown.count for shown in names_of(study.ada).undecided}


def test_names_are_looked_for_after_import(study: Study) -> None:
    kept_interview(study.ada, turns=TURNS)
    assert names_of(study.ada).unsearched == 1
    look(study)
    found = names_of(study.ada)
    assert found.unsearched == 0
    assert {"Anna Schmidt", "Berlin", "Siemens", "anna@example.org"} <= set(names(study))
    assert names(study)["Anna Schmidt"] == 2


def test_a_name_met_in_a_later_interview_is_looked_for_in_earlier_ones(study: Study) -> None:
    kept_interview(study.ada, "P1", turns=(("I", "So?"), ("P1", "we saw Kowalczyk there once.")))
    look(study)
    turns = (("I", "So?"), ("P1", "It was Dr. Kowalczyk who came."))
    kept_interview(study.ada, "P2", turns=turns)
    look(study)
    assert names(study)["Kowalczyk"] == 2


def test_only_places_are_kept_of_what_was_found(study: Study) -> None:
    kept_interview(study.ada, turns=TURNS)
    look(study)
    fields = {field.name for field in Finding._meta.concrete_fields}
    assert fields == {"id", "version", "start", "end", "kind"}


def test_a_decided_name_leaves_the_list_and_is_sealed(study: Study) -> None:
    kept_interview(study.ada, turns=TURNS)
    look(study)
    shown = next(one for one in names_of(study.ada).undecided if one.name == "Anna Schmidt")
    client = signed_in(study.ben)
    address = f"/projects/{study.slug}/masking/"
    page = client.get(address, {"name": shown.id}).content.decode()
    assert "Anna Schmidt" in page
    answer = client.post(
        f"{address}decide/",
        {"name": shown.id, "what": "replace", "replacement": "[friend]", "also": "Annie"},
    )
    assert answer.status_code == 302
    entry = MaskEntry.objects.get()
    assert entry.state == EntryState.DECIDED
    assert b"Anna" not in bytes(entry.sealed)
    assert "Anna Schmidt" not in names(study)
    assert names_of(study.ada).to_mask[0].forms[-1] == "Annie"


def test_all_names_of_a_kind_are_left_at_once(study: Study) -> None:
    kept_interview(study.ada, turns=TURNS)
    look(study)
    client = signed_in(study.ben)
    client.post(f"/projects/{study.slug}/masking/leave/", {"kind": "organisation"})
    assert "Siemens" not in names(study)
    assert [one.name for one in names_of(study.ada).left] == ["Siemens"]


def test_a_name_typed_by_hand_is_shown_in_context_before_it_is_decided(study: Study) -> None:
    kept_interview(study.ada, turns=TURNS)
    client = signed_in(study.ben)
    address = f"/projects/{study.slug}/masking/type/"
    fields = {"name": "Susanna", "kind": "person", "replacement": "[neighbour]"}
    page = client.post(address, {**fields, "what": "preview"}).content.decode()
    assert "<mark>Susanna</mark>" in page
    assert not MaskEntry.objects.exists()
    client.post(address, {**fields, "what": "decide"})
    assert MaskEntry.objects.get().typed


def test_what_replaces_a_name_may_not_have_it_in_it(study: Study) -> None:
    kept_interview(study.ada, turns=TURNS)
    fields = {"name": "Susanna", "kind": "person", "replacement": "Susanna's friend"}
    address = f"/projects/{study.slug}/masking/type/"
    answer = signed_in(study.ben).post(address, {**fields, "what": "decide"})
    assert answer.status_code == 422
    assert not MaskEntry.objects.exists()


def test_a_pseudonym_and_a_masked_name_are_never_the_same(study: Study) -> None:
    by = By(study.ben)
    decide(by, kind="person", forms=("Anna",), replacement="Berta")
    with pytest.raises(Refused, match="itself a name that is masked"):
        decide(by, kind="person", forms=("Carl",), replacement="Anna Meier")
    with pytest.raises(Refused, match="mix the two"):
        decide(by, kind="person", forms=("Berta",), replacement="Dora")
    decide(by, kind="person", forms=("Berta",))
    decide(by, kind="person", forms=("Annie",), replacement="Berta")


def test_a_name_put_back_is_still_listed(study: Study) -> None:
    entry = decide(By(study.ben), kind="person", forms=("Anna",), replacement="Berta")
    MaskEntry.objects.filter(pk=entry.pk).update(state=EntryState.UNDONE)
    kept_interview(study.ada, turns=TURNS)
    address = f"/projects/{study.slug}/masking/"
    assert ">Anna</span></a>" in signed_in(study.ben).get(address).content.decode()
    chosen = signed_in(study.ben).get(address, {"name": entry.pk}).content.decode()
    assert "This name was put back" in chosen


def test_observers_do_not_decide(study: Study) -> None:
    assert signed_in(study.olga).get(f"/projects/{study.slug}/masking/").status_code == 403


def test_the_page_asks_as_often_for_many_names_as_for_few(study: Study) -> None:
    def asked() -> int:
        chosen = names_of(study.ada).undecided[0].id
        with CaptureQueriesContext(connection) as queries:
            assert client.get(f"/projects/{study.slug}/masking/?name={chosen}").status_code == 200
        return len(queries)

    kept_interview(study.ada, "P1", turns=TURNS)
    look(study)
    client = signed_in(study.ada)
    client.get(f"/projects/{study.slug}/masking/")
    few = asked()
    for number, name in enumerate(("Paul Weber", "Rosa Lund", "Karl Brandt")):
        said = ("P1", f"My friend {name} wrote to me at friend{number}@example.org.")
        kept_interview(study.ada, f"P{number + 2}", turns=(*TURNS, said))
    look(study)
    assert len(names_of(study.ada).texts) == 4
    assert asked() == few


def test_looking_for_names_asks_as_often_among_many_texts_as_among_few(study: Study) -> None:
    def asked(citation: str, name: str) -> int:
        kept_interview(study.ada, citation, turns=(("P1", f"Then {name} came along."),))
        with CaptureQueriesContext(connection) as queries:
            look(study)
        return len(queries)

    asked("P1", "Anna Weber")
    few = asked("P2", "Paul Lund")
    for number, name in enumerate(("Rosa Brandt", "Karl Falk", "Nils Berg")):
        asked(f"P{number + 3}", name)
    assert asked("P6", "Ida Holm") == few


def test_the_home_page_says_that_names_wait_to_be_decided_and_then_to_be_masked(
    study: Study,
) -> None:
    kept_interview(study.ada, turns=TURNS)
    look(study)
    home = f"/projects/{study.project.slug}/"
    assert "Names were found in 1 transcript:" in signed_in(study.ada).get(home).content.decode()
    decide(By(study.ada), kind="person", forms=("Anna Schmidt",), replacement="P9")
    then = signed_in(study.ada).get(home).content.decode()
    assert "1 name is decided about" in then
    left = len(names_of(study.ada).undecided)
    assert left > 1
    assert f"{left} names still wait for a decision" in then
    assert "still wait for a decision" not in signed_in(study.olga).get(home).content.decode()


def test_nothing_can_be_masked_before_something_is_decided(study: Study) -> None:
    kept_interview(study.ada, turns=TURNS)
    page = f"/projects/{study.project.slug}/masking/apply/"
    shown = signed_in(study.ada).get(page).content.decode()
    assert "No name waits to be masked" in shown
    assert "Mask these names" not in shown


def test_masking_warns_of_corrections_that_are_not_published(study: Study) -> None:
    interview = kept_interview(study.ada, turns=TURNS)
    decide(By(study.ada), kind="person", forms=("Anna Schmidt",), replacement="P9")
    page = f"/projects/{study.project.slug}/masking/apply/"
    assert "still correcting" not in signed_in(study.ada).get(page).content.decode()
    Draft.objects.create(
        project_id=study.project.pk,
        interview=interview,
        base_id=interview.current_id,
        begun_by=study.ben,
    )
    assert "still correcting" in signed_in(study.ada).get(page).content.decode()
