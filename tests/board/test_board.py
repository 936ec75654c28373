"""What can be done on a board: put on, move, group, take off, undo; two people at once."""

from __future__ import annotations

import uuid

import pytest

from coding.board.actions import (
    begin_theme,
    change_group,
    give_up_group,
    make_group,
    move,
    put_in_group,
    put_on,
    take_off,
    write_note,
)
from coding.board.models import Board, Card, Group
from coding.board.places import GROUP_TALL, GROUP_WIDE
from coding.board.queries import box_of, cards_on
from coding.board.scenes import Laid
from coding.codebook.actions import merge
from coding.codebook.models import Code
from coding.segments.actions import apply_code
from coding.themes.models import Theme
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.undo import redo, undo
from interviews.projects.history.verifying import verify
from interviews.projects.models import Event, Veil
from interviews.transcripts.models import Interview
from tests.board.laying import grouped, laid, place, sent
from tests.conftest import Study
from tests.library import bounds, code_named


def test_codes_are_laid_out_over_nothing_and_once_each(study: Study) -> None:
    table = laid(study.ada)
    assert put_on(By(study.ben), board=table.board, rows=table.codes) == []
    more = [code_named(study.ben, f"code {number}") for number in range(30)]
    put_on(By(study.ben), board=table.board, rows=more)
    boxes = [box_of(card) for card in cards_on(study.ada, table.board)]
    assert len(boxes) == 33
    assert not any(one.meets(two) for one in boxes for two in boxes if one is not two)


def test_moving_several_is_one_act_and_undone_at_once(study: Study) -> None:
    table = laid(study.ada)
    before = [place(card) for card in table.cards]
    moves = [sent(card, 900 + index, 50) for index, card in enumerate(table.cards)]
    acts = Event.objects.count()
    move(By(study.ben), board=table.board, cards=moves, groups=[])
    assert Event.objects.count() == acts + 1
    assert place(table.cards[2]) == (902, 50)
    undo(By(study.ben))
    assert [place(card) for card in table.cards] == before
    redo(By(study.ben))
    assert place(table.cards[2]) == (902, 50)
    assert verify(study.project.pk).whole


def test_a_card_put_down_in_a_group_goes_with_it(study: Study) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    third = table.cards[2]
    move(
        By(study.ben),
        board=table.board,
        cards=[sent(third, group.x + 20, group.y + 60, group)],
        groups=[],
    )
    assert Card.objects.get(pk=third.pk).group == group
    was = place(third)
    area = {"id": str(group.pk), "x": group.x + 100, "y": group.y + 7, "expected": None}
    move(By(study.ada), board=table.board, cards=[], groups=[area])
    assert place(third) == (was[0] + 100, was[1] + 7)


def test_somebody_elses_move_is_told_and_nothing_of_ones_own_is_done(study: Study) -> None:
    table = laid(study.ada)
    mine = [sent(table.cards[0], 5, 5), sent(table.cards[1], 6, 6)]
    move(By(study.ben), board=table.board, cards=[sent(table.cards[1], 700, 700)], groups=[])
    with pytest.raises(Conflict, match="“trust” was moved or changed by somebody else"):
        move(By(study.ada), board=table.board, cards=mine, groups=[])
    assert place(table.cards[0]) == (0, 0)
    assert place(table.cards[1]) == (700, 700)


def test_what_was_taken_off_meanwhile_is_not_moved(study: Study) -> None:
    table = laid(study.ada)
    mine = [sent(table.cards[0], 5, 5)]
    take_off(By(study.ben), cards=table.cards[:1])
    with pytest.raises(Conflict, match="taken off"):
        move(By(study.ada), board=table.board, cards=mine, groups=[])


def test_one_moves_a_group_while_another_moves_a_card_in_it(study: Study) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    card = sent(table.cards[0], group.x + 30, group.y + 80, group)
    area = {"id": str(group.pk), "x": 500, "y": 500, "expected": group.version}
    move(By(study.ben), board=table.board, cards=[], groups=[area])
    move(By(study.ada), board=table.board, cards=[card], groups=[])
    assert Card.objects.get(pk=table.cards[0].pk).group == group


