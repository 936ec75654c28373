"""The pages of a board: forms without scripts, answers to scripts, a fixed number of queries."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from coding.board.actions import (
    begin_board,
    begin_theme,
    give_up_group,
    keep_snapshot,
    make_group,
    put_in_group,
    put_on,
    write_note,
)
from coding.board.models import Board, Card, Group
from coding.themes.actions import compose_theme
from interviews.drawing.asking import CannotDraw
from interviews.masking.actions import decide
from interviews.projects.history import By
from interviews.projects.history.undo import redo, undo
from tests.board.laying import Table, grouped, laid, place, sent
from tests.conftest import Study, signed_in
from tests.library import code_named


def address(table: Table, name: str, **more: Any) -> str:
    return reverse(f"board:{name}", kwargs={"slug": table.slug, "board": table.board.pk, **more})


def ask(client: Client, url: str, data: dict[str, Any]) -> Any:
    """Posted by the page's script."""
    return client.post(url, data, headers={"X-Operation": str(uuid.uuid4())})


def test_everything_can_be_done_by_the_forms_of_the_list(study: Study) -> None:
    client = signed_in(study.ben)
    client.post(reverse("board:begin", args=[study.slug]), {"name": "First look"})
    table = Table(Board.objects.get(), [code_named(study.ada, "doubt")], [])
    client.post(address(table, "put"), {"code": table.codes[0].pk})
    client.post(address(table, "make-group"), {"name": "What holds"})
    card, group = Card.objects.get(), Group.objects.get()
    client.post(address(table, "cards"), {"card": card.pk, "group": group.pk})
    client.post(address(table, "note"), {"note": "Why?"})
    page = client.get(address(table, "list")).content.decode()
    assert page.index("What holds") < page.index(">doubt<")
    assert "Why?" in page
    client.post(address(table, "change-group", group=group.pk), {"name": "Care", "colour": "4"})
    client.post(address(table, "cards"), {"card": card.pk, "group": ""})
    client.post(address(table, "change-group", group=group.pk), {"remove": "1"})
    client.post(address(table, "cards"), {"card": card.pk, "off": "1"})
    page = client.get(address(table, "list")).content.decode()
    assert "Care" not in page
    assert Card.objects.filter(removed=False).count() == 1


def test_each_change_can_be_undone_from_its_message(study: Study) -> None:
    table, client = laid(study.ada), signed_in(study.ada)
    page = client.post(
        address(table, "cards"), {"card": table.cards[0].pk, "off": "1"}, follow=True
    ).content.decode()
    assert "1 card is taken off." in page
    seq = Card.objects.latest("version").version
    assert reverse("projects:undo-one", args=[study.slug, seq]) in page


def test_a_branch_is_laid_out_at_once(study: Study) -> None:
    table, client = laid(study.ada), signed_in(study.ben)
    top = code_named(study.ada, "judging")
    for number in range(5):
        code_named(study.ada, f"judging {number}", parent=top)
    client.post(address(table, "put"), {"branch": top.pk})
    assert Card.objects.filter(removed=False).count() == 9
    answer = client.post(address(table, "put"), {"branch": top.pk})
    assert (answer.status_code, Card.objects.count()) == (422, 9)


def test_a_script_hears_where_all_lies_now(study: Study) -> None:
    table, client = laid(study.ada), signed_in(study.ben)
    moves = json.dumps([sent(table.cards[0], 300, -40)])
    answer = ask(client, address(table, "move"), {"cards": moves})
    told = {one["id"]: one for one in answer.json()["cards"]}
    assert (told[str(table.cards[0].pk)]["x"], told[str(table.cards[0].pk)]["y"]) == (300, -40)
    assert place(table.cards[0]) == (300, -40)


def test_a_conflict_is_a_sentence_and_what_lies_there_now_can_be_asked_for(study: Study) -> None:
    table, client = laid(study.ada), signed_in(study.ben)
    moves = json.dumps([sent(table.cards[0], 300, 40)])
    ask(signed_in(study.ada), address(table, "move"), {"cards": moves})
    answer = ask(client, address(table, "move"), {"cards": moves})
    assert answer.status_code == 409
    assert "moved or changed by somebody else" in answer.content.decode()
    now = client.get(address(table, "changes")).json()
    assert {one["x"] for one in now["cards"] if one["id"] == str(table.cards[0].pk)} == {300}


@pytest.mark.parametrize(
    "places",
    ["[1]", "{", '[{"id": "x", "x": 1, "y": 1}]', '[{"id": "%s", "x": "1", "y": 1}]', "null", "7"],
)
def test_what_is_no_place_is_refused(study: Study, places: str) -> None:
    table = laid(study.ada)
    if "%" in places:
        places %= table.cards[0].pk
    answer = ask(signed_in(study.ada), address(table, "move"), {"cards": places})
    assert answer.status_code == 422
    assert place(table.cards[0]) == (0, 0)


def test_places_stay_on_the_board(study: Study) -> None:
    table = laid(study.ada)
    moves = json.dumps([sent(table.cards[0], 10**9, -(10**9))])
    ask(signed_in(study.ada), address(table, "move"), {"cards": moves})
    assert place(table.cards[0]) == (50_000, -50_000)


def test_who_reads_only_sees_the_board_without_its_forms(study: Study) -> None:
    table, client = laid(study.ada), signed_in(study.olga)
    for name in ("board", "list"):
        page = client.get(address(table, name)).content.decode()
        main = page[page.index("<main") :]  # the search stands before it
        assert "doubt" in main
        assert main.count("<form") == 0


