"""The live feed, and tickets to it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from interviews.projects import feed, presence
from interviews.projects.access import reach
from interviews.projects.models import Head


@require_safe
def live(request: HttpRequest) -> HttpResponse:
    """The newest seq of the project a ticket admits to, and who is there: from Redis alone."""
    bearer = feed.admitted(request.GET.get("ticket", ""))
    if bearer is None:
        return JsonResponse({"expired": True}, status=403)
    told = {"seq": feed.newest(bearer.project)}
    return JsonResponse(told | presence.told(bearer) if "here" in request.GET else told)


@require_safe
def ticket(request: HttpRequest, slug: str) -> HttpResponse:
    """A fresh ticket for a listener whose own has expired, and the seq to listen from."""
    member = reach(request, slug)
    head = Head.objects.get(pk=member.project_id)
    signed = feed.ticket(member.project_id, member.pk)
    return JsonResponse({"ticket": signed, "seconds": feed.TICKET_SECONDS, "seq": head.seq})
