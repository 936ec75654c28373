"""Choose passages for a theme, from codes or by words, and join one or many of them."""

from __future__ import annotations

import uuid
from collections.abc import Sequence

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from coding.codebook.outline import outline
from coding.codebook.queries import choices as lines_to_choose
from coding.codebook.queries import codes_of as codes_seen
from coding.themes.actions import Words, join_passage, join_passages
from coding.themes.choosing import choices, of_codes, with_words
from coding.themes.models import Joined
from coding.themes.queries import codes_of
from coding.themes.views.evidence import newest, role_sent, say_joined
from coding.themes.views.finding import as_uuid, theme_of, to_theme
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.numbers import whole
from interviews.search.asking import Query, Unreadable, read
from interviews.search.finding import unread_for
from interviews.transcripts.models import Interview

AT_ONCE = 50
NOWHERE = uuid.UUID(int=0)


@require_safe
def choose(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    """Passages of one code, of all the theme's codes, or with some words."""
    member = reach(request, slug, Right.CODE)
    row = theme_of(member, theme)
    seen, drawn = codes_seen(member), codes_of(member, [row.pk]).get(row.pk, [])
    code = next((one for one in seen if one.pk == as_uuid(request.GET.get("code", ""))), None)
    words = request.GET.get("words", "").strip()
    query, fault = _asked(words)
    if words:
        found, more = with_words(member, query)
    else:
        found, more = of_codes(member, [code] if code else drawn), False
    page = Paginator(found, AT_ONCE).get_page(request.GET.get("page"))
    context = {
        "theme": row,
        "drawn": drawn,
        "codes": lines_to_choose(outline(seen)),
        "code": code,
        "words": words,
        "fault": fault,
        "more": more,
        "unread": unread_for(member) if words else 0,
        "page": page,
        "query": _without_page(request.GET),
        "choices": choices(member, row, list(page.object_list)),
        "roles": Joined.choices,
        "nav": "themes",
        "operation": uuid.uuid4(),
    }
    return render(request, "themes/choose.html", context)


@require_POST
def join_many(request: HttpRequest, slug: str, theme: uuid.UUID) -> HttpResponse:
    """Join all that is ticked (``passage``), or the one whose own button was pressed."""
    member = reach(request, slug, Right.CODE)
    row = theme_of(member, theme)
    role, sent = request.POST.get("joined", ""), request.POST.getlist("passage")
    if alone := request.POST.get("alone", ""):
        role, _bar, one = alone.partition("|")
        sent = [one]
    passages, role = _read(member, sent), role_sent(role)
    act, before = by(request, member), newest(member)
    if len(passages) == 1:
        joined = [join_passage(act, theme=row, joined=role, **passages[0]._asdict())]
    else:
        joined = join_passages(act, theme=row, passages=passages, joined=role)
    say_joined(request, member, row, joined, before)
    return to_theme(request, row)


def _asked(words: str) -> tuple[Query, str]:
    """The query, or why the words cannot be looked for."""
    try:
        return read(words), ""
    except Unreadable:
        return Query(()), _("This cannot be looked for. Try fewer words, or longer ones.")


def _without_page(query: QueryDict) -> str:
    kept = query.copy()
    kept.pop("page", None)
    return kept.urlencode()


def _read(member: Member, sent: Sequence[str]) -> list[Words]:
    """What a form names, as the member may see it."""
    if not sent:
        raise Refused(_("Tick the passages to join first."))
    places = [_place(one) for one in sent]
    interviews = {one.pk: one for one in Interview.objects.visible_to(member)}
    codes = {code.pk: code for code in codes_seen(member)}
    found = []
    for interview, version, start, end, code in places:
        row = interviews.get(as_uuid(interview) or NOWHERE)
        if row is None:
            raise Refused(_("Choose something that is there. Reload the page and try again."))
        found.append(Words(row, start, end, version, codes.get(as_uuid(code) or NOWHERE)))
    return found


def _place(sent: str) -> tuple[str, str, int, int, str]:
    parts = sent.split(":")
    if len(parts) == 5:
        start, end = whole(parts[2]), whole(parts[3])
        if start is not None and end is not None:
            return parts[0], parts[1], start, end, parts[4]
    raise Refused(_("This selection cannot be read. Select the words again."))
