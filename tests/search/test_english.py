"""English words and their forms."""

from __future__ import annotations

import pytest

from interviews.search import english_lists
from interviews.search.english import asked, is_form, lemmas

FORMS = """
benchmark: benchmarks benchmarked benchmarking; model: models modelled modelling modeled
modeling; measure: measures measured measuring; trust: trusts trusted trusting; plan: plans
planned planning; hope: hopes hoped hoping; hop: hops hopped hopping; use: uses used using; be:
is are was were being; bias: biases biased biasing; analysis: analyses; study: studies studied
studying; die: dies died dying; agree: agrees agreed agreeing; need: needs needed needing;
think: thinks thinking thought; go: goes went gone going; write: writes wrote written writing;
child: children; person: people persons; code: codes coded coding; label: labels labelled
labeling; control: controls controlled controlling; call: calls called calling; focus: focuses
focused focusing focussed; handle: handles handled handling; change: changes changed changing;
hang: hangs hanging hung; consider: considers considered considering; ignore: ignores ignored
ignoring; monitor: monitors monitored monitoring; share: shares shared sharing; appear: appears
appeared appearing; complete: completes completed completing; edit: edits edited editing;
market: markets marketed marketing; contribute: contributes contributed contributing; decide:
decides decided deciding; avoid: avoids avoided avoiding; define: defines defined defining;
explain: explains explained explaining; listen: listens listened listening; argue: argued
arguing; feel: feels felt feeling feelings; movie: movies; box: boxes; hero: heroes; shoe:
shoes; ache: aches; virus: viruses; class: classes; process: processes processed processing;
criterion: criteria; like: likes liked liking; look: looks looked looking; type: types typed
typing; add: adds added adding; leave: leaves left leaving; leaf: leaves; find: found finds
finding; see: saw seen seeing sees
"""
# Words that only look like forms of another.
THEMSELVES = """
this is was bias news physics ethics always during nothing something morning evening thing bring
need seed speed red bed hundred analysis basis focus status campus virus yes perhaps across
process less business class series data ceiling string
"""


def pairs() -> list[tuple[str, str]]:
    entries = FORMS.split(";")
    told = [entry.split(":") for entry in entries if entry.strip()]
    return [(base.strip(), form) for base, forms in told for form in forms.split()]


@pytest.mark.parametrize(("base", "form"), pairs())
def test_a_form_is_found_by_its_word(base: str, form: str) -> None:
    assert base in lemmas(form)
    assert base in asked(base)


@pytest.mark.parametrize("word", [word for word in THEMSELVES.split() if word not in {"is", "was"}])
def test_a_word_that_looks_like_a_form_is_none(word: str) -> None:
    assert word in lemmas(word)


def test_every_lemma_is_a_lemma_of_itself() -> None:
    bases = {base for form in english_lists.IRREGULAR for base in lemmas(form)}
    bases |= {base for _base, form in pairs() for base in lemmas(form)}
    assert [base for base in bases if base not in lemmas(base)] == []


def test_a_form_asked_for_finds_its_sisters() -> None:
    assert asked("benchmarking") == ("benchmark",)
    assert is_form("benchmarks", asked("benchmarking"))


def test_a_form_that_is_a_word_of_its_own_is_asked_for_as_that() -> None:
    assert asked("thought") == ("thought",)
    assert not is_form("thinking", asked("thought"))
    assert is_form("thought", asked("think"))


def test_words_of_other_scripts_and_numbers_are_left_alone() -> None:
    for word in ("我", "2020s", "наука", "x"):
        assert lemmas(word) == (word,)
