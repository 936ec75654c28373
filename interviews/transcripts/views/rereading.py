"""Have a file read in another encoding; forget how files of one shape are read."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from interviews.projects.access import Right, by, reach
from interviews.projects.saying import done
from interviews.transcripts.actions import forget_reading, read_again
from interviews.transcripts.arriving import file_of, reading_again
from interviews.transcripts.forms import EncodingForm
from interviews.transcripts.models import KeptReading
from interviews.transcripts.models.importing import ImportState
from interviews.transcripts.views.previewing import settled


@require_POST
def read_file_again(request: HttpRequest, slug: str, file: uuid.UUID) -> HttpResponse:
    """Send the file to be read in the encoding that was chosen."""
    member = reach(request, slug, Right.CODE)
    row = file_of(member, file)
    job = reading_again(row)
    if row.state != ImportState.READ or (job is not None and not job.ended):
        return settled(request, slug, row)
    form = EncodingForm(request.POST)
    if form.is_valid():
        read_again(by(request, member), file=row, encoding=form.cleaned_data["encoding"])
    else:
        messages.error(request, _("Choose one of the encodings in the list."))
    return redirect("transcripts:preview", slug, row.pk)


@require_POST
def forget(request: HttpRequest, slug: str, kept: uuid.UUID) -> HttpResponse:
    """Read the next files of this shape without what was said of former ones."""
    member = reach(request, slug, Right.CODE)
    row = KeptReading.objects.visible_to(member).filter(pk=kept).first()
    if row is None:
        raise Http404
    gone = forget_reading(by(request, member), reading=row)
    said = _("The settings are forgotten. Interviews that were kept with them stay as they are.")
    done(request, member, said, gone.version)
    return redirect("transcripts:import", slug)
