"""What this room tells the ground floor's registers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coding.codebook import slots
from coding.codebook.models import Code
from coding.themes.marks import moved
from coding.themes.models import (
    Answer,
    Drawn,
    Evidence,
    Quote,
    QuoteStyle,
    QuoteUse,
    Theme,
    Unchosen,
)
from coding.themes.searching import DRAWN_IN, texts_of
from interviews.projects import registers
from interviews.projects.alike import Alike, tell_together
from interviews.projects.models import Member
from interviews.projects.naming import named_by
from interviews.projects.registers import Described, Linkable, Page
from interviews.search.searchable import Searchable, searchable
from interviews.transcripts.linkables import describe_spans
from interviews.transcripts.models import Participant, Span


def register() -> None:
    registers.page(Page("themes", gettext_lazy("Themes"), "themes:themes", 70))
    registers.linkable(
        Linkable(
            Theme, gettext_lazy("Theme"), Theme.objects.visible_to, _describe_themes, listed=True
        )
    )
    registers.linkable(
        Linkable(
            Quote,
            gettext_lazy("Quote"),
            Quote.objects.visible_to,
            _describe_quotes,
            lambda row: row.interview_id,
        )
    )
    fields, visible = ("name", "concept", "boundaries"), Theme.objects.visible_to
    label = gettext_lazy("Themes")
    searchable(Searchable(Theme, label, 40, fields, visible, _describe_themes))
    _let_quotes_be_found()
    slots.part(slots.Part("themes-of-code", 60, "themes/_of_code.html", _drawing_on, aside=True))
    _describe()
    _say()


def _let_quotes_be_found() -> None:
    searchable(
        Searchable(
            Quote,
            gettext_lazy("Quotes"),
            50,
            ("marks",),
            Quote.objects.visible_to,
            _describe_quotes,
            texts_of,
            DRAWN_IN,
        )
    )


def _describe() -> None:
    registers.describer(Evidence, _describe_evidence)
    registers.describer(QuoteUse, _describe_uses)
    registers.describer(QuoteStyle, _describe_style)
    registers.describer(Drawn, _describe_drawn)
    registers.describer(Unchosen, _describe_unchosen)
    registers.describer(Answer, _themes_of)
    tell_together(
        {
            "evidence.joined": Alike(_joined, Evidence, _themes_of),
            "quote.made": Alike(lambda n: ngettext("made %d quote", "made %d quotes", n) % n),
            "quote.used": Alike(_used),
        }
    )
    registers.hangs_on_span(Evidence)
    registers.hangs_on_span(Quote)
    registers.measured_in_span(registers.SpanMeasure(Quote, "marks", moved))


def _say() -> None:
    registers.sentences(
        {
            "theme.composed": lambda about: _("began a theme"),
            "theme.changed": lambda about: _("worked on a theme"),
            "theme.set_aside": lambda about: _("set a theme aside"),
            "theme.taken_up": lambda about: _("took up a theme that was set aside"),
            "theme.moved": lambda about: _("moved a theme among the others"),
            "theme.codes_chosen": lambda about: _("chose the codes a theme draws on"),
            "theme.noted": lambda about: _("noted why no passage of a participant was chosen"),
            "theme.answered": lambda about: _("answered a quiet question about a theme"),
            "theme.asked_again": lambda about: _("let a quiet question be asked again"),
            "evidence.joined_several": _joined_several,
            "evidence.moved": lambda about: _("moved a passage among those of a theme"),
            "evidence.joined": lambda about: _("joined a passage to a theme"),
            "evidence.changed": lambda about: _("changed how a passage is joined to a theme"),
            "evidence.taken_away": lambda about: _("took a passage out of a theme"),
            "quote.made": lambda about: _("made a quote"),
            "quote.marked": lambda about: _("changed the editorial marks of a quote"),
            "quote.part_chosen": lambda about: _("chose where a quote begins and ends"),
            "quote.used": lambda about: _("marked a quote as used in the paper"),
            "quote.not_used": lambda about: _("marked a quote as not used in the paper"),
            "style.chosen": lambda about: _("chose the style of quotes"),
            "quote.removed": lambda about: _("removed a quote"),
        },
        {
            "theme": gettext_lazy("Themes"),
            "evidence": gettext_lazy("Passages of themes"),
            "quote": gettext_lazy("Quotes"),
            "style": gettext_lazy("Style of quotes"),
        },
    )


def _drawing_on(member: Member, code: Code, query: Any) -> dict[str, Any]:
    """The themes that draw on a code, for the code's page."""
    drawn = Drawn.objects.visible_to(member).filter(code=code).values("theme")
    rows = Theme.objects.visible_to(member).filter(pk__in=drawn).select_related("project")
    return {"drawing": list(rows)}


