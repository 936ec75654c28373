"""Quotes in tables are those of their copies: narrowed, masked, withheld, in the team's style."""

from __future__ import annotations

import pytest

from coding.findings.kinds import KINDS, make
from coding.findings.tables import shown
from coding.themes.actions import choose_part, choose_quote_style, mark_quote
from coding.themes.models import Joined, Quote
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.desk.test_astray import corrected
from tests.findings.test_masked_in_quotes import written
from tests.library import bounds
from tests.themes.quotes import LAST, cut, emphasis, mask, page, quote_of

pytestmark = pytest.mark.django_db
PART = "it was wrong too, but wrong in a way we could see."
BOTH = ("quotes", "theme-table")


def cell(member: Member, kind: str, key: str) -> str:
    made = make(member, KINDS[kind], None).printed
    place = [column.key for column in made.columns].index(key)
    (row,) = made.rows
    assert "".join(part.text for part in row[place].parts) == shown(row[place].said).replace(
        "*", ""
    )
    return shown(row[place].said)


def narrowed(study: Study, interview: Interview) -> Quote:
    """A quote of a part of its passage; the marks lie on the part's own words."""
    quote = quote_of(study.ada, interview, LAST)
    where = bounds(interview, PART)
    return choose_part(By(study.ada), quote=quote, start=where["start"], end=where["end"])


@pytest.mark.parametrize("kind", BOTH)
def test_a_quote_of_a_part_has_the_words_and_marks_of_the_part(
    study: Study, interview: Interview, kind: str
) -> None:
    quote = narrowed(study, interview)
    marks = [cut(PART, "too, "), mask(PART, "way", "manner"), emphasis(PART, "could")]
    mark_quote(By(study.ada), quote=quote, marks=marks)
    said = cell(study.ada, kind, "quote" if kind == "quotes" else "quotes")
    assert "it was wrong […] but wrong in a [manner] we *could* see." in said
    assert "our own test" not in said
    assert "way" not in said
    credited = cell(study.ada, kind, "attribution" if kind == "quotes" else "quotes")
    assert "emphasis added" in credited


@pytest.mark.parametrize("kind", BOTH)
def test_a_quote_that_is_withheld_is_not_printed(
    study: Study, interview: Interview, kind: str
) -> None:
    quote_of(study.ada, interview, LAST, mask(LAST, "test"))
    corrected(study, interview, LAST.replace("test,", "examination,"))
    said = cell(study.ada, kind, "quote" if kind == "quotes" else "quotes")
    assert "[withheld" in said
    assert "examination" not in said
    assert "examination" not in written(study.ada, kind, "md")
    assert "examination" not in written(study.ada, "findings", "md")


def test_both_print_quotes_in_the_style_of_the_team(study: Study, interview: Interview) -> None:
    quote_of(study.ada, interview, LAST, cut(LAST, "So "), emphasis(LAST, "our own"))
    style = {"quotation": "„ “", "cut": "(…)", "bold": True, "named": "participant"}
    style |= {"frame": "dash", "emphasis_note": "our stress"}
    choose_quote_style(By(study.ada), attributes=[], **style)
    text = "„(…) we wrote our own test, and it was wrong too, but wrong in a way we could see.“"
    assert cell(study.ada, "theme-table", "quotes") == f"{text} — P1 (our stress)"
    assert cell(study.ada, "quotes", "quote") == text
    assert cell(study.ada, "quotes", "attribution") == "— P1 (our stress)"
    assert "**our own**" in written(study.ada, "quotes", "md")
    page = signed_in(study.ada).get(f"/projects/{study.slug}/findings/tables/theme-table/")
    assert "<strong>our own</strong>" in page.content.decode()


def test_until_a_style_is_chosen_quotation_marks_and_brackets_set_a_quote_off(
    study: Study, interview: Interview
) -> None:
    quote = quote_of(study.ada, interview, "our own test")
    assert cell(study.ada, "theme-table", "quotes") == f"“our own test” ({quote})"


def test_a_contrary_quote_says_so_wherever_it_is_printed(
    study: Study, interview: Interview
) -> None:
    quote = quote_of(study.ada, interview, "our own test", role=Joined.CONTRARY)
    assert cell(study.ada, "theme-table", "quotes") == f"“our own test” ({quote}; contrary)"
    assert cell(study.ada, "quotes", "attribution") == f"{quote} (contrary)"
    listed = signed_in(study.ada).get(f"/projects/{study.slug}/quotes/")
    assert f"{quote} (contrary)" in listed.content.decode()
    assert f"{quote} (contrary)" in listed.context["copies"].plain
    (share,) = listed.context["balance"].themes
    assert (share.quotes, share.contrary) == (1, 1)
    assert f"{quote} (contrary)" in page(study, quote)
    assert f"{quote} (contrary)" in written(study.ada, "themes", "html")


LOST = "not in the corrected transcript"


@pytest.mark.parametrize("format", ["csv", "md", "latex", "html"])
def test_words_that_a_correction_took_away_are_marked_in_the_table_of_themes(
    study: Study, interview: Interview, format: str
) -> None:
    quote = quote_of(study.ada, interview, LAST)
    corrected(study, interview, "Nothing of it stayed.")
    assert cell(study.ada, "theme-table", "quotes").endswith(f"({quote}; {LOST})")
    assert LOST in written(study.ada, "theme-table", format)
    assert cell(study.ada, "quotes", "marks") == LOST


def test_every_copy_marks_words_that_a_correction_took_away(
    study: Study, interview: Interview
) -> None:
    quote = quote_of(study.ada, interview, LAST)
    corrected(study, interview, "Nothing of it stayed.")
    copies = signed_in(study.ada).get(f"/projects/{study.slug}/quotes/").context["copies"]
    for copy in (copies.plain, copies.markdown, copies.latex, copies.html):
        assert LOST in copy
    assert copies.plain.endswith(f"{quote} ({LOST})")


def test_a_quote_whose_source_was_corrected_says_so_where_it_is_printed(
    study: Study, interview: Interview
) -> None:
    quote_of(study.ada, interview, LAST, cut(LAST, "So "))
    corrected(study, interview, LAST.replace("could see", "might see"))
    told = "its source was corrected since it was marked"
    assert told in cell(study.ada, "theme-table", "quotes")
    copies = signed_in(study.ada).get(f"/projects/{study.slug}/quotes/").context["copies"]
    assert told in copies.plain


def test_a_part_that_a_correction_took_away_is_marked_on_its_theme(
    study: Study, interview: Interview
) -> None:
    quote = narrowed(study, interview)
    corrected(study, interview, LAST.removesuffix(PART) + "nothing of the rest stayed.")
    assert quote.evidence
    page = signed_in(study.ada).get(f"/projects/{study.slug}/themes/{quote.evidence.theme_id}/")
    assert "not placed in the corrected text" in page.content.decode()
