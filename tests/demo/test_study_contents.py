"""The demo study is what the first person to open Polyphony reads: it must hold together."""

from __future__ import annotations

import dataclasses
from collections import Counter
from itertools import combinations

import pytest

from coding.demo import contents, shapes
from coding.demo.checks import check
from interviews import formats

CODERS = {"ML", "TA", "IO"}


@pytest.fixture(scope="module")
def study() -> shapes.Study:
    return contents.load()


def overlap(one: shapes.Coding, other: shapes.Coding) -> bool:
    """Whether two codings share words (compared as turn and code point)."""
    a, b = one.place, other.place
    before = (a.to_turn, a.end) <= (b.turn, b.start) or (b.to_turn, b.end) <= (a.turn, a.start)
    return a.interview == b.interview and not before


def test_it_says_that_it_is_fictional(study: shapes.Study) -> None:
    assert "fictional" in study.project.title
    assert "invented" in study.project.description


def test_each_interview_is_long_enough_and_spoken_by_its_participant(study: shapes.Study) -> None:
    assert [one.key for one in study.interviews] == ["P1", "P2", "P3", "P4", "P5"]
    for interview in study.interviews:
        words = {
            speaker: sum(len(t.text.split()) for t in interview.turns if t.speaker == speaker)
            for speaker in {t.speaker for t in interview.turns}
        }
        assert sum(words.values()) >= 1600, interview.key
        assert words[interview.key] >= 1500, interview.key
        assert set(words) == {interview.key, *interview.interviewers}
        assert 40 <= len(interview.turns) <= 75


def test_times_only_go_forward_and_fit_the_stated_length(study: shapes.Study) -> None:
    for interview in study.interviews:
        seconds = [turn.seconds for turn in interview.turns]
        assert seconds == sorted(seconds)
        assert (interview.minutes - 1) * 60 <= seconds[-1] <= interview.minutes * 60


def test_a_source_holds_its_turns_and_nothing_else(study: shapes.Study) -> None:
    for interview in study.interviews:
        blocks = interview.source.rstrip("\n").split("\n\n")
        assert len(blocks) == len(interview.turns)
        assert all(b.endswith(t.text) for b, t in zip(blocks, interview.turns, strict=True))
        assert "\r" not in interview.source


def test_the_importer_reads_the_same_turns_as_the_study(study: shapes.Study) -> None:
    for interview in study.interviews:
        read = formats.read(interview.source.encode(), interview.file_name)
        assert [(t.speaker, t.text, t.start) for t in read.turns] == [
            (t.speaker, t.text, t.seconds) for t in interview.turns
        ]
        assert not read.skipped


def test_one_interview_has_two_interviewers(study: shapes.Study) -> None:
    assert [len(one.interviewers) for one in study.interviews] == [1, 1, 2, 1, 1]


def test_one_interview_leaves_the_latin_script(study: shapes.Study) -> None:
    text = study.interviews[3].text
    assert "يعني" in text
    assert "🙃" in text


def test_every_place_gives_back_its_quote_from_the_joined_text(study: shapes.Study) -> None:
    by_key = {one.key: one for one in study.interviews}
    places = [one.place for one in study.codings] + [one.example for one in study.codes]
    places += [piece.place for theme in study.themes for piece in theme.evidence]
    for place in places:
        interview = by_key[place.interview]
        start = interview.offset(place.turn) + place.start
        end = interview.offset(place.to_turn) + place.end
        assert interview.text[start:end] == place.quote


def test_three_coders_code_all_five_interviews_each_in_their_way(study: shapes.Study) -> None:
    assert len(study.codings) >= 160
    share = Counter((one.coder, one.place.interview) for one in study.codings)
    assert {coder for coder, _ in share} == CODERS
    assert len(share) == 15
    assert len(set(share.values())) > 3
    sets = {c: {(x.code, x.place) for x in study.codings if x.coder == c} for c in CODERS}
    assert all(a - b and b - a for a, b in combinations(sets.values(), 2))


def test_coders_overlap_on_one_code_with_bounds_of_their_own(study: shapes.Study) -> None:
    pairs = [
        (a, b)
        for a, b in combinations(study.codings, 2)
        if a.code == b.code and a.coder != b.coder and overlap(a, b)
    ]
    assert sum(a.place != b.place for a, b in pairs) >= 60
    assert sum(a.place == b.place for a, b in pairs) >= 5


def test_the_same_words_carry_several_codes(study: shapes.Study) -> None:
    pairs = combinations(study.codings, 2)
    assert sum(overlap(a, b) and a.code != b.code for a, b in pairs) >= 60


def test_some_codings_run_over_turns_and_few_begin_in_a_question(study: shapes.Study) -> None:
    by_key = {one.key: one for one in study.interviews}
    assert sum(one.place.turn != one.place.to_turn for one in study.codings) >= 6
    asked = [
        one
        for one in study.codings
        if by_key[one.place.interview].turns[one.place.turn].speaker != one.place.interview
    ]
    assert 1 <= len(asked) <= 8


def test_coders_doubt_and_give_reasons(study: shapes.Study) -> None:
    assert sum(one.unsure for one in study.codings) >= 10
    assert sum(bool(one.rationale) for one in study.codings) >= 15


