"""Correcting in a draft that everybody shares, and publishing it."""

from __future__ import annotations

import uuid

import pytest
from django.test import Client

from coding.segments.actions import apply_code
from interviews.correcting.actions import drafting
from interviews.correcting.actions.drafting import Said, Spot
from interviews.correcting.actions.publishing import publish_draft
from interviews.correcting.models import Draft, DraftState, DraftTurn
from interviews.correcting.standing import open_draft_of, standing
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Payload, Veil
from interviews.transcripts.actions import go_back
from interviews.transcripts.models import Anchor, Interview, Speaker, TranscriptVersion
from tests.conftest import Study, signed_in
from tests.library import bounds, code_named


def version_of(interview: Interview) -> TranscriptVersion:
    found = Interview.objects.select_related("current").get(pk=interview.pk).current
    assert found is not None
    return found


def spot(interview: Interview, place: int, part: int = 0) -> Spot:
    version = version_of(interview)
    (slot,) = standing(version, open_draft_of(interview), [place])
    return Spot(interview, str(version.pk), place, part, slot.version)


def texts(interview: Interview) -> list[str]:
    places = standing(version_of(interview), open_draft_of(interview))
    return [part.text for place in places for part in place.parts]


def reword(study: Study, interview: Interview, place: int, text: str) -> Draft:
    return drafting.reword(By(study.ada), spot=spot(interview, place), said=Said(text))


def publish(study: Study, interview: Interview, reason: str = "") -> TranscriptVersion:
    draft = open_draft_of(interview)
    assert draft is not None
    return publish_draft(By(study.ada), draft=draft, base=str(draft.base_id), reason=reason)


def test_a_draft_changes_nothing_until_it_is_published(study: Study, interview: Interview) -> None:
    before = version_of(interview).text
    reword(study, interview, 2, "Tell me more about that.")
    assert version_of(interview).text == before
    version = publish(study, interview, "The recording says so.")
    assert version.text == before.replace("Say more about", "Tell me more about")
    assert (version.number, version.reason) == (2, "The recording says so.")
    assert Draft.objects.get().state == DraftState.PUBLISHED
    assert list(version.turns.values_list("label", flat=True)) == ["1", "2", "3", "4", "5"]


def test_two_people_correct_one_draft(study: Study, interview: Interview) -> None:
    reword(study, interview, 0, "What made you begin to measure this?")
    drafting.reword(By(study.ben), spot=spot(interview, 2), said=Said("Tell me more."))
    assert Draft.objects.count() == 1
    assert DraftTurn.objects.count() == 2


def test_two_people_on_one_turn_get_the_conflict_to_settle(
    study: Study, interview: Interview
) -> None:
    mine = spot(interview, 2)
    drafting.reword(By(study.ben), spot=mine, said=Said("Tell me more."))
    with pytest.raises(Conflict, match="Someone changed this turn"):
        drafting.reword(By(study.ada), spot=mine, said=Said("Go on."))
    assert texts(interview)[2] == "Tell me more."


def test_a_turn_back_at_its_old_words_is_no_correction(study: Study, interview: Interview) -> None:
    was = texts(interview)[2]
    reword(study, interview, 2, "Tell me more.")
    reword(study, interview, 2, was)
    assert not DraftTurn.objects.filter(removed=False).exists()
    with pytest.raises(Refused, match="Nothing is corrected"):
        publish(study, interview)


def test_split_join_add_take_out_and_restore(study: Study, interview: Interview) -> None:
    by, said = By(study.ada), Said(texts(interview)[3])
    drafting.split(by, spot=spot(interview, 3), said=said, at=said.text.index("我们"))
    assert texts(interview)[3:5] == ["People said שלום to a score.", said.text.split("score. ")[1]]
    second = spot(interview, 3, 1)
    drafting.join_before(by, spot=second, before=spot(interview, 3), said=Said(texts(interview)[4]))
    assert texts(interview)[3] == said.text
    drafting.add_after(by, spot=spot(interview, 0))
    assert len(texts(interview)) == 6
    drafting.restore(by, spot=spot(interview, 0))
    drafting.take_out(by, spot=spot(interview, 4))
    assert len(texts(interview)) == 4
    drafting.restore(by, spot=spot(interview, 4))
    assert len(texts(interview)) == 5


