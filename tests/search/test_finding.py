"""What is found: the same on either database, since each must find what plain reading does."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interviews.projects.history import By
from interviews.projects.models import Veil
from interviews.search import engines
from interviews.search.asking import read
from interviews.search.engines import postgresql
from interviews.search.finding import Found, Where, find, find_rows, kinds_met, unread_for
from interviews.search.matching import indexed, met
from interviews.search.searchable import kinds
from interviews.search.words import words
from interviews.transcripts.actions import remove_interview
from interviews.transcripts.models import Interview, Participant, Turn
from interviews.transcripts.targets import Target
from tests.conftest import Study
from tests.library import kept_interview
from tests.search.reading import found, let_worker_read


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("measure", ["measure"]),
        ("measuring", ["measure"]),
        ("number", ["numbers"]),
        ('"number"', []),
        ("feel", ["felt"]),
        ("meas*", ["measure"]),
        ("CAFE", ["café"]),
        ("café", ["café"]),
        ("我们", ["我们"]),
        ("知道 score", ["score. 我们不知道"]),
        ("道知", []),
        ("שלום", ["שלום"]),
        ('"a score"', ["a score"]),
        ('"score a"', []),
        ('"wrong to"*', ["wrong too"]),
        ("wrong way", ["wrong in a way"]),
        ("wrong numbers", []),
        ("nowhere", []),
        ("that", ["that"]),
    ],
)
def test_what_is_asked_for_is_found(
    study: Study, interview: Interview, typed: str, said: list[str]
) -> None:
    let_worker_read()
    assert found(study.ada, typed) == said


def sentences(chance: random.Random, count: int) -> tuple[tuple[str, str], ...]:
    """Turns of few different words, so that everything follows everything."""
    spoken = "trust trusts trusted model models go went the of naïve naive 信 任 模 co-design don't"
    return tuple(
        (
            chance.choice(["Interviewer", "P1"]),
            " ".join(chance.choices(spoken.split(), k=chance.choice([1, 5, 30, 300]))),
        )
        for _ in range(count)
    )


ASKED = (
    "trust", '"trust"', "trust model", "models went", '"the of"', '"of the trust"', "tru*", "信任",
    '"信任模"', "naive", '"naïve model"', "go", "co-design", "don't", '"the mod"*',
    "the of trust go", '"trust trust trust"', "任*", "models", "wend",
)  # fmt: skip


def plainly(typed: str) -> list[tuple[int, int, int]]:
    """(turn, where the first and the last word lie) by reading every turn whole, where short."""
    hits = []
    for turn in Turn.objects.select_related("version").order_by("version__interview", "index"):
        here = words(turn.version.text, turn.start, turn.end)
        kept = indexed([word.key for word in here], True)
        for first, last in met(read(typed), kept, len(here)):
            hits.append((turn.pk, here[first].start, here[last].end))
    return sorted(hits)


@pytest.mark.parametrize("seed", range(4))
def test_every_engine_finds_what_reading_every_turn_finds(study: Study, seed: int) -> None:
    chance = random.Random(seed)
    kept_interview(study.ada, turns=(*sentences(chance, 12), ("P1", "so"), ("Interviewer", "so")))
    let_worker_read()
    one_place = [typed for typed in ASKED if len(read(typed).terms) == 1]
    for typed in one_place:
        assert _places(study, typed) == plainly(typed), typed


@pytest.mark.parametrize("seed", range(4))
def test_several_words_are_found_in_every_short_turn_that_has_them(study: Study, seed: int) -> None:
    chance = random.Random(seed)
    short = tuple((who, " ".join(said.split()[:60])) for who, said in sentences(chance, 40))
    kept_interview(study.ada, turns=(*short, ("P1", "so"), ("Interviewer", "so")))
    let_worker_read()
    for typed in ASKED:
        assert _places(study, typed) == plainly(typed), typed


def _places(study: Study, typed: str) -> list[tuple[int, int, int]]:
    from coding.desk.search.lines import lines_of

    result = find(study.ada, read(typed), at_most=10_000)
    lines = lines_of(study.ada, result.hits)
    by_start = dict(Turn.objects.values_list("start", "pk"))
    places = []
    for hit, line in zip(result.hits, lines, strict=True):
        assert line.words in line.interview.current.text  # type: ignore[union-attr]
        assert hit.interview == line.interview.pk
        places.append((by_start[line.turn[0]], line.start, line.end))
    return sorted(places)


def test_figures_say_that_there_are_more(study: Study) -> None:
    kept_interview(study.ada)
    kept_interview(study.ada, "P2")
    let_worker_read()
    some = find(study.ada, read("we"), at_most=2)
    assert some.more
    rest = find(study.ada, read("we"), Where(after=some.last))
    assert not rest.more
    every = find(study.ada, read("we"))
    assert [*some.hits, *rest.hits] == every.hits
    assert every.interviews == 2


@pytest.mark.parametrize("at_most", [1, 2, 5, 6, 200])
def test_the_same_is_found_however_far_is_looked_at_once(
    study: Study, monkeypatch: pytest.MonkeyPatch, at_most: int
) -> None:
    for number in range(3):
        kept_interview(study.ada, f"P{number}")
    let_worker_read()
    asked = [(typed, after) for typed in ("we", "wrong", "zebra") for after in (0, 1)]

    def every() -> list[Found]:
        first = find(study.ada, read("we"), at_most=1).last
        return [
            find(study.ada, read(typed), Where(after=after * first), at_most)
            for typed, after in asked
        ]

    at_once = every()
    monkeypatch.setattr(engines.here(), "far", lambda looked, others, met, left: 1)
    assert every() == at_once


def test_postgresql_looks_as_far_as_what_was_met_says() -> None:
    assert postgresql.far(0, 20, 0, 200) == 20, "few are looked through at once"
    assert postgresql.far(0, 1000, 0, 200) == 4
    assert 20 <= postgresql.far(4, 996, 40, 160) <= 30, "ten in each"
    assert postgresql.far(4, 996, 0, 200) == 996, "it is rare"


def test_it_is_looked_for_where_it_is_asked_to(study: Study) -> None:
    first, second = kept_interview(study.ada), kept_interview(study.ada, "P2")
    let_worker_read()
    query = read("measure")
    where = {hit.interview for hit in find(study.ada, query).hits}
    assert where == {first.pk, second.pk}
    only = find(study.ada, query, Where(interviews=frozenset({second.pk})))
    assert [hit.interview for hit in only.hits] == [second.pk]
    assert not find(study.ada, query, Where(role="participant")).hits
    person = Participant.objects.get(label="P2")
    own = find(study.ada, read("we"), Where(participants=frozenset({person.pk})))
    assert {hit.interview for hit in own.hits} == {second.pk}


def test_removed_interviews_and_other_projects_are_not_looked_in(
    study: Study, interview: Interview
) -> None:
    kept_interview(study.sven)
    let_worker_read()
    assert len(found(study.ada, "measure")) == 1
    remove_interview(By(study.ada), interview=interview)
    assert found(study.ada, "measure") == []
    assert len(found(study.sven, "measure")) == 1


def test_whoever_searches_is_told_what_is_not_read_yet(study: Study, interview: Interview) -> None:
    assert unread_for(study.ada) == 1
    assert found(study.ada, "measure") == []
    let_worker_read()
    assert unread_for(study.ada) == 0


def test_what_the_team_wrote_is_found_by_those_who_may_read_it(
    study: Study, interview: Interview
) -> None:
    from coding.codebook.actions import coin
    from coding.discussion.actions import open_discussion
    from coding.memos.actions import write_memo

    target = Target(model="transcripts.Interview", id=str(interview.pk))
    write_memo(By(study.ben), title="Weighing", body="She weighs her words.")
    coin(By(study.ada), name="weight", full="What weighs on them")
    open_discussion(By(study.ada), target=target, question="Does it weigh?")
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    told = {
        member: {
            kind.model.__name__: len(find_rows(member, kind, read("weigh")).hits)
            for kind in kinds()
        }
        for member in (study.ada, study.ben, study.cleo)
    }
    nothing = dict.fromkeys(told[study.ada], 0)
    assert told[study.ben] == {**nothing, "Memo": 1, "Code": 1, "Discussion": 1}
    assert told[study.ada] == {**nothing, "Code": 1, "Discussion": 1}
    assert told[study.cleo] == {**nothing, "Code": 1}


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL goes by what it has counted")
@pytest.mark.parametrize("where", [Where(), Where(after=1), Where(role="participant")])
def test_looking_begins_with_the_index_of_words(
    study: Study, interview: Interview, where: Where
) -> None:
    let_worker_read()
    here = replace(where, interviews=frozenset([interview.pk]))
    with CaptureQueriesContext(connection) as queries:
        for one in (where, here):
            find(study.ada, read("“score”"), one)
        kinds_met(study.ada, read("score"))
        for kind in kinds():
            find_rows(study.ada, kind, read("score"))
    asked = [query["sql"] for query in queries if " MATCH " in query["sql"]]
    assert len(asked) == 3 + len(kinds())
    for sql in asked:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
            steps = [step for *_numbers, step in cursor.fetchall()]
        first = next(step for step in steps if "search_" in step)
        assert "_fts VIRTUAL TABLE" in first, (steps, sql)
