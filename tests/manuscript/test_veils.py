"""A colleague's quotations are analysis: behind a veil they are not seen, nor counted."""

from __future__ import annotations

import csv
import io

import pytest
from django.urls import reverse

from coding.manuscript.models import Manuscript, Quotation
from coding.manuscript.queries import reports
from interviews.projects.history import By
from interviews.projects.models import Member, Veil
from interviews.transcripts.actions import add_participant, change_participant
from interviews.transcripts.models import Interview, InterviewParticipant, Participant
from tests.conftest import Study, signed_in
from tests.library import kept_interview
from tests.manuscript.checked import checked

OTHER = (("Interviewer", "And then?"), ("P2", "We kept it in a drawer for eleven years."))
FOUND = "“People said שלום to a score” (P1)."
INVENTED = "“Never a word like these was uttered” (P1)."
SHARED = "“Nobody at all would say such a thing” (P2 and P1)."
OTHERS = "“We kept it in a drawer for eleven years” (P2)."
PAPER = f"{FOUND}\n\n{INVENTED}\n\n{SHARED}\n\n{OTHERS}"


@pytest.fixture
def row(study: Study, interview: Interview) -> Manuscript:
    """Ben's manuscript, which quotes an interview that Cleo reads behind a veil, and another."""
    kept_interview(study.ada, "P2", OTHER)
    made = checked(study.ben, PAPER)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    return made


def page(study: Study, row: Manuscript, member: Member) -> str:
    address = reverse("manuscript:report", args=[study.slug, row.pk])
    return signed_in(member).get(address).content.decode()


def test_only_quotations_of_other_interviews_are_shown(study: Study, row: Manuscript) -> None:
    shown = page(study, row, study.cleo)
    assert "in a drawer" in shown
    assert not any(said in shown for said in ("שלום", "Never a word", "Nobody at all"))
    assert "Never a word" in page(study, row, study.ben)


def test_numbers_and_counts_tell_of_what_is_seen(study: Study, row: Manuscript) -> None:
    shown = page(study, row, study.cleo)
    assert 'id="q1"' in shown
    assert "1 quotation" in shown
    assert [(one.quotations, one.open) for one in reports(study.cleo)] == [(1, 0)]
    assert [(one.quotations, one.open) for one in reports(study.ben)] == [(4, 2)]


def test_files_hold_no_more_than_the_page(study: Study, row: Manuscript) -> None:
    address = reverse("manuscript:export", args=[study.slug, row.pk])
    answer = signed_in(study.cleo).get(address, {"format": "csv"})
    written = b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    [one] = csv.DictReader(io.StringIO(written.decode("utf-8-sig")))
    assert (one["number"], one["credited"]) == ("1", "P2")


def test_a_hidden_one_is_not_settled_but_not_there(study: Study, row: Manuscript) -> None:
    one = Quotation.objects.filter(manuscript=row).first()
    assert one is not None
    address = reverse("manuscript:settle", args=[study.slug, row.pk, one.pk])
    assert signed_in(study.cleo).post(address, {"decision": "scare"}).status_code == 404


def test_words_around_another_are_left_out_beside_it(study: Study, interview: Interview) -> None:
    kept_interview(study.ada, "P2", OTHER)
    made = checked(study.ben, f"P1 told of café talk, {FOUND[:-1]}, and so {OTHERS}")
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    shown = page(study, made, study.cleo)
    assert "in a drawer" in shown
    assert "told of café talk" not in shown


def test_ones_own_manuscript_is_seen_whole(study: Study, row: Manuscript) -> None:
    assert "שלום" in page(study, checked(study.cleo, PAPER), study.cleo)


def test_a_lifted_veil_shows_all(study: Study, row: Manuscript) -> None:
    Veil.objects.all().delete()
    assert "Never a word" in page(study, row, study.cleo)


def test_a_new_label_lifts_no_veil(study: Study, row: Manuscript) -> None:
    person = Participant.objects.get(project=study.project, label="P1")
    change_participant(By(study.cleo), participant=person, label="T1")
    assert "Never a word" not in page(study, row, study.cleo)


def test_whoever_was_there_without_a_word_is_hidden_too(study: Study, interview: Interview) -> None:
    silent = add_participant(By(study.ada), label="P9")
    InterviewParticipant.objects.create(
        project=study.project, interview=interview, participant=silent
    )
    made = checked(study.ben, f"{INVENTED.replace('P1', 'P9')}")
    assert "Never a word" in page(study, made, study.cleo)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert "Never a word" not in page(study, made, study.cleo)


def test_the_last_of_very_many_credited_counts(study: Study, interview: Interview) -> None:
    labels = [f"Q{number}" for number in range(1, 60)]
    for label in labels:
        add_participant(By(study.ada), label=label)
    made = checked(study.ben, INVENTED.replace("P1", ", ".join([*labels, "P1"])))
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert "Never a word" not in page(study, made, study.cleo)
    assert "Never a word" in page(study, made, study.ben)
