"""What this room tells the ground floor's registers."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from coding.discussion.models import Answer, Decision, Discussion
from coding.discussion.queries import flags_on, waiting_for
from interviews.projects import links, people, registers
from interviews.projects.alike import Alike, tell_together
from interviews.projects.models import Member, Recorded
from interviews.projects.registers import Described, Hanging, Linkable, Page
from interviews.projects.waiting import Waits, waits
from interviews.search.searchable import Searchable, searchable

MOST_WAITING = 5


def register() -> None:
    registers.page(
        Page("discussion", gettext_lazy("Discussion"), "discussion:discussions", 60, is_shown)
    )
    registers.linkable(
        Linkable(
            Discussion,
            gettext_lazy("Discussion"),
            Discussion.objects.visible_to,
            describe_discussions,
            links.interview_of,
            hidden_with=links.hidden_with,
        )
    )
    registers.describer(Answer, _of_parts)
    registers.describer(Decision, _of_parts)
    _let_be_found()
    tell_together({"discussion.opened": Alike(_opened, Discussion)})
    registers.hanging(Hanging(20, "discussion/_on.html", discussions_about))
    waits("discussion", 20, _waiting)
    registers.sentences(
        {
            "discussion.opened": lambda about: pgettext("history", "flagged for discussion"),
            "discussion.answered": lambda about: _("answered in a discussion"),
            "discussion.settled": _settled,
            "discussion.reopened": lambda about: _("opened a discussion again"),
        },
        {"discussion": gettext_lazy("Discussions")},
    )


def _let_be_found() -> None:
    """What was asked, answered and decided; answers and decisions lead to their discussion."""
    for order, model, label, fields, describe in (
        (30, Discussion, gettext_lazy("Discussions"), ("question",), describe_discussions),
        (31, Answer, gettext_lazy("Answers in discussions"), ("body",), _of_parts),
        (32, Decision, gettext_lazy("Decisions"), ("what", "why"), _of_parts),
    ):
        visible = model.objects.visible_to
        searchable(Searchable(model, label, order, fields, visible, describe))


def _opened(number: int) -> str:
    return (
        ngettext("flagged %d thing for discussion", "flagged %d things for discussion", number)
        % number
    )


def _settled(about: dict[str, Any]) -> str:
    deferred = about.get("deferred")
    return _("left a discussion open for now") if deferred else _("settled a discussion")


def is_shown(member: Member) -> bool:
    """Alone there is nobody to discuss with; what was discussed stays to be read."""
    if people.several(member):
        return True
    # Every page asks, and whether something hangs on what is hidden takes long to find out.
    some = Discussion.objects.filter(project=member.project_id)
    return some.exists() and Discussion.objects.visible_to(member).exists()


def discussions_about(member: Member, row: Recorded) -> dict[str, Any]:
    """The discussions on a row, for the page that shows the row."""
    flaggable = not isinstance(row, Discussion) and links.is_shared(row) and people.several(member)
    discussions = flags_on(member, [row.pk]).get(row.pk, [])
    return {"discussions": discussions, "flaggable": flaggable}


def _waiting(member: Member) -> list[Waits]:
    """Open discussions the member has said nothing in yet."""
    rows = list(waiting_for(member))
    if not rows:
        return []
    said = ngettext(
        "%d open discussion without your voice", "%d open discussions without your voice", len(rows)
    )
    page = f"{reverse('discussion:discussions', args=[member.project.slug])}?state=open"
    things = describe_discussions(member, rows[:MOST_WAITING])
    return [Waits(said % len(rows), page, list(things.values()))]


def describe_discussions(member: Member, rows: Iterable[Discussion]) -> dict[Any, Described]:
    kind = str(_("Discussion"))
    return {row.pk: Described(str(row), address(member, row.pk), kind) for row in rows}


def _of_parts(member: Member, rows: Iterable[Any]) -> dict[Any, Described]:
    """Answers and decisions are named by their discussion."""
    held = list(rows)
    ids = {row.discussion_id for row in held}
    named = describe_discussions(member, Discussion.objects.visible_to(member).filter(pk__in=ids))
    return {row.pk: named[row.discussion_id] for row in held if row.discussion_id in named}


def address(member: Member, discussion: Any) -> str:
    return reverse("discussion:discussion", args=[member.project.slug, discussion])