def test_codes_stand_in_a_tree_with_all_six_fields(study: shapes.Study) -> None:
    used = {one.code for one in study.codings}
    in_use = [one for one in study.codes if one.key in used and not one.merged_into]
    assert 22 <= len(in_use) <= 28
    assert {len(study.code_path(one.key)) for one in study.codes} == {1, 2, 3}
    for code in study.codes:
        fields = (code.name, code.brief, code.full, code.when_to_use, code.when_not)
        assert all(field.strip() for field in fields), code.key
        assert code.example.quote in code.example_text
    assert all(1 <= one.colour <= 12 for one in study.codes)
    assert {one.kind for one in study.codes} >= {"descriptive", "in_vivo", "interpretive"}
    assert {one.status for one in study.codes} == {"active", "candidate", "retired"}


def test_in_vivo_codes_use_a_participants_words(study: shapes.Study) -> None:
    spoken = " ".join(one.text for one in study.interviews).lower()
    plain = {one.key: one.name for one in study.codes if one.kind == "in_vivo"}
    words = {"fits-in-a-row": "fits in a row", "left-home": "it's left home"}
    assert all(words.get(key, name).lower() in spoken for key, name in plain.items())


def test_merged_codes_have_codings_to_carry_over(study: shapes.Study) -> None:
    used = Counter(one.code for one in study.codings)
    assert len(study.merges) == 2
    assert all(used[one.code] and used[one.into] for one in study.merges)


def test_two_participants_have_a_footnote_and_each_mark_is_explained(study: shapes.Study) -> None:
    marks = {
        one.key: {v.mark for values in one.attributes.values() for v in values if v.mark}
        for one in study.participants
    }
    assert sum(bool(one) for one in marks.values()) == 2
    assert set().union(*marks.values()) == set(study.footnotes)
    assert any(len(values) > 1 for p in study.participants for values in p.attributes.values())


def test_two_themes_with_two_sub_themes_answer_two_questions(study: shapes.Study) -> None:
    tops = [one for one in study.themes if one.parent is None]
    assert [one.research_question for one in tops] == ["rq1", "rq2"]
    assert Counter(one.parent for one in study.themes if one.parent) == {t.key: 2 for t in tops}
    for theme in study.themes:
        assert len(theme.concept.split()) >= 15
        assert len(theme.name.split()) >= 4, "a theme is named by what is shared, not by a topic"
        assert theme.boundaries


def test_themes_rest_on_evidence_of_all_three_roles(study: shapes.Study) -> None:
    pieces = [piece for theme in study.themes for piece in theme.evidence]
    assert len(pieces) >= 24
    assert {one.role for one in pieces} == {"quoted", "paraphrased", "contrary"}
    assert all("contrary" in {one.role for one in theme.evidence} for theme in study.themes)
    marks = Counter(mark.kind for one in pieces for mark in one.marks)
    assert set(marks) == {"cut", "emphasis", "insert"}
    assert sum(bool(one.marks) for one in pieces) >= 10


def test_evidence_under_a_code_lies_where_somebody_used_that_code(study: shapes.Study) -> None:
    for theme in study.themes:
        for piece in theme.evidence:
            here = shapes.Coding("", piece.code or "", piece.place, False, "")
            used = [one for one in study.codings if one.code == piece.code and overlap(one, here)]
            assert used, (theme.key, piece.code, piece.place.quote)


def test_memos_are_of_several_kinds_and_some_are_private(study: shapes.Study) -> None:
    assert len(study.memos) >= 10
    assert {one.visibility for one in study.memos} == {"private", "team"}
    assert {"journal", "analytic", "method", "meeting"} <= {one.kind for one in study.memos}


def test_one_discussion_is_settled_and_says_what_it_changed(study: shapes.Study) -> None:
    settled = [one for one in study.discussions if one.decision]
    assert (len(settled), len(study.discussions)) == (1, 3)
    decision = settled[0].decision
    assert decision is not None
    assert {one.kind for one in decision.changed} == {"merge", "redefine"}
    assert len({reply.by for reply in settled[0].replies}) >= 2


def test_no_mail_goes_to_a_real_domain(study: shapes.Study) -> None:
    assert all(one.email.endswith("@demo.example") for one in study.people)


def turns_saying(text: str) -> contents.Turns:
    return {"P1": contents.parse(f"[00:00:01] P1: {text}")}


def test_a_quote_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="'a kettle' stands 0 times"):
        contents.resolve(turns_saying("a ruler"), "P1", {"turn": 0, "quote": "a kettle"})


def test_a_quote_that_stands_twice_is_named() -> None:
    with pytest.raises(ValueError, match="'row' stands 2 times"):
        contents.resolve(turns_saying("row by row"), "P1", {"turn": 0, "quote": "row"})


def test_a_turn_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match="no turn 4"):
        contents.resolve(turns_saying("a ruler"), "P1", {"turn": 4, "quote": "a ruler"})


def test_a_line_that_is_no_turn_is_named() -> None:
    with pytest.raises(ValueError, match="Turn 0"):
        contents.parse("P1 says nothing about the time")


def test_offsets_count_code_points() -> None:
    place = contents.resolve(turns_saying("🙃 يعني so"), "P1", {"turn": 0, "quote": "so"})
    assert (place.start, place.end) == (7, 9)


def test_a_coding_under_no_code_is_refused(study: shapes.Study) -> None:
    stray = dataclasses.replace(study.codings[0], code="nowhere")
    with pytest.raises(ValueError, match="no code 'nowhere'"):
        check(dataclasses.replace(study, codings=(*study.codings, stray)))


def test_a_coding_made_twice_is_refused(study: shapes.Study) -> None:
    with pytest.raises(ValueError, match="twice"):
        check(dataclasses.replace(study, codings=(*study.codings, study.codings[0])))


def test_a_footnote_mark_nobody_explains_is_refused(study: shapes.Study) -> None:
    with pytest.raises(ValueError, match="no footnote"):
        check(dataclasses.replace(study, footnotes={}))
