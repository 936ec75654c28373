"""A manuscript is taken up, checked by a job, and its quotations settled."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from coding.manuscript.actions import choose_rule, decide, drop, take_up
from coding.manuscript.models import Manuscript, ManuscriptState, Quotation
from coding.manuscript.showing import shown
from coding.themes.actions import mask_words
from interviews.masking.actions import decide as decide_name
from interviews.masking.models import EntryState, MaskEntry
from interviews.masking.names import Kind
from interviews.projects import jobs
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.history.verifying import verify
from interviews.projects.models import Blob, Payload
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import kept_interview
from tests.manuscript.checked import checked, quotations, told
from tests.themes.quotes import quote_of

SAID = "“People said שלום to a score” (P1)."
ALTERED = "“it was wrong too, but good in a way we could see” (P1)."
pytestmark = pytest.mark.usefixtures("interview")


def words_kept(words: str) -> bool:
    """Whether words stand in any quotation or in history."""
    texts = [*Quotation.objects.values_list("text", "before", "after", "reason")]
    texts += [*Payload.objects.values_list("words")]
    return any(words in json.dumps(one, ensure_ascii=False) for one in texts)


class TestAManuscript:
    def test_its_quotations_are_kept_with_their_places(
        self, study: Study, interview: Interview
    ) -> None:
        row = checked(study.ben, f"{SAID} {ALTERED} “Never a word like these was uttered” (P1).")
        assert row.state == ManuscriptState.CHECKED
        assert told(row) == ["verbatim", "altered", "not found"]
        first = quotations(row)[0]
        assert interview.current is not None
        [[[start, end]]] = first.places
        assert interview.current.text[start:end] == "People said שלום to a score"

    def test_its_file_is_gone_once_it_was_read(self, study: Study) -> None:
        before = Blob.objects.count()
        row = take_up(By(study.ben), name="paper.md", data=SAID.encode())
        assert Blob.objects.count() == before + 1
        row = checked(study.ben, SAID)
        assert row.blob is None
        assert Blob.objects.filter(name="paper.md").count() == 1  # the one that still waits

    def test_one_that_cannot_be_read_is_told_so_and_goes_too(self, study: Study) -> None:
        row = checked(study.ben, b"PK\x03\x04 no archive", "paper.docx")
        assert row.state == ManuscriptState.REFUSED
        assert row.blob is None
        assert "damaged" in str(row.notices)

    def test_other_kinds_of_file_are_refused_at_once(self, study: Study) -> None:
        with pytest.raises(Refused, match="Word document"):
            take_up(By(study.ben), name="paper.xlsx", data=b"x")

    def test_a_word_of_the_interviewer_is_said_by_someone_else(self, study: Study) -> None:
        row = checked(study.ben, "“What made you start to measure this?” (P1).")
        assert told(row) == ["elsewhere"]

    def test_the_difference_is_told_word_by_word(self, study: Study) -> None:
        row = checked(study.ben, ALTERED)
        [one] = shown(study.ben, quotations(row), row.fillers)
        assert one.cite == "P1:5"
        assert one.differences == ["Where the manuscript has “good”, the transcript has “wrong”."]

    def test_it_is_done_once_however_often_the_job_is_sent(self, study: Study) -> None:
        row = checked(study.ben, SAID)
        assert row.job is not None
        jobs.perform(row.job.pk)
        assert len(quotations(row)) == 1


class TestTheRule:
    TURNS = (("P4", "So, um, we drew, uh, the line where the money ran out."),)
    PAPER = "“we drew the line where the money ran out” (P4)."

    def test_usual_sounds_may_be_left_out(self, study: Study) -> None:
        kept_interview(study.ada, "P4", self.TURNS)
        assert told(checked(study.ben, self.PAPER)) == ["verbatim"]

    def test_a_strict_team_is_told_of_them(self, study: Study) -> None:
        kept_interview(study.ada, "P4", self.TURNS)
        choose_rule(By(study.ben), fillers="um, uh", strict=True)
        assert told(checked(study.ben, self.PAPER)) == ["altered"]

    def test_a_team_names_its_own(self, study: Study) -> None:
        kept_interview(study.ada, "P4", (("P4", "It is, you know, a kind of a test."),))
        paper = "“It is a kind of a test” (P4)."
        assert told(checked(study.ben, paper)) == ["altered"]
        choose_rule(By(study.ben), fillers="um\nyou know")
        assert told(checked(study.ben, paper)) == ["verbatim"]

    def test_two_who_choose_it_at_once_hear_of_it(self, study: Study) -> None:
        choose_rule(By(study.ben), fillers="um", expected=0)
        with pytest.raises(Conflict):
            choose_rule(By(study.cleo), fillers="uh", expected=0)


class TestADecision:
    def test_it_can_be_undone(self, study: Study) -> None:
        one = quotations(checked(study.ben, ALTERED))[0]
        decide(By(study.ben), quotation=one, decision="accepted", reason="A slip, agreed.")
        undo(By(study.ben))
        one.refresh_from_db()
        assert (one.decision, one.reason) == ("", "")

    def test_accepting_asks_for_a_reason(self, study: Study) -> None:
        one = quotations(checked(study.ben, ALTERED))[0]
        with pytest.raises(Refused, match="Write why"):
            decide(By(study.ben), quotation=one, decision="accepted", reason="  ")

    def test_it_holds_on_for_the_same_words_in_the_next_version(self, study: Study) -> None:
        one = quotations(checked(study.ben, f"{ALTERED} {SAID}"))[0]
        decide(By(study.ben), quotation=one, decision="accepted", reason="Agreed.")
        again = quotations(checked(study.cleo, f"New. {SAID} More. {ALTERED}"))
        assert [(row.decision, row.carried) for row in again] == [("", False), ("accepted", True)]

    def test_an_acceptance_ends_where_something_else_is_told(self, study: Study) -> None:
        one = quotations(checked(study.ben, ALTERED))[0]
        decide(By(study.ben), quotation=one, decision="accepted", reason="Agreed.")
        [again] = quotations(checked(study.ben, ALTERED.replace("P1", "P2")))
        assert again.decision == ""


class TestNames:
    def test_a_masked_name_is_told_before_all_else(self, study: Study) -> None:
        decide_name(By(study.ada), forms=["Rosalind"], kind=Kind.PERSON, replacement="[colleague]")
        entry = MaskEntry.objects.get()
        assert entry.state == EntryState.DECIDED
        [one] = quotations(checked(study.ben, "“Rosalind said to a score that it was” (P1)."))
        assert one.told == "name"

    def test_words_that_a_quote_masks_are_told_where_they_are_printed(
        self, study: Study, interview: Interview
    ) -> None:
        quote = quote_of(study.ben, interview, "People said שלום to a score")
        mask_words(By(study.ben), quote=quote, words="a score", text="an exam")
        masked = SAID.replace("a score", "[an exam]")
        rows = quotations(checked(study.ben, f"{SAID} And: {masked}"))
        assert [row.told == "name" for row in rows] == [True, False]
        assert rows[0].matched == "verbatim"


class TestDeleting:
    def test_a_deleted_report_leaves_no_words(self, study: Study) -> None:
        row = checked(study.ben, "“Never a word like these was uttered” (P1).")
        decide(By(study.ben), quotation=quotations(row)[0], decision="scare", reason="Zaubernuss")
        assert words_kept("Zaubernuss")
        drop(By(study.ben), manuscript=row)
        assert not words_kept("Never a word like these")
        assert not words_kept("Zaubernuss")
        assert not Manuscript.objects.visible_to(study.ben).exists()
        assert verify(study.project.pk).whole


class TestTheCommand:
    def run(self, study: Study, file: Path, capsys: Any, *more: str) -> list[dict[str, Any]]:
        call_command("check_manuscript", study.slug, str(file), *more)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    def test_it_prints_an_object_a_quotation_and_a_summary(
        self, study: Study, tmp_path: Path, capsys: Any
    ) -> None:
        file = tmp_path / "paper.md"
        file.write_text(f"{SAID} {ALTERED}")
        one, other, last = self.run(study, file, capsys)
        assert (one["told"], one["found"], one["said_by"]) == ("verbatim", "P1:4", ["P1"])
        assert other["differences"] == [{"quotation": "good", "transcript": "wrong"}]
        assert (last["summary"]["verbatim"], last["quotations"]) == (1, 2)
        assert not Manuscript.objects.exists()

    def test_a_file_that_cannot_be_read_is_an_error(self, study: Study, tmp_path: Path) -> None:
        with pytest.raises(CommandError, match="cannot be read"):
            call_command("check_manuscript", study.slug, str(tmp_path / "nothing.md"))
        empty = tmp_path / "empty.md"
        empty.write_text("")
        with pytest.raises(CommandError, match="empty"):
            call_command("check_manuscript", study.slug, str(empty))
