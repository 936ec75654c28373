"""The board in a browser: by mouse, by keyboard alone, by two at once, and without scripts."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.conf import settings
from django.urls import reverse
from playwright.sync_api import Browser, Locator, Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.board.actions import move
from coding.board.models import Board, Card, Group
from interviews.projects.history import By
from tests.board.laying import Table, grouped, laid, place, sent
from tests.browser.conftest import Enter
from tests.conftest import Study, signed_in
from tests.library import code_named

pytestmark = pytest.mark.django_db(transaction=True)
Open = Callable[[Table], None]


@pytest.fixture
def opened(page: Page, study: Study, live_server: LiveServer, sign_in: Enter) -> Open:
    """``opened(table)``: Ben has the board open and its script is ready."""

    def go(table: Table) -> None:
        sign_in(page, study.ben)
        page.goto(live_server.url + reverse("board:board", args=[study.slug, table.board.pk]))
        expect(page.locator("html[data-board-ready]")).to_be_attached()

    return go


def card(page: Page, name: str) -> Locator:
    return page.locator(f"#drawing [data-card][data-name='{name}']")


def middle(where: Locator) -> tuple[float, float]:
    box = where.bounding_box() or where.bounding_box()  # drawn anew while it was asked
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def drag(page: Page, what: Locator, to: tuple[float, float]) -> None:
    page.mouse.move(*middle(what))
    page.mouse.down()
    page.mouse.move(*to, steps=5)
    page.mouse.up()


def said(page: Page) -> Locator:
    return page.locator("#board-said")


def test_a_card_is_dragged_into_a_group_and_back_by_undo(
    page: Page, study: Study, opened: Open, axe: Callable[[Page], None]
) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    opened(table)
    axe(page)
    area = page.locator(f"#group-{group.pk}")
    across, down = middle(area)
    drag(page, card(page, "care"), (across, down + 10))
    expect(area).to_have_attribute("aria-label", "Group: What holds, 3 cards")
    assert Card.objects.get(pk=table.cards[2].pk).group == group
    page.get_by_role("button", name="Undo").click()
    expect(area).to_have_attribute("aria-label", "Group: What holds, 2 cards")
    assert Card.objects.get(pk=table.cards[2].pk).group is None


def test_a_group_is_dragged_with_its_cards_and_made_larger(
    page: Page, study: Study, opened: Open
) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    opened(table)
    before = place(table.cards[0])
    box = page.locator(f"#group-{group.pk} .group-area").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 30, box["y"] + 14)
    page.mouse.down()
    page.mouse.move(box["x"] + 40, box["y"] + 164, steps=4)
    page.mouse.up()
    expect(page.locator(f"#group-{group.pk}")).not_to_have_attribute(
        "data-version", str(group.version)
    )
    after = place(table.cards[0])
    assert after[0] > before[0]
    assert after[1] > before[1] + 100
    across, down = middle(page.locator(f"#group-{group.pk} .group-corner"))
    version = page.locator(f"#group-{group.pk}").get_attribute("data-version")
    drag(page, page.locator(f"#group-{group.pk} .group-corner"), (across + 80, down + 60))
    expect(page.locator(f"#group-{group.pk}")).not_to_have_attribute("data-version", str(version))
    assert Group.objects.get().wide > group.wide


def test_a_code_is_dragged_from_beside_the_board_into_a_group(
    page: Page, study: Study, opened: Open
) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    code_named(study.ada, "responsibility")
    opened(table)
    drag(page, page.get_by_text("responsibility"), middle(page.locator(f"#group-{group.pk}")))
    expect(card(page, "responsibility")).to_have_attribute("data-in", str(group.pk))


def test_a_board_is_laid_out_by_keyboard_alone(
    page: Page, study: Study, opened: Open, axe: Callable[[Page], None]
) -> None:
    table = laid(study.ada)
    opened(table)
    # Two are chosen and grouped.
    page.locator("#drawing").locator("[tabindex='0']").focus()
    page.keyboard.press("Home")
    expect(card(page, "doubt")).to_be_focused()
    page.keyboard.press("x")
    page.keyboard.press("ArrowRight")
    expect(card(page, "trust")).to_be_focused()
    page.keyboard.press("x")
    expect(said(page)).to_have_text("trust is chosen; 2 in all.")
    page.keyboard.press("g")
    page.keyboard.type("What holds")
    page.keyboard.press("Enter")
    area = page.locator("#drawing [data-group]")
    expect(area).to_be_focused()
    expect(area).to_have_attribute("aria-label", "Group: What holds, 2 cards")
    # The third is picked up, carried over the group and put down in it.
    page.keyboard.press("End")
    expect(card(page, "care")).to_be_focused()
    page.keyboard.press("Space")
    expect(said(page)).to_contain_text("care is picked up.")
    for _step in range(8):
        page.keyboard.press("ArrowUp")
        if "Over the group" in said(page).inner_text():
            break
        page.keyboard.press("ArrowRight")
    expect(said(page)).to_have_text("Over the group “What holds”")
    page.keyboard.press("Enter")
    expect(said(page)).to_have_text("care is put down in the group “What holds”.")
    expect(area).to_have_attribute("aria-label", "Group: What holds, 3 cards")
    expect(card(page, "care")).to_be_focused()
    axe(page)
    # Out of it again by the list of groups, and taken off.
    page.keyboard.press("p")
    page.get_by_role("dialog").get_by_label("Group").select_option(label="In no group")
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Put", exact=True).click()
    expect(area).to_have_attribute("aria-label", "Group: What holds, 2 cards")
    card(page, "care").focus()
    page.keyboard.press("Delete")
    expect(card(page, "care")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(card(page, "care")).to_have_count(1)


def test_what_is_left_in_the_air_stays_where_it_was(page: Page, study: Study, opened: Open) -> None:
    table = laid(study.ada)
    opened(table)
    card(page, "doubt").focus()
    for key in ("Space", "ArrowDown", "ArrowRight", "Escape"):
        page.keyboard.press(key)
    expect(said(page)).to_have_text("doubt is left where it was.")
    expect(card(page, "doubt")).to_have_attribute("transform", "translate(0 0)")
    assert place(table.cards[0]) == (0, 0)


def test_the_question_mark_lists_the_keys(page: Page, study: Study, opened: Open) -> None:
    opened(laid(study.ada))
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys of the board")).to_be_visible()


def test_what_a_colleague_moves_arrives_and_a_conflict_is_told(
    page: Page, study: Study, opened: Open
) -> None:
    table = laid(study.ada)
    opened(table)
    before = sent(table.cards[0], 0, 300)
    card(page, "doubt").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    move(By(study.ada), board=table.board, cards=[before], groups=[])
    page.keyboard.press("Enter")
    message = page.locator("#messages").get_by_text("“doubt” was moved or changed")
    expect(message).to_be_visible()
    expect(card(page, "doubt")).to_have_attribute("transform", "translate(0 300)")
    assert place(table.cards[0]) == (0, 300)
    # Without an act of one's own, by the live feed or, where that is silent, by asking.
    move(By(study.ada), board=table.board, cards=[sent(table.cards[1], 0, 500)], groups=[])
    expect(card(page, "trust")).to_have_attribute("transform", "translate(0 500)", timeout=15_000)


def test_a_finger_moves_a_card(browser: Browser, study: Study, live_server: LiveServer) -> None:
    table = laid(study.ada)
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 844})
    cookie = signed_in(study.ben).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + reverse("board:board", args=[study.slug, table.board.pk]))
    expect(page.locator("html[data-board-ready]")).to_be_attached()
    across, down = middle(card(page, "doubt"))
    session = context.new_cdp_session(page)

    def touch(kind: str, *points: tuple[float, float]) -> None:
        held = [{"x": x, "y": y} for x, y in points]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": held})

    touch("touchStart", (across, down))
    for step in (20, 60, 120):
        touch("touchMove", (across, down + step))
    touch("touchEnd")
    first = table.cards[0]
    expect(card(page, "doubt")).not_to_have_attribute("data-version", str(first.version))
    expect(page.locator("#board-hand strong")).to_have_text("doubt")
    assert place(table.cards[0])[1] > 60
    context.close()


def test_two_hundred_codes_are_found_and_laid_out_at_once(
    page: Page, study: Study, opened: Open
) -> None:
    table = laid(study.ada, ("doubt",))
    top = code_named(study.ada, "measuring")
    for number in range(200):
        code_named(study.ada, f"number {number}", parent=top)
    opened(table)
    page.get_by_label("Codes whose name has").fill("number 17")
    # 17, 117, and 170 to 179
    expect(page.locator("#board-tray [data-waits]:visible")).to_have_count(12)
    page.get_by_label("Codes whose name has").fill("")
    page.get_by_role("button", name="Lay out “measuring”: 200 codes below it").click()
    expect(page.locator("#drawing [data-card]")).to_have_count(202)
    page.get_by_role("button", name="See all").click()
    box = page.locator("#drawing").bounding_box()
    last = card(page, "number 199").bounding_box()
    assert box is not None
    assert last is not None
    assert last["y"] + last["height"] < box["y"] + box["height"]


def test_without_scripts_the_list_does_it_all(
    browser: Browser, study: Study, live_server: LiveServer
) -> None:
    table = laid(study.ada)
    context = browser.new_context(java_script_enabled=False)
    cookie = signed_in(study.ben).cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + reverse("board:list", args=[study.slug, table.board.pk]))
    page.get_by_label("Make a group called").fill("Care")
    page.get_by_role("button", name="Make the group").click()
    item = page.locator(f"#item-{table.cards[0].pk}")
    item.get_by_text("Change").click()
    item.get_by_label("Put into the group").select_option(label="Care")
    item.get_by_role("button", name="Put", exact=True).click()
    expect(
        page.get_by_role("region", name="Care").get_by_role("link", name="doubt")
    ).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("region", name="Care").get_by_role("link", name="doubt")).to_have_count(
        0
    )
    context.close()


def test_a_snapshot_is_kept_looked_at_and_gone_back_to(
    page: Page, study: Study, opened: Open, axe: Callable[[Page], None]
) -> None:
    table = laid(study.ada)
    opened(table)
    page.get_by_role("link", name="Snapshots").click()
    page.get_by_label("Keep how the board lies now, as").fill("Before we met")
    page.get_by_role("button", name="Keep a snapshot").click()
    move(By(study.ada), board=table.board, cards=[sent(table.cards[1], 0, 500)], groups=[])
    page.get_by_role("link", name="Before we met").click()
    axe(page)
    expect(page.locator("#compared")).to_contain_text("1 card lies elsewhere")
    page.get_by_role("button", name="Lay the board out like this again").click()
    expect(page.locator("html[data-board-ready]")).to_be_attached()
    assert place(table.cards[1]) == place(Card.objects.get(pk=table.cards[1].pk))
    assert place(table.cards[1])[1] == 0
    assert json.dumps(Board.objects.get().snapshots.get().layout)


def test_a_rectangle_on_the_ground_chooses_what_it_meets_and_they_move_together(
    page: Page, study: Study, opened: Open
) -> None:
    table = laid(study.ada)
    opened(table)
    frame = page.locator("#drawing").bounding_box()
    last = card(page, "care").bounding_box()
    assert frame is not None
    assert last is not None
    page.keyboard.down("Shift")
    page.mouse.move(frame["x"] + 4, frame["y"] + 4)
    page.mouse.down()
    page.mouse.move(frame["x"] + frame["width"] - 8, last["y"] - 8, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    expect(page.locator("#drawing .is-chosen")).to_have_count(2)
    across, down = middle(card(page, "doubt"))
    drag(page, card(page, "doubt"), (across, down + 240))
    expect(card(page, "doubt")).not_to_have_attribute("data-version", str(table.cards[0].version))
    moved = [place(one)[1] for one in table.cards]
    assert moved[0] == moved[1] > 100
    assert Card.objects.get(pk=table.cards[2].pk).version == table.cards[2].version


def test_a_group_is_made_larger_by_keys(page: Page, study: Study, opened: Open) -> None:
    table = laid(study.ada)
    group = grouped(study.ada, table)
    opened(table)
    page.locator(f"#group-{group.pk}").focus()
    for key in ("Space", "Alt+ArrowRight", "Alt+ArrowDown", "Enter"):
        page.keyboard.press(key)
    expect(page.locator(f"#group-{group.pk}")).not_to_have_attribute(
        "data-version", str(group.version)
    )
    now = Group.objects.get()
    assert (now.wide, now.tall) == (group.wide + 40, group.tall + 40)
