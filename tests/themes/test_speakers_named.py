"""Where several take part in an interview, a quote names who speaks, not whom the place names."""

from __future__ import annotations

import pytest

from coding.findings.kinds import KINDS, make
from coding.findings.tables import shown
from coding.themes.actions import choose_quote_style
from coding.themes.listing import quotes_listed
from coding.themes.styling import PLAIN_STYLE, named
from interviews.formats.transcript import Transcript, Turn
from interviews.projects.history import By
from interviews.transcripts.actions import SpeakerPlan, keep_interview
from interviews.transcripts.actions.keeping import About
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.findings.test_masked_in_quotes import written
from tests.manuscript.checked import checked, quotations
from tests.themes.quotes import cut, quote_of

pytestmark = pytest.mark.django_db
TURNS = (
    ("P1", "We drew the line where the lamps end and the meadow begins."),
    ("P2", "Nobody asked the meadow whether it wanted a line at all."),
)
SECOND = TURNS[1][1]


@pytest.fixture
def together(study: Study) -> Interview:
    """P1 and P2 in one interview, cited as P1."""
    turns = tuple(Turn(speaker=who, text=said, start=None, end=None) for who, said in TURNS)
    plans = [SpeakerPlan(who, "participant", who) for who, _said in TURNS]
    return keep_interview(By(study.ada), Transcript(format="test", turns=turns), plans, About())


def test_tables_exports_and_copies_name_the_one_who_speaks(
    study: Study, together: Interview
) -> None:
    quote_of(study.ada, together, SECOND)
    (row,) = make(study.ada, KINDS["theme-table"], None).printed.rows
    assert shown(row[-1].said) == f"“{SECOND}” (P2, P1:2.1)"
    for kind in ("themes", "findings", "quotes"):
        assert "P2, P1:2.1" in written(study.ada, kind, "md")
    copies = signed_in(study.ada).get(f"/projects/{study.slug}/quotes/").context["copies"]
    for copy in (copies.plain, copies.markdown, copies.latex, copies.html):
        assert "P2, P1:2.1" in copy


def test_the_one_whom_the_place_names_is_not_named_twice(study: Study, together: Interview) -> None:
    quote_of(study.ada, together, TURNS[0][1])
    assert [one.attribution for one in quotes_listed(study.ada)] == ["P1:1.1"]


def test_one_whose_words_are_cut_is_not_taken_for_the_speaker(
    study: Study, together: Interview
) -> None:
    both = "\n".join(said for _who, said in TURNS)
    quote_of(study.ada, together, both, cut(both, TURNS[0][1]))
    assert [one.attribution for one in quotes_listed(study.ada)] == ["P2, P1:1.1"]
    choose_quote_style(By(study.ada), attributes=[], named="participant")
    assert [one.attribution for one in quotes_listed(study.ada)] == ["P2"]


@pytest.mark.parametrize(
    ("base", "said"),
    [
        ("P2:6", "P2:6, baker"),
        ("P2-3:6.1", "P2-3:6.1, baker"),
        ("P1:6", "P2, baker, P1:6"),
        ("P21:6", "P2, baker, P21:6"),
        ("I1:6", "P2, baker, I1:6"),
    ],
)
def test_a_place_names_its_own_participant_in_all_their_interviews(base: str, said: str) -> None:
    assert named(base, PLAIN_STYLE, ["P2"], {"P2": "baker"}) == said


@pytest.mark.parametrize("place", ["P2, P1:2", "P2, P1:2.1", "P2, baker, P1:2"])
def test_the_check_takes_such_an_attribution_for_the_speaker(
    study: Study, together: Interview, place: str
) -> None:
    (one,) = quotations(checked(study.ada, f"It was said: “{SECOND}” ({place})."))
    assert (one.credit, one.told, one.missing) == ("P2", "verbatim", "")


def test_the_check_still_tells_that_the_one_named_does_not_say_it(
    study: Study, together: Interview
) -> None:
    (one,) = quotations(checked(study.ada, f"It was said: “{TURNS[0][1]}” (P2, P1:1)."))
    assert one.told == "elsewhere"
