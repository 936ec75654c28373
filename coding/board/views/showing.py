"""A board as a drawing and as a list, and a picture of it."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_safe

from coding.board.drawing import draw
from coding.board.keys import CHANGING, READING
from coding.board.models import Board
from coding.board.pictures import FORMATS, picture_of
from coding.board.queries import (
    board_of,
    boards_of,
    cards_on,
    groups_on,
    themes_beside,
    tray,
)
from coding.board.scenes import Laid
from coding.codebook.models import COLOUR_NAMES
from interviews.projects import feed
from interviews.projects.access import Right, has, reach
from interviews.projects.models import Head, Member


@require_safe
def boards(request: HttpRequest, slug: str) -> HttpResponse:
    """All boards; where there is one alone, that one."""
    member = reach(request, slug)
    held = boards_of(member)
    if len(held) == 1 and "all" not in request.GET:
        return redirect("board:board", slug, held[0].pk)
    return render(request, "board/boards.html", {"boards": held, "nav": "board"})


@require_safe
@gzip_page
def board(request: HttpRequest, slug: str, board: uuid.UUID) -> HttpResponse:
    """The drawing with what waits beside it; for a script, those two alone."""
    member = reach(request, slug)
    shown = board_of(member, board)
    if request.headers.get("HX-Request"):
        return render(request, "board/_surface.html", _surface(member, shown))
    context = _surface(member, shown) | {
        "nav": "board",
        "formats": FORMATS,
        "colours": list(enumerate(COLOUR_NAMES, 1)),
        "ticket": feed.ticket(member.project_id, member.pk),
        "keys_of_board": [*READING, *(CHANGING if has(member, Right.CODE) else ())],
    }
    return render(request, "board/board.html", context)


def _surface(member: Member, shown: Board) -> dict[str, Any]:
    seq = Head.objects.values_list("seq", flat=True).get(pk=member.project_id)
    laid = Laid(member, shown)
    return {
        "board": shown,
        "seq": seq,
        # Its only source is coding.board.drawing, which escapes every word.
        "drawing": mark_safe(draw(laid.scene, live=True)),
        "laid": laid,
        "tray": tray(member, laid.cards),
        "themes": themes_beside(member, laid.cards),
    }


@require_safe
def changes(request: HttpRequest, slug: str, board: uuid.UUID) -> HttpResponse:
    """Where everything lies now, for the page's script; and a fresh ticket to listen with."""
    member = reach(request, slug)
    shown = board_of(member, board)
    seq = Head.objects.values_list("seq", flat=True).get(pk=member.project_id)
    return JsonResponse(
        {
            "seq": seq,
            "ticket": feed.ticket(member.project_id, member.pk),
            **placed(member, shown),
        }
    )


def placed(member: Member, shown: Board) -> dict[str, Any]:
    """Each card's and group's place, version and the group it is in."""
    return {
        "cards": [
            {
                "id": str(card.pk),
                "x": card.place[0],
                "y": card.place[1],
                "group": str(card.held_by.pk) if card.held_by else "",
                "version": card.version,
            }
            for card in cards_on(member, shown)
        ],
        "groups": [
            {
                "id": str(group.pk),
                "x": group.x,
                "y": group.y,
                "wide": group.wide,
                "tall": group.tall,
                "name": group.name,
                "colour": group.colour,
                "version": group.version,
            }
            for group in groups_on(member, shown)
        ],
    }


@require_safe
@gzip_page
def as_list(request: HttpRequest, slug: str, board: uuid.UUID) -> HttpResponse:
    """The same as nested lists with forms."""
    member = reach(request, slug)
    shown = board_of(member, board)
    laid = Laid(member, shown)
    words = request.GET.get("words", "").replace("\x00", "").casefold()
    waiting = [one for one in tray(member, laid.cards) if words in one.code.name.casefold()]
    context = {
        "nav": "board",
        "formats": FORMATS,
        "board": shown,
        "laid": laid,
        "piles": laid.piles,
        "tray": waiting,
        "words": words,
        "themes": themes_beside(member, laid.cards),
        "colours": list(enumerate(COLOUR_NAMES, 1)),
    }
    return render(request, "board/list.html", context)


@require_safe
def picture(request: HttpRequest, slug: str, board: uuid.UUID, format: str) -> HttpResponse:
    """The drawing as a file: svg, png or pdf."""
    member = reach(request, slug)
    shown = board_of(member, board)
    return picture_of(request, member, Laid(member, shown).scene, format)
