"""What leads alone see and do: carrying out, the key of pseudonyms, what is sealed."""

from __future__ import annotations

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.correcting.models import Draft, DraftState
from interviews.masking import sealing
from interviews.masking.applying import Masking, masking_of
from interviews.masking.carrying_out import begin_applying, begin_putting_back
from interviews.masking.destroying import destroy
from interviews.masking.fields import counted, models_with_words
from interviews.masking.models import Sealed
from interviews.masking.queries import Names, names_of, reach_entry, read_entries
from interviews.projects.access import Right, by, reach
from interviews.projects.models import Blob, Member
from interviews.transcripts.downloads import attachment
from interviews.transcripts.models import Interview


@require_http_methods(["GET", "HEAD", "POST"])
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """What masking will change and what it cannot reach; then the job that does it."""
    member = reach(request, slug, Right.LEAD)
    if request.method == "POST":
        job = begin_applying(by(request, member))
        return redirect("projects:job", slug, job.pk)
    names = names_of(member)
    masking = masking_of(member.project_id)
    context = {"names": names, "nav": "masking", "drafts": _open_drafts(member)}
    context |= _reach_of(member, names, masking)
    return render(request, "masking/apply.html", context)


def _open_drafts(member: Member) -> list[Draft]:
    """Corrections not published yet, of interviews the member may see."""
    interviews = Interview.objects.visible_to(member).values("pk")
    open_ones = Draft.objects.filter(removed=False, state=DraftState.OPEN)
    drafts = open_ones.filter(project_id=member.project_id, interview__in=interviews)
    return list(drafts.select_related("interview"))


def _reach_of(member: Member, names: Names, masking: Masking) -> dict[str, Any]:
    """How many mentions in how many transcripts, and rows of other kinds (name, count)."""
    mentions = [len(masking.finder.find(held.text)) for held in names.texts]
    others = [
        (str(model._meta.verbose_name_plural), counted(model, member, masking))
        for model in models_with_words()
    ]
    return {
        "mentions": sum(mentions),
        "transcripts": sum(found > 0 for found in mentions),
        "others": [(name, count) for name, count in others if count],
    }


@require_safe
def key(request: HttpRequest, slug: str) -> HttpResponse:
    """Which pseudonym stands for which name; and what is sealed."""
    member = reach(request, slug, Right.LEAD)
    entries, locked = read_entries(member.project_id)
    originals = Sealed.objects.filter(project_id=member.project_id)
    context = {
        "entries": [one for one in entries if one[0].state in ("masked", "undone")],
        "locked": locked,
        "texts": originals.filter(what=sealing.VERSION).count(),
        "files": list(originals.filter(what=sealing.FILE).defer("content")),
        "nav": "masking",
    }
    return render(request, "masking/key.html", context)


@require_POST
def undo_one(request: HttpRequest, slug: str, entry: uuid.UUID) -> HttpResponse:
    """Put one real name back wherever it was replaced."""
    member = reach(request, slug, Right.LEAD)
    job = begin_putting_back(by(request, member), entry=reach_entry(member, entry))
    return redirect("projects:job", slug, job.pk)


@require_safe
def sealed_file(request: HttpRequest, slug: str, sealed: uuid.UUID) -> HttpResponse:
    """An original as it was imported, opened with the key."""
    member = reach(request, slug, Right.LEAD)
    row = Sealed.objects.filter(project_id=member.project_id, what=sealing.FILE, pk=sealed).first()
    if row is None:
        raise Http404
    name, data = sealing.file_of(row)
    return attachment(Blob.of(member.project_id, name, data))


@require_POST
def destroy_sealed(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.LEAD)
    gone = destroy(
        by(request, member),
        confirmed=request.POST.get("title", ""),
        key_too=request.POST.get("key") == "on",
    )
    said = ngettext(
        "%(n)d sealed text or file is destroyed.",
        "%(n)d sealed texts and files are destroyed.",
        gone,
    )
    messages.success(request, said % {"n": gone})
    return redirect("masking:key", slug)
