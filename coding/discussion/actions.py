"""Open a discussion, answer it, settle it with a decision, open it again."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from coding.discussion.models import Answer, Decision, Discussion, Outcome
from interviews.projects import links
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action
from interviews.projects.models import Member
from interviews.transcripts.targets import Target


@action("discussion.opened")
def open_discussion(act: Act, *, question: str, target: Target) -> Discussion:
    """Flag ``target`` with a question for the team; what only its author reads is refused."""
    if not question.strip():
        raise Refused(_("Say in a few words what should be talked about."))
    about = target.row(act)
    if not links.is_shared(about):
        raise Refused(_("Only you can read this memo. Share it with the team first, then flag it."))
    discussion = act.create(Discussion(opened_by=act.member, question=question, opened_at=act.at))
    links.hang(act, discussion, about)
    return discussion


@action("discussion.answered")
def answer(act: Act, *, discussion: Discussion, body: str) -> Answer:
    if not body.strip():
        raise Refused(_("The answer is empty. Write something first."))
    return act.create(
        Answer(discussion=discussion, author=act.member, body=body, written_at=act.at)
    )


@action("discussion.settled")
def settle(
    act: Act,
    *,
    discussion: Discussion,
    outcome: str,
    what: str,
    why: str,
    present: Sequence[Member] = (),
    changed: Sequence[int] = (),
) -> Decision:
    """Record what was decided, why, who was there, and the events (seqs) it led to.

    A discussion that is deferred stays open.
    """
    if not (what.strip() and why.strip()):
        raise Refused(_("Write down what was decided and why: both are read later."))
    _must_be_open(discussion)
    if outcome == Outcome.DEFERRED:
        act.tell(deferred=True)
    else:
        act.change(discussion, settled=True)
    return act.create(
        Decision(
            discussion=discussion,
            outcome=Outcome(outcome),
            what=what,
            why=why,
            present=[str(member.pk) for member in present],
            changed=list(changed),
            decided_by=act.member,
            decided_at=act.at,
        )
    )


@action("discussion.reopened")
def reopen(act: Act, *, discussion: Discussion) -> Discussion:
    """Talk on; what was decided stays in the thread. Nothing happens to an open one."""
    current = Discussion.objects.get(pk=discussion.pk)
    return act.change(discussion, settled=False) if current.settled else discussion


def _must_be_open(discussion: Discussion) -> None:
    if Discussion.objects.get(pk=discussion.pk).settled:
        raise Conflict(_("This was settled in the meantime. Read the decision, or open it again."))
