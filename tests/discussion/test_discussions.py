"""Discussions: who flags, answers and settles, who reads them."""

from __future__ import annotations

import uuid

import pytest

from coding.codebook.actions import revise
from coding.codebook.models import Code
from coding.discussion.actions import answer, open_discussion, reopen, settle
from coding.discussion.models import Answer, Decision, Discussion, Outcome
from coding.discussion.queries import Sought, flags_in, flags_on, sought, waiting_for
from coding.discussion.threads import changes_since, thread
from coding.memos.actions import share_memo, write_memo
from coding.segments.actions import apply_code
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import By
from interviews.projects.history.undo import undo
from interviews.projects.models import Member, Veil
from interviews.projects.recent_acts import recent_acts
from interviews.projects.telling import tell, visible_events
from interviews.transcripts.models import Interview, Participant
from interviews.transcripts.targets import Target
from tests.conftest import Study
from tests.library import bounds, code_named, kept_interview


def on_row(row: object) -> Target:
    return Target(model=row._meta.label, id=str(row.pk))  # type: ignore[attr-defined]


def on_words(interview: Interview, words: str = "I felt responsible") -> Target:
    return Target(interview=str(interview.pk), **bounds(interview, words))


def flagged(member: Member, target: Target, question: str = "Pride, or a burden?") -> Discussion:
    return open_discussion(By(member), question=question, target=target)


def settled(member: Member, discussion: Discussion, **more: object) -> Decision:
    decided = {"outcome": Outcome.BOTH_STAND, "what": "Both are kept", "why": "Both hold"}
    return settle(By(member), discussion=discussion, **{**decided, **more})  # type: ignore[arg-type]


@pytest.fixture
def code(study: Study) -> Code:
    return code_named(study.ada, "responsibility")


def test_a_flag_on_words_is_marked_on_them(study: Study, interview: Interview) -> None:
    discussion = flagged(study.olga, on_words(interview))
    where = bounds(interview, "I felt responsible")
    assert flags_in(study.ada, interview) == [(where["start"], where["end"], discussion)]


def test_a_flag_on_a_coding_is_found_on_it_and_on_its_words(
    study: Study, interview: Interview, code: Code
) -> None:
    where = bounds(interview, "a score")
    coding = apply_code(By(study.ben), code=code, interview=interview, **where)
    discussion = flagged(study.ada, on_row(coding))
    assert flags_on(study.ben, [coding.pk, code.pk]) == {coding.pk: [discussion]}
    assert [flag for *_, flag in flags_in(study.ben, interview)] == [discussion]


def test_flagging_a_private_memo_is_refused_until_it_is_shared(study: Study) -> None:
    memo = write_memo(By(study.ben), body="I dislike this participant")
    with pytest.raises(Refused, match="Share it"):
        flagged(study.ben, on_row(memo))
    with pytest.raises(Refused, match="no longer there"):
        flagged(study.ada, on_row(memo))
    share_memo(By(study.ben), memo=memo)
    assert flagged(study.ada, on_row(memo))


def test_a_flag_without_words_is_refused(study: Study, code: Code) -> None:
    with pytest.raises(Refused, match="few words"):
        flagged(study.ben, on_row(code), " ")


