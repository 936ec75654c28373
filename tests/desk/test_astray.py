"""What a correction lost is listed with its old words, wherever words are listed."""

from __future__ import annotations

import csv
import io
import json

import pytest

from coding.findings.exports import Options, export
from coding.memos.actions import write_memo
from coding.memos.models import Visibility
from coding.segments.actions import apply_code
from coding.segments.filtering import Filters
from coding.segments.models import Coding
from coding.segments.retrieval import reading_of, segments
from coding.segments.straying import astray
from coding.themes.actions import compose_theme, join_passage, mark_quote, quote_passage
from coding.themes.sourcing import with_sources
from interviews.correcting.actions import drafting
from interviews.correcting.actions.drafting import Said, Spot
from interviews.correcting.actions.publishing import publish_draft
from interviews.projects.history import By
from interviews.projects.models import Veil
from interviews.transcripts.models import Interview
from interviews.transcripts.targets import Target
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named

LAST = "So we wrote our own test, and it was wrong too, but wrong in a way we could see."


def corrected(study: Study, interview: Interview, text: str) -> None:
    base = str(Interview.objects.get(pk=interview.pk).current_id)
    spot = Spot(interview, base, 4, 0, 0)
    draft = drafting.reword(By(study.ada), spot=spot, said=Said(text))
    publish_draft(By(study.ada), draft=draft, base=base)


@pytest.fixture
def coding(study: Study, interview: Interview) -> Coding:
    code = code_named(study.ada, "Own tests")
    where = bounds(interview, "So we wrote our own test")
    return apply_code(By(study.ben), code=code, interview=interview, **where)


def test_a_lost_coding_is_listed_with_its_old_words(
    study: Study, interview: Interview, coding: Coding
) -> None:
    assert astray(reading_of(study.ada)) == []
    corrected(study, interview, "Nothing of it stayed.")
    (one,) = astray(reading_of(study.ada))
    assert (one.heard.exact, one.heard.cite) == ("So we wrote our own test", "P1:5")
    assert [each.id for each in one.codings] == [coding.pk]
    assert not list(segments(reading_of(study.ada)))


def test_the_passages_page_and_the_export_tell_it(
    study: Study, interview: Interview, coding: Coding
) -> None:
    corrected(study, interview, "Nothing of it stayed.")
    ada = signed_in(study.ada)
    page = ada.get(f"/projects/{study.slug}/passages/").content.decode()
    assert "Not placed in the corrected text" in page
    assert "So we wrote our own test" in page
    export = f"/projects/{study.slug}/findings/export/?kind=segments&format=csv"
    answer = ada.get(export)
    said = b"".join(answer.streaming_content) if answer.streaming else answer.content
    (row,) = csv.DictReader(io.StringIO(said.decode("utf-8-sig")))
    assert (row["quote"], row["start"], row["placed"]) == ("So we wrote our own test", "", "no")


def test_filters_and_veils_hold_for_it(study: Study, interview: Interview, coding: Coding) -> None:
    other = code_named(study.ada, "Other")
    corrected(study, interview, "Nothing of it stayed.")
    reading = reading_of(study.ada)
    assert astray(reading, Filters(any_codes=frozenset({coding.code_id})))
    assert not astray(reading, Filters(any_codes=frozenset({other.pk})))
    assert not astray(reading, Filters(no_codes=frozenset({coding.code_id})))
    assert not astray(reading, Filters(all_codes=frozenset({coding.code_id})))
    assert astray(reading, Filters(words="own test", participants=frozenset({"P1"})))
    assert not astray(reading, Filters(words="nowhere"))
    assert not astray(reading, Filters(roles=frozenset({"interviewer"})))
    assert not astray(reading, Filters(unsure=True))
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert not astray(reading_of(study.cleo))


def test_two_codings_of_one_code_on_one_place_are_one_passage(
    study: Study, interview: Interview, coding: Coding
) -> None:
    where = bounds(interview, "So we wrote our own test")
    apply_code(By(study.cleo), code=coding.code, interview=interview, **where)
    corrected(study, interview, "Nothing of it stayed.")
    assert len(astray(reading_of(study.ada))) == 2
    (passage,) = astray(reading_of(study.ada), by_passage=True)
    assert len(passage.codings) == 2


