"""URLs of correcting transcripts: leads and coders correct, everybody may see the versions."""

from __future__ import annotations

import functools
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from coding.memos.actions import write_memo
from coding.memos.models import Visibility
from interviews.correcting.actions import drafting
from interviews.correcting.actions.drafting import Said, Spot
from interviews.correcting.actions.publishing import publish_draft
from interviews.correcting.models import Draft
from interviews.projects.history import By
from interviews.transcripts.models import Anchor, Interview, TranscriptVersion
from interviews.transcripts.targets import Target
from tests.conftest import Study
from tests.library import SPOKEN, bounds, kept_interview
from tests.walk.table import Row, post

OTHERS = {"observer": 403}
CORRECTS = functools.partial(post, **OTHERS)


def drafted(study: Study) -> tuple[Interview, Draft]:
    interview = kept_interview(study.ada, "P7")
    spot = Spot(interview, str(interview.current_id), 2, 0, 0)
    return interview, drafting.reword(By(study.ada), spot=spot, said=Said("Tell me more."))


def draft(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "interview": drafted(study)[0].pk}


def turn(study: Study) -> dict[str, Any]:
    return {**draft(study), "place": 0, "part": 0}


def published(study: Study) -> dict[str, Any]:
    interview, begun = drafted(study)
    publish_draft(By(study.ada), draft=begun, base=str(begun.base_id))
    return {"slug": study.slug, "interview": interview.pk}


def first_version(study: Study) -> dict[str, Any]:
    given = published(study)
    version = TranscriptVersion.objects.get(interview=given["interview"], number=1)
    return {**given, "version": version.pk}


def lost(study: Study) -> dict[str, Any]:
    """A shared memo whose words a correction takes out."""
    interview = kept_interview(study.ada, "P7")
    words = Target(interview=str(interview.pk), **bounds(interview, "Say more about that."))
    write_memo(By(study.ada), body="Why?", visibility=Visibility.TEAM, target=words)
    spot = Spot(interview, str(interview.current_id), 2, 0, 0)
    begun = drafting.take_out(By(study.ada), spot=spot)
    publish_draft(By(study.ada), draft=begun, base=str(begun.base_id))
    anchor = Anchor.objects.get(settled=False, span__interview=interview)
    return {"slug": study.slug, "interview": interview.pk, "anchor": anchor.pk}


def resting(study: Study) -> dict[str, Any]:
    anchor = Anchor.objects.get(settled=False, span__interview__citation="P7")
    return {"do": "rest", "expected": anchor.version}


def plain(study: Study) -> dict[str, Any]:
    return {"slug": study.slug, "interview": kept_interview(study.ada, "P7").pk}


def file(study: Study) -> dict[str, Any]:
    return {**based(study), "file": SimpleUploadedFile("talk.txt", SPOKEN)}


def newest(study: Study) -> Interview:
    return Interview.objects.get(citation="P7", removed=False)


def based(study: Study) -> dict[str, Any]:
    return {"base": str(newest(study).current_id), "expected": 0, "text": "Yes.", "do": "save"}


ROWS = [
    Row("correcting:correct", given=draft, **OTHERS),
    Row("correcting:turn", given=turn, lead=302, coder=302, **OTHERS),
    CORRECTS("correcting:correct-turn", turn, based),
    CORRECTS("correcting:discard", draft),
    CORRECTS("correcting:renew", draft, based),
    CORRECTS("correcting:take-in", plain, file),
    Row("correcting:review", given=draft, **OTHERS),
    CORRECTS("correcting:publish", draft, based),
    Row("correcting:versions", given=published),
    Row("correcting:compare", given=published),
    CORRECTS("correcting:back", first_version, based),
    Row("correcting:settle", given=published, **OTHERS),
    CORRECTS("correcting:settle-one", lost, resting),
]
