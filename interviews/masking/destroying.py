"""Destroying on purpose what was sealed, so that nobody can bring it back."""

from __future__ import annotations

from django.db import transaction
from django.utils.translation import gettext as _

from interviews.masking import keys, sealing
from interviews.masking.models import EntryState, MaskEntry, Sealed
from interviews.projects.errors import Refused
from interviews.projects.history import Act, By, action
from interviews.projects.history.erasing import clean_file
from interviews.projects.models import Member


def destroy(by: By, *, confirmed: str, key_too: bool) -> int:
    """Destroy sealed texts and files for good; ``key_too``: and which name became what.

    ``confirmed`` is the project's title, typed by a lead. Without the key no entry can be undone.
    The number of sealed texts and files that are gone.
    """
    member = by.member
    if confirmed.strip() != member.project.title.strip():
        raise Refused(_("Type the title of the project exactly, to show that you mean it."))
    gone = _destroy(by, key_too=key_too)
    if key_too:
        _new_key(member)
    clean_file()
    return gone


@action("masking.destroyed", undoable=False)
def _destroy(act: Act, *, key_too: bool) -> int:
    rows = Sealed.objects.filter(project_id=act.project_id)
    originals = rows.filter(what__in=(sealing.VERSION, sealing.FILE))
    gone = originals.count()
    (rows if key_too else originals).delete()
    for entry in MaskEntry.objects.filter(project_id=act.project_id) if key_too else ():
        if entry.state == EntryState.MASKED or entry.removed:
            act.restore(entry, {"sealed": b"", "typed": entry.typed}, act.seq)
    act.tell(sealed=gone, key=key_too)
    return gone


def _new_key(member: Member) -> None:
    """A new key for what is still to be decided; copies of the old one's seals stay shut.

    The old key goes last, so that nothing is lost wherever this is cut off.
    """
    project_id = member.project_id
    keys.make(project_id)
    keys.renew(project_id)
    with transaction.atomic():
        for row in MaskEntry.objects.filter(project_id=project_id, removed=False):
            if row.sealed:
                said = keys.opened(project_id, row.sealed)
                MaskEntry.objects.filter(pk=row.pk).update(sealed=keys.seal(project_id, said))
    keys.forget_old(project_id)
