"""What a correction lost or changed waits, beside its old context, until a person settles it."""

from __future__ import annotations

import pytest

from coding.memos.actions import write_memo
from coding.memos.models import Visibility
from coding.segments.actions import apply_code
from coding.segments.models import Coding
from interviews.correcting.actions import drafting, settling
from interviews.correcting.actions.drafting import Said, Spot
from interviews.correcting.actions.publishing import publish_draft
from interviews.correcting.holding import held_in
from interviews.correcting.suggesting import suggest
from interviews.correcting.waiting import beside, waiting_by_interview, waiting_in
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.models import Veil
from interviews.transcripts.models import Anchor, Interview, TranscriptVersion
from interviews.transcripts.targets import Target
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named

LAST = "So we wrote our own test, and it was wrong too, but wrong in a way we could see."
NEW = "We then made a test of our own; it was wrong in a manner that everybody could see."


@pytest.fixture
def coding(study: Study, interview: Interview) -> Coding:
    code = code_named(study.ada, "Own tests")
    where = bounds(interview, "So we wrote our own test")
    return apply_code(By(study.ben), code=code, interview=interview, **where)


def correct(study: Study, interview: Interview, place: int, text: str) -> TranscriptVersion:
    base = str(Interview.objects.get(pk=interview.pk).current_id)
    spot = Spot(interview, base, place, 0, 0)
    draft = drafting.reword(By(study.ada), spot=spot, said=Said(text))
    return publish_draft(By(study.ada), draft=draft, base=base)


def anchor_of(coding: Coding, version: TranscriptVersion) -> Anchor:
    return Anchor.objects.get(span=coding.span, transcript=version)


def url(study: Study, interview: Interview, rest: str = "") -> str:
    return f"/projects/{study.slug}/interviews/{interview.pk}/settle/{rest}"


def test_a_lost_place_waits_and_is_told_on_the_home_and_interview_pages(
    study: Study, interview: Interview, coding: Coding
) -> None:
    ada = signed_in(study.ada)
    assert "to settle since" not in ada.get(f"/projects/{study.slug}/").content.decode()
    correct(study, interview, 4, NEW)
    assert waiting_by_interview(study.ada) == [(interview, 1)]
    assert "1 place of P1 to settle since" in ada.get(f"/projects/{study.slug}/").content.decode()
    page = ada.get(f"/projects/{study.slug}/interviews/{interview.pk}/").content.decode()
    assert "1 place waits to be settled" in page


def test_a_place_is_shown_beside_its_old_context_with_a_suggestion(
    study: Study, interview: Interview, coding: Coding
) -> None:
    version = correct(study, interview, 4, NEW)
    interview.refresh_from_db()
    held = held_in(study.ada, [interview])
    one = beside(study.ada, interview, anchor_of(coding, version), held)
    assert one.exact == "So we wrote our own test"
    assert one.suffix.startswith(", and it was wrong")
    assert one.cite == "P1:5"
    assert "own" in one.suggestion
    assert one.hung[0].title.startswith("Own tests")
    body = signed_in(study.ben).get(url(study, interview)).content.decode()
    assert "<mark>So we wrote our own test</mark>" in body


def test_words_selected_are_the_place_from_then_on(
    study: Study, interview: Interview, coding: Coding
) -> None:
    version = correct(study, interview, 4, NEW)
    anchor = anchor_of(coding, version)
    start = version.text.index("made a test of our own")
    sent = {"start": start, "end": start + 22, "expected": anchor.version, "do": "place"}
    answer = signed_in(study.ben).post(url(study, interview, f"{anchor.pk}/"), sent)
    assert answer.status_code == 302
    after = anchor_of(coding, version)
    assert (after.exact, after.placed, after.settled) == ("made a test of our own", True, True)
    assert Coding.objects.get(pk=coding.pk).span_id == coding.span_id
    assert not waiting_by_interview(study.ada)


def test_typed_words_are_found_without_scripts(
    study: Study, interview: Interview, coding: Coding
) -> None:
    version = correct(study, interview, 4, NEW)
    anchor = anchor_of(coding, version)
    ada, address = signed_in(study.ada), url(study, interview, f"{anchor.pk}/")
    sent = {"words": "not there at all", "expected": anchor.version}
    assert ada.post(address, sent).status_code == 422
    sent = {"words": "a test of our own", "expected": anchor.version}
    assert ada.post(address, sent).status_code == 302
    assert anchor_of(coding, version).exact == "a test of our own"


