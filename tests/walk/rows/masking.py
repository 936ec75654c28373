"""The URLs of names and their masking."""

from __future__ import annotations

from typing import Any

from interviews.masking import keys, sealing
from interviews.masking.actions import decide
from interviews.masking.models import MaskEntry, Sealed
from interviews.projects.models import Blob
from tests.conftest import Study
from tests.library import kept_interview
from tests.walk.table import Row, post

NOT_OBSERVERS = {"observer": 403}


def typed(study: Study) -> dict[str, Any]:
    return {"name": "Zoe", "kind": "person", "replacement": "[friend]", "what": "decide"}


def entry(study: Study) -> dict[str, Any]:
    kept_interview(study.ada)
    from interviews.projects.history import By

    row = decide(By(study.ada), kind="person", forms=["Anna"], replacement="[friend]")
    return {"slug": study.slug, "entry": row.pk}


def entry_only(study: Study) -> dict[str, Any]:
    return {"slug": entry(study)["slug"]}


def masked(study: Study) -> dict[str, Any]:
    row = MaskEntry.objects.get(pk=entry(study)["entry"])
    row.state = "masked"
    row.save()
    return {"slug": study.slug, "entry": row.pk}


def sealed(study: Study) -> dict[str, Any]:
    file = Blob.of(study.project.pk, "a.txt", b"words")
    file.save()
    keys.make(study.project.pk)
    sealing.seal_file(file.pk)
    return {"slug": study.slug, "sealed": Sealed.objects.get(row_id=str(file.pk)).pk}


LEADS_ONLY = {"coder": 403, "observer": 403}
ROWS = [
    Row("masking:apply", given=entry_only, **LEADS_ONLY),
    post("masking:apply", entry_only, **LEADS_ONLY),
    Row("masking:key", **LEADS_ONLY),
    Row("masking:sealed-file", given=sealed, **LEADS_ONLY),
    post("masking:undo-entry", masked, **LEADS_ONLY),
    post("masking:destroy", data=lambda study: {"title": study.project.title}, **LEADS_ONLY),
    Row("masking:names", **NOT_OBSERVERS),
    post("masking:look", **NOT_OBSERVERS),
    post("masking:decide", **NOT_OBSERVERS),
    post("masking:leave-kind", data=lambda study: {"kind": "place"}, **NOT_OBSERVERS),
    post("masking:type", data=typed, **NOT_OBSERVERS),
    post("masking:reconsider", entry, **NOT_OBSERVERS),
]
