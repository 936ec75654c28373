"""What a report shows, and to whom; what is left of it when names are masked or someone leaves."""

from __future__ import annotations

import csv
import io
from typing import Any

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.manuscript.actions import decide
from coding.manuscript.models import Manuscript, Quotation
from interviews.masking.actions import decide as decide_name
from interviews.masking.carrying_out import begin_applying
from interviews.masking.names import Kind
from interviews.projects import jobs
from interviews.projects.history import By
from interviews.transcripts.models import Interview, Participant
from tests.conftest import Study, signed_in
from tests.library import kept_interview
from tests.manuscript.checked import checked, quotations
from tests.withdrawal.test_withdrawal import withdrawn

SAID = "“People said שלום to a score” (P1)."
ALTERED = "“it was wrong too, but good in a way we could see” (P1)."
INVENTED = "“Never a word like these was uttered” (P1)."
pytestmark = pytest.mark.usefixtures("interview")


def page(study: Study, row: Manuscript, query: str = "", member: Any = None) -> str:
    address = reverse("manuscript:report", args=[study.slug, row.pk])
    return signed_in(member or study.ben).get(address + query).content.decode()


class TestTheReport:
    def test_it_sets_both_sides_next_to_each_other(self, study: Study) -> None:
        shown = page(study, checked(study.ben, ALTERED))
        assert "Where the manuscript has “good”, the transcript has “wrong”." in shown
        assert "Read at P1:5" in shown
        assert '<mark class="piece piece-changed">' in shown

    def test_it_is_narrowed_by_what_was_told(self, study: Study) -> None:
        row = checked(study.ben, f"{SAID} {ALTERED} {INVENTED}")
        shown = page(study, row, "?told=altered")
        assert "but " in shown
        assert "Never a word" not in shown

    def test_what_is_settled_counts_apart(self, study: Study) -> None:
        row = checked(study.ben, f"{SAID} {ALTERED}")
        decide(By(study.ben), quotation=quotations(row)[1], decision="accepted", reason="Agreed.")
        assert "Agreed." in page(study, row, "?told=decided")
        assert "Agreed." not in page(study, row, "?told=altered")

    def test_an_observer_reads_and_settles_nothing(self, study: Study) -> None:
        row = checked(study.ben, ALTERED)
        assert "/settle/" not in page(study, row, member=study.olga)
        assert "/settle/" in page(study, row)

    def test_settling_leads_back_to_the_quotation(self, study: Study) -> None:
        one = quotations(checked(study.ben, ALTERED))[0]
        keys = [study.slug, one.manuscript_id, one.pk]
        sent = {"decision": "definition", "expected": one.version, "told": "altered", "page": "1"}
        answer = signed_in(study.ben).post(reverse("manuscript:settle", args=keys), sent)
        assert answer["Location"].endswith("?told=altered&page=1#q1")
        one.refresh_from_db()
        assert one.decision == "definition"

    def test_its_queries_do_not_grow_with_the_quotations(self, study: Study) -> None:
        asked = []
        for times in (1, 12):
            row = checked(study.ben, f"{SAID} {ALTERED} {INVENTED} " * times)
            with CaptureQueriesContext(connection) as queries:
                page(study, row)
            asked.append(len(queries))
        assert asked[0] == asked[1]

    def test_a_corrected_transcript_is_told(self, study: Study, interview: Interview) -> None:
        row = checked(study.ben, SAID)
        Interview.objects.filter(pk=interview.pk).update(current=None)
        assert "The transcript was corrected since" in page(study, row)

    def test_the_files_of_others_are_refused_in_a_sentence(self, study: Study) -> None:
        address = reverse("manuscript:check", args=[study.slug])
        answer = signed_in(study.ben).post(address, {})
        assert answer.status_code == 422
        assert "No file was chosen" in answer.content.decode()


class TestTakingItOut:
    def out(self, study: Study, row: Manuscript, format: str) -> bytes:
        address = reverse("manuscript:export", args=[study.slug, row.pk])
        answer = signed_in(study.ben).get(address, {"format": format})
        assert answer.status_code == 200
        return b"".join(answer.streaming_content)  # type: ignore[attr-defined]

    def test_csv_has_a_row_a_quotation(self, study: Study) -> None:
        written = self.out(study, checked(study.ben, f"{SAID} {ALTERED}"), "csv")
        first, second = csv.DictReader(io.StringIO(written.decode("utf-8-sig")))
        assert (first["told"], first["found"], first["said_by"]) == ("verbatim", "P1:4", "P1")
        assert "“wrong”" in second["differences"]

    @pytest.mark.parametrize("format", ["md", "html"])
    def test_documents_have_both_sides(self, study: Study, format: str) -> None:
        written = self.out(study, checked(study.ben, f"{SAID} {ALTERED}"), format).decode()
        assert "Differs without a mark (1)" in written.replace("\\", "")
        assert (
            "**good**" in written or "<strong>good</strong>" in written or "<b>good</b>" in written
        )

    def test_word_opens(self, study: Study) -> None:
        written = self.out(study, checked(study.ben, f"{SAID} {ALTERED}"), "docx")
        texts = [one.text for one in docx.Document(io.BytesIO(written)).paragraphs]
        assert any("People said שלום to a score" in text for text in texts)


def test_masking_reaches_the_quotations(study: Study) -> None:
    kept_interview(study.ada, "P4", (("P4", "I told Rosalind about it, and she laughed at me."),))
    row = checked(study.ben, "“I told Rosalind about it, and she laughed” (P4).")
    decide_name(By(study.ada), forms=["Rosalind"], kind=Kind.PERSON, replacement="[friend]")
    jobs.perform(begin_applying(By(study.ada)).pk)
    [one] = quotations(row)
    assert one.text == "I told [friend] about it, and she laughed"
    assert "Rosalind" not in page(study, row)


def test_what_someone_who_withdrew_said_is_gone(study: Study) -> None:
    kept_interview(study.ada, "P4", (("P4", "We drew the line where the money ran out."),))
    row = checked(study.ben, f"“We drew the line where the money ran out” (P4). {SAID}")
    withdrawn(study, Participant.objects.get(label="P4"))
    left = Quotation.objects.filter(manuscript=row)
    assert [one.text for one in left.filter(removed=False)] == ["People said שלום to a score"]
    assert not any("drew the line" in f"{one.text}{one.before}{one.after}" for one in left)
    assert "drew the line" not in page(study, row)


@pytest.mark.parametrize("expected", ["9" * 5_000, "²", ""])
def test_a_number_of_any_length_is_no_error(study: Study, expected: str) -> None:
    row = checked(study.ben, ALTERED)
    one, client = quotations(row)[0], signed_in(study.ben)
    rule = reverse("manuscript:choose-rule", args=[study.slug])
    settle = reverse("manuscript:settle", args=[study.slug, row.pk, one.pk])
    sent = {"expected": expected, "fillers": "um", "decision": "definition"}
    assert client.post(rule, sent).status_code == 302
    assert client.post(settle, sent).status_code == 302