def test_a_place_can_rest_and_wait_again(
    study: Study, interview: Interview, coding: Coding
) -> None:
    version = correct(study, interview, 4, NEW)
    anchor = anchor_of(coding, version)
    settling.rest(By(study.ben), anchor=anchor, expected=anchor.version)
    rested = anchor_of(coding, version)
    assert (rested.placed, rested.settled) == (False, True)
    assert rested.exact == "So we wrote our own test"
    body = signed_in(study.ada).get(url(study, interview)).content.decode()
    assert "Settled: 1" in body
    settling.reopen(By(study.ben), anchor=rested, expected=rested.version)
    assert waiting_by_interview(study.ada)


def test_changed_words_are_confirmed_or_let_go(
    study: Study, interview: Interview, coding: Coding
) -> None:
    version = correct(study, interview, 4, LAST.replace("our own", "our very own"))
    anchor = anchor_of(coding, version)
    assert (anchor.exact, anchor.settled) == ("So we wrote our very own test", False)
    sent = {"start": anchor.start, "end": anchor.end, "expected": anchor.version}
    signed_in(study.ben).post(url(study, interview, f"{anchor.pk}/"), sent)
    kept = anchor_of(coding, version)
    assert (kept.exact, kept.settled) == (anchor.exact, True)
    settling.rest(By(study.ben), anchor=kept, expected=kept.version)
    assert anchor_of(coding, version).exact == "So we wrote our own test"


def test_two_people_settling_one_place_are_told(
    study: Study, interview: Interview, coding: Coding
) -> None:
    version = correct(study, interview, 4, NEW)
    anchor = anchor_of(coding, version)
    settling.rest(By(study.ben), anchor=anchor, expected=anchor.version)
    with pytest.raises(Conflict):
        settling.settle(By(study.ada), anchor=anchor, start=0, end=4, expected=anchor.version)


def test_only_places_of_the_current_text_that_hold_words_are_settled(
    study: Study, interview: Interview, coding: Coding
) -> None:
    version = correct(study, interview, 4, NEW)
    anchor = anchor_of(coding, version)
    by, length = By(study.ada), len(version.text)
    for start, end in ((0, length + 1), (5, 5), (4, 5)):
        with pytest.raises(Refused):
            settling.settle(by, anchor=anchor, start=start, end=end, expected=anchor.version)
    correct(study, interview, 0, "Why did you measure this?")
    with pytest.raises(Conflict, match="Another version"):
        settling.settle(by, anchor=anchor, start=0, end=3, expected=anchor.version)


def test_a_place_under_a_private_memo_waits_for_its_author_alone(
    study: Study, interview: Interview
) -> None:
    where = bounds(interview, "So we wrote our own test")
    target = Target(interview=str(interview.pk), **where)
    write_memo(By(study.ben), body="Mine.", visibility=Visibility.PRIVATE, target=target)
    version = correct(study, interview, 4, NEW)
    assert waiting_by_interview(study.ben)
    assert not waiting_by_interview(study.ada)
    anchor = Anchor.objects.get(transcript=version)
    sent = {"start": 0, "end": 4, "expected": anchor.version}
    answer = signed_in(study.ada).post(url(study, interview, f"{anchor.pk}/"), sent)
    assert answer.status_code == 404


def test_a_veil_hides_what_waits_of_others(
    study: Study, interview: Interview, coding: Coding
) -> None:
    version = correct(study, interview, 4, NEW)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert not waiting_by_interview(study.cleo)
    assert waiting_by_interview(study.ben)
    anchor = anchor_of(coding, version)
    with pytest.raises(Refused, match="independently"):
        settling.rest(By(study.ben), anchor=anchor, expected=anchor.version)


def test_settling_one_leads_to_the_next(study: Study, interview: Interview, coding: Coding) -> None:
    code = code_named(study.ada, "Responsibility")
    where = bounds(interview, "but wrong in a way we could see")
    apply_code(By(study.ben), code=code, interview=interview, **where)
    correct(study, interview, 4, "Nothing of it stayed.")
    held = held_in(study.ada, [interview])
    first, second = waiting_in(study.ada, interview, held)
    sent = {"do": "rest", "expected": first.anchor.version}
    answer = signed_in(study.ada).post(url(study, interview, f"{first.anchor.pk}/"), sent)
    assert answer["Location"].endswith(f"?place={second.anchor.pk}")


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("we wrote our own test", "so, we wrote one own test too", "we wrote one own test"),
        ("the model", "a thing. The model. the model", "the model"),
        ("nothing alike", "some other words here", None),
        ("", "some words", None),
        ("some words", "", None),
    ],
)
def test_what_is_most_like_the_lost_words_is_suggested(
    words: str, text: str, expected: str | None
) -> None:
    found = suggest(words, text, len(text))
    assert (text[found.start : found.end] if found else None) == expected
