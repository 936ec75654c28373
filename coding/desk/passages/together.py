"""Change many of one's own codings from the passages page: those chosen, or all that are found."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from coding.codebook.models import Code
from coding.codebook.queries import code_called
from coding.codebook.views.answering import back
from coding.desk.actions import Own, recode_own, remove_own
from coding.desk.passages.views import Again, show
from coding.segments.actions.together import Together
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.projects.saying import done


@require_POST
def recode(request: HttpRequest, slug: str) -> HttpResponse:
    """Change their code to another."""
    member = reach(request, slug, Right.CODE)
    try:
        code = _named(request, member)
        answer = recode_own(by(request, member), own=_own(request), code=code)
    except Refused as refused:
        return _again(request, member, refused)
    return _told(request, member, _recoded(answer, code), answer)


@require_POST
def remove(request: HttpRequest, slug: str) -> HttpResponse:
    """Take them away."""
    member = reach(request, slug, Right.CODE)
    try:
        answer = remove_own(by(request, member), own=_own(request))
    except Refused as refused:
        return _again(request, member, refused)
    said = ngettext(
        "%d of your codings was taken away.",
        "%d of your codings were taken away.",
        answer["changed"],
    )
    return _told(request, member, said % answer["changed"], answer)


def _named(request: HttpRequest, member: Member) -> Code:
    named = request.POST.get("named", "")
    if not named.strip():
        raise Refused(_("Name the code they are to have."))
    return code_called(member, named)


def _again(request: HttpRequest, member: Member, refused: Refused) -> HttpResponse:
    """The page that the form was sent from, with the sentence and all that was chosen and typed."""
    if refused.status != Refused.status:
        raise refused
    sent = request.POST
    again = Again(
        sentence=str(refused),
        which=sent.get("which", ""),
        named=sent.get("named", ""),
        ticked=frozenset(sent.getlist("chosen")),
    )
    return show(request, member, QueryDict(urlsplit(sent.get("next", "")).query), again)


def _own(request: HttpRequest) -> Own:
    """The codings ticked, or all that are found, as the form says."""
    sent = request.POST
    seen = whole(sent.get("seq", ""))
    if sent.get("which") == "all":
        return Own(question=sent.get("question", ""), mark=sent.get("mark", ""), seen=seen)
    return Own(chosen=tuple(sorted(set(_ticked(request)))), seen=seen)


def _ticked(request: HttpRequest) -> Iterator[uuid.UUID]:
    for sent in request.POST.getlist("chosen"):
        for key in sent.split(","):
            try:
                yield uuid.UUID(key)
            except ValueError:
                raise Refused(_("Choose some of your codings first.")) from None


def _recoded(answer: Together, code: Code) -> str:
    said = ngettext(
        "%(n)d of your codings has the code “%(name)s” now, in place of the one it had.",
        "%(n)d of your codings have the code “%(name)s” now, in place of the ones they had.",
        answer["changed"],
    ) % {"n": answer["changed"], "name": code.name}
    if not answer["stayed"]:
        return said
    stayed = ngettext(
        "%d stayed as it was: you had coded these words with it already.",
        "%d stayed as they were: you had coded these words with it already.",
        answer["stayed"],
    )
    return f"{said} {stayed % answer['stayed']}"


def _told(request: HttpRequest, member: Member, said: str, answer: Together) -> HttpResponse:
    done(request, member, said, answer["seq"] if answer["changed"] else None)
    return back(request, reverse("desk:passages", args=[member.project.slug]))