def test_the_themes_page_names_the_codes_it_was_begun_from(study: Study) -> None:
    table = laid(study.ada)
    theme = begin_theme(By(study.ada), group=grouped(study.ada, table, "Trust wears off"))
    page = signed_in(study.olga).get(theme.get_absolute_url()).content.decode()
    assert "Begun on a board" in page
    assert table.codes[0].get_absolute_url() in page
    code = signed_in(study.olga).get(table.codes[0].get_absolute_url()).content.decode()
    assert "Group “Trust wears off” of the board “First look”" in code


def test_the_history_says_what_was_done(study: Study) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    begin_theme(By(study.ben), group=group)
    keep_snapshot(By(study.ben), board=table.board, name="Before we met")
    page = signed_in(study.olga).get(reverse("projects:history", args=[study.slug]))
    for said in ("began a theme from a group on a board", "kept a snapshot of a board"):
        assert said in page.content.decode()


def test_giving_a_group_up_is_undone_and_done_again(study: Study) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    give_up_group(By(study.ben), group=group)
    undo(By(study.ben))
    assert Group.objects.get().stands
    redo(By(study.ben))
    assert not Group.objects.get().stands


def filled(study: Study, number: int) -> Table:
    """A board with this many codes, groups, notes and themes."""
    board = begin_board(By(study.ada), name=f"With {number}")
    codes = [code_named(study.ada, f"{number} code {one}") for one in range(number)]
    themes = [compose_theme(By(study.ada), name=f"{number} theme {one}") for one in range(number)]
    cards = put_on(By(study.ada), board=board, rows=[*codes, *themes])
    for one in range(number):
        group = make_group(By(study.ada), board=board, name=f"group {one}")
        put_in_group(By(study.ada), cards=[cards[one]], group=group)
        write_note(By(study.ada), board=board, note=f"note {one}")
    keep_snapshot(By(study.ada), board=board, name="kept")
    return Table(board, codes, cards)


@pytest.mark.parametrize("name", ["board", "list", "changes", "picture", "snapshots", "snapshot"])
def test_the_number_of_queries_does_not_grow(study: Study, name: str) -> None:
    numbers = []
    client = signed_in(study.ada)
    for number in (2, 9):
        table = filled(study, number)
        if name == "snapshot":
            url = table.board.snapshots.get().get_absolute_url()
        else:
            url = address(table, name, **({"format": "svg"} if name == "picture" else {}))
        client.get(url)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(url).status_code == 200
        numbers.append(len(asked))
    assert numbers[0] == numbers[1]
    assert numbers[0] <= 24


@pytest.mark.parametrize(
    ("format", "begins"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")]
)
def test_the_drawing_is_taken_out(study: Study, format: str, begins: bytes) -> None:
    table, client = laid(study.ada), signed_in(study.olga)
    answer = client.get(address(table, "picture", format=format))
    assert answer.content.startswith(begins)
    assert "first-look" in answer.headers["Content-Disposition"]
    assert client.get(address(table, "picture", format="exe")).status_code == 404


def test_a_large_board_is_drawn_by_another_process_within_a_budget(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two cards as far apart as a board allows: the picture has the pixels a picture may have."""
    monkeypatch.setattr("interviews.drawing.asking.MOST_PIXELS", 90_000)
    table, client = laid(study.ada), signed_in(study.ada)
    Card.objects.filter(pk=table.cards[0].pk).update(x=-50_000, y=-50_000)
    Card.objects.filter(pk=table.cards[1].pk).update(x=50_000, y=50_000)
    png = client.get(address(table, "picture", format="png")).content
    wide, tall = int.from_bytes(png[16:20]), int.from_bytes(png[20:24])
    assert 80_000 < wide * tall <= 91_000


def test_a_board_that_cannot_be_drawn_is_refused_with_a_sentence(
    study: Study, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coding.board.pictures.draughtsman.pdf", _refuses)
    answer = signed_in(study.ada).get(address(laid(study.ada), "picture", format="pdf"))
    assert answer.status_code == 422
    assert "Take it out as SVG" in answer.content.decode()


def _refuses(svg: str) -> bytes:
    raise CannotDraw("too long")


@pytest.mark.parametrize("format", ["svg", "png", "pdf"])
def test_a_known_name_is_told_of_before_a_board_or_its_snapshot_gets_out(
    study: Study, format: str
) -> None:
    table = laid(study.ada)
    decide(By(study.ada), kind="person", forms=("Anna Schmidt",), replacement="[friend]")
    write_note(By(study.ada), board=table.board, note="Anna Schmidt again")
    kept = keep_snapshot(By(study.ada), board=table.board, name="S")
    lead = signed_in(study.ada)
    more = {"slug": study.slug, "snapshot": kept.pk, "format": format}
    for url in (
        address(table, "picture", format=format),
        reverse("board:snapshot-picture", kwargs=more),
    ):
        answer = lead.get(url)
        assert "Content-Disposition" not in answer.headers
        assert "Anna Schmidt" in answer.content.decode()
        assert "Content-Disposition" in lead.get(url, {"anyway": "1"}).headers


@pytest.mark.parametrize("odd", ["[" * 3_000, "[" * 100_000, "{", '[{"x": 1}]', "9" * 5_000])
def test_a_move_that_cannot_be_read_is_refused(study: Study, odd: str) -> None:
    table = laid(study.ada)
    answer = ask(signed_in(study.ben), address(table, "move"), {"cards": odd, "groups": "[]"})
    assert answer.status_code == 422


def test_one_board_alone_is_opened_at_once(study: Study) -> None:
    table, client = laid(study.ada), signed_in(study.ada)
    url = reverse("board:boards", args=[study.slug])
    assert client.get(url).headers["Location"] == table.board.get_absolute_url()
    assert "First look" in client.get(f"{url}?all=1").content.decode()
