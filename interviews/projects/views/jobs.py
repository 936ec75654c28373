"""How far a long piece of work has come."""

from __future__ import annotations

import uuid

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interviews.projects import registers
from interviews.projects.access import reach
from interviews.projects.models import Job, Member


@require_safe
def job(request: HttpRequest, slug: str, job: uuid.UUID) -> HttpResponse:
    """A job of one's own, or any for leads; htmx asks for the progress alone, once a second.

    The answer that finds it ended triggers ``polyphony:job-ended``, once.
    """
    member = reach(request, slug)
    row = _job(member, job)
    context = {"job": row, "about": registers.job_page(member, row)}
    if not request.headers.get("HX-Request"):
        return render(request, "projects/job.html", context)
    response = render(request, "projects/_job.html", context)
    if row.ended:
        response.headers["HX-Trigger"] = "polyphony:job-ended"
    return response


def _job(member: Member, key: uuid.UUID) -> Job:
    whose = Q() if member.leads else Q(member=member)
    row = Job.objects.filter(whose, project_id=member.project_id, pk=key).first()
    if row is None:
        raise Http404
    return row
