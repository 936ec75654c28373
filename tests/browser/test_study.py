"""One study from a raw recording's captions to the tables of a paper, by three people."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from interviews.projects.history.verifying import verify
from tests.browser import a_study
from tests.browser.conftest import Enter
from tests.conftest import Study
from tests.services import WorkerProcess

pytestmark = pytest.mark.django_db(transaction=True)


def test_three_people_go_from_captions_to_tables(
    browser: Browser,
    study: Study,
    live_server: LiveServer,
    worker: WorkerProcess,
    sign_in: Enter,
    tmp_path: Path,
) -> None:
    home = f"{live_server.url}/projects/{study.slug}/"
    people = (study.ada, study.ben, study.cleo)
    ada, ben, cleo = (sign_in(browser.new_context().new_page(), one) for one in people)

    a_study.import_from_zoom(ada, home, tmp_path)
    a_study.describe_the_participant(ada, home)

    a_study.open_coding_page(ben, home)
    a_study.code(ben, 1, "the number was what people remembered", "the number stays")
    a_study.code(ben, 3, "I owe it an answer", "owing")
    a_study.open_coding_page(cleo, home)
    a_study.code(cleo, 1, "what people remembered", "what is remembered")
    a_study.note(cleo, 1, "a list on a wall", "Lists come up in every conversation.")

    question = "Is what stays the same as what is remembered?"
    a_study.flag(ben, 1, "what people remembered", question)
    a_study.answer(cleo, home, question, "I think it is.")
    a_study.merge(ada, home, "what is remembered", "the number stays")
    a_study.settle(ada, home, question, ["Ada Berg", "Ben Costa", "Cleo Diaz"])

    a_study.compose_theme(ada, home, "A number outlives its list", "It stays.", "the number stays")
    a_study.make_quote(ada, "number ")

    segments = a_study.download(ada, home, "segments", "csv")
    assert "the number was what people remembered" in segments
    assert "a list on a wall" in segments
    assert "what is remembered" not in segments.replace("Is what", "")
    table = a_study.download(ada, home, "participants", "latex")
    assert r"P1 & Academia, Industry*" in table
    assert "Left before the study ended." in table
    themes = a_study.download(ada, home, "themes", "md")
    assert "A number outlives its list" in themes
    assert "Said by P1." in themes
    assert r"the \[…\] was what people remembered" in themes
    assert verify(study.project.pk).whole
