"""Three people act at once: in the end all three see what the database holds.

A few acts in every run; THREE_AT_ONCE=1000 in the environment does a thousand.
"""

from __future__ import annotations

import os
import random

import pytest
from playwright.sync_api import Browser, expect

from coding.segments.models import Coding
from interviews.projects.history.verifying import verify
from tests.browser import three_at_once
from tests.browser.test_coding import Open, open_page
from tests.conftest import Study
from tests.library import code_named, kept_interview
from tests.services import until_true

pytestmark = pytest.mark.django_db(transaction=True)
__all__ = ["open_page"]
ACTS = int(os.environ.get("THREE_AT_ONCE", "60"))
SAID = "And then somebody put a number under it, and the number was what people remembered."


def test_all_three_see_what_the_database_holds(
    browser: Browser, study: Study, open_page: Open, broker: str
) -> None:
    chance = random.Random(os.environ.get("THREE_AT_ONCE_SEED", "1"))
    for name in ("doubt", "trust", "pride"):
        code_named(study.ada, name)
    long = kept_interview(study.ada, participant="P2", turns=(("P1", SAID),) * 12)
    assert long.current is not None
    pages = []
    for member in (study.ada, study.ben, study.cleo):
        page = open_page(browser.new_context().new_page(), member)
        page.goto(f"{page.url.split('/interviews/')[0]}/interviews/{long.pk}/code/?voices=all")
        expect(page.locator("html[data-desk-ready]")).to_be_attached()
        pages.append(page)
    for number in range(ACTS):
        three_at_once.act(pages, chance, len(long.current.text), number)
    for page in pages:
        three_at_once.settle(page)
    for page in pages:
        three_at_once.settle(page)

    kept = {str(pk) for pk in Coding.objects.filter(removed=False).values_list("pk", flat=True)}
    assert ACTS < 50 or len(kept) > ACTS // 10, "too little was done to show anything"
    for page in pages:
        fresh = page.context.new_page()
        fresh.goto(page.url)
        expect(fresh.locator("html[data-desk-ready]")).to_be_attached()
        held = three_at_once.shown(fresh)
        fresh.close()
        until_true(
            lambda page=page, held=held: three_at_once.shown(page) == held,
            lambda page=page, held=held: three_at_once.difference(three_at_once.shown(page), held),
            seconds=20,
        )
        assert set(page.evaluate(three_at_once.CODINGS)) == kept
    assert not verify(study.project.pk).faults
