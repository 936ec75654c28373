"""What can be done with memos; only their author changes them."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from coding.memos.models import Memo, Visibility
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
    """Change what one's own memo says; who can read it changes by an act of its own."""
    _refuse_others(act, memo)
    if not fields.get("body", memo.body).strip():
        raise Refused(_("The memo is empty. Write something, or remove it."))
    return act.change(memo, expected=expected, changed_at=act.at, **fields)


@action("memo.shared")
def share_memo(act: Act, *, memo: Memo) -> Memo:
    """Let the team read one's own memo."""
    return _let_read(act, memo, Visibility.TEAM)


@action("memo.kept_private")
def keep_memo_private(act: Act, *, memo: Memo) -> Memo:
    """Take one's own memo back from the team's eyes."""
    return _let_read(act, memo, Visibility.PRIVATE)


@action("memo.removed")
def remove_memo(act: Act, *, memo: Memo) -> Memo:
    _refuse_others(act, memo)
    return act.remove(memo)


def _let_read(act: Act, memo: Memo, visibility: Visibility) -> Memo:
    _refuse_others(act, memo)
    if memo.visibility == visibility:
        return memo
    return act.change(memo, visibility=visibility)


def _refuse_others(act: Act, memo: Memo) -> None:
    if memo.author_id != act.member.pk:
        raise Refused(_("This memo is a colleague's. Answer it with one of your own."))