def test_the_same_request_moves_once(study: Study) -> None:
    table = laid(study.ada)
    by = By(study.ada, uuid.uuid4())
    moves = [sent(table.cards[0], 400, 400)]
    first = move(by, board=table.board, cards=moves, groups=[])
    assert move(by, board=table.board, cards=moves, groups=[]) == first


def test_a_group_is_drawn_around_what_is_chosen(study: Study) -> None:
    table = laid(study.ada)
    before = [place(card) for card in table.cards]
    move(By(study.ada), board=table.board, cards=[sent(table.cards[2], 2000, 0)], groups=[])
    group = grouped(study.ada, table)
    assert [place(card) for card in table.cards[:2]] == before[:2]
    assert all(Card.objects.get(pk=card.pk).group == group for card in table.cards[:2])


def test_cards_with_others_between_them_are_gathered(study: Study) -> None:
    table = laid(study.ada, ("one", "two", "three", "four"))
    group = make_group(
        By(study.ada), board=table.board, name="Ends", cards=[table.cards[0], table.cards[3]]
    )
    area = Laid(study.ada, table.board).areas[0].box
    rest = [card for card in cards_on(study.ada, table.board) if card.group_id != group.pk]
    assert len(rest) == 2
    assert not any(area.meets(box_of(card)) for card in rest)


def test_a_group_given_up_leaves_its_cards_where_they_lie(study: Study) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    before = [place(card) for card in table.cards]
    give_up_group(By(study.ben), group=group)
    assert [place(card) for card in table.cards] == before
    assert {card.held_by for card in cards_on(study.ada, table.board)} == {None}
    undo(By(study.ben))
    assert sum(card.held_by == group for card in cards_on(study.ada, table.board)) == 2


def test_putting_in_a_group_finds_room_and_the_group_grows(study: Study) -> None:
    table = laid(study.ada, tuple(f"code {number}" for number in range(12)))
    group = make_group(By(study.ada), board=table.board, name="All", colour=3)
    put_in_group(By(study.ben), cards=table.cards, group=group)
    held = cards_on(study.ada, table.board)
    boxes = [box_of(card) for card in held]
    area = Laid(study.ada, table.board).areas[0].box
    assert all(card.held_by == group for card in held)
    assert not any(one.meets(two) for one in boxes for two in boxes if one is not two)
    assert all(area.y < box.y and box.bottom < area.bottom for box in boxes)
    put_in_group(By(study.ben), cards=held[:1], group=None)
    assert Card.objects.get(pk=held[0].pk).group is None


def test_a_group_becomes_a_candidate_theme_and_its_codes_stay_codes(study: Study) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table, "A score is a claim on trust")
    theme = begin_theme(By(study.ben), group=group)
    assert (theme.name, theme.status) == ("A score is a claim on trust", "candidate")
    assert Group.objects.get(pk=group.pk).theme == theme
    assert Code.objects.visible_to(study.ada).count() == 3
    with pytest.raises(Conflict):
        begin_theme(By(study.ada), group=group)
    undo(By(study.ben))
    assert not Theme.objects.visible_to(study.ada).exists()
    assert Group.objects.get(pk=group.pk).theme is None


def test_two_people_naming_a_group_get_the_conflict(study: Study) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    change_group(By(study.ben), group=group, name="Care")
    with pytest.raises(Conflict):
        change_group(By(study.ada), group=group, name="Cost", expected=group.version - 1)


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_a_group_needs_a_name_of_some_length(study: Study, name: str) -> None:
    with pytest.raises(Refused):
        make_group(By(study.ada), board=laid(study.ada).board, name=name)


def test_a_note_is_no_code(study: Study) -> None:
    table = laid(study.ada)
    note = write_note(By(study.olga), board=table.board, note="Why these two?")
    assert (note.kind, Code.objects.count()) == ("note", 3)
    with pytest.raises(Refused):
        write_note(By(study.ada), board=table.board, note="  ")


