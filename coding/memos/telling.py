"""What this room tells the ground floor's registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coding.memos.models import Memo, MemoKind
from coding.memos.queries import memos_on
from interviews.projects import links, registers
from interviews.projects.alike import Alike, tell_together
from interviews.projects.models import Member, Recorded
from interviews.projects.registers import Described, Hanging, Linkable, Page
from interviews.search.searchable import Searchable, searchable


def register() -> None:
    registers.page(Page("memos", gettext_lazy("Memos"), "memos:memos", 50))
    registers.linkable(
        Linkable(
            Memo,
            gettext_lazy("Memo"),
            Memo.objects.visible_to,
            describe_memos,
            links.interview_of,
            lambda memo: not memo.private,
            hidden_with=links.hidden_with,
        )
    )
    fields = ("title", "body")
    label = gettext_lazy("Memos")
    searchable(Searchable(Memo, label, 10, fields, Memo.objects.visible_to, describe_memos))
    registers.step(POSITION)
    tell_together(
        {"memo.written": Alike(lambda n: ngettext("wrote %d memo", "wrote %d memos", n) % n, Memo)}
    )
    registers.hanging(Hanging(10, "memos/_on.html", memos_about))
    registers.sentences(
        {
            "memo.written": lambda about: _("wrote a memo"),
            "memo.changed": lambda about: _("changed a memo"),
            "memo.shared": lambda about: _("shared a memo with the team"),
            "memo.kept_private": lambda about: _("made a memo private"),
            "memo.removed": lambda about: _("removed a memo"),
        },
        {"memo": gettext_lazy("Memos")},
    )


def memos_about(member: Member, row: Recorded) -> dict[str, Any]:
    """The memos on a row, for the page that shows the row."""
    return {"memos": memos_on(member, [row.pk]).get(row.pk, [])}


def _has_position(member: Member) -> bool:
    mine = Memo.objects.visible_to(member).filter(author=member, kind=MemoKind.POSITION)
    return mine.exists()


POSITION = registers.Step(
    key="position",
    order=40,
    label=gettext_lazy("Write where you stand"),
    text=gettext_lazy("A dated memo on your own position: what you bring to this reading."),
    url_name="memos:form",
    query="?kind=position",
    done=_has_position,
)


def describe_memos(member: Member, memos: Iterable[Memo]) -> dict[Any, Described]:
    slug = member.project.slug
    return {
        memo.pk: Described(str(memo), reverse("memos:memo", args=[slug, memo.pk]), str(_("Memo")))
        for memo in memos
    }
