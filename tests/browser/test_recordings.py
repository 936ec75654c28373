"""Hearing an interview in a browser: keys, times, the turn being said, parts over HTTP."""

from __future__ import annotations

import io
import re
import time
import urllib.request
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from interviews.projects.history import By
from interviews.recordings.actions import add_recording, align
from interviews.recordings.models import Recording
from interviews.transcripts.models import Interview
from tests.browser.conftest import Enter
from tests.conftest import Study, signed_in
from tests.recordings.sounds import wav

pytestmark = pytest.mark.django_db(transaction=True)
LONG = wav(50, 44_100)  # more than is sent at once
SOUND = "document.querySelector('#player audio')"


@pytest.fixture
def recording(study: Study, interview: Interview) -> Recording:
    data = io.BytesIO(LONG)
    return add_recording(
        By(study.ada), interview=interview, name="a.wav", file=data, size=len(LONG)
    )


@pytest.fixture
def page(page: Page, sign_in: Enter, study: Study) -> Page:
    sign_in(page, study.ben)
    return page


def opened(page: Page, live_server: LiveServer, interview: Interview, part: str = "") -> Page:
    page.goto(f"{live_server.url}{interview.get_absolute_url()}{part}")
    expect(page.locator("html[data-player-ready]")).to_be_attached()
    return page


def at(page: Page) -> float:
    return float(page.evaluate(f"{SOUND}.currentTime"))


def until(page: Page, condition: str, seconds: float = 15) -> None:
    """Ask again and again; the policy forbids Playwright's own waiting in the page."""
    end = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < end, (condition, at(page))
        page.wait_for_timeout(50)


def playing(page: Page) -> None:
    until(page, f"!{SOUND}.paused && {SOUND}.readyState > 2")


@pytest.mark.parametrize("part", ["", "code/", "correct/"])
def test_it_plays_by_key_and_the_turn_being_said_is_marked(
    page: Page, live_server: LiveServer, interview: Interview, recording: Recording, part: str
) -> None:
    opened(page, live_server, interview, part)
    page.keyboard.press("F8")
    playing(page)
    expect(page.locator("[id^=turn-0]")).to_have_class(re.compile(r"\bspoken\b"))
    page.keyboard.press("F8")
    until(page, f"{SOUND}.paused")
    page.get_by_role("button", name="Play from 0:30").click()
    playing(page)
    expect(page.locator("[id^=turn-3]")).to_have_class(re.compile(r"\bspoken\b"))
    expect(page.locator(".spoken")).to_have_count(1)
    assert 30 <= at(page) < 34


def test_three_seconds_back_and_on_and_slower_by_key_in_a_field_too(
    page: Page, live_server: LiveServer, interview: Interview, recording: Recording
) -> None:
    opened(page, live_server, interview)
    page.get_by_text("Edit details").click()
    page.get_by_label("Title").focus()
    for _press in range(4):
        page.keyboard.press("F4")
    page.keyboard.press("F2")
    assert at(page) == pytest.approx(9, abs=0.01)
    for _press in range(20):
        page.keyboard.press("F2")
    assert at(page) == 0
    page.keyboard.press("Shift+F2")
    assert page.evaluate(f"{SOUND}.playbackRate") == 0.9
    assert page.get_by_label("Title").input_value() == interview.title
    page.reload()
    page.keyboard.press("F8")
    assert page.evaluate(f"{SOUND}.playbackRate") == 0.9


def test_what_is_beyond_the_first_part_is_fetched_and_the_place_is_kept(
    page: Page, live_server: LiveServer, interview: Interview, recording: Recording
) -> None:
    opened(page, live_server, interview)
    page.get_by_role("button", name="Play from 0:40").click()
    playing(page)
    until(page, f"{SOUND}.currentTime > 40.3")
    page.keyboard.press("F8")
    until(page, f"{SOUND}.paused")
    opened(page, live_server, interview, "code/")
    page.keyboard.press("F8")
    playing(page)
    assert at(page) >= 40.3


def test_it_plays_on_over_the_edge_of_a_part(
    page: Page, live_server: LiveServer, interview: Interview, recording: Recording
) -> None:
    opened(page, live_server, interview)
    page.get_by_role("button", name="Play from 0:20").click()
    until(page, f"{SOUND}.currentTime > 27", seconds=25)


def test_the_text_follows_where_the_recording_began_later(
    page: Page, live_server: LiveServer, study: Study, interview: Interview, recording: Recording
) -> None:
    align(By(study.ada), recording=recording, starts_at=12.0)
    opened(page, live_server, interview)
    page.keyboard.press("F8")
    playing(page)
    expect(page.locator("#turn-1")).to_have_class(re.compile(r"\bspoken\b"))
    page.get_by_role("button", name="Play from 0:20").click()
    until(page, f"{SOUND}.currentTime >= 8")
    assert at(page) < 11


def test_the_page_scrolls_along_only_where_asked(
    page: Page, live_server: LiveServer, interview: Interview, recording: Recording
) -> None:
    page.set_viewport_size({"width": 900, "height": 320})
    opened(page, live_server, interview)
    page.get_by_role("button", name="Play from 0:40").focus()
    page.evaluate("scrollTo(0, 0)")
    page.evaluate(f"{SOUND}.muted = true")
    page.keyboard.press("F9")
    playing(page)
    expect(page.locator("#turn-4")).to_have_class(re.compile(r"\bspoken\b"))
    assert page.evaluate("scrollY") == 0
    page.get_by_role("button", name="Follow").click()
    until(page, "scrollY > 0")


def test_the_keys_stand_in_the_sheet_of_keys(
    page: Page, live_server: LiveServer, interview: Interview, recording: Recording
) -> None:
    opened(page, live_server, interview, "code/")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys of the coding page")
    expect(sheet.get_by_text("Back three seconds")).to_be_visible()


def test_a_recording_is_added_by_hand(
    page: Page, live_server: LiveServer, interview: Interview, tmp_path: Path
) -> None:
    file = tmp_path / "talk.wav"
    file.write_bytes(wav(2))
    page.goto(f"{live_server.url}{interview.get_absolute_url()}")
    page.get_by_label("Sound of this interview").set_input_files(file)
    page.get_by_role("button", name="Add the recording").click()
    expect(page.locator("#player .player-end")).to_have_text("0:02")


def test_parts_come_over_real_http(
    live_server: LiveServer, study: Study, recording: Recording
) -> None:
    cookie = signed_in(study.olga).cookies[settings.SESSION_COOKIE_NAME]
    address = f"{live_server.url}/projects/{study.slug}/recordings/{recording.pk}/sound/"
    headers = {"Cookie": f"{cookie.key}={cookie.value}", "Range": "bytes=-100"}
    with urllib.request.urlopen(urllib.request.Request(address, headers=headers)) as answer:
        assert answer.status == 206
        assert answer.read() == LONG[-100:]


def test_the_page_with_its_player_has_no_fault_of_accessibility(
    page: Page, live_server: LiveServer, interview: Interview, recording: Recording, axe: object
) -> None:
    opened(page, live_server, interview)
    assert callable(axe)
    axe(page)