def test_a_memo_alone_keeps_its_words_too(study: Study, interview: Interview) -> None:
    target = Target(interview=str(interview.pk), **bounds(interview, "So we wrote our own test"))
    memo = write_memo(By(study.ben), body="Why?", visibility=Visibility.TEAM, target=target)
    corrected(study, interview, "Nothing of it stayed.")
    (one,) = astray(reading_of(study.ada), Filters(uncoded=True))
    assert (one.code, one.heard.exact) == (None, "So we wrote our own test")
    page = signed_in(study.ada).get(memo.get_absolute_url()).content.decode()
    assert "So we wrote our own test" in page
    assert "not in the corrected text" in page


def test_the_coding_s_own_page_tells_it(study: Study, interview: Interview, coding: Coding) -> None:
    corrected(study, interview, "Nothing of it stayed.")
    page = signed_in(study.ben).get(f"/projects/{study.slug}/codings/{coding.pk}/")
    assert "not placed in the corrected text" in page.content.decode()


def test_a_theme_keeps_its_evidence_and_a_quote_its_marks(
    study: Study, interview: Interview
) -> None:
    theme = compose_theme(By(study.ada), name="Our own measures")
    where = bounds(interview, LAST)
    evidence = join_passage(By(study.ada), theme=theme, interview=interview, **where)
    quote = quote_passage(By(study.ada), evidence=evidence)
    cut = LAST.index(", and it was wrong too")
    marks = [{"kind": "cut", "start": cut, "end": cut + 22}]
    quote = mark_quote(By(study.ada), quote=quote, marks=marks)
    corrected(study, interview, LAST.replace("own test", "very own test"))
    ada, address = signed_in(study.ada), f"/projects/{study.slug}/quotes/{quote.pk}/"
    of_theme = f"/projects/{study.slug}/themes/{theme.pk}/"
    page = ada.get(address).content.decode()
    assert "corrected since this quote was marked" in page
    assert "very own test" in page
    assert '<del dir="auto">, and it was wrong too</del>' in page
    assert "its source was corrected since" in ada.get(of_theme).content.decode()
    (read,) = with_sources([quote])
    ada.post(f"{address}mark/", {"marks": json.dumps(read.marks)})
    assert "corrected since" not in ada.get(address).content.decode()
    corrected(study, interview, "Nothing of it stayed.")
    assert "not placed in the corrected text" in ada.get(of_theme).content.decode()
    (row,) = themes_rows(study)
    assert (row["placed"], row["corrected"]) == ("no", "no")


def themes_rows(study: Study) -> list[dict[str, str]]:
    out = io.BytesIO()
    export(study.ada, "themes", "csv", out, Options())
    return list(csv.DictReader(io.StringIO(out.getvalue().decode("utf-8-sig"))))


def test_an_export_of_themes_tells_what_a_correction_touched(
    study: Study, interview: Interview
) -> None:
    theme = compose_theme(By(study.ada), name="Our own measures")
    where = bounds(interview, LAST)
    evidence = join_passage(By(study.ada), theme=theme, interview=interview, **where)
    quote_passage(By(study.ada), evidence=evidence)
    (row,) = themes_rows(study)
    assert (row["placed"], row["corrected"]) == ("yes", "no")
    corrected(study, interview, LAST.replace("own test", "very own test"))
    (row,) = themes_rows(study)
    assert (row["placed"], row["corrected"]) == ("yes", "yes")
    out = io.BytesIO()
    export(study.ada, "themes", "md", out, Options())
    assert "its source was corrected since it was marked" in out.getvalue().decode()
    corrected(study, interview, "Nothing of it stayed.")
    out = io.BytesIO()
    export(study.ada, "themes", "md", out, Options())
    assert "not placed in the corrected transcript" in out.getvalue().decode()
