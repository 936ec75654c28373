"""Changes of a board by forms and by the page's script."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coding.board import actions
from coding.board.models import Board
from coding.board.queries import board_of, cards_named, cards_on, group_named, ids, tray
from coding.board.views.asked import colour_sent, place_sent, places_sent
from coding.board.views.showing import placed
from coding.codebook.models import Code
from coding.codebook.outline import beneath, outline
from coding.codebook.queries import codes_of
from coding.codebook.views.answering import back
from coding.themes.models import Theme
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.projects.saying import done, scripted


def answer(
    request: HttpRequest, member: Member, board: Board, said: str, seq: int | None, **more: Any
) -> HttpResponse:
    """For the page's script what was done and where all lies now; for a form the way back."""
    if scripted(request):
        return JsonResponse({"said": said, **more, **placed(member, board)})
    if said:
        done(request, member, said, seq)
    return back(request, board.get_absolute_url())


@require_POST
def begin(request: HttpRequest, slug: str) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    board = actions.begin_board(by(request, member), name=request.POST.get("name", ""))
    return redirect("board:board", slug, board.pk)


@require_POST
def change(request: HttpRequest, slug: str, board: uuid.UUID) -> HttpResponse:
    """Rename a board (``name``), or give it up (``remove``)."""
    member = reach(request, slug, Right.CODE)
    row = board_of(member, board)
    if "remove" in request.POST:
        gone = actions.give_up_board(by(request, member), board=row)
        done(request, member, _("The board is given up. You can undo this."), gone.version)
        return redirect("board:boards", slug)
    expected, name = whole(request.POST.get("expected", "")), request.POST.get("name", "")
    named = actions.rename_board(by(request, member), board=row, name=name, expected=expected)
    said = _("The board is called “%(name)s” now.") % {"name": named.name}
    return answer(request, member, row, said, named.version)


@require_POST
def put(request: HttpRequest, slug: str, board: uuid.UUID) -> HttpResponse:
    """Put codes (``code``), a code with all below it (``branch``) and themes on the board."""
    member = reach(request, slug, Right.CODE)
    row = board_of(member, board)
    rows = _rows_sent(request, member, row)
    if not rows:
        raise Refused(_("Choose codes or themes first."))
    made = actions.put_on(
        by(request, member),
        board=row,
        rows=rows,
        at=place_sent(request),
        group=group_named(member, row, request.POST.get("group", "")),
    )
    number = len(made)
    said = ngettext("%d card is on the board.", "%d cards are on the board.", number) % number
    seq = made[0].version if made else None
    return answer(request, member, row, said, seq, made=[str(card.pk) for card in made])


def _rows_sent(request: HttpRequest, member: Member, board: Board) -> list[Code | Theme]:
    """In the codebook's order, then the themes."""
    wanted = set(ids(request.POST.getlist("code")))
    lines = outline(codes_of(member))
    for branch in ids([request.POST.get("branch", "")]):
        waiting = {one.code.pk for one in tray(member, cards_on(member, board))}
        wanted = beneath(lines, branch) & waiting
    codes = [line.code for line in lines if line.code.pk in wanted]
    themes = Theme.objects.visible_to(member).filter(pk__in=ids(request.POST.getlist("theme")))
    return [*codes, *themes]


@require_POST
def move(request: HttpRequest, slug: str, board: uuid.UUID) -> HttpResponse:
    """Move what the script names (``cards`` and ``groups``, JSON)."""
    member = reach(request, slug, Right.CODE)
    row = board_of(member, board)
    cards, groups = places_sent(request, "cards"), places_sent(request, "groups")
    moved = actions.move(by(request, member), board=row, cards=cards, groups=groups)
    return answer(request, member, row, "", moved[0].version if moved else None)


@require_POST
def note(request: HttpRequest, slug: str, board: uuid.UUID) -> HttpResponse:
    """Write a note, or change the one named (``card``)."""
    member = reach(request, slug, Right.CODE)
    row = board_of(member, board)
    words = request.POST.get("note", "")
    if "card" in request.POST:
        card = next(iter(cards_named(member, row, [request.POST["card"]])), None)
        if card is None or card.kind != "note":
            raise Refused(_("This note is no longer on the board."))
        expected = whole(request.POST.get("expected", ""))
        kept = actions.change_note(by(request, member), card=card, note=words, expected=expected)
        return answer(request, member, row, _("The note is kept."), kept.version)
    group = group_named(member, row, request.POST.get("group", ""))
    made = actions.write_note(
        by(request, member), board=row, note=words, at=place_sent(request), group=group
    )
    said = _("The note is on the board.")
    return answer(request, member, row, said, made.version, made=[str(made.pk)])


@require_POST
def cards(request: HttpRequest, slug: str, board: uuid.UUID) -> HttpResponse:
    """Take the cards named (``card``) off, or put them in a ``group``, an empty one for none."""
    member = reach(request, slug, Right.CODE)
    row = board_of(member, board)
    held = cards_named(member, row, request.POST.getlist("card"))
    if not held:
        raise Refused(_("Choose cards first."))
    if "off" in request.POST:
        gone = actions.take_off(by(request, member), cards=held)
        said = ngettext("%d card is taken off.", "%d cards are taken off.", len(gone)) % len(gone)
        return answer(request, member, row, said, gone[0].version)
    wanted = request.POST.get("group", "")
    group = group_named(member, row, wanted)
    if wanted and group is None:
        raise Refused(_("This group was given up in the meantime. Choose another."))
    put = actions.put_in_group(by(request, member), cards=held, group=group)
    said = _("In the group “%(name)s” now.") % {"name": group} if group else _("In no group now.")
    return answer(request, member, row, said, put[0].version if put else None)


@require_POST
def make_group(request: HttpRequest, slug: str, board: uuid.UUID) -> HttpResponse:
    """Make a group (``name``, ``colour``), around the cards named or at a place."""
    member = reach(request, slug, Right.CODE)
    row = board_of(member, board)
    made = actions.make_group(
        by(request, member),
        board=row,
        name=request.POST.get("name", ""),
        colour=colour_sent(request),
        cards=cards_named(member, row, request.POST.getlist("card")),
        at=place_sent(request),
    )
    said = _("The group “%(name)s” is made.") % {"name": made.name}
    return answer(request, member, row, said, made.version, made=[str(made.pk)])


@require_POST
def change_group(
    request: HttpRequest, slug: str, board: uuid.UUID, group: uuid.UUID
) -> HttpResponse:
    """Rename or colour a group, give it up (``remove``), make it a theme (``theme``)."""
    member = reach(request, slug, Right.CODE)
    row = board_of(member, board)
    held = group_named(member, row, str(group))
    if held is None:
        raise Refused(_("This group was given up in the meantime. Choose another."))
    if "theme" in request.POST:
        theme = actions.begin_theme(by(request, member), group=held)
        said = _("The candidate theme “%(name)s” is begun. Its codes stay codes.")
        return answer(
            request, member, row, said % {"name": theme.name}, theme.version, theme=str(theme.pk)
        )
    if "remove" in request.POST:
        gone = actions.give_up_group(by(request, member), group=held)
        said = _("The group is given up; its cards stay.")
        return answer(request, member, row, said, gone.version)
    kept = actions.change_group(
        by(request, member),
        group=held,
        name=request.POST.get("name"),
        colour=colour_sent(request),
        expected=whole(request.POST.get("expected", "")),
    )
    return answer(request, member, row, _("The group is kept."), kept.version)
