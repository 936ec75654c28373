"""Bringing in files, watching them being read, looking one over and keeping it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from interviews.transcripts.models import Interview
from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.library import SPOKEN
from tests.services import WorkerProcess


@pytest.mark.django_db(transaction=True)
def test_files_are_read_looked_over_and_kept(
    page: Page,
    study: Study,
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
    worker: WorkerProcess,
) -> None:
    sign_in(page, study.ada)
    page.goto(f"{live_server.url}/projects/{study.slug}/interviews/import/")
    axe(page)
    files = [
        {"name": "one.txt", "mimeType": "text/plain", "buffer": SPOKEN},
        {"name": "two.doc", "mimeType": "text/plain", "buffer": b"\xd0\xcf\x11\xe0" * 200},
    ]
    page.get_by_label("Transcripts").set_input_files(files)
    page.get_by_role("button", name="Read these files").click()
    look_over = page.get_by_role("link", name="Look over")
    expect(look_over).to_be_visible(timeout=60_000)
    expect(page.get_by_text("Could not be read")).to_be_visible(timeout=60_000)
    axe(page)
    look_over.click()
    expect(page.locator("#turn-2")).to_be_visible()
    axe(page)
    page.get_by_label("Title").fill("The first talk")
    page.get_by_role("button", name="Keep this interview").click()
    expect(page.get_by_role("heading", name="The first talk")).to_be_visible()
    axe(page)
    assert Interview.objects.get().title == "The first talk"
    page.goto(f"{live_server.url}/projects/{study.slug}/participants/")
    expect(page.get_by_role("link", name="P1").first).to_be_visible()
    axe(page)


@pytest.mark.django_db(transaction=True)
def test_a_messy_file_is_put_right_before_it_is_kept(
    page: Page,
    study: Study,
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
    worker: WorkerProcess,
) -> None:
    said = (
        "Мария",
        "С чего всё началось?",
        "Олег",
        "С письма.",
        "Мария",
        "А потом?",
        "Олег",
        "Да.",
    )
    talk = "\n\n".join(said).encode("cp1251")
    bring(page, study, live_server, sign_in, ("talk.txt", talk))
    page.get_by_role("link", name="Look over").click()
    page.get_by_label("Read it as").select_option("cp1251")
    page.get_by_role("button", name="Read it again").click()
    expect(page.locator("#turn-1")).to_contain_text("Мария", timeout=60_000)
    for label in ("Мария", "Олег"):
        page.get_by_role("checkbox", name=label, exact=True).check()
    page.get_by_role("button", name="Show it with these corrections").last.click()
    expect(page.locator("#turn-2 .turn-speaker")).to_have_text("Олег")
    expect(page.locator("#turn-2 .turn-text")).to_have_text("С письма.")
    axe(page)
    page.get_by_role("checkbox", name="Мария", exact=True).check()
    page.get_by_role("button", name="Are interviewers").click()
    page.get_by_role("button", name="Are participants: next free ids").click()
    page.get_by_role("button", name="Call them by their ids").click()
    expect(page.locator("#turn-2 .turn-speaker")).to_have_text("P1")
    page.get_by_label("Read the next files like this one the same way").check()
    page.get_by_role("button", name="Keep this interview").click()
    expect(page.get_by_text("P1 is imported.")).to_be_visible()
    speakers = Interview.objects.get().speakers.order_by("position")
    assert [(row.name, row.role) for row in speakers] == [
        ("Мария", "interviewer"),
        ("P1", "participant"),
    ]
    page.goto(f"{live_server.url}/projects/{study.slug}/interviews/import/")
    expect(page.get_by_role("heading", name="Settings kept for the next files")).to_be_visible()
    axe(page)


@pytest.mark.django_db(transaction=True)
def test_a_folder_is_taken_without_what_is_no_transcript(
    page: Page, study: Study, live_server: LiveServer, sign_in: Enter, tmp_path: Path
) -> None:
    for name in ("one.txt", "two.vtt", "talk.mp3", ".hidden.txt", "deeper/three.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(SPOKEN)
    sign_in(page, study.ada)
    page.goto(f"{live_server.url}/projects/{study.slug}/interviews/import/")
    page.locator("[data-folder-input]").set_input_files(tmp_path)
    listed = page.locator("[data-chosen] li")
    expect(listed).to_have_count(3)
    assert set(listed.all_inner_texts()) == {"one.txt", "two.vtt", "three.txt"}
    expect(page.locator("#messages")).to_contain_text("talk.mp3")


@pytest.mark.django_db(transaction=True)
def test_a_dropped_folder_is_opened_however_many_files_it_gives_at_a_time(
    page: Page, study: Study, live_server: LiveServer, sign_in: Enter
) -> None:
    sign_in(page, study.ada)
    page.goto(f"{live_server.url}/projects/{study.slug}/interviews/import/")
    found = page.evaluate(
        """async () => {
            const { filesOf } = await import("/static/js/folders.js");
            const file = (name) =>
                ({ name, isFile: true, file: (found) => found(new File(["x"], name)) });
            const folder = (name, batches) => ({
                name,
                isDirectory: true,
                createReader: () => ({ readEntries: (found) => found(batches.shift() ?? []) }),
            });
            const deeper = folder("deeper", [[file("3.txt")]]);
            const first = [file("2.txt"), file(".DS_Store")];
            const top = folder("top", [first, [deeper, file("10.txt")]]);
            const items = [{ webkitGetAsEntry: () => top }, { webkitGetAsEntry: () => null }];
            const { files, folders } = await filesOf({ items, files: [] });
            return [folders, files.map((file) => file.name)];
        }"""
    )
    assert found == [True, ["2.txt", "10.txt", "3.txt"]]


def bring(
    page: Page, study: Study, live_server: LiveServer, sign_in: Enter, *files: tuple[str, bytes]
) -> None:
    """Choose files on the import page and send them to be read."""
    sign_in(page, study.ada)
    page.goto(f"{live_server.url}/projects/{study.slug}/interviews/import/")
    chosen = [{"name": name, "mimeType": "text/plain", "buffer": data} for name, data in files]
    page.get_by_label("Transcripts").set_input_files(chosen)  # type: ignore[arg-type]
    page.get_by_role("button", name="Read these files").click()
    expect(page.get_by_role("link", name="Look over").first).to_be_visible(timeout=60_000)
