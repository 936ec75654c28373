"""The live feed, and tickets to it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from interviews.projects import feed
from interviews.projects.access import reach
from interviews.projects.models import Head


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The newest seq of the project a ticket admits to: answered from Redis alone."""
    project_id = feed.admitted(request.GET.get("ticket", ""))
    if project_id is None:
        return JsonResponse({"expired": True}, status=403)
    return JsonResponse({"seq": feed.newest(project_id)})


@require_safe
def ticket(request: HttpRequest, slug: str) -> HttpResponse:
    """A fresh ticket for a listener whose own has expired, and the seq to listen from."""
    member = reach(request, slug)
    head = Head.objects.get(pk=member.project_id)
    signed = feed.ticket(member.project_id, member.pk)
    return JsonResponse({"ticket": signed, "seconds": feed.TICKET_SECONDS, "seq": head.seq})
