"""What is taken out: the right columns and words, in every format, and no more than one may see."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from coding.codebook.actions.grouping import put_in_groups
from coding.codebook.models import CodeGroup
from coding.findings.exports import EXPORTS, Options, export
from coding.segments.actions import apply_code
from coding.themes.actions import quote_passage
from interviews.formats.transcript import Transcript, Turn
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.actions import (
    About,
    SpeakerPlan,
    add_attribute,
    add_footnote,
    keep_interview,
    set_values,
)
from interviews.transcripts.models import Interview, Participant
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named
from tests.themes.test_themes import joined

DOCS = Path(__file__).parents[2] / "docs" / "exports.md"


def exported(member: Member, kind: str, format: str, options: Options | None = None) -> bytes:
    out = io.BytesIO()
    export(member, kind, format, out, options or Options())
    return out.getvalue()


def csv_rows(member: Member, kind: str = "segments") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(exported(member, kind, "csv").decode("utf-8-sig"))))


def described(study: Study) -> None:
    participant = Participant.objects.get(label="P1", project=study.project)
    attribute = add_attribute(By(study.ada), name="Context")
    values = [("Academia", ""), ("Industry", "*")]
    set_values(By(study.ada), participant=participant, attribute=attribute, values=values)
    add_footnote(By(study.ada), mark="*", text="Moved in between.")


def test_segments_have_their_columns_in_order(study: Study, interview: Interview) -> None:
    described(study)
    above = code_named(study.ben, "doubt")
    code = code_named(study.ben, "doubting oneself", parent=above)
    put_in_groups(By(study.ben), code=code, groups=[], new="Feelings")
    put_in_groups(By(study.ben), code=code, groups=list(CodeGroup.objects.all()), new="Paper")
    words = bounds(interview, "I felt responsible")
    apply_code(By(study.ben), code=code, interview=interview, unsure=True, rationale="why", **words)
    (row,) = csv_rows(study.ada)
    assert list(row) == [
        *("quote_id", "interview", "participant", "Context", "speaker", "turn", "time"),
        *("start", "end", "quote", "code", "code_level_1", "code_level_2"),
        *("groups", "coder", "unsure", "rationale", "coded_at", "placed", "row_id"),
    ]
    assert row["quote_id"].startswith("P1:4-")
    assert row["Context"] == "Academia, Industry"
    assert (row["turn"], row["time"]) == ("4", "0:00:30")
    assert (int(row["start"]), int(row["end"])) == (words["start"], words["end"])
    assert (row["code_level_1"], row["code_level_2"]) == ("doubt", "doubting oneself")
    assert row["groups"] == "Feelings; Paper"
    assert (row["coder"], row["unsure"], row["rationale"]) == ("BC", "yes", "why")


def test_a_quotes_serial_is_its_id(study: Study, interview: Interview) -> None:
    quote_passage(By(study.ada), evidence=joined(study, interview, "nobody else did"))
    code = code_named(study.ben, "doubt")
    where = bounds(interview, "nobody else did")
    apply_code(By(study.ben), code=code, interview=interview, **where)
    assert [row["quote_id"] for row in csv_rows(study.ada)] == ["P1:2.1"]


def test_words_joined_to_a_theme_and_not_coded_are_in(study: Study, interview: Interview) -> None:
    joined(study, interview, "nobody else did")
    assert [(row["quote"], row["code"]) for row in csv_rows(study.ada)] == [("nobody else did", "")]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_a_quote_that_looks_like_a_formula_stays_text(study: Study, sign: str) -> None:
    spoken = f"{sign}cmd|' /C calc'!A0 is what I typed"
    read = Transcript(format="test", turns=(Turn("P1", spoken, None, None),))
    interview = keep_interview(
        By(study.ada), read, [SpeakerPlan("P1", "participant", "P1")], About()
    )
    code = code_named(study.ben, "typing")
    apply_code(By(study.ben), code=code, interview=interview, start=0, end=len(spoken))
    (row,) = csv_rows(study.ada)
    assert row["quote"] == f"'{spoken}"
    (line,) = exported(study.ada, "segments", "jsonl").decode().splitlines()
    assert json.loads(line)["quote"] == spoken


def test_the_participants_table_carries_values_marks_and_notes(
    study: Study, interview: Interview
) -> None:
    described(study)
    latex = exported(study.ada, "participants", "latex").decode()
    assert r"P1 & Academia, Industry*" in latex
    assert "Moved in between." in latex
    assert r"\toprule" in latex


def test_a_themes_document_says_who_said_so_and_who_was_not_chosen(
    study: Study, interview: Interview
) -> None:
    piece = joined(study, interview, "nobody else did", name="A score is a claim")
    quote_passage(By(study.ada), evidence=piece, marks=[{"kind": "cut", "start": 7, "end": 12}])
    told = exported(study.ada, "themes", "md").decode()
    assert "A score is a claim" in told
    assert "Said by P1." in told
    assert "nobody \\[…\\] did" in told
    assert "absent" not in told.lower()


def test_every_export_in_every_format_makes_a_file(study: Study, interview: Interview) -> None:
    joined(study, interview, "nobody else did")
    for kind, one in EXPORTS.items():
        for format in one.formats:
            empty = format == "jsonl"  # a table without rows is no line
            assert exported(study.olga, kind, format) or empty, (kind, format)


def test_the_command_writes_what_the_page_gives(
    study: Study, interview: Interview, tmp_path: Path
) -> None:
    joined(study, interview, "nobody else did")
    out = tmp_path / "themes.csv"
    call_command("export", study.slug, "themes", format="csv", out=str(out))
    page = signed_in(study.ada).get(
        f"/projects/{study.slug}/findings/export/", {"kind": "themes", "format": "csv"}
    )
    assert b"".join(page.streaming_content) == out.read_bytes()  # type: ignore[attr-defined]
    assert "attachment" in page["Content-Disposition"]


def test_a_format_there_is_not_is_a_sentence(study: Study) -> None:
    with pytest.raises(CommandError, match="cannot be exported like that"):
        call_command("export", study.slug, "findings", format="csv")
    answer = signed_in(study.ada).get(
        f"/projects/{study.slug}/findings/export/", {"kind": "nonsense", "format": "csv"}
    )
    assert answer.status_code == 422


def test_every_export_and_format_is_documented() -> None:
    text = DOCS.read_text()
    for kind, one in EXPORTS.items():
        assert f"## {kind}" in text
        for format in one.formats:
            assert f"| {format} |" in text, format


def test_a_themes_document_of_contrary_passages_says_that_nobody_said_so(
    study: Study, interview: Interview
) -> None:
    joined(study, interview, "nobody else did", "contrary")
    told = exported(study.ada, "themes", "md").decode()
    assert "No quoted or paraphrased passage by a participant yet. Contrary: P1." in told
    assert "you may see" not in told


def test_places_without_a_code_are_no_codings(study: Study, interview: Interview) -> None:
    code = code_named(study.ben, "doubt")
    apply_code(By(study.ben), code=code, interview=interview, **bounds(interview, "café talk"))
    quote_passage(By(study.ada), evidence=joined(study, interview, "nobody else did"))
    told = exported(study.ada, "segments", "md").decode()
    assert "1 coding. 1 place without any code." in told
    told = exported(study.ada, "segments", "md", Options(by_passage=True)).decode()
    assert "1 passage. 1 place without any code." in told


def test_what_is_paraphrased_is_no_quotation(study: Study, interview: Interview) -> None:
    joined(study, interview, "nobody else did", "paraphrased")
    for kind in ("themes", "findings"):
        told = exported(study.ada, kind, "md").decode()
        assert "Source of a paraphrase, word for word, P1:2: nobody else did" in told, kind
        assert "> nobody" not in told
        assert "<blockquote" not in exported(study.ada, kind, "html").decode()
