"""What the transcript has under each bracket and ellipsis of a quotation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coding.manuscript.finding.quoted import Quoted
from coding.manuscript.judging import Told, judge
from coding.manuscript.matching.marking import Marks, Under, Way
from coding.manuscript.matching.matcher import Matcher
from coding.manuscript.matching.sources import Source, Turn
from coding.manuscript.negations import NEGATIONS, negations_for

SAID = (
    "By accident, um, really. It wasn't out of scope. There was no scope. We didn't move the line, "
    "and the fence works in that corner. [laughs] Our scope was written. So it was never ours."
)


def judged(text: str, said: str = SAID, language: str = "en") -> tuple[Told, list[Under]]:
    matcher = Matcher([text], ("um",))
    matcher.look_in(Source(0, said, [Turn(0, len(said), "P1", "P1")]))
    judgement = judge(Quoted(text, "", "", 1), matcher, 0, language=language)
    if judgement.place is None:
        return judgement.told, []
    marks = Marks(text, said, matcher.fillers, negations_for(language))
    return judgement.told, marks.under(matcher.traces[0].cut, judgement.place.segments)


@pytest.mark.parametrize(
    ("text", "way", "said", "count", "negations"),
    [
        ("out of scope. There was [a clear] scope", Way.REPLACED, "no", 1, ("no",)),
        ("We [did] move the line", Way.REPLACED, "didn't", 1, ("didn't",)),
        ("We … move the line", Way.LEFT_OUT, "didn't", 1, ("didn't",)),
        ("and [it] works in that corner", Way.REPLACED, "the fence", 2, ()),
        ("it was […] [theirs] our scope", Way.REPLACED, "", 0, ()),
        ("[The team] move the line", Way.BESIDE, "We didn't", 2, ("didn't",)),
        ("and the fence works in [Ohio]", Way.BESIDE, "that corner", 2, ()),
        ("[They lied]. Our scope was written.", Way.ADDED, "", 0, ()),
        ("Our scope was [not] written. So it was", Way.ADDED, "", 0, ()),
        ("Our scope was [as far as anyone could tell then] written", Way.ADDED, "", 0, ()),
        ("our scope was w[on] so it was", Way.REPLACED, "", 0, ()),
    ],
)
def test_these_ask_to_be_looked_at(
    text: str, way: Way, said: str, count: int, negations: tuple[str, ...]
) -> None:
    told, under = judged(text)
    if not count and way is not Way.ADDED:
        assert told not in (Told.MARKED, Told.VERBATIM)
        return
    [one] = under
    assert told is Told.REPLACED
    assert (one.way, one.said, one.count, one.negations) == (way, said, count, negations)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("We didn't move the line […] in that corner", 4),
        ("and the fence [of ours] works in that corner", 0),
        ("It wasn't out of scope … We didn't move the line", 4),  # a sentence is left out whole
        ("Our scope was written [sic].", 0),
        ("the fence work[ed] in that corner", 1),
        ("By accident […] really. It wasn't out of scope", -1),  # a sound that counts as no word
        ("[It] wasn't out of scope", -1),
        ("and the fence works in that [corner]", -1),
        ("[o]ur scope was written", -1),
        ("in that corner. [laughs] Our scope", -1),
    ],
)
def test_these_do_not(text: str, count: int) -> None:
    told, under = judged(text)
    assert told in (Told.MARKED, Told.VERBATIM)
    assert [one.count for one in under] == ([count] if count >= 0 else [])
    assert not any(one.look for one in under)


def test_negations_of_other_languages_are_known() -> None:
    said = "Wir haben damals keine Grenze gezogen, weil niemand gefragt hat."
    told, [one] = judged("Wir haben damals [eine] Grenze gezogen", said, "de-CH")
    assert (told, one.negations) == (Told.REPLACED, ("keine",))


@pytest.mark.parametrize(("language", "words"), NEGATIONS.items())
def test_each_word_of_the_lists_negates(language: str, words: tuple[str, ...]) -> None:
    pattern = negations_for(language)
    assert all(pattern.fullmatch(word.replace("*", "x")) for word in words)
    assert not pattern.fullmatch("xyz")


@given(st.text(alphabet="ab .[]…(),'\n", max_size=60), st.text(alphabet="ab .'\n", max_size=60))
def test_whatever_stands_there_its_words_are_the_transcripts(text: str, said: str) -> None:
    matcher = Matcher([text])
    matcher.look_in(Source(0, said, [Turn(0, len(said), "P1", "P1")]))
    for found in matcher.traces[0].found:
        marks = Marks(text, said, (), negations_for("en"))
        for one in marks.under(matcher.traces[0].cut, found.segments):
            assert said[one.start : one.end] == one.said
            assert one.mark in text
