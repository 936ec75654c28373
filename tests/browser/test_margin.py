"""Labels, brackets and marks stand beside their words, whatever is drawn anew."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from coding.segments.actions import apply_code
from interviews.projects.history import By
from interviews.projects.models import Member
from interviews.transcripts.models import Interview
from tests.browser.conftest import Read
from tests.browser.test_coding import select
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCES = " ".join(
    f"Sentence number {place} goes on about one thing or another." for place in range(90)
)
TALK = (("Interviewer", "And then?"), ("P1", SENTENCES), ("Interviewer", "I see."))
NEAR = 30

# How far each label of a turn stands from the first line of its words.
OFF = """(turn) => {
  const runs = [...document.querySelectorAll(`#turn-${turn} .run`)];
  return [...document.querySelectorAll(`#turn-${turn} a.coding`)].map((coding, number) => {
    const run = runs.find((one) => one.dataset.marks.split(" ").includes(String(number)));
    return Math.abs(coding.getBoundingClientRect().top - run.getClientRects()[0].top);
  });
}"""


@pytest.fixture
def long(study: Study) -> Interview:
    return kept_interview(study.ada, participant="P7", turns=TALK)


def sentence(place: int) -> str:
    return f"Sentence number {place} goes"


def code(member: Member, interview: Interview, name: str, *places: int) -> None:
    made = code_named(member, name)
    for place in places:
        apply_code(By(member), code=made, interview=interview, **bounds(interview, sentence(place)))


def near(page: Page, count: int) -> None:
    """Every label of the long turn comes to stand beside its words."""
    expect(page.locator("#turn-1 a.coding")).to_have_count(count)
    page.wait_for_function(f"(near) => ({OFF})(1).every((off) => off <= near)", arg=NEAR)


def test_labels_stay_beside_their_words_when_their_turn_is_coded(
    page: Page, study: Study, long: Interview, read: Read
) -> None:
    code(study.ben, long, "doubt", 3, 12, 25)
    read(page, study.ben, long)
    near(page, 3)
    select(page, 1, sentence(18))
    page.keyboard.type("doubt")
    page.keyboard.press("Enter")
    near(page, 4)


def test_labels_stay_beside_their_words_when_a_colleague_codes(
    page: Page, study: Study, long: Interview, read: Read, broker: str
) -> None:
    code(study.ben, long, "doubt", 3, 12)
    read(page, study.ben, long)
    page.keyboard.press("o")
    near(page, 2)
    code(study.cleo, long, "trust", 20)
    near(page, 3)


def test_a_label_can_be_seen_while_its_words_can_in_a_turn_longer_than_the_screen(
    page: Page, study: Study, long: Interview, read: Read
) -> None:
    code(study.ben, long, "doubt", 2)
    text = bounds(long, sentence(4)) | {"end": bounds(long, sentence(80))["start"]}
    apply_code(By(study.ben), code=code_named(study.ben, "trust"), interview=long, **text)
    read(page, study.ben, long)
    near(page, 2)
    assert page.evaluate("document.getElementById('turn-1').offsetHeight > 1.5 * innerHeight")
    page.evaluate("scrollTo(0, document.getElementById('turn-1').offsetHeight / 2)")
    label = page.locator(".label", has_text="trust")
    page.wait_for_function(
        "() => document.querySelectorAll('#turn-1 .label')[1].getBoundingClientRect().top > 0"
    )
    expect(label).to_be_in_viewport(ratio=1)
    page.evaluate("scrollTo(0, 0)")
    near(page, 2)


def test_labels_of_many_codings_of_the_same_words_lie_beside_one_another(
    page: Page, study: Study, long: Interview, read: Read
) -> None:
    for number in range(12):
        code(study.ben, long, f"code {number}", 40)
    code(study.ben, long, "doubt", 42)
    read(page, study.ben, long)
    expect(page.locator("#turn-1 .labels.placed")).to_be_attached()
    boxes = [one.bounding_box() for one in page.locator("#turn-1 .label").all()]
    assert all(boxes)
    tops = [round(box["y"]) for box in boxes if box]
    assert max(tops) - min(tops) < 250
    assert len({(round(box["x"]), round(box["y"])) for box in boxes if box}) == 13


def test_what_waits_for_a_line_has_its_label_and_its_code_a_row(
    page: Page, study: Study, long: Interview, read: Read
) -> None:
    code(study.ben, long, "doubt", 3, 25)
    read(page, study.ben, long)
    near(page, 2)
    top = page.evaluate("document.getElementById('turn-2').getBoundingClientRect().top")
    page.context.set_offline(True)
    for place, name in ((12, "doubt"), (18, "a new thought")):
        select(page, 1, sentence(place))
        page.keyboard.type(name)
        page.keyboard.press("Enter")
        label = page.locator(".label-waiting", has_text=name)
        expect(label).to_be_visible()
        words = "([...CSS.highlights.entries()].filter(([n]) => n.startsWith('pending')))"
        ranges = f"{words}.flatMap(([, all]) => [...all])"
        tops = page.evaluate(f"{ranges}.map((one) => one.getClientRects()[0].top)")
        box = label.bounding_box()
        assert box
        assert any(abs(box["y"] - at) < NEAR for at in tops)
    expect(page.locator("#code-list .code-waiting")).to_contain_text("a new thought")
    assert page.evaluate("document.getElementById('turn-2').getBoundingClientRect().top") == top
    page.context.set_offline(False)
    expect(page.locator(".label-waiting")).to_have_count(0, timeout=15_000)
    near(page, 4)
    expect(page.locator("#code-list .code-waiting")).to_have_count(0)


def test_a_memo_on_a_turn_of_one_line_is_not_cut_below_the_labels(
    page: Page, study: Study, interview: Interview, read: Read
) -> None:
    doubt = code_named(study.ben, "doubt about what is measured and why")
    apply_code(By(study.ben), code=doubt, interview=interview, **bounds(interview, "Say more"))
    page.set_viewport_size({"width": 1440, "height": 900})
    read(page, study.ben, interview)
    turn = page.locator("#turn-2")
    before = turn.bounding_box()
    turn.focus()
    page.keyboard.press("Shift+m")
    page.keyboard.type("A memo on one line that is rather long and goes on")
    page.keyboard.press("Control+Enter")
    note = turn.locator(".note a")
    expect(note).to_be_visible()
    expect(turn.locator(".labels.placed")).to_be_attached()
    box, after = note.bounding_box(), turn.bounding_box()
    assert before is not None
    assert box is not None
    assert after is not None
    assert after["height"] == before["height"]
    assert box["y"] + box["height"] <= after["y"] + after["height"] + 1