def _describe_themes(member: Member, rows: Iterable[Theme]) -> dict[Any, Described]:
    slug = member.project.slug
    return {
        row.pk: Described(row.name, reverse("themes:theme", args=[slug, row.pk]), _("Theme"))
        for row in rows
    }


def _joined(number: int) -> str:
    return ngettext("joined %d passage to", "joined %d passages to", number) % number


def _joined_several(about: dict[str, Any]) -> str:
    number = int(about.get("number", 0))
    if not number:
        return _("joined passages to a theme")
    told = ngettext("joined %d passage to a theme", "joined %d passages to a theme", number)
    return told % number


def _used(number: int) -> str:
    said = ngettext(
        "marked %d quote as used in the paper", "marked %d quotes as used in the paper", number
    )
    return said % number


def _themes_of(member: Member, rows: Iterable[Any]) -> dict[Any, Described]:
    """Rows by the theme they belong to."""
    return named_by(member, Theme, {row.pk: row.theme_id for row in rows})


def _describe_evidence(member: Member, rows: Iterable[Evidence]) -> dict[Any, Described]:
    """Passages of themes by the theme, and where they are."""
    held = list(rows)
    themes = _themes_of(member, held)
    spans = Span.objects.visible_to(member).filter(pk__in=[row.span_id for row in held])
    passages = describe_spans(member, spans)
    return {
        row.pk: replace(
            themes[row.pk], title=f"{themes[row.pk].title}: {place.title}", lasting=False
        )
        for row in held
        if row.pk in themes and (place := passages.get(row.span_id))
    }


def _describe_drawn(member: Member, rows: Iterable[Drawn]) -> dict[Any, Described]:
    return _beside_theme(member, list(rows), Code, "code_id")


def _describe_unchosen(member: Member, rows: Iterable[Unchosen]) -> dict[Any, Described]:
    return _beside_theme(member, list(rows), Participant, "participant_id")


def _beside_theme(member: Member, rows: list[Any], model: Any, key: str) -> dict[Any, Described]:
    """Rows by their theme and what they join to it ("A score is a claim: trust")."""
    themes = _themes_of(member, rows)
    wanted = {getattr(row, key) for row in rows}
    names = {one.pk: str(one) for one in model.objects.within(member).filter(pk__in=wanted)}
    return {
        row.pk: replace(themes[row.pk], title=f"{themes[row.pk].title}: {names[getattr(row, key)]}")
        for row in rows
        if row.pk in themes and getattr(row, key) in names
    }


def _describe_quotes(member: Member, rows: Iterable[Quote]) -> dict[Any, Described]:
    slug = member.project.slug
    return {
        row.pk: Described(str(row), reverse("themes:quote", args=[slug, row.pk]), _("Quote"))
        for row in rows
    }


def _describe_uses(member: Member, rows: Iterable[QuoteUse]) -> dict[Any, Described]:
    return named_by(member, Quote, {row.pk: row.quote_id for row in rows})


def _describe_style(member: Member, rows: Iterable[QuoteStyle]) -> dict[Any, Described]:
    url = reverse("themes:quote-style", args=[member.project.slug])
    return {row.pk: Described(str(row), url, lasting=True) for row in rows}
