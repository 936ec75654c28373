"""Every export says when a known name would get out, and goes on if one says so."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from coding.findings.actions import choose_paper_table
from coding.findings.exports import EXPORTS
from coding.findings.papers import PARTICIPANT
from coding.memos.actions import write_memo
from coding.segments.actions import apply_code
from coding.themes.actions import use_quote
from interviews.masking.actions import decide
from interviews.masking.models import Finding
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.actions import add_attribute
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named, kept_interview
from tests.masking.named import ANNA, named_study
from tests.masking.test_masking import mask
from tests.themes.quotes import emphasis, quote_of


def sent(study: Study, **asked: str) -> bool:
    """Whether Ada gets the file at once."""
    answer = signed_in(study.ada).get(f"/projects/{study.slug}/findings/export/", asked)
    if answer.streaming:
        assert b"".join(answer.streaming_content)  # type: ignore[arg-type]
    return "attachment" in answer.headers.get("Content-Disposition", "")


WORDLESS = {"facts"}  # numbers alone
FORMATS = [
    (kind, format)
    for kind, one in EXPORTS.items()
    for format in one.formats
    if kind not in WORDLESS
]


def everything_named(study: Study) -> None:
    """A name in segments, themes, quotes, codes and participants."""
    from coding.themes.actions import compose_theme, join_passage, quote_passage

    interview = named_study(study)
    place = bounds(interview, "Well, Anna Schmidt helped")
    code = code_named(study.ada, "Help")
    apply_code(By(study.ada), interview=interview, code=code, **place)
    code_named(study.ada, "Anna’s help")
    theme = compose_theme(By(study.ada), name="Around Anna")
    piece = join_passage(By(study.ada), theme=theme, interview=interview, **place)
    quote_passage(By(study.ada), evidence=piece)
    add_attribute(By(study.ada), name="Knows Anna")


@pytest.mark.parametrize(("kind", "format"), FORMATS)
def test_a_page_warns_before_a_known_name_gets_out(study: Study, kind: str, format: str) -> None:
    everything_named(study)
    decide(By(study.ada), kind="person", forms=ANNA, replacement="[friend]")
    address = f"/projects/{study.slug}/findings/export/"
    asked = {"kind": kind, "format": format}
    lead = signed_in(study.ada).get(address, asked)
    assert "Content-Disposition" not in lead
    assert "Anna Schmidt" in lead.content.decode()
    coder = signed_in(study.ben).get(address, asked).content.decode()
    assert "1 known name" in coder
    assert "Anna Schmidt" not in coder
    assert sent(study, **asked, anyway="1")


@pytest.mark.parametrize(
    ("kind", "format"), [(k, f) for k, f in FORMATS if k in {"quotes", "theme-table", "themes"}]
)
def test_a_name_of_which_a_part_is_emphasised_is_known(
    study: Study, kind: str, format: str
) -> None:
    interview = named_study(study)
    words = "Well, Anna Schmidt helped"
    quote = quote_of(study.ada, interview, words, emphasis(words, "Schmidt"))
    use_quote(By(study.ada), quote=quote)
    decide(By(study.ada), kind="person", forms=["Anna Schmidt"], replacement="[friend]")
    assert not sent(study, kind=kind, format=format)
    address = f"/projects/{study.slug}/quotes/{quote.pk}/"
    assert "Anna Schmidt" in signed_in(study.ada).get(address).content.decode()


def test_the_page_of_the_papers_table_offers_no_copy_with_a_name(study: Study) -> None:
    named_study(study)
    address = f"/projects/{study.slug}/findings/participants/"
    ada = signed_in(study.ada)
    assert "data-copy" in ada.get(address).content.decode()
    choose_paper_table(
        By(study.ada), columns=[PARTICIPANT], footnotes=[], caption="Friends of Anna", remark=""
    )
    decide(By(study.ada), kind="person", forms=ANNA, replacement="[friend]")
    page = ada.get(address).content.decode()
    assert "data-copy" not in page
    assert "1 known name" in page


def test_the_table_of_participants_warns_too(study: Study) -> None:
    everything_named(study)
    decide(By(study.ada), kind="person", forms=ANNA, replacement="[friend]")
    address = f"/projects/{study.slug}/participants/take-out/"
    answer = signed_in(study.ada).get(address, {"format": "csv"})
    assert "Names would get out" in answer.content.decode()


def test_a_name_that_was_left_on_purpose_gives_no_warning(study: Study) -> None:
    everything_named(study)
    decide(By(study.ada), kind="person", forms=ANNA)
    assert sent(study, kind="segments", format="csv")


def test_a_masked_name_that_is_written_again_gives_a_warning(study: Study) -> None:
    interview = named_study(study)
    mask(study)
    assert sent(study, kind="segments", format="csv")
    interview.refresh_from_db()
    apply_code(
        By(study.ada),
        interview=interview,
        code=code_named(study.ada, "More"),
        rationale="Anna again",
        **bounds(interview, "He lives in"),
    )
    assert not sent(study, kind="segments", format="csv")


def test_a_mail_address_that_nobody_decided_about_gives_a_warning(study: Study) -> None:
    said = "Write to mail@example.org about it."
    interview = kept_interview(study.ada, turns=(("Interviewer", "How?"), ("P1", said)))
    version = interview.current
    assert version is not None
    start = version.text.index("mail@")
    Finding.objects.create(version=version, start=start, end=start + 16, kind="mail")
    code = code_named(study.ada, "Ways")
    apply_code(By(study.ada), interview=interview, code=code, **bounds(interview, said))
    assert not sent(study, kind="segments", format="csv")


def test_the_command_writes_nothing_unless_told_to(study: Study, tmp_path: Path) -> None:
    everything_named(study)
    write_memo(By(study.ada), body="x")
    decide(By(study.ada), kind="person", forms=ANNA, replacement="[friend]")
    out = tmp_path / "out.csv"
    asked = (study.slug, "segments", "--format", "csv", "--out", str(out))
    with pytest.raises(CommandError, match="1 known names"):
        call_command("export", *asked)
    assert not out.exists()
    call_command("export", *asked, "--anyway")
    assert out.exists()


def test_told_to_write_anyway_the_command_looks_for_no_names(
    study: Study, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything_named(study)
    looked: list[Member] = []
    monkeypatch.setattr("coding.findings.management.commands.export.watch", looked.append)
    out = tmp_path / "out.csv"
    call_command("export", study.slug, "segments", "--format", "csv", f"--out={out}", "--anyway")
    assert "Anna Schmidt" in out.read_text()
    assert looked == []
