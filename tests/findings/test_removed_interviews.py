"""A removed interview takes its passages and quotes out of every theme, page and export."""

from __future__ import annotations

import pytest

from coding.findings.kinds import KINDS, make
from coding.findings.tables import shown
from coding.themes.actions import compose_theme, quote_passage
from coding.themes.models import Evidence, Theme
from coding.themes.queries import entry_of
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Member
from interviews.transcripts.actions import remove_interview
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.findings.test_masked_in_quotes import written
from tests.library import kept_interview
from tests.themes.quotes import joined_to

pytestmark = pytest.mark.django_db
WORDS = "I felt responsible"
PLACE = "P4:4"


@pytest.fixture
def theme(study: Study, interview: Interview) -> Theme:
    """P1 and P4 say so, each in a quote."""
    made = compose_theme(By(study.ada), name="A score is a claim")
    for each in (interview, kept_interview(study.ada, "P4")):
        quote_passage(By(study.ada), evidence=joined_to(study.ada, each, WORDS, made))
    return made


@pytest.fixture
def gone(study: Study, theme: Theme) -> Theme:
    remove_interview(By(study.ada), interview=Interview.objects.get(citation="P4"))
    return theme


def cells(member: Member, kind: str) -> list[str]:
    return [
        shown(cell.said) for row in make(member, KINDS[kind], None).printed.rows for cell in row
    ]


def test_nobody_says_so_in_an_interview_that_was_removed(study: Study, gone: Theme) -> None:
    entry = entry_of(study.ada, gone)
    assert (entry.saying, len(entry.pieces), len(entry.quotes)) == (["P1"], 1, 1)


@pytest.mark.parametrize("kind", ["theme-table", "quotes"])
@pytest.mark.parametrize("format", ["csv", "md", "latex", "html"])
def test_no_table_prints_a_quote_of_an_interview_that_was_removed(
    study: Study, gone: Theme, kind: str, format: str
) -> None:
    assert PLACE not in " ".join(cells(study.ada, kind))
    assert PLACE not in written(study.ada, kind, format)


@pytest.mark.parametrize("kind", ["themes", "findings"])
def test_no_document_prints_a_quote_of_an_interview_that_was_removed(
    study: Study, gone: Theme, kind: str
) -> None:
    assert PLACE not in written(study.ada, kind, "md")


def test_themes_and_participants_count_no_interview_that_was_removed(
    study: Study, gone: Theme
) -> None:
    asked = {"asked": ["1"], "show": ["passages"]}
    made = make(study.ada, KINDS["theme-participant"], asked).printed
    (row,) = made.rows
    said = {one.key: shown(cell.said) for one, cell in zip(made.columns, row, strict=True)}
    assert (said["P1"], said["all quoted or paraphrased"]) == ("1", "1")
    assert said["P4"] == "—"


def test_the_facts_count_the_quotes_that_their_page_lists(study: Study, gone: Theme) -> None:
    facts = cells(study.ada, "facts")
    assert facts[facts.index("Quotes") + 1] == "1"
    page = signed_in(study.ada).get(f"/projects/{study.slug}/quotes/")
    assert page.context["number"] == 1


@pytest.mark.parametrize("page", ["themes/", "themes/{theme}/", "themes/{theme}/versions/"])
def test_no_theme_page_shows_words_of_an_interview_that_was_removed(
    study: Study, gone: Theme, page: str
) -> None:
    address = f"/projects/{study.slug}/{page.format(theme=gone.pk)}"
    answer = signed_in(study.ada).get(address)
    assert answer.status_code == 200
    assert PLACE not in answer.content.decode()


def test_all_of_it_comes_back_with_the_interview(study: Study, gone: Theme) -> None:
    undo(By(study.ada))
    assert entry_of(study.ada, gone).saying == ["P1", "P4"]
    assert PLACE in written(study.ada, "quotes", "md")
    assert Evidence.objects.visible_to(study.ada).count() == 2
