"""What can be decided about names."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from interviews.masking import keys
from interviews.masking.applying import masking_of
from interviews.masking.looking import LOOKING
from interviews.masking.models import EntryState, FoundKind, MaskEntry
from interviews.masking.names import key
from interviews.masking.replacing import Finder, Name
from interviews.projects import jobs
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, action
from interviews.projects.models import Job

MOST_FORMS = 60
LONGEST_FORM = 120


@action("masking.looked", undoable=False)
def begin_looking(act: Act) -> Job:
    """Send a job that looks for names in texts nobody has looked through."""
    return jobs.begin(act.member, LOOKING, {})


@action("masking.decided", undoable=False)
def decide(
    act: Act,
    *,
    kind: str,
    forms: Sequence[str],
    replacement: str = "",
    any_case: bool = True,
    typed: bool = False,
) -> MaskEntry:
    """Decide about a name, once: what it becomes everywhere, or (no replacement) to leave it.

    ``forms`` are its ways of writing, the fullest first.
    """
    said = list(dict.fromkeys(form.strip() for form in forms if key(form)))[:MOST_FORMS]
    if not said or any(len(form) > LONGEST_FORM for form in said):
        raise Refused(_("Write the name as it stands in the text, at most 120 characters."))
    if any(len(key(form)) < 2 and form.isascii() for form in said):
        raise Refused(_("One letter alone is no name: it would be replaced all over the texts."))
    replacement = " ".join(replacement.split())
    _refuse_bad_replacement(said, replacement)
    _refuse_crossing(act, Name(tuple(said), any_case), replacement)
    _refuse_second_key(act)
    keys.make(act.project_id)
    state = EntryState.DECIDED if replacement else EntryState.LEFT
    entry = MaskEntry(
        kind=FoundKind(kind),
        state=state,
        replacement=replacement,
        any_case=any_case,
        typed=typed,
        sealed=keys.seal(act.project_id, {"shown": said[0], "forms": said}),
    )
    return act.create(entry)


def _refuse_bad_replacement(forms: Sequence[str], replacement: str) -> None:
    if replacement and Finder({1: Name(tuple(forms))}).find(replacement):
        raise Refused(_("What replaces the name has the name in it. Choose other words."))


def _refuse_crossing(act: Act, name: Name, replacement: str) -> None:
    """A pseudonym that is another masked name would be masked in its turn: two people in one."""
    if not replacement:
        return
    others = masking_of(act.project_id)
    if others.finder.find(replacement):
        raise Refused(
            _("What replaces the name is itself a name that is masked here. Choose other words.")
        )
    mine = Finder({1: name})
    if any(mine.find(term) for term in others.replacements.values()):
        raise Refused(
            _(
                "This name stands in what replaces another name, and masking would mix the two "
                "up. Give that one another pseudonym first."
            )
        )


def _refuse_second_key(act: Act) -> None:
    """A new key beside a missing one would be lost when that one is put back."""
    if not keys.there_is(act.project_id):
        for row in MaskEntry.objects.filter(project_id=act.project_id, removed=False):
            if row.sealed:
                keys.unseal(act.project_id, row.sealed)


@action("masking.left", undoable=False)
def leave_all(act: Act, *, kind: str, names: Sequence[Sequence[str]]) -> list[MaskEntry]:
    """Leave many names of one kind as they are; each is its ways of writing."""
    return [decide(act, kind=kind, forms=forms) for forms in names]


@action("masking.reconsidered", undoable=False)
def reconsider(act: Act, *, entry: MaskEntry) -> MaskEntry:
    """Take back a decision that was not carried out yet."""
    row = MaskEntry.objects.select_for_update().get(pk=entry.pk)
    if row.state == EntryState.MASKED:
        raise Conflict(_("This name has been masked meanwhile. A lead can put it back."))
    return act.remove(row)
