"""Why a file cannot be kept as a recording, in sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _

from interviews.recordings.containers import Unplayable


def why_not(error: Unplayable) -> str:
    if error.why == "video":
        return _(
            "This file holds video. Polyphony keeps sound alone, since faces say more than a "
            "study may keep: save its sound as mp3 or m4a and add that."
        )
    if error.why == "codec":
        return _("Browsers cannot play this kind of sound. Convert it to mp3, m4a, wav or ogg.")
    if error.why == "broken":
        return _("This file is cut short or damaged. Try to save it anew as mp3, m4a, wav or ogg.")
    return _("This is no sound that Polyphony knows. Add an mp3, m4a, wav or ogg file.")
