"""Answer, settle with a decision, open again."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coding.discussion.actions import answer, reopen, settle
from coding.discussion.forms import AnswerForm, DecisionForm
from coding.discussion.models import Outcome
from coding.discussion.threads import changes_since
from coding.discussion.views.listing import discussion_of, page_of
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict
from interviews.projects.saying import answered, refuse_script, scripted


@require_POST
def answer_it(request: HttpRequest, slug: str, discussion: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.WRITE)
    row = discussion_of(member, discussion)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        refuse_script(request, form)
        return page_of(request, member, row, 422, answer_form=form)
    said = answer(by(request, member), discussion=row, body=form.cleaned_data["body"])
    where = row.get_absolute_url()
    return answered(request, member, _("Your answer is in the thread."), where, said.version)


@require_POST
def settle_it(request: HttpRequest, slug: str, discussion: uuid.UUID) -> HttpResponse:
    """Record the decision; what was typed is never lost."""
    member = reach(request, slug, Right.CODE)
    row = discussion_of(member, discussion)
    form = DecisionForm(member, changes_since(member, row), request.POST)
    if not form.is_valid():
        refuse_script(request, form)
        return page_of(request, member, row, 422, decision_form=form)
    try:
        decision = settle(by(request, member), discussion=row, **form.values())
    except Conflict as conflict:
        if scripted(request):
            raise
        form.add_error(None, str(conflict))
        row = discussion_of(member, discussion)
        return page_of(request, member, row, conflict.status, decision_form=form)
    deferred = decision.outcome == Outcome.DEFERRED
    said = _("It is recorded, and stays open.") if deferred else _("The decision is recorded.")
    return answered(request, member, said, row.get_absolute_url(), decision.version)


@require_POST
def reopen_it(request: HttpRequest, slug: str, discussion: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = discussion_of(member, discussion)
    reopened = reopen(by(request, member), discussion=discussion_of(member, discussion))
    changed = reopened.version if reopened.version != row.version else None
    said = _("The discussion is open again.")
    return answered(request, member, said, row.get_absolute_url(), changed)
