"""Snapshots: keep one, look at it, compare it, go back to it."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.board import actions
from coding.board.comparing import compared, piles_of
from coding.board.drawing import draw
from coding.board.layout import read
from coding.board.models import Snapshot
from coding.board.pictures import FORMATS, picture_of
from coding.board.queries import board_of, ids, snapshots_of
from coding.board.snapshots import may_be_seen, present, scene_of
from interviews.projects.access import Right, by, reach
from interviews.projects.models import Member
from interviews.projects.saying import done


@require_safe
def snapshots(request: HttpRequest, slug: str, board: uuid.UUID) -> HttpResponse:
    """All that were kept of a board, the newest first."""
    member = reach(request, slug)
    shown = board_of(member, board)
    context = {
        "nav": "board",
        "formats": FORMATS,
        "board": shown,
        "snapshots": snapshots_of(member, shown),
    }
    return render(request, "board/snapshots.html", context)


@require_POST
def keep(request: HttpRequest, slug: str, board: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    name = request.POST.get("name", "")
    kept = actions.keep_snapshot(by(request, member), board=board_of(member, board), name=name)
    done(request, member, _("The snapshot “%(name)s” is kept.") % {"name": kept.name}, kept.version)
    return redirect("board:snapshots", slug, kept.board_id)


@require_safe
def snapshot(request: HttpRequest, slug: str, snapshot: uuid.UUID) -> HttpResponse:
    """How the board lay, to be read only; and what differs from now or from another (``with``)."""
    member = reach(request, slug)
    shown = snapshot_of(member, snapshot)
    layout = may_be_seen(member, read(shown.layout))
    other = _other(member, shown, request.GET.get("with", ""))
    after = may_be_seen(member, read(other.layout)) if other else present(member, shown.board)
    context = {
        "nav": "board",
        "formats": FORMATS,
        "board": shown.board,
        "snapshot": shown,
        # Its only source is coding.board.drawing, which escapes every word.
        "drawing": mark_safe(draw(scene_of(member, shown, layout), live=False, inline=True)),
        "piles": piles_of(member, layout),
        "others": [one for one in snapshots_of(member, shown.board) if one.pk != shown.pk],
        "other": other,
        "compared": compared(member, layout, after),
    }
    return render(request, "board/snapshot.html", context)


def _other(member: Member, shown: Snapshot, key: str) -> Snapshot | None:
    rows = Snapshot.objects.visible_to(member).filter(board_id=shown.board_id, pk__in=ids([key]))
    return rows.first()


@require_safe
def picture(request: HttpRequest, slug: str, snapshot: uuid.UUID, format: str) -> HttpResponse:
    member = reach(request, slug)
    shown = snapshot_of(member, snapshot)
    scene = scene_of(member, shown, may_be_seen(member, read(shown.layout)))
    return picture_of(request, member, scene, format)


@require_POST
def go_back(request: HttpRequest, slug: str, snapshot: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    shown = snapshot_of(member, snapshot)
    seq = actions.go_back(by(request, member), snapshot=shown)
    said = _("The board lies as in “%(name)s” again.") % {"name": shown.name}
    done(request, member, said, seq or None)
    return redirect("board:board", slug, shown.board_id)


@require_POST
def give_up(request: HttpRequest, slug: str, snapshot: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    gone = actions.give_up_snapshot(by(request, member), snapshot=snapshot_of(member, snapshot))
    done(request, member, _("The snapshot is given up. You can undo this."), gone.version)
    return redirect("board:snapshots", slug, gone.board_id)


def snapshot_of(member: Member, snapshot: uuid.UUID) -> Snapshot:
    rows = Snapshot.objects.visible_to(member).filter(board__removed=False)
    row = rows.select_related("board", "kept_by__user").filter(pk=snapshot).first()
    if row is None:
        raise Http404
    row.project = row.board.project = member.project
    return row