def test_joining_two_turns_keeps_the_first_label(study: Study, interview: Interview) -> None:
    last = texts(interview)[4]
    drafting.join_before(
        By(study.ada), spot=spot(interview, 4), before=spot(interview, 3), said=Said(last)
    )
    version = publish(study, interview)
    assert list(version.turns.values_list("label", flat=True)) == ["1", "2", "3", "4"]
    assert version.turns.get(label="4").ends_at == 49


def test_a_split_turn_is_published_with_a_letter(study: Study, interview: Interview) -> None:
    text = texts(interview)[3].replace(". 我们", ".\n\n我们")
    drafting.split(By(study.ada), spot=spot(interview, 3), said=Said(text), at=None)
    version = publish(study, interview)
    assert list(version.turns.values_list("label", flat=True)) == ["1", "2", "3", "4", "4a", "5"]


def test_a_new_speaker_is_made_when_the_draft_is_published(
    study: Study, interview: Interview
) -> None:
    said = Said(texts(interview)[4], name="P2")
    drafting.reword(By(study.ada), spot=spot(interview, 4), said=said)
    assert not Speaker.objects.filter(name="P2").exists()
    version = publish(study, interview)
    speaker = Speaker.objects.get(name="P2")
    assert version.turns.get(label="5").speaker == speaker
    assert Speaker.objects.filter(interview=interview).count() == 3


def test_redacted_words_leave_the_draft_and_its_history(study: Study, interview: Interview) -> None:
    text = "Say more about Zaubernuss Lane."
    reword(study, interview, 2, text)
    start = text.index("Zaubernuss")
    drafting.redact(
        By(study.ada), spot=spot(interview, 2), said=Said(text), start=start, end=start + 10
    )
    assert texts(interview)[2] == "Say more about [redacted] Lane."
    assert not Payload.objects.filter(words__contains="Zaubernuss").exists()


def test_a_correction_can_be_undone_while_the_draft_is_open(
    study: Study, interview: Interview
) -> None:
    was = texts(interview)[2]
    reword(study, interview, 2, "Tell me more.")
    undo(By(study.ada))
    assert texts(interview)[2] == was
    reword(study, interview, 2, "Tell me more.")
    publish(study, interview)
    with pytest.raises(Refused, match="draft is closed"):
        undo(By(study.ada))


def test_a_discarded_draft_can_be_had_again(study: Study, interview: Interview) -> None:
    draft = reword(study, interview, 2, "Tell me more.")
    drafting.discard(By(study.ada), draft=draft)
    assert open_draft_of(interview) is None
    undo(By(study.ada))
    assert open_draft_of(interview) == draft


def test_an_interview_read_independently_has_no_draft(study: Study, interview: Interview) -> None:
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    with pytest.raises(Refused, match="independently"):
        reword(study, interview, 2, "Tell me more.")


def test_what_makes_no_turn_is_refused(study: Study, interview: Interview) -> None:
    with pytest.raises(Refused, match="needs words"):
        reword(study, interview, 2, "  ")
    said = Said(texts(interview)[2])
    with pytest.raises(Refused, match="cursor"):
        drafting.split(By(study.ada), spot=spot(interview, 2), said=said, at=0)
    unknown = Said("x", speaker=str(uuid.uuid4()))
    with pytest.raises(Refused, match="speaker"):
        drafting.reword(By(study.ada), spot=spot(interview, 2), said=unknown)


def test_codings_come_along(study: Study, interview: Interview) -> None:
    code = code_named(study.ada, "Responsibility")
    where = bounds(interview, "I felt responsible.")
    coding = apply_code(By(study.ben), code=code, interview=interview, **where)
    reword(study, interview, 2, "Go on, tell me all of it.")
    version = publish(study, interview)
    anchor = Anchor.objects.get(span=coding.span, transcript=version)
    assert version.text[anchor.start : anchor.end] == "I felt responsible."


def test_a_draft_of_an_earlier_version_is_brought_up_to_date(
    study: Study, interview: Interview
) -> None:
    first = version_of(interview)
    reword(study, interview, 0, "Why did you measure this?")
    second = publish(study, interview)
    reword(study, interview, 0, "Why do you measure it?")
    reword(study, interview, 2, "Tell me more.")
    go_back(By(study.ada), interview=interview, version=first, base=second.pk)
    ada = signed_in(study.ada)
    assert "another version is the current text" in ada.get(url(study, interview)).content.decode()
    with pytest.raises(Conflict, match="earlier version"):
        drafting.reword(
            By(study.ada), spot=Spot(interview, str(first.pk), 4, 0, 0), said=Said("No.")
        )
    page = ada.post(url(study, interview, "correct/renew/"), {"base": str(first.pk)}, follow=True)
    assert "1 correction could not come along" in page.content.decode()
    assert texts(interview)[0] == "What made you start to measure this?"
    assert texts(interview)[2] == "Tell me more."


