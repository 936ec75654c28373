"""Groups of codes beside the tree: a code may be in several."""

from __future__ import annotations

from collections.abc import Collection

from django.utils.translation import gettext as _

from coding.codebook.actions.refusing import refuse_gone
from coding.codebook.models import Code, CodeGroup, Grouped
from interviews.projects import veils
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action

LONGEST = 120


@action("group.changed")
def put_in_groups(
    act: Act, *, code: Code, groups: Collection[CodeGroup], new: str = ""
) -> list[Grouped]:
    """Put a code in these groups and no others, and in one called ``new``, made if need be.

    Answers with the memberships that began or ended.
    """
    veils.refuse_while_unrevealed(act.project_id)
    code.refresh_from_db()
    refuse_gone(code)
    wanted = {group.pk: group for group in groups}
    if new.strip():
        named = _named(act, new)
        wanted[named.pk] = named
    act.tell(code=str(code.pk))
    held = Grouped.objects.filter(code=code, removed=False)
    ended = [act.remove(row) for row in held if wanted.pop(row.group_id, None) is None]
    return ended + [act.create(Grouped(group=group, code=code)) for group in wanted.values()]


@action("group.renamed")
def rename_group(
    act: Act, *, group: CodeGroup, name: str, expected: int | None = None
) -> CodeGroup:
    """Call a group something else."""
    veils.refuse_while_unrevealed(act.project_id)
    name = _folded(name)
    if _called(act, name) not in (None, group):
        raise Refused(_("There is already a group called “%(name)s”.") % {"name": name})
    return act.change(group, expected=expected, name=name)


@action("group.removed")
def remove_group(act: Act, *, group: CodeGroup) -> CodeGroup:
    """Give a group up; its codes stay as they are."""
    veils.refuse_while_unrevealed(act.project_id)
    group.refresh_from_db()
    if group.removed:
        raise Conflict(_("This group was removed in the meantime. Reload the page to see."))
    for row in Grouped.objects.filter(group=group, removed=False):
        act.remove(row)
    return act.remove(group)


def _named(act: Act, name: str) -> CodeGroup:
    name = _folded(name)
    return _called(act, name) or act.create(CodeGroup(name=name))


def _called(act: Act, name: str) -> CodeGroup | None:
    return CodeGroup.objects.visible_to(act.member).filter(name__iexact=name).first()


def _folded(name: str) -> str:
    name = " ".join(name.split())
    if not 0 < len(name) <= LONGEST:
        raise Refused(_("Give the group a name of up to 120 characters."))
    return name