def test_answers_and_the_decision_are_read_in_their_order(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    answer(By(study.ben), discussion=discussion, body="A burden")
    settled(study.ada, discussion, present=[study.ada, study.ben])
    answer(By(study.olga), discussion=discussion, body="Late thought")
    said = thread(study.cleo, discussion)
    assert [one.by.name for one in said] == ["Ben Costa", "Ada Berg", "Olga Evans"]
    assert [person.name for person in said[1].present] == ["Ada Berg", "Ben Costa"]
    assert Discussion.objects.get().settled


def test_what_a_decision_changed_is_told_with_what_it_touched(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    revise(By(study.ben), code=code, brief="Feeling answerable", meaning_changed=True)
    lines = changes_since(study.ada, discussion)
    assert [line.sentence for line in lines] == ["changed the meaning of a code"]
    settled(study.ada, discussion, changed=[lines[0].seq])
    changed = thread(study.cleo, discussion)[0].changed
    assert [subject.title for subject in changed[0].subjects] == ["responsibility"]


def test_what_was_undone_since_is_not_offered(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    revise(By(study.ben), code=code, brief="Feeling answerable")
    undo(By(study.ben))
    assert changes_since(study.ada, discussion) == []


def test_a_decision_needs_what_and_why(study: Study, code: Code) -> None:
    with pytest.raises(Refused, match="why"):
        settled(study.ada, flagged(study.ada, on_row(code)), why=" ")


def test_two_who_settle_at_once_do_not_overwrite_each_other(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    settled(study.ada, discussion)
    with pytest.raises(Conflict):
        settled(study.ben, discussion)
    assert Decision.objects.count() == 1


def test_a_settled_discussion_can_be_opened_again_and_keeps_its_decision(
    study: Study, code: Code
) -> None:
    discussion = flagged(study.ada, on_row(code))
    settled(study.ada, discussion)
    reopen(By(study.ben), discussion=discussion)
    settled(study.ben, discussion, outcome=Outcome.CODE_CHANGED)
    assert [one.decision.outcome for one in thread(study.ada, discussion) if one.decision] == [
        Outcome.BOTH_STAND,
        Outcome.CODE_CHANGED,
    ]


def test_undo_takes_back_a_decision_then_the_discussion(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    settled(study.ada, discussion)
    undo(By(study.ada))
    assert not Discussion.objects.get().settled
    assert not Decision.objects.visible_to(study.ada)
    undo(By(study.ada))
    assert not Discussion.objects.visible_to(study.ada)
    assert flags_on(study.ada, [code.pk]) == {}


def test_the_same_operation_opens_and_answers_once(study: Study, code: Code) -> None:
    once, twice = By(study.ben, uuid.uuid4()), By(study.ben, uuid.uuid4())
    for _ in range(2):
        row = open_discussion(once, question="Twice?", target=on_row(code))
        answer(twice, discussion=row, body="Once")
    assert (Discussion.objects.count(), Answer.objects.count()) == (1, 1)


def test_a_veil_hides_others_discussions_and_their_answers_to_ones_own(
    study: Study, interview: Interview, code: Code
) -> None:
    flagged(study.ben, on_words(interview))
    own = flagged(study.cleo, on_words(interview, "a score"))
    answer(By(study.ada), discussion=own, body="I read it as pride")
    free = flagged(study.ben, on_row(code))
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert set(Discussion.objects.visible_to(study.cleo)) == {own, free}
    assert thread(study.cleo, own) == []
    assert [flag for *_, flag in flags_in(study.cleo, interview)] == [own]
    assert list(waiting_for(study.cleo)) == [free]


def test_a_stranger_sees_nothing_and_can_flag_nothing(study: Study, code: Code) -> None:
    flagged(study.ada, on_row(code))
    assert not Discussion.objects.visible_to(study.sven)
    with pytest.raises(Refused):
        flagged(study.sven, on_row(code))


def test_what_waits_is_open_and_without_ones_own_voice(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    assert list(waiting_for(study.ben)) == [discussion]
    assert list(waiting_for(study.ada)) == []
    answer(By(study.ben), discussion=discussion, body="Here")
    assert list(waiting_for(study.ben)) == []
    settled(study.ada, discussion)
    assert list(waiting_for(study.cleo)) == []


def test_discussions_are_sought_open_first_by_state_person_and_words(
    study: Study, code: Code
) -> None:
    old = flagged(study.ada, on_row(code), "About pride")
    settled(study.ada, old)
    new = flagged(study.ben, on_row(code), "About burden")
    answer(By(study.cleo), discussion=old, body="Responsibility again")
    assert list(sought(study.ada, Sought())) == [new, old]
    assert list(sought(study.ada, Sought(state="settled"))) == [old]
    assert list(sought(study.ada, Sought(person=study.cleo.pk))) == [old]
    assert list(sought(study.ada, Sought(words="responsibility"))) == [old]
    assert list(sought(study.ada, Sought(about="themes.Theme"))) == []


def test_the_history_names_the_discussion_that_was_answered(study: Study, code: Code) -> None:
    answer(By(study.ben), discussion=flagged(study.ada, on_row(code)), body="A burden")
    line = tell(study.cleo, list(visible_events(study.cleo)[:1]))[0]
    assert line.sentence == "answered in a discussion"
    assert [subject.title for subject in line.subjects] == ["Pride, or a burden?"]


def test_a_discussion_left_open_for_now_stays_open(study: Study, code: Code) -> None:
    discussion = flagged(study.ada, on_row(code))
    settled(study.ada, discussion, outcome=Outcome.DEFERRED)
    assert not Discussion.objects.get().settled
    assert list(waiting_for(study.ben)) == [discussion]
    line = tell(study.cleo, list(visible_events(study.cleo)[:1]))[0]
    assert line.sentence == "left a discussion open for now"
    settled(study.ben, discussion)
    assert Discussion.objects.get().settled


def test_a_flag_on_a_code_coined_behind_a_veil_is_its_coiners_until_reveal(
    study: Study, interview: Interview
) -> None:
    """On the code, on a coding of it in an interview that all may read, and on a memo on it."""
    veiled = kept_interview(study.ada, "P2")
    Veil.objects.create(member=study.ben, interview_id=veiled.pk)
    code = code_named(study.ben, "unseen")
    coding = apply_code(
        By(study.ben), code=code, interview=interview, **bounds(interview, "I felt")
    )
    memo = write_memo(By(study.ben), body="Why", visibility="team", target=on_row(code))
    held = {flagged(study.ben, on_row(row)) for row in (code, coding, memo)}
    for row in held:
        answer(By(study.ben), discussion=row, body="Yes")
        settled(study.ben, row)
    for model in (Discussion, Answer, Decision):
        assert not model.objects.visible_to(study.ada) | model.objects.visible_to(study.cleo)
    assert set(Discussion.objects.visible_to(study.ben)) == held
    Code.objects.update(behind_veil=False)
    assert set(Discussion.objects.visible_to(study.ada)) == held


def test_a_flag_on_a_participant_of_a_veiled_interview_is_its_openers_until_reveal(
    study: Study, interview: Interview
) -> None:
    person = on_row(Participant.objects.get(label="P1"))
    others, own = flagged(study.ben, person), flagged(study.cleo, person)
    for row in (others, own):
        answer(By(study.ben), discussion=row, body="Yes")
        settled(study.ben, row)
    Veil.objects.create(member=study.cleo, interview_id=interview.pk)
    assert list(Discussion.objects.visible_to(study.cleo)) == [own]
    for model in (Answer, Decision):
        assert not model.objects.visible_to(study.cleo)
        assert model.objects.visible_to(study.ada).count() == 2
    Veil.objects.all().delete()
    assert set(Discussion.objects.visible_to(study.cleo)) == {others, own}


@pytest.mark.parametrize("about", ["words", "participant"])
def test_behind_a_veil_undoing_does_not_tell_whether_a_flag_was_answered(
    study: Study, interview: Interview, about: str
) -> None:
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    person = on_row(Participant.objects.get(label="P1"))
    discussion = flagged(study.ben, on_words(interview) if about == "words" else person)
    before = [act.why_not for act in recent_acts(study.ben)]
    answer(By(study.ada), discussion=discussion, body="A burden.")
    assert [act.why_not for act in recent_acts(study.ben)] == before
    with pytest.raises(Refused, match="read independently"):
        undo(By(study.ben), discussion.version)


def test_what_a_veil_has_hidden_since_is_neither_named_nor_changed_by_undoing(
    study: Study, interview: Interview
) -> None:
    discussion = flagged(study.olga, on_words(interview))
    decision = settled(study.ben, discussion)
    Veil.objects.create(member=study.ben, interview_id=interview.pk)
    with pytest.raises(Refused, match="read independently"):
        undo(By(study.ben), decision.version)
    reopen(By(study.ada), discussion=discussion)
    with pytest.raises(Refused, match="read independently"):
        undo(By(study.ben), decision.version)
