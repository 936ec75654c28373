"""The app's own exports, checked as manuscripts: their quotations are cleared."""

from __future__ import annotations

import io

import pytest

from coding.findings.exports import Options, export
from coding.manuscript.models import Quotation
from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview
from tests.manuscript.checked import checked, quotations, told
from tests.themes.quotes import emphasis, quote_of

TURNS = (
    ("P2", "Every ladder in the orchard was borrowed. We never asked for one."),
    ("Interviewer", "Borrowed from whom?"),
    ("P2", "From the mill, which had seven of them."),
)
EMPHASISED = "We never asked for one"
SEVERAL = "We never asked for one.\nBorrowed from whom?\nFrom the mill"
FIRST = "nobody else did 🙂, and the numbers we had"


@pytest.fixture(autouse=True)
def written_up(study: Study, interview: Interview) -> None:
    other = kept_interview(study.ada, "P2", TURNS)
    quote_of(study.ada, interview, FIRST, theme="One")
    quote_of(study.ada, other, EMPHASISED, emphasis(EMPHASISED, "never"), theme="Two")
    quote_of(study.ada, other, SEVERAL, theme="Three")
    quote_of(study.ada, interview, "a way we could see", theme="Four")
    code = code_named(study.ben, "doubt")
    for where, words in ((interview, "People said"), (other, "Borrowed from whom?")):
        apply_code(By(study.ben), code=code, interview=where, **bounds(where, words))


def rows(study: Study, kind: str, format: str) -> list[Quotation]:
    out = io.BytesIO()
    export(study.ada, kind, format, out, Options())
    name = "paper.tex" if format == "latex" else f"paper.{format}"
    return quotations(checked(study.ben, out.getvalue(), name))


@pytest.mark.parametrize("format", ["md", "docx", "latex"])
@pytest.mark.parametrize("kind", ["findings", "themes"])
def test_nothing_of_it_is_accused(study: Study, kind: str, format: str) -> None:
    found = [one for one in rows(study, kind, format) if one.block]
    assert [(one.text, one.told) for one in found if one.told not in ("verbatim", "short")] == []
    assert len(found) >= 4


@pytest.mark.parametrize("format", ["md", "docx"])
def test_each_is_credited_by_the_line_below_it(study: Study, format: str) -> None:
    found = {one.text: (one.credit, one.cited) for one in rows(study, "themes", format)}
    assert found[FIRST] == ("P1", "2.1")
    assert found[EMPHASISED] == ("P2", "1.1")


def test_a_quote_as_its_page_gives_it_is_no_two(study: Study) -> None:
    paper = f"> {FIRST}\n>\n> P1:2.1\n\nP2 said nothing of it."
    assert told(checked(study.ben, paper)) == ["verbatim"]


@pytest.mark.parametrize(
    "line", ["P2:1.1, quoted", "P2:1.1 (emphasis added)", "— P2, lead gardener", "(P2)"]
)
def test_an_attribution_credits_what_stands_above_it(study: Study, line: str) -> None:
    for who, verdict in (("P2", "verbatim"), ("P1", "elsewhere")):
        paper = f"> Every ladder in the orchard was borrowed.\n>\n> {line.replace('P2', who)}"
        assert told(checked(study.ben, paper)) == [verdict]


def test_words_that_begin_with_a_label_are_no_attribution(study: Study) -> None:
    paper = "> Every ladder in the orchard was borrowed.\n>\n> P1 took the ladders away with him"
    assert told(checked(study.ben, paper))[-1] == "not found"


def test_a_talk_set_apart_is_told_turn_by_turn(study: Study) -> None:
    talk = "> P2: We never asked for one.  \n> Interviewer: Borrowed from whom?  \n> P2: From {}."
    assert told(checked(study.ben, talk.format("the mill, which had seven")))[0] == "verbatim"
    assert told(checked(study.ben, talk.format("a mill we never saw at all")))[-1] == "not found"


def test_who_asks_may_be_named_too(study: Study) -> None:
    paper = "“We never asked for one. Borrowed from whom?” ({})."
    assert told(checked(study.ben, paper.format("P2"))) == ["elsewhere"]
    assert told(checked(study.ben, paper.format("P2 and the interviewer"))) == ["verbatim"]
