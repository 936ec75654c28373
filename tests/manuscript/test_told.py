"""What a report says of words under marks, of turns put together, of several who are named."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse

from coding.manuscript.models import Manuscript
from coding.manuscript.showing import Shown, shown
from tests.conftest import Study, signed_in
from tests.library import kept_interview
from tests.manuscript.checked import checked, quotations

TURNS = (
    ("P4", "There was no scope at all for it. And I stopped."),
    ("Interviewer", "Why was that?"),
    ("P4", "Because it was a lie, and I knew it was one."),
)
REVERSED = "“There was [a clear] scope at all for it” (P4)."
SPLICED = "“There was no scope [...] it was a lie” (P4)."
UNMARKED = "“And I stopped. Because it was a lie” (P4)."
SHARED = "Several (P1, P4, P5) said “There was no scope at all for it.”"


@pytest.fixture(autouse=True)
def told(study: Study) -> None:
    kept_interview(study.ada)
    kept_interview(study.ada, "P4", TURNS)
    kept_interview(study.ada, "P5", (("P5", "Nothing of the kind here."),))


def one(study: Study, paper: str) -> Shown:
    row = checked(study.ben, paper)
    [found] = shown(study.ben, quotations(row), row.fillers)
    return found


def page(study: Study, row: Manuscript) -> str:
    address = reverse("manuscript:report", args=[study.slug, row.pk])
    return signed_in(study.ben).get(address).content.decode()


def test_what_brackets_replace_is_told(study: Study) -> None:
    found = one(study, REVERSED)
    assert found.row.told == "replaced"
    assert found.marks == ["[a clear] stands in place of: “no” (1 word). Negation replaced: no."]


def test_the_page_shows_it_on_the_transcripts_side_and_never_as_done(study: Study) -> None:
    row = checked(study.ben, REVERSED)
    answer = page(study, row)
    assert "stands in place of: “no” (1 word)" in answer
    assert "under a mark: </span>no</span> scope" in answer
    assert "badge-open" in answer
    assert "badge-done" not in answer


def test_brackets_that_only_add_stand_for_nothing(study: Study) -> None:
    found = one(study, "“There was no scope [here] at all for it” (P4).")
    assert found.row.told == "marked"
    assert found.marks == ["[here] is put in; nothing is replaced."]
    assert found.comparison is not None
    said = "".join(piece.text for piece in found.comparison.source)
    assert said == "There was no scope at all for it"


def test_a_statement_put_in_is_the_writers(study: Study) -> None:
    found = one(study, "“[Money drew our line]. There was no scope at all for it” (P4).")
    assert found.row.told == "replaced"
    assert found.marks == [
        "[Money drew our line] is put in; nothing is replaced. These words are the writer’s own."
    ]


def test_a_quotation_of_several_turns_says_from_where_to_where(study: Study) -> None:
    found = one(study, SPLICED)
    assert found.row.told == "marked"
    assert (found.cite, found.until, found.left_out) == ("P4:1", "P4:3", 11)
    assert found.splices == [
        "It goes from P4:1 to P4:3; 11 words are left out; in between speaks: the interviewer."
    ]
    assert "Read from P4:1 to P4:3" in page(study, checked(study.ben, SPLICED))


def test_so_does_one_without_a_mark(study: Study) -> None:
    found = one(study, UNMARKED)
    assert found.splices == [
        "It goes from P4:1 to P4:3; 3 words are left out; in between speaks: the interviewer."
    ]


def test_each_who_is_named_is_looked_for(study: Study) -> None:
    found = one(study, SHARED)
    assert (found.row.told, found.row.missing, found.cite) == ("partly", "P1, P5", "P4:1")
    assert "P1 and P5 do not say it." in found.notes
    assert "Read as credited to P1, P4, P5: the nearest label in its sentence." in found.notes


def test_all_who_say_it_are_believed(study: Study) -> None:
    kept_interview(study.ada, "P2", (("P2", "There was no scope at all for it."),))
    found = one(study, SHARED.replace("P1, P4, P5", "P2 and P4"))
    assert (found.row.told, found.row.missing) == ("verbatim", "")


def test_files_say_it_too(study: Study) -> None:
    row = checked(study.ben, f"{REVERSED} {SPLICED}\n\n{SHARED}")
    address = reverse("manuscript:export", args=[study.slug, row.pk])
    client = signed_in(study.ben)
    answer = client.get(address, {"format": "csv"})
    written = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    first, second, third = csv.DictReader(io.StringIO(written))
    assert "in place of: “no”" in first["marks"]
    assert (second["found"], second["until"], second["words_under_marks"]) == ("P4:1", "P4:3", "11")
    assert (third["told"], third["not_said_by"]) == ("partly", "P1, P5")
    answer = client.get(address, {"format": "md"})
    document = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    assert "in place of: “no”" in document
    assert "from P4:1 to P4:3" in document


def test_the_command_says_it_too(study: Study, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "paper.md"
    file.write_text(f"{REVERSED} {SPLICED}\n\n{SHARED}")
    call_command("check_manuscript", study.slug, str(file))
    first, second, third, _summary = map(json.loads, capsys.readouterr().out.splitlines())
    [mark] = first["marks"]
    assert (mark["transcript"], mark["words"], mark["negations"]) == ("no", 1, ["no"])
    assert (second["until"], len(second["splices"])) == ("P4:3", 1)
    assert third["not_said_by"] == ["P1", "P5"]