def test_a_card_counts_the_passages_its_reader_may_see(study: Study, interview: Interview) -> None:
    table = laid(study.ada)
    where = bounds(interview, "nobody else did")
    apply_code(By(study.ben), code=table.codes[0], interview=interview, **where)
    assert Laid(study.ada, table.board).listed[0].plate.line == "1 passage"
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert Laid(study.cleo, table.board).listed[0].plate.line == "0 passages"


def test_a_merged_code_is_told_as_such(study: Study) -> None:
    table = laid(study.ada)
    merge(By(study.ada), code=table.codes[0], into=table.codes[1], note="The same")
    plate = Laid(study.ada, table.board).listed[0].plate
    assert (plate.line, plate.struck) == ("merged into “trust”", True)


def test_a_code_coined_behind_a_veil_lies_on_its_coiners_board_alone(
    study: Study, interview: Interview
) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    own = code_named(study.ben, "kept apart")
    cards = put_on(By(study.ben), board=table.board, rows=[own], group=group)
    assert len(cards_on(study.ben, table.board)) == 4
    assert len(cards_on(study.ada, table.board)) == 3
    assert [area.line for area in Laid(study.ada, table.board).areas] == ["2 cards"]
    before = place(cards[0])
    area = {"id": str(group.pk), "x": group.x + 50, "y": group.y, "expected": None}
    move(By(study.ada), board=table.board, cards=[], groups=[area])
    assert place(cards[0]) == (before[0] + 50, before[1])
    with pytest.raises(Conflict):
        move(By(study.ada), board=table.board, cards=[sent(cards[0], 0, 0)], groups=[])


def test_a_group_does_not_grow_for_what_is_its_coiners_alone(
    study: Study, interview: Interview
) -> None:
    """Neither its size nor its version tells colleagues of it, so they undo as if it were not."""
    table = laid(study.ada)
    group = grouped(study.ada, table)
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    own = [code_named(study.ben, f"kept apart {number}") for number in range(9)]
    change_group(By(study.cleo), group=group, name="Cleo's name")
    before = seen(group)
    put_on(By(study.ben), board=table.board, rows=own[:5], group=group)
    cards = put_on(By(study.ben), board=table.board, rows=own[5:])
    put_in_group(By(study.ben), cards=cards[:2], group=group)
    far = [sent(card, group.x + 3_000, group.y + 3_000, group) for card in cards[2:]]
    move(By(study.ben), board=table.board, cards=far, groups=[])
    assert {card.held_by for card in cards_on(study.ben, table.board)} == {None, group}
    assert seen(group) == before
    undo(By(study.cleo))
    assert seen(group)[0] == "What holds"
    put_in_group(By(study.ben), cards=table.cards[2:], group=group)
    assert seen(group)[2] > before[2] or seen(group)[1] > before[1]


def seen(group: Group) -> tuple[str, int, int, int]:
    now = Group.objects.get(pk=group.pk)
    return now.name, now.wide, now.tall, now.version


def test_a_group_made_around_what_is_its_coiners_alone_is_as_large_as_others_need(
    study: Study, interview: Interview
) -> None:
    table = laid(study.ada)
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    own = [code_named(study.ben, f"kept apart {number}") for number in range(9)]
    cards = put_on(By(study.ben), board=table.board, rows=own)
    empty = make_group(By(study.ben), board=table.board, name="Mine", cards=cards[:8])
    assert (empty.wide, empty.tall) == (GROUP_WIDE, GROUP_TALL)
    mixed = make_group(
        By(study.ben), board=table.board, name="Both", cards=[cards[8], table.cards[0]]
    )
    alone = make_group(By(study.ada), board=table.board, name="One", cards=table.cards[1:2])
    assert (mixed.wide, mixed.tall) == (alone.wide, alone.tall)


def test_nothing_is_put_on_a_board_that_was_given_up(study: Study) -> None:
    table = laid(study.ada)
    Board.objects.filter(pk=table.board.pk).update(removed=True)
    with pytest.raises(Conflict):
        write_note(By(study.ada), board=table.board, note="Too late")
