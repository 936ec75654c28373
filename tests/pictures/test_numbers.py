"""The numbers drawn are those of an independent count, pair by pair."""

from __future__ import annotations

import random
import uuid
from collections import Counter
from collections.abc import Iterable

import pytest
from django.http import QueryDict

from coding.codebook.models import Code
from coding.findings.kinds import KINDS as TABLES
from coding.findings.kinds import make
from coding.findings.tables import shown
from coding.pictures.acts import acts
from coding.pictures.asked import Asked
from coding.pictures.kinds import KINDS
from coding.segments.actions import apply_code, coin_and_apply
from coding.segments.models import Coding
from interviews.projects.history import By
from interviews.transcripts.models import Turn
from tests.conftest import Study
from tests.library import bounds
from tests.pictures.scene import Scene, coded_scene
from tests.pictures.test_drawing import data

Stretch = tuple[uuid.UUID, int, int]


@pytest.fixture
def scene(study: Study) -> Scene:
    """Many codings at random, overlapping, touching, nested."""
    made = coded_scene(study)
    chance = random.Random(7)
    for _time in range(40):
        interview = chance.choice([made.first, made.second])
        assert interview.current is not None
        start = chance.randrange(len(interview.current.text) - 12)
        apply_code(
            By(chance.choice([study.ada, study.ben])),
            code=chance.choice(list(made.codes.values())),
            interview=interview,
            start=start,
            end=start + chance.randrange(3, 12),
        )
    return made


def united(codes: Iterable[Code]) -> list[Stretch]:
    """Stretches of these codes' codings, joined as long as any two share a character."""
    rows = Coding.objects.filter(code__in=codes, removed=False)
    places = [(one.interview_id, *_place(one)) for one in rows.select_related("span")]
    changed = True
    while changed:
        changed = False
        for a in places:
            for b in places:
                if a is not b and a[0] == b[0] and a[1] < b[2] and b[1] < a[2]:
                    places = [one for one in places if one is not a and one is not b]
                    places.append((a[0], min(a[1], b[1]), max(a[2], b[2])))
                    changed = True
                    break
            if changed:
                break
    return places


def _place(coding: Coding) -> tuple[int, int]:
    anchor = coding.span.anchors.get()
    return anchor.start, anchor.end


def speaking(place: Stretch) -> set[str]:
    interview, start, end = place
    turns = Turn.objects.filter(version__interview=interview, start__lt=end, end__gt=start)
    found = turns.values_list("speaker__participant__label", flat=True)
    return {label for label in found if label}


def branches(scene: Scene, rolled: bool) -> dict[str, list[Code]]:
    codes = scene.codes
    below = [codes["trust"], codes["numbers"]] if rolled else [codes["trust"]]
    return {
        "trust": below,
        "trust in numbers": [codes["numbers"]],
        "doubt": [codes["doubt"]],
    }


def drawn(scene: Scene, kind: str, rolled: bool, more: str = "") -> dict[tuple[str, str], int]:
    """The numbers of a heat map by the names of row and column."""
    query = QueryDict(f"subcodes={'yes' if rolled else 'no'}&{more}")
    picture = KINDS[kind].make(Asked(scene.study.ada, query))
    names = [str(row[0].text) for row in picture.rows]
    across = [column.heading for column in picture.columns[1:]]
    cells = [one for one in data(picture.spec) if "place" in one]
    found = {(names[one["row"]], across[one["column"]]): one["number"] for one in cells}
    twin = {
        (names[row], across[column]): cell.text
        for row, cells in enumerate(picture.rows)
        for column, cell in enumerate(cells[1:])
        if cell.text
    }
    assert found == twin
    return found


@pytest.mark.parametrize("rolled", [True, False])
def test_passages_by_participant(scene: Scene, rolled: bool) -> None:
    counted = Counter(
        (name, label)
        for name, codes in branches(scene, rolled).items()
        for place in united(codes)
        for label in speaking(place)
    )
    assert drawn(scene, "participants", rolled) == dict(counted)


@pytest.mark.parametrize("rolled", [True, False])
def test_passages_that_overlap(scene: Scene, rolled: bool) -> None:
    held = {name: united(codes) for name, codes in branches(scene, rolled).items()}
    counted = Counter(
        (name, other)
        for name, places in held.items()
        for place in places
        for other, others in held.items()
        if any(one[0] == place[0] and one[1] < place[2] and place[1] < one[2] for one in others)
    )
    assert drawn(scene, "overlaps", rolled) == dict(counted)


def test_table_and_picture_of_codes_together_count_alike_until_something_is_chosen(
    scene: Scene,
) -> None:
    member = scene.study.ada
    picture = KINDS["overlaps"].make(Asked(member, QueryDict("")))
    table = make(member, TABLES["cooccurrence"], None).printed
    counted = [[shown(cell.said) for cell in row[1:]] for row in table.rows]
    assert [one.heading for one in picture.columns[1:]] == [
        one.heading for one in table.columns[1:]
    ]
    assert [[str(cell.text or 0) for cell in row[1:]] for row in picture.rows] == counted
    assert "Codes are meant without their sub-codes." in picture.caption


@pytest.mark.parametrize("rolled", [True, False])
def test_passages_in_the_same_turn(scene: Scene, rolled: bool) -> None:
    held = {name: united(codes) for name, codes in branches(scene, rolled).items()}
    turns = {place: turns_of(place) for places in held.values() for place in places}
    counted = Counter(
        (name, other)
        for name, places in held.items()
        for place in places
        for other, others in held.items()
        if name == other or any(turns[place] & turns[one] for one in others)
    )
    assert drawn(scene, "overlaps", rolled, "rule=turn") == dict(counted)


def turns_of(place: Stretch) -> set[uuid.UUID]:
    interview, start, end = place
    turns = Turn.objects.filter(version__interview=interview, start__lt=end, end__gt=start)
    return set(turns.values_list("pk", flat=True))


def test_bars_of_a_portrait_are_the_codings_of_the_interview(scene: Scene) -> None:
    query = QueryDict(f"transcript={scene.first.pk}")
    picture = KINDS["transcript"].make(Asked(scene.study.ada, query))
    lanes = [code.name for code in scene.codes.values()]
    found = Counter(
        (lanes[one["lane"]], one["start"]) for one in data(picture.spec) if "place" in one
    )
    rows = Coding.objects.filter(interview=scene.first).select_related("code", "span")
    assert found == Counter((one.code.name, _place(one)[0]) for one in rows)


def test_columns_are_the_lines_of_the_history(scene: Scene) -> None:
    from interviews.projects.models import Event

    picture = KINDS["work"].make(Asked(scene.study.ada, QueryDict("")))
    cells = [one for one in data(picture.spec) if "place" in one and "voice" in one]
    by_hand = Counter(
        Event.objects.filter(
            project_id=scene.study.project.pk, verb__startswith="coding."
        ).values_list("member_id", flat=True)
    )
    found: Counter[int] = Counter()
    for one in cells:
        found[one["voice"]] += one["number"]
    assert sorted(found.values()) == sorted(by_hand.values())


def test_a_code_made_of_words_is_a_code_made_and_an_act_of_coding(study: Study) -> None:
    scene = coded_scene(study)
    before = acts(study.ada, filed=False)
    coin_and_apply(
        By(study.ada), interview=scene.first, name="noise", **bounds(scene.first, "café talk")
    )
    new = [one for one in acts(study.ada, filed=False) if one not in before]
    assert [one.kind for one in new] == ["coding", "coined"]
    assert len({one.seq for one in new}) == 1
