"""The codebook and the passages in a browser, with scripts and without."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from coding.codebook.actions import revise
from coding.codebook.models import Code
from coding.segments.actions import apply_code
from coding.themes.actions import compose_theme
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.browser.conftest import Enter
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def codes(study: Study, interview: Interview) -> list[Code]:
    top = code_named(study.ben, "measuring", brief="How it is done")
    below = code_named(study.ben, "doubt", parent=top)
    other = code_named(study.ben, "trust")
    for code, words in ((below, "nobody else did"), (other, "café talk")):
        where = bounds(interview, words)
        apply_code(By(study.ben), code=code, interview=interview, **where)
    return [top, below, other]


def lines(page: Page) -> list[str]:
    return page.locator("#code-lines tbody tr:visible .code-name").all_inner_texts()


def test_typing_narrows_the_list_and_keeps_what_is_above(
    page: Page, study: Study, codes: list[Code], live_server: LiveServer, sign_in: Enter
) -> None:
    sign_in(page, study.ben)
    page.goto(live_server.url + reverse("codebook:codebook", args=[study.slug]))
    page.get_by_label("Words").fill("dou")
    expect(page.locator("#code-lines tbody tr")).to_have_count(2)
    assert lines(page) == ["measuring", "doubt"]
    assert page.url.endswith("?words=dou")
    expect(page.get_by_label("Words")).to_be_focused()
    expect(page.locator("#codebook-tree [role=status]")).to_contain_text("1 code")


def test_what_is_found_is_shown_though_it_is_folded(
    page: Page, study: Study, codes: list[Code], live_server: LiveServer, sign_in: Enter
) -> None:
    sign_in(page, study.ben)
    page.goto(live_server.url + reverse("codebook:codebook", args=[study.slug]))
    page.get_by_role("button", name="Fold all", exact=True).click()
    assert lines(page) == ["measuring", "trust"]
    page.get_by_label("Words").fill("dou")
    expect(page.get_by_role("row", name="doubt")).to_be_visible()
    page.get_by_role("link", name="Show all").click()
    expect(page.get_by_role("row", name="trust")).to_be_visible()
    assert lines(page) == ["measuring", "trust"]


def test_a_code_is_dragged_under_another_and_put_back(
    page: Page, study: Study, codes: list[Code], live_server: LiveServer, sign_in: Enter
) -> None:
    sign_in(page, study.ben)
    page.goto(live_server.url + reverse("codebook:codebook", args=[study.slug]))
    line = page.locator(f"#code-{codes[2].pk}")
    line.hover()
    line.locator("[data-handle]").drag_to(page.locator(f"#code-{codes[0].pk}"))
    expect(page.get_by_text("“trust” is moved.")).to_be_visible()
    assert Code.objects.get(name="trust").parent == codes[0]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    assert Code.objects.get(name="trust").parent is None


def test_a_code_is_moved_by_keys_and_told_of_in_words(
    page: Page,
    study: Study,
    codes: list[Code],
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
) -> None:
    sign_in(page, study.ben)
    page.goto(live_server.url + reverse("codebook:codebook", args=[study.slug]))
    axe(page)
    line, said = page.locator(f"#code-{codes[2].pk}"), page.locator("#tree-said")
    page.locator(f"#code-{codes[0].pk}").focus()
    page.keyboard.press("End")
    expect(line).to_be_focused()
    page.keyboard.press("Space")
    expect(said).to_contain_text("“trust” is picked up.")
    page.keyboard.press("ArrowUp")
    expect(said).to_have_text("Under “measuring”, place 1")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(said).to_have_text("Under “doubt”, place 1")
    page.keyboard.press("ArrowLeft")
    expect(said).to_have_text("Under “measuring”, place 2")
    page.keyboard.press("Space")
    expect(page.get_by_text("“trust” is moved.")).to_be_visible()
    expect(line).to_be_focused()
    expect(line).to_have_attribute("aria-level", "2")
    assert Code.objects.get(name="trust").parent == codes[0]
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Undone.")).to_be_visible()
    assert Code.objects.get(name="trust").parent is None


def test_keys_of_a_line_go_on_from_the_link_in_it(
    page: Page, study: Study, codes: list[Code], live_server: LiveServer, sign_in: Enter
) -> None:
    sign_in(page, study.ben)
    page.goto(live_server.url + reverse("codebook:codebook", args=[study.slug]))
    page.locator(f"#code-{codes[0].pk} a.code").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(f"#code-{codes[1].pk}")).to_be_focused()
    page.locator(f"#code-{codes[2].pk} a.code").focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.get_by_text("“trust” is moved.")).to_be_visible()


def test_a_code_left_in_the_air_stays_where_it_was(
    page: Page, study: Study, codes: list[Code], live_server: LiveServer, sign_in: Enter
) -> None:
    sign_in(page, study.ben)
    page.goto(live_server.url + reverse("codebook:codebook", args=[study.slug]))
    before = lines(page)
    page.locator(f"#code-{codes[0].pk}").focus()
    for key in ("Space", "ArrowDown", "Escape"):
        page.keyboard.press(key)
    expect(page.locator("#tree-said")).to_have_text("“measuring” stays where it was.")
    assert lines(page) == before
    page.keyboard.press("ArrowLeft")
    assert lines(page) == ["measuring", "trust"]
    page.reload()
    assert lines(page) == ["measuring", "trust"]
    page.locator(f"#code-{codes[0].pk}").focus()
    page.keyboard.press("ArrowRight")
    assert lines(page) == before


def test_a_code_is_changed_in_the_tree_and_a_conflict_settled_there(
    page: Page,
    study: Study,
    codes: list[Code],
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
) -> None:
    sign_in(page, study.ben)
    page.goto(live_server.url + reverse("codebook:codebook", args=[study.slug]))
    page.locator(f"#code-{codes[2].pk}").focus()
    page.keyboard.press("e")
    here = page.locator("#edit-here")
    expect(here.get_by_label("Name")).to_be_focused()
    axe(page)
    revise(By(study.cleo), code=codes[2], brief="What Cleo wrote")
    here.get_by_label("Brief definition").fill("What Ben wrote")
    here.get_by_role("button", name="Save").click()
    expect(here.get_by_role("alert")).to_contain_text("Cleo Diaz changed the same words")
    expect(here.get_by_role("alert")).to_contain_text("What Cleo wrote")
    expect(here.get_by_label("Brief definition")).to_have_value("What Ben wrote")
    here.get_by_label("The meaning changed").check()
    here.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The code is changed.")).to_be_visible()
    expect(page.locator(f"#code-{codes[2].pk}")).to_contain_text("What Ben wrote")
    expect(page.locator(f"#code-{codes[2].pk}")).to_be_focused()
    code = Code.objects.get(pk=codes[2].pk)
    assert (code.brief, code.meaning) == ("What Ben wrote", 2)


def test_what_was_typed_in_the_tree_survives_escape(
    page: Page, study: Study, codes: list[Code], live_server: LiveServer, enter: Enter
) -> None:
    enter(page, study.ben)
    page.goto(live_server.url + reverse("codebook:codebook", args=[study.slug]))
    here, brief = page.locator("#edit-here"), page.get_by_label("Brief definition")
    page.locator(f"#code-{codes[2].pk}").focus()
    page.keyboard.press("e")
    expect(here.get_by_label("Name")).to_be_focused()
    brief.fill("What Ben wrote")
    page.keyboard.press("Escape")
    expect(here).to_be_hidden()
    expect(page.get_by_role("button", name=f"Not saved yet: {codes[2].name}")).to_be_visible()
    revise(By(study.cleo), code=codes[2], brief="What Cleo wrote")
    page.keyboard.press("e")
    expect(brief).to_have_value("What Ben wrote")
    page.locator(f"#code-{codes[0].pk} [data-edit]").click()
    expect(brief).not_to_have_value("What Ben wrote")
    page.get_by_role("button", name=f"Not saved yet: {codes[2].name}").click()
    expect(brief).to_have_value("What Ben wrote")
    page.keyboard.press("Control+Enter")
    expect(here.get_by_role("alert")).to_contain_text("What Cleo wrote")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Throw away").click()
    expect(page.locator("#drafts")).to_be_hidden()
    page.locator(f"#code-{codes[2].pk}").focus()
    page.keyboard.press("e")
    expect(brief).to_have_value("What Cleo wrote")


def test_a_form_is_htmxs_from_the_moment_it_is_there(
    page: Page, study: Study, codes: list[Code], live_server: LiveServer, enter: Enter
) -> None:
    at_once = "setTimeout(() => document.querySelector('#edit-here form').requestSubmit())"
    page.add_init_script(
        f"document.addEventListener('htmx:afterSwap', () => {at_once}, {{ once: true }})"
    )
    enter(page, study.ben)
    page.goto(live_server.url + reverse("codebook:codebook", args=[study.slug]))
    page.locator(f"#code-{codes[2].pk}").focus()
    with page.expect_request(lambda request: request.method == "POST") as sent:
        page.keyboard.press("e")
    assert sent.value.headers.get("hx-request") == "true"


def test_what_stands_around_a_passage_opens_where_it_is(
    page: Page,
    study: Study,
    codes: list[Code],
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
) -> None:
    compose_theme(By(study.ben), name="Care is work")
    sign_in(page, study.ben)
    page.goto(live_server.url + reverse("desk:passages", args=[study.slug]) + "?words=nobody")
    page.get_by_text("What stands around it").click()
    expect(page.get_by_text("What made you start to measure this?")).to_be_visible()
    axe(page)
    page.get_by_text("Note, flag or join to a theme").click()
    page.get_by_label("Join to").select_option(label="Care is work")
    page.get_by_role("button", name="Quoted").click()
    expect(page.get_by_text("The passage is joined to “Care is work”.")).to_be_visible()
    expect(page.get_by_label("Words in the passage")).to_have_value("nobody")
    page.goto(live_server.url + codes[1].get_absolute_url())
    axe(page)


def test_codes_are_made_changed_and_merged_without_scripts(
    browser: Browser, study: Study, codes: list[Code], live_server: LiveServer
) -> None:
    context = browser.new_context(java_script_enabled=False)
    cookie = next(iter(signed_in(study.ben).cookies.values()))
    context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": live_server.url}])
    page = context.new_page()
    page.goto(live_server.url + reverse("codebook:new", args=[study.slug]))
    page.get_by_label("Name").fill("uncertainty")
    page.get_by_role("button", name="Make the code").click()
    page.get_by_role("link", name="Change", exact=True).click()
    page.get_by_label("Full definition").fill("When somebody is not sure")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("The code is changed.")).to_be_visible()
    page.get_by_label("Merge into").select_option(str(codes[1].pk))
    page.get_by_role("button", name="Look at the merge").click()
    page.get_by_role("button", name="Merge", exact=True).click()
    expect(page.get_by_text("“uncertainty” is merged into “doubt”.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    assert Code.objects.get(name="uncertainty").status == "active"
    context.close()


def test_ones_own_coding_is_put_right_on_the_codes_page(
    page: Page,
    study: Study,
    codes: list[Code],
    live_server: LiveServer,
    sign_in: Enter,
    axe: Callable[[Page], None],
) -> None:
    sign_in(page, study.ben)
    page.goto(live_server.url + codes[1].get_absolute_url())
    passage = page.locator(".code-passages .passage")
    page.get_by_role("link", name="Change my coding").click()
    earlier = page.get_by_role("group", name="Begins").get_by_role("button", name="a word earlier")
    earlier.click()
    expect(passage.locator("blockquote")).to_have_text("Well, nobody else did")
    expect(earlier).to_be_focused()
    axe(page)
    page.get_by_label("Why this code").fill("She was alone with it")
    page.get_by_role("button", name="Save").click()
    expect(passage.locator(".passage-note")).to_contain_text("She was alone with it")
    page.get_by_label("Code", exact=True).fill("trust")
    page.get_by_role("button", name="Give it this code").click()
    expect(page.get_by_role("heading", name="0 passages")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("heading", name="1 passage")).to_be_visible()


def test_from_a_passage_to_its_place_and_back_to_the_same_list(
    page: Page, study: Study, codes: list[Code], live_server: LiveServer, sign_in: Enter
) -> None:
    sign_in(page, study.ben)
    page.goto(live_server.url + codes[0].get_absolute_url())
    page.get_by_role("link", name="With its sub-codes").click()
    expect(page.get_by_role("heading", name="1 passage")).to_be_visible()
    page.locator(".code-passages .cite").click()
    page.get_by_role("link", name="Back to the passages").click()
    expect(page.get_by_role("heading", name="1 passage")).to_be_visible()
    assert "?sub=1#p-" in page.url
    expect(page.get_by_text("Who says it", exact=False)).to_have_count(0)
    expect(page.get_by_text("1 of 1 participant speaks in its passages.")).to_be_visible()
    page.get_by_text("What stands around it").click()
    page.get_by_role("button", name="More after").click()
    expect(page.get_by_text("So we wrote our own test")).to_be_visible()
