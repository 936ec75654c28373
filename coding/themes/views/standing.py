"""Setting a theme aside and taking it up again; its codes, its people, its quiet questions."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from coding.codebook.models import Code
from coding.codebook.outline import outline
from coding.codebook.queries import codes_of as codes_seen
from coding.themes.actions import (
    answer_question,
    ask_again,
    choose_codes,
    note_unchosen,
    set_theme_aside,
    take_theme_up,
)
from coding.themes.models import Answer
from coding.themes.queries import codes_of
from coding.themes.quiet import QuietQuestion
from coding.themes.views.finding import as_uuid, row_named, theme_of, to_theme
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.saying import done
from interviews.transcripts.models import Participant


@require_POST
def set_aside(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = theme_of(member, theme)
    set_theme_aside(by(request, member), theme=row, because=request.POST.get("because", ""))
    done(
        request,
        member,
        _("The theme is set aside, with its evidence and your reason."),
        row.version,
    )
    return to_theme(request, row)


@require_POST
def take_up(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    member = reach(request, slug, Right.CODE)
    row = theme_of(member, theme)
    take_theme_up(by(request, member), theme=row)
    done(request, member, _("The theme is taken up again, as a candidate."), row.version)
    return to_theme(request, row)


@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    """The codes the theme draws on: all of ``code`` that are sent, and no others."""
    member = reach(request, slug, Right.CODE)
    row = theme_of(member, theme)
    if request.method != "POST":
        drawn = codes_of(member, [row.pk]).get(row.pk, [])
        context = {
            "theme": row,
            "lines": outline(codes_seen(member)),
            "drawn": {code.pk for code in drawn},
            "nav": "themes",
        }
        return render(request, "themes/codes.html", context)
    wanted = [key for key in map(as_uuid, request.POST.getlist("code")) if key]
    chosen = list(Code.objects.visible_to(member).filter(pk__in=wanted))
    changed = choose_codes(by(request, member), theme=row, codes=chosen)
    if changed:
        said = _("The codes of the theme are saved.")
        done(request, member, said, max(one.version for one in changed))
    return to_theme(request, row, "#codes")


@require_POST
def note(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    """What there is of a participant for whom no passage was chosen (``what``, ``note``)."""
    member = reach(request, slug, Right.CODE)
    row = theme_of(member, theme)
    who = row_named(member, Participant, request.POST.get("participant", ""))
    note_unchosen(
        by(request, member),
        theme=row,
        participant=who,
        what=request.POST.get("what", ""),
        note=request.POST.get("note", ""),
    )
    return to_theme(request, row, f"#participant-{who.pk}")


@require_POST
def answer(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    """Why a quiet question (``question``) need not be asked any more (``because``)."""
    member = reach(request, slug, Right.CODE)
    row = theme_of(member, theme)
    try:
        question = QuietQuestion(request.POST.get("question", ""))
    except ValueError:
        raise Refused(_("This is none of the quiet questions. Reload the page.")) from None
    because = request.POST.get("because", "")
    made = answer_question(by(request, member), theme=row, question=question, because=because)
    done(request, member, _("Answered: the question is not asked any more."), made.version)
    return to_theme(request, row, "#questions")


@require_POST
def ask(request: HttpRequest, slug: str, answer: uuid.UUID) -> HttpResponse:
    """Let a question be asked again that was answered."""
    member = reach(request, slug, Right.CODE)
    row = Answer.objects.visible_to(member).select_related("theme__project").filter(pk=answer)
    found = row.first()
    if found is None:
        raise Http404
    ask_again(by(request, member), answer=found)
    return to_theme(request, found.theme, "#questions")
