"""Names masked and words withdrawn are gone from boards and their snapshots too."""

from __future__ import annotations

from coding.board.actions import keep_snapshot, write_note
from coding.board.comparing import piles_of
from coding.board.layout import read
from coding.board.models import Card, Snapshot
from coding.codebook.actions import revise
from interviews.projects.history import By
from interviews.projects.history.erasing import cut_out, finder_of, forget
from interviews.projects.models import Payload
from tests.board.laying import grouped, laid
from tests.conftest import Study


def test_a_name_is_cut_out_of_a_layout_and_the_rest_stays(study: Study) -> None:
    table = laid(study.ada)
    grouped(study.ada, table, "What Rosa said")
    write_note(By(study.ada), board=table.board, note="Rosa again")
    snapshot = keep_snapshot(By(study.ada), board=table.board, name="Kept")
    find = finder_of(["Rosa"])
    assert find is not None
    layout = read(cut_out(snapshot.layout, find))
    assert [group.name for group in layout.groups] == ["What [erased] said"]
    assert [(card.id, card.x) for card in layout.cards] == [
        (card.id, card.x) for card in read(snapshot.layout).cards
    ]


def test_history_keeps_no_words_of_a_board_in_the_clear(study: Study) -> None:
    table = laid(study.ada)
    write_note(By(study.ada), board=table.board, note="Rosa again")
    keep_snapshot(By(study.ada), board=table.board, name="Kept")
    rows = [*Card.objects.all(), *Snapshot.objects.all()]
    forget(study.project.pk, rows=[row.pk for row in rows])
    assert not any("Rosa" in words for words in Payload.objects.values_list("words", flat=True))


def test_a_code_renamed_to_hide_a_name_is_read_from_its_revision(study: Study) -> None:
    table = laid(study.ada, ("Rosa's doubt",))
    snapshot = keep_snapshot(By(study.ada), board=table.board, name="Kept")
    code = table.codes[0]
    code.revisions.update(name="[withdrawn]")
    revise(By(study.ada), code=code, name="doubt")
    assert "Rosa" not in str(snapshot.layout)
    assert piles_of(study.ada, read(snapshot.layout)) == [("", ["[withdrawn]"])]
