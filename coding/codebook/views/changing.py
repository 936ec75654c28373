"""Single changes of a code: its place, its status, its example."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from coding.codebook.actions import move, retire, revise, take_back
from coding.codebook.forms import found_code
from coding.codebook.models import Code
from coding.codebook.queries import code_of, siblings_of
from coding.codebook.views.answering import back
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Conflict, Refused
from interviews.projects.models import Member
from interviews.projects.saying import done


@require_POST
def move_code(request: HttpRequest, slug: str, code: uuid.UUID) -> HttpResponse:
    """Under another parent (``parent``, ``before``), or one up or down (``way``)."""
    member = reach(request, slug, Right.EDIT_CODES)
    shown = code_of(member, code)
    was = shown.version
    parent, before = _place(request, member, shown)
    move(by(request, member), code=shown, parent=parent, before=before)
    if shown.version == was:
        done(request, member, _("“%(name)s” is there already.") % {"name": shown.name})
    else:
        done(request, member, _("“%(name)s” is moved.") % {"name": shown.name}, shown.version)
    return back(request, shown.get_absolute_url())


def _place(request: HttpRequest, member: Member, code: Code) -> tuple[Code | None, Code | None]:
    if way := request.POST.get("way"):
        return code.parent, _beside(member, code, way)
    sent, before = request.POST.get("parent", ""), request.POST.get("before", "")
    parent = found_code(member, sent)
    if sent and parent is None:
        raise Conflict(_("The code to put it under is no longer there. Reload the page."))
    return parent, found_code(member, before)


def _beside(member: Member, code: Code, way: str) -> Code | None:
    """The sibling to stand before after one step up or down; None for the end."""
    order = siblings_of(member, code)
    here = order.index(code)
    if way == "up":
        return order[here - 1] if here else order[min(1, len(order) - 1)]
    return order[here + 2] if here + 2 < len(order) else None


@require_POST
def retire_code(request: HttpRequest, slug: str, code: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.EDIT_CODES)
    shown = code_of(member, code)
    retire(by(request, member), code=shown, note=request.POST.get("note", ""))
    said = _("“%(name)s” is out of use. Its passages stay.") % {"name": shown.name}
    done(request, member, said, shown.version)
    return redirect(shown.get_absolute_url())


@require_POST
def take_code_back(request: HttpRequest, slug: str, code: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.EDIT_CODES)
    shown = code_of(member, code)
    take_back(by(request, member), code=shown, note=request.POST.get("note", ""))
    done(request, member, _("“%(name)s” is in use again.") % {"name": shown.name}, shown.version)
    return redirect(shown.get_absolute_url())


@require_POST
def use_as_example(request: HttpRequest, slug: str, code: uuid.UUID) -> HttpResponse:
    """Put the words of a passage (``words``, with their ``cite``) in the code's example."""
    member = reach(request, slug, Right.EDIT_CODES)
    shown = code_of(member, code)
    words = " ".join(request.POST.get("words", "").split())
    if not words:
        raise Refused(_("There are no words to use as an example. Reload the page."))
    cite = request.POST.get("cite", "").strip()
    example = f"“{words}” ({cite})" if cite else f"“{words}”"
    revise(by(request, member), code=shown, expected=shown.version, example=example)
    done(request, member, _("The passage is the code's example now."), shown.version)
    return redirect(shown.get_absolute_url())
