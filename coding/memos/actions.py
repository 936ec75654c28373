"""What can be done with memos; only their author changes them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from coding.memos.models import Memo
from interviews.projects import links
from interviews.projects.errors import Refused
from interviews.projects.history import Act, action
from interviews.transcripts.targets import Target


@action("memo.written")
def write_memo(act: Act, /, *, body: str, target: Target | None = None, **fields: Any) -> Memo:
    """Write a memo, hung on ``target`` where there is one; no code is needed."""
    if not body.strip():
        raise Refused(_("The memo is empty. Write something first."))
    memo = act.create(
        Memo(author=act.member, body=body, written_at=act.at, changed_at=act.at, **fields)
    )
    if target:
        links.hang(act, memo, target.row(act))
    return memo


@action("memo.changed")
def change_memo(act: Act, /, *, memo: Memo, expected: int | None = None, **fields: Any) -> Memo:
    """Change one's own memo; ``visibility`` turns a private one into the team's and back."""
    _refuse_others(act, memo)
    return act.change(memo, expected=expected, changed_at=act.at, **fields)


@action("memo.removed")
def remove_memo(act: Act, *, memo: Memo) -> Memo:
    _refuse_others(act, memo)
    return act.remove(memo)


def _refuse_others(act: Act, memo: Memo) -> None:
    if memo.author_id != act.member.pk:
        raise Refused(_("This memo is a colleague's. Answer it with one of your own."))
