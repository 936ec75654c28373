"""What masking keeps of a person: their sealed names, and what their rows said before."""

from __future__ import annotations

import uuid
from collections.abc import Collection, Iterable

from interviews.masking.models import EntryState, MaskEntry, Sealed
from interviews.masking.queries import read_entries
from interviews.masking.replacing import Finder, Name
from interviews.projects.history.erasing import batches
from interviews.transcripts.models import Interview
from interviews.withdrawal.reaching import BATCH


def names_behind(project_id: uuid.UUID, names: Collection[str]) -> list[str]:
    """Names that were masked by one of ``names``, or are other ways of writing one.

    Only those whose key is here: the others cannot stand in any text that can be read.
    """
    known = {name.casefold() for name in names}
    return [
        form
        for entry, _shown, forms in read_entries(project_id)[0]
        if known & {entry.replacement.casefold(), *(form.casefold() for form in forms)}
        for form in forms
    ]


def of_nobody(project_id: uuid.UUID) -> list[uuid.UUID]:
    """Entries that nothing in the project's present texts belongs to any more."""
    rows = Interview.objects.filter(project_id=project_id, removed=False).exclude(current=None)
    texts = [row.current.text for row in rows.select_related("current") if row.current]
    return [
        entry.pk
        for entry, _shown, forms in read_entries(project_id)[0]
        if not _stands(entry, forms, texts)
    ]


def unseal_nothing(project_id: uuid.UUID, rows: Iterable[object]) -> None:
    """Delete what was sealed away of these rows."""
    for some in batches(map(str, rows), BATCH):
        Sealed.objects.filter(project_id=project_id, row_id__in=some).delete()


def _stands(entry: MaskEntry, forms: tuple[str, ...], texts: Collection[str]) -> bool:
    masked = entry.state == EntryState.MASKED
    if masked and any(entry.replacement in text for text in texts):
        return True
    finder = Finder({entry.pk: Name(forms, entry.any_case)})
    return any(finder.find(text) for text in texts)
