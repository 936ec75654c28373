"""Snapshots: the names of then, one undoable way back, nothing told through a veil."""

from __future__ import annotations

from django.urls import reverse

from coding.board.actions import (
    change_group,
    give_up_group,
    go_back,
    keep_snapshot,
    move,
    put_in_group,
    put_on,
    take_off,
    write_note,
)
from coding.board.comparing import compared, piles_of
from coding.board.layout import Layout, read
from coding.board.models import Card, Snapshot
from coding.board.queries import cards_on
from coding.board.snapshots import may_be_seen, present
from coding.codebook.actions import revise
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Event, Member, Veil
from interviews.transcripts.models import Interview
from tests.board.laying import Table, grouped, laid, sent
from tests.conftest import Study, signed_in
from tests.library import code_named


def kept(member: Member, table: Table, name: str = "Before we met") -> Snapshot:
    return keep_snapshot(By(member), board=table.board, name=name)


def now(member: Member, table: Table) -> Layout:
    return present(member, table.board)


def test_going_back_is_one_act_that_can_be_undone(study: Study) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    snapshot, then = kept(study.ada, table), now(study.ada, table)
    put_in_group(By(study.ben), cards=[table.cards[2]], group=group)
    change_group(By(study.ben), group=group, name="Another name")
    give_up_group(By(study.ben), group=group)
    take_off(By(study.ben), cards=table.cards[:1])
    later = write_note(By(study.ben), board=table.board, note="Put on later")
    before, acts = now(study.ada, table), Event.objects.count()
    go_back(By(study.ada), snapshot=snapshot)
    assert now(study.ada, table) == then
    assert Event.objects.count() == acts + 1
    assert later not in cards_on(study.ada, table.board)
    undo(By(study.ada))
    assert now(study.ada, table) == before


def test_going_back_to_what_is_there_is_no_act(study: Study) -> None:
    table = laid(study.ada)
    snapshot, acts = kept(study.ada, table), Event.objects.count()
    assert go_back(By(study.ada), snapshot=snapshot) == 0
    assert Event.objects.count() == acts + 0


def test_a_code_taken_off_and_put_back_is_the_same_one(study: Study) -> None:
    table = laid(study.ada)
    snapshot, then = kept(study.ada, table), now(study.ada, table)
    take_off(By(study.ben), cards=table.cards[:1])
    put_on(By(study.ben), board=table.board, rows=table.codes[:1], at=(900, 900))
    go_back(By(study.ada), snapshot=snapshot)
    places = {(card.code, card.x, card.y) for card in now(study.ada, table).cards}
    assert places == {(card.code, card.x, card.y) for card in then.cards}
    assert Card.objects.filter(code=table.codes[0], removed=False).count() == 1


def test_names_are_those_of_then(study: Study) -> None:
    table = laid(study.ada)
    snapshot = kept(study.ada, table)
    revise(By(study.ben), code=table.codes[0], name="mistrust")
    assert piles_of(study.ada, read(snapshot.layout)) == [("", ["doubt", "trust", "care"])]
    assert "mistrust" in piles_of(study.ada, now(study.ada, table))[0][1]


def test_comparing_says_what_moved_in_and_out_of_groups(study: Study) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    snapshot = kept(study.ada, table)
    put_in_group(By(study.ben), cards=[table.cards[2]], group=group)
    put_in_group(By(study.ben), cards=[table.cards[0]], group=None)
    move(By(study.ben), board=table.board, cards=[sent(table.cards[1], 30, 99, group)], groups=[])
    write_note(By(study.ben), board=table.board, note="New")
    found = compared(study.ada, read(snapshot.layout), now(study.ada, table))
    assert [(one.name, one.what) for one in found.moved] == [
        ("care", "into “What holds”"),
        ("doubt", "out of “What holds”"),
    ]
    assert ([one.name for one in found.came], found.went, found.shifted) == (["New"], [], 1)


def test_a_snapshot_tells_nobody_of_a_code_they_may_not_see(
    study: Study, interview: Interview
) -> None:
    table = laid(study.ada)
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    own = code_named(study.ben, "kept apart")
    put_on(By(study.ben), board=table.board, rows=[own])
    snapshot = kept(study.ben, table)
    assert len(may_be_seen(study.ben, read(snapshot.layout)).cards) == 4
    assert len(may_be_seen(study.ada, read(snapshot.layout)).cards) == 3
    address = reverse("board:snapshot", args=[table.slug, snapshot.pk])
    assert "kept apart" not in signed_in(study.ada).get(address).content.decode()
    assert "kept apart" in signed_in(study.ben).get(address).content.decode()


def test_going_back_leaves_alone_what_one_may_not_see(study: Study, interview: Interview) -> None:
    table = laid(study.ada)
    snapshot = kept(study.ada, table)
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    own = put_on(By(study.ben), board=table.board, rows=[code_named(study.ben, "kept apart")])
    take_off(By(study.ada), cards=table.cards[:1])
    go_back(By(study.ada), snapshot=snapshot)
    assert own[0] in cards_on(study.ben, table.board)


def test_looking_at_a_snapshot_changes_nothing(study: Study) -> None:
    table = laid(study.ada)
    snapshot = kept(study.ada, table)
    acts = Event.objects.count()
    page = signed_in(study.olga).get(reverse("board:snapshot", args=[table.slug, snapshot.pk]))
    assert (page.status_code, Event.objects.count()) == (200, acts)
    assert "Lay the board out like this again" not in page.content.decode()
