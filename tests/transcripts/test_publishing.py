"""A corrected text takes everything with it that hangs on it, or says what it could not place."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interviews.projects.actions import admit
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By, action
from interviews.projects.history.recording import Act
from interviews.projects.history.verifying import verify
from interviews.projects.models import Event, UndoStep, Veil
from interviews.transcripts.actions import NewTurn, carrying_ahead, go_back, place, publish
from interviews.transcripts.actions.carrying_ahead import carried_ahead
from interviews.transcripts.anchoring import Place, holds
from interviews.transcripts.carrying import Carried
from interviews.transcripts.models import Anchor, Interview, Span, TranscriptVersion
from tests.conftest import Study


@action("coding.applied")
def mark(act: Act, *, interview: Interview, words: str) -> Span:
    """Something that hangs on words, made as codings and memos make it."""
    text = text_of(interview)
    start = text.index(words)
    return place(act, interview, start, start + len(words))


def version_of(interview: Interview) -> TranscriptVersion:
    found = Interview.objects.select_related("current").get(pk=interview.pk).current
    assert found is not None
    return found


def text_of(interview: Interview) -> str:
    return version_of(interview).text


def turns_of(interview: Interview) -> list[NewTurn]:
    version = version_of(interview)
    return [
        NewTurn(
            turn.label,
            turn.speaker_id,
            version.text[turn.start : turn.end],
            turn.begins_at,
            turn.ends_at,
            turn.cues,
        )
        for turn in version.turns.all()
    ]


def labels_of(interview: Interview) -> list[str]:
    return list(version_of(interview).turns.values_list("label", flat=True))


def anchor_of(interview: Interview, span: Span) -> Anchor:
    return Anchor.objects.get(span=span, transcript=version_of(interview))


def reworded(turns: list[NewTurn], old: str, new: str) -> list[NewTurn]:
    assert any(old in turn.text for turn in turns)
    return [turn._replace(text=turn.text.replace(old, new)) for turn in turns]


@dataclass
class Corrector:
    study: Study
    interview: Interview

    def publish(self, turns: list[NewTurn], **more: object) -> TranscriptVersion:
        base = version_of(self.interview).pk
        return publish(By(self.study.ada), self.interview, turns, base=base, **more)  # type: ignore[arg-type]

    def reword(self, old: str, new: str) -> TranscriptVersion:
        return self.publish(reworded(turns_of(self.interview), old, new))


@pytest.fixture
def correct(study: Study, interview: Interview) -> Corrector:
    return Corrector(study, interview)


def test_words_that_stay_keep_what_hangs_on_them(correct: Corrector) -> None:
    span = mark(By(correct.study.ben), interview=correct.interview, words="nobody else did")
    before = anchor_of(correct.interview, span)
    version = correct.reword("café talk", "coffee-house gossip and idle talk")
    after = anchor_of(correct.interview, span)
    assert version.number == 2
    assert (after.exact, after.placed, after.settled) == (before.exact, True, True)
    assert Anchor.objects.get(pk=before.pk).transcript.number == 1


def test_edited_words_are_placed_and_wait_to_be_confirmed(correct: Corrector) -> None:
    span = mark(By(correct.study.ben), interview=correct.interview, words="the numbers we had")
    correct.reword("numbers we had", "numbers that we had")
    after = anchor_of(correct.interview, span)
    assert (after.exact, after.placed, after.settled) == ("the numbers that we had", True, False)


def test_lost_words_are_kept_with_their_old_context(correct: Corrector) -> None:
    span = mark(By(correct.study.ben), interview=correct.interview, words="I felt responsible.")
    before = anchor_of(correct.interview, span)
    correct.reword(" I felt responsible.", "")
    after = anchor_of(correct.interview, span)
    assert (after.placed, after.settled) == (False, False)
    assert (after.exact, after.prefix) == (before.exact, before.prefix)
    assert 0 <= after.start < after.end <= len(text_of(correct.interview))


def test_lost_words_that_come_back_are_placed_again(correct: Corrector) -> None:
    span = mark(By(correct.study.ben), interview=correct.interview, words="I felt responsible.")
    first = turns_of(correct.interview)
    correct.reword(" I felt responsible.", "")
    correct.reword("Well, nobody", "Nobody")
    correct.publish(reworded(first, "Well, nobody", "Nobody"))
    after = anchor_of(correct.interview, span)
    assert (after.exact, after.placed, after.settled) == ("I felt responsible.", True, True)


def test_what_waits_goes_on_waiting_in_the_next_version(correct: Corrector) -> None:
    edited = mark(By(correct.study.ben), interview=correct.interview, words="the numbers we had")
    lost = mark(By(correct.study.ben), interview=correct.interview, words="I felt responsible.")
    correct.reword("numbers we had", "numbers that we had")
    correct.reword(" I felt responsible.", "")
    correct.reword("Say more", "Tell me more")
    assert anchor_of(correct.interview, edited).settled is False
    assert anchor_of(correct.interview, lost).settled is False
    Anchor.objects.filter(placed=False).update(settled=True)
    correct.reword("Tell me more", "Go on")
    assert anchor_of(correct.interview, lost).settled is True


def test_turns_keep_their_labels_and_a_split_adds_a_letter(correct: Corrector) -> None:
    turns = turns_of(correct.interview)
    first, second = turns[3].text.split(". ", 1)
    parts = [turns[3]._replace(text=f"{first}."), turns[3]._replace(label=None, text=second)]
    correct.publish([*turns[:3], *parts, turns[4]])
    assert labels_of(correct.interview) == ["1", "2", "3", "4", "4a", "5"]


def test_a_label_once_used_is_not_given_again(correct: Corrector) -> None:
    turns = turns_of(correct.interview)
    correct.publish([*turns[:4], turns[4]._replace(label=None, text="And more."), turns[4]])
    assert labels_of(correct.interview) == ["1", "2", "3", "4", "4a", "5"]
    correct.publish(turns)
    correct.publish([*turns[:4], turns[4]._replace(label=None, text="Other words."), turns[4]])
    assert labels_of(correct.interview) == ["1", "2", "3", "4", "4b", "5"]


def test_it_is_one_event_of_the_history_and_verifies(correct: Corrector) -> None:
    for words in ("nobody else did", "I felt responsible.", "the numbers we had"):
        mark(By(correct.study.ben), interview=correct.interview, words=words)
    before = Event.objects.count()
    correct.reword(" I felt responsible.", "")
    event = Event.objects.order_by("seq").last()
    assert event is not None
    assert Event.objects.count() == before + 1
    assert event.verb == "transcript.corrected"
    assert '"lost":1' in event.body
    assert '"kept":2' in event.body
    assert not UndoStep.objects.filter(member=correct.study.ada, seq=event.seq).exists()
    assert verify(correct.study.project.pk).whole


def test_a_version_published_meanwhile_is_a_conflict(correct: Corrector) -> None:
    base, turns = version_of(correct.interview).pk, turns_of(correct.interview)
    correct.reword("Say more", "Tell me more")
    with pytest.raises(Conflict, match="meanwhile"):
        publish(By(correct.study.ben), correct.interview, turns, base=base)


def test_an_interview_read_independently_is_not_corrected(correct: Corrector) -> None:
    Veil.objects.create(member=correct.study.ben, interview_id=correct.interview.pk)
    with pytest.raises(Refused, match="independently"):
        correct.reword("Say more", "Tell me more")
    assert TranscriptVersion.objects.count() == 1


def test_what_is_no_correction_is_refused(correct: Corrector) -> None:
    turns = turns_of(correct.interview)
    with pytest.raises(Refused, match="Nothing is corrected"):
        correct.publish(turns)
    with pytest.raises(Refused, match="no words"):
        correct.publish([turns[0]._replace(text=" ")])
    with pytest.raises(Refused, match="no speech"):
        correct.publish([])
    with pytest.raises(Refused, match="speaker"):
        correct.publish([turns[0]._replace(speaker_id=uuid.uuid4())])
    assert TranscriptVersion.objects.count() == 1


def test_times_alone_can_be_corrected(correct: Corrector) -> None:
    turns = turns_of(correct.interview)
    correct.publish([turns[0]._replace(start=1.5), *turns[1:]])
    assert version_of(correct.interview).turns.all()[0].begins_at == 1.5


def test_a_request_sent_twice_publishes_once(correct: Corrector) -> None:
    base = version_of(correct.interview).pk
    turns = reworded(turns_of(correct.interview), "Say more", "Tell me more")
    by = By(correct.study.ada, uuid.uuid4())
    first = publish(by, correct.interview, turns, base=base)
    assert publish(by, correct.interview, turns, base=base) == first
    assert TranscriptVersion.objects.count() == 2


def test_a_request_sent_again_is_known_though_others_coded_since(correct: Corrector) -> None:
    base = version_of(correct.interview).pk
    turns = reworded(turns_of(correct.interview), "Say more", "Tell me more")
    by = By(correct.study.ada, uuid.uuid4())
    first = publish(by, correct.interview, turns, base=base)
    mark(By(correct.study.ben), interview=correct.interview, words="nobody else did")
    fresh = Interview.objects.get(pk=correct.interview.pk)
    assert publish(by, fresh, turns, base=base) == first


def test_places_made_while_others_were_carried_ahead_come_along(correct: Corrector) -> None:
    early = mark(By(correct.study.ben), interview=correct.interview, words="nobody else did")
    turns = reworded(turns_of(correct.interview), "Say more", "Tell me more")
    text = "\n".join(turn.text for turn in turns)
    ahead = carried_ahead(version_of(correct.interview), text)
    late = mark(By(correct.study.ben), interview=correct.interview, words="café talk")
    correct.publish(turns, place=ahead)
    assert anchor_of(correct.interview, early).exact == "nobody else did"
    assert anchor_of(correct.interview, late).exact == "café talk"


def test_nothing_is_carried_while_others_wait(
    correct: Corrector, monkeypatch: pytest.MonkeyPatch
) -> None:
    span = mark(By(correct.study.ben), interview=correct.interview, words="nobody else did")
    locked: list[bool] = []
    plain = carrying_ahead.carry

    def carry(old: str, new: str, places: Sequence[Place]) -> list[Carried]:
        locked.append(any("FOR UPDATE" in sql or "SAVEPOINT" in sql for sql in asked()))
        return plain(old, new, places)

    def asked() -> list[str]:
        return [str(query["sql"]) for query in queries.captured_queries]

    monkeypatch.setattr(carrying_ahead, "carry", carry)
    interview = Interview.objects.get(pk=correct.interview.pk)
    with CaptureQueriesContext(connection) as queries:
        publish(
            By(correct.study.ada),
            interview,
            reworded(turns_of(interview), "Say more", "Tell me more"),
            base=version_of(interview).pk,
        )
        assert locked == [False]
        interview = Interview.objects.get(pk=interview.pk)
    late = mark(By(correct.study.ben), interview=interview, words="Tell me more")
    with CaptureQueriesContext(connection) as queries:
        first = TranscriptVersion.objects.get(interview=interview, number=1)
        current = version_of(interview)
        go_back(By(correct.study.ada), interview=interview, version=first, base=current.pk)
    assert locked == [False, False]
    assert anchor_of(interview, span).placed
    assert not anchor_of(interview, late).placed


def test_another_way_of_placing_can_be_given(correct: Corrector) -> None:
    span = mark(By(correct.study.ben), interview=correct.interview, words="nobody else did")

    def nowhere(old: str, new: str, places: list[Place]) -> list[Carried]:
        return [Carried(None, False) for _place in places]

    turns = reworded(turns_of(correct.interview), "Say more", "Tell me more")
    correct.publish(turns, place=nowhere)
    assert anchor_of(correct.interview, span).placed is False


def test_it_joins_the_event_of_another_act(correct: Corrector) -> None:
    @action("import.begun", undoable=False)
    def masked(act: Act, *, interview: Interview) -> TranscriptVersion:
        turns = reworded(turns_of(interview), "Say more", "Tell me more")
        return publish(act, interview, turns, base=version_of(interview).pk)

    before = Event.objects.count()
    masked(By(correct.study.ada), interview=correct.interview)
    assert Event.objects.count() == before + 1
    assert version_of(correct.interview).number == 2


def test_going_back_restores_places_and_brings_what_was_made_since(correct: Corrector) -> None:
    first = version_of(correct.interview)
    span = mark(By(correct.study.ben), interview=correct.interview, words="I felt responsible.")
    was = anchor_of(correct.interview, span)
    second = correct.reword("I felt responsible.", "I was the culprit here, and nobody else.")
    since = mark(By(correct.study.ben), interview=correct.interview, words="café talk")
    gone = mark(By(correct.study.ben), interview=correct.interview, words="the culprit here")
    go_back(By(correct.study.ada), interview=correct.interview, version=first, base=second.pk)
    assert version_of(correct.interview) == first
    assert anchor_of(correct.interview, span) == was
    assert anchor_of(correct.interview, since).exact == "café talk"
    assert anchor_of(correct.interview, gone).placed is False
    assert anchor_of(correct.interview, gone).exact == "the culprit here"


def test_going_back_needs_another_version_of_this_interview(correct: Corrector) -> None:
    first = version_of(correct.interview)
    with pytest.raises(Refused, match="current one already"):
        go_back(By(correct.study.ada), interview=correct.interview, version=first, base=first.pk)
    second = correct.reword("Say more", "Tell me more")
    with pytest.raises(Conflict):
        go_back(By(correct.study.ada), interview=correct.interview, version=first, base=first.pk)
    Veil.objects.create(member=correct.study.ben, interview_id=correct.interview.pk)
    with pytest.raises(Refused, match="independently"):
        go_back(By(correct.study.ada), interview=correct.interview, version=first, base=second.pk)


WORDS = st.sampled_from(["we", "said", "the", "model", "was", "wrong,", "and", "it."])
SAID = st.lists(WORDS, min_size=1, max_size=8).map(" ".join)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_after_any_edits_a_place_keeps_its_words_or_says_so(
    correct: Corrector, data: st.DataObject
) -> None:
    with transaction.atomic():
        _edited(correct, data)
        transaction.set_rollback(True)


def _edited(correct: Corrector, data: st.DataObject) -> None:
    interview = correct.interview
    kept = [
        *turns_of(interview),
        *(
            NewTurn(None, turns_of(interview)[0].speaker_id, words)
            for words in data.draw(st.lists(SAID, min_size=1, max_size=6))
        ),
    ]
    version = correct.publish(kept)
    for _ in range(3):
        start = data.draw(st.integers(0, len(version.text) - 2))
        end = data.draw(st.integers(start + 1, len(version.text)))
        if version.text[start:end].strip() == version.text[start:end]:
            mark(By(correct.study.ben), interview=interview, words=version.text[start:end])
    before = anchors_in(version)
    edits = data.draw(st.lists(SAID, min_size=1, max_size=3))
    at, drop = data.draw(st.integers(0, len(kept))), data.draw(st.integers(0, 2))
    new = [NewTurn(None, kept[0].speaker_id, words) for words in edits]
    turns = turns_of(interview)
    second = correct.publish([*turns[:at], *new, *turns[at + drop :]])
    after = anchors_in(second)
    assert set(after) == set(before)
    for span, anchor in after.items():
        _is_honest(second.text, before[span], anchor)
    go_back(By(correct.study.ada), interview=interview, version=version, base=second.pk)
    assert anchors_in(version) == before
    assert {key: each.exact for key, each in anchors_in(version).items()} == {
        key: each.exact for key, each in before.items()
    }


def anchors_in(version: TranscriptVersion) -> dict[uuid.UUID, Anchor]:
    return {anchor.span_id: anchor for anchor in Anchor.objects.filter(transcript=version)}


def _is_honest(text: str, before: Anchor, after: Anchor) -> None:
    if not after.placed:
        assert not after.settled
        assert (after.exact, after.prefix, after.suffix) == (
            before.exact,
            before.prefix,
            before.suffix,
        )
        return
    assert holds(text, Place(after.start, after.end), after.exact, after.prefix, after.suffix)
    assert after.settled == (after.exact.split() == before.exact.split())


def test_everyone_in_the_project_reads_the_new_version(correct: Corrector) -> None:
    later = admit(By(correct.study.ada), user=correct.study.sven.user, role="observer")
    correct.reword("Say more", "Tell me more")
    assert Interview.objects.visible_to(later).get().current == version_of(correct.interview)