# Pages


def url(study: Study, interview: Interview, rest: str = "correct/") -> str:
    return f"/projects/{study.slug}/interviews/{interview.pk}/{rest}"


def form(interview: Interview, place: int, **fields: object) -> dict[str, object]:
    at = spot(interview, place)
    return {"base": at.base, "expected": at.expected, **fields}


def test_the_page_works_without_scripts(study: Study, interview: Interview) -> None:
    ada = signed_in(study.ada)
    opened = ada.get(url(study, interview) + "?turn=2.0").content.decode()
    assert "Say more about that.</textarea>" in opened
    sent = form(interview, 2, text="Tell me more.\r\nPlease.", do="save")
    answer = ada.post(url(study, interview, "correct/turns/2/0/do/"), sent)
    assert answer.status_code == 302
    assert texts(interview)[2] == "Tell me more.\nPlease."
    assert "Tell me more." in ada.get(url(study, interview)).content.decode()


def test_an_edit_swaps_its_turn_alone(study: Study, interview: Interview) -> None:
    ada = Client(headers={"HX-Request": "true"})
    ada.force_login(study.ada.user, backend="django.contrib.auth.backends.ModelBackend")
    sent = form(interview, 2, text="Tell me more.", do="save")
    answer = ada.post(url(study, interview, "correct/turns/2/0/do/"), sent).content.decode()
    assert answer.count('class="slot"') == 1
    assert 'id="slot-2" hx-swap-oob="outerHTML"' in answer


def test_a_conflict_shows_both_texts(study: Study, interview: Interview) -> None:
    sent = form(interview, 2, text="Mine, Zaubernuss.", do="save")
    drafting.reword(By(study.ben), spot=spot(interview, 2), said=Said("Theirs, Haselnuss."))
    ada = signed_in(study.ada)
    answer = ada.post(url(study, interview, "correct/turns/2/0/do/"), sent)
    body = answer.content.decode()
    assert answer.status_code == 409
    assert "Mine, Zaubernuss.</textarea>" in body
    assert "Theirs, Haselnuss." in body
    again = form(interview, 2, text="Mine, Zaubernuss.", do="save")
    assert ada.post(url(study, interview, "correct/turns/2/0/do/"), again).status_code == 302
    assert texts(interview)[2] == "Mine, Zaubernuss."


def test_review_tells_what_comes_along_and_publishes(study: Study, interview: Interview) -> None:
    code = code_named(study.ada, "Responsibility")
    where = bounds(interview, "I felt responsible.")
    apply_code(By(study.ben), code=code, interview=interview, **where)
    reword(study, interview, 3, "People said שלום to a score.")
    ada = signed_in(study.ada)
    body = ada.get(url(study, interview, "correct/review/")).content.decode()
    assert "<del>" in body
    assert "Coding" in body
    sent = {"base": str(version_of(interview).pk), "reason": "Heard again."}
    assert ada.post(url(study, interview, "correct/publish/"), sent).status_code == 302
    assert version_of(interview).number == 2
    listed = ada.get(url(study, interview, "versions/")).content.decode()
    assert "Heard again." in listed
    compared = ada.get(url(study, interview, "versions/compare/?before=1&after=2"))
    assert "<del>" in compared.content.decode()


def test_going_back_from_the_list_of_versions(study: Study, interview: Interview) -> None:
    first = version_of(interview)
    reword(study, interview, 2, "Tell me more.")
    second = publish(study, interview)
    ada = signed_in(study.ada)
    sent = {"base": str(second.pk)}
    ada.post(url(study, interview, f"versions/{first.pk}/back/"), sent)
    assert version_of(interview) == first


def test_a_huge_number_of_a_turn_is_not_found(study: Study, interview: Interview) -> None:
    ada = signed_in(study.ada)
    assert ada.get(url(study, interview, f"correct/turns/{10**30}/0/")).status_code == 404
