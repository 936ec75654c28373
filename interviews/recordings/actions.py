"""What can be done with recordings. Bytes are kept before the act that names them."""

from __future__ import annotations

import hashlib
from datetime import timedelta
from typing import BinaryIO

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from interviews.projects import jobs
from interviews.projects.errors import Conflict, Refused
from interviews.projects.history import Act, By, action
from interviews.recordings.containers import Heard, Unplayable, look
from interviews.recordings.models import PIECE, Piece, Recording, Sound
from interviews.recordings.wording import why_not
from interviews.transcripts.models import Interview

DELETING = "recordings.delete"
LEFT_BEHIND = timedelta(hours=6)


def add_recording(
    by: By, *, interview: Interview, name: str, file: BinaryIO, size: int
) -> Recording:
    """Keep a seekable file of ``size`` bytes as the interview's recording.

    Refuses, with a sentence, what no browser plays, what is too large, and a second one.
    """
    _refuse_second(interview)
    if size > settings.LARGEST_RECORDING:
        raise Refused(too_large())
    try:
        heard = look(file, size)
    except Unplayable as error:
        raise Refused(why_not(error)) from None
    sound = _keep(interview, file, size)
    try:
        return _add(by, interview=interview, name=name[-255:], sound=sound.pk, heard=heard)
    except Exception:
        sound.delete()
        raise


def _refuse_second(interview: Interview) -> None:
    if Recording.objects.filter(interview=interview, removed=False).exists():
        raise Refused(_("This interview has a recording already. Remove that one first."))


def too_large() -> str:
    most = settings.LARGEST_RECORDING // 1_000_000
    return _(
        "This recording is larger than %(most)d MB. An hour of speech as mp3 or m4a takes about "
        "30 MB: convert it, or ask whoever runs this server to allow more."
    ) % {"most": most}


def _keep(interview: Interview, file: BinaryIO, size: int) -> Sound:
    """Write the pieces, each in a transaction of its own, so that nobody waits for long."""
    _sweep(interview)
    sound = Sound.objects.create(interview=interview, size=size)
    seen, index = hashlib.sha256(), 0
    file.seek(0)
    while data := file.read(PIECE):
        seen.update(data)
        with transaction.atomic():
            Piece.objects.create(sound=sound, index=index, data=data)
        index += 1
    Sound.objects.filter(pk=sound.pk).update(sha256=seen.hexdigest())
    return sound


def _sweep(interview: Interview) -> None:
    """What sending left behind when it was cut off long ago."""
    old = Sound.objects.filter(interview=interview, made_at__lt=timezone.now() - LEFT_BEHIND)
    named = Recording.objects.filter(interview=interview).exclude(sound=None)
    old.exclude(pk__in=named.values("sound")).delete()


@action("recording.added", undoable=False)
def _add(act: Act, *, interview: Interview, name: str, sound: int, heard: Heard) -> Recording:
    if not Interview.objects.filter(pk=interview.pk, removed=False).exists():
        raise Conflict(_("The interview was removed meanwhile, so the recording is not kept."))
    _refuse_second(interview)
    made = Recording(
        interview=interview,
        sound_id=sound,
        name=name,
        media_type=heard.media_type,
        seconds=heard.seconds,
    )
    return act.create(made)


@action("recording.aligned")
def align(act: Act, *, recording: Recording, starts_at: float) -> Recording:
    """Say what the transcript's clock shows when the recording begins."""
    return act.change(recording, starts_at=starts_at)


@action("recording.removed")
def remove_recording(act: Act, *, recording: Recording) -> Recording:
    """Take it off the interview; its sound stays, so that this can be undone."""
    return act.remove(recording)


@action("recording.deleted", undoable=False)
def delete_recording(act: Act, *, recording: Recording) -> Recording:
    """Take it off and delete its sound, which cannot be undone; removed ones can be deleted too.

    A job deletes the sound piece by piece: all at once would hold up whoever writes.
    """
    held = Recording.objects.get(pk=recording.pk)
    if held.sound_id is None:
        raise Refused(_("This recording is deleted already."))
    jobs.begin(act.member, DELETING, {"sound": held.sound_id})
    act.restore(held, {"removed": True, "sound_id": None, "name": ""}, act.seq)
    return held
