"""Bring a table of participants in, pasted or from a file: look it over first. And take it out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interviews.formats.transcript import Unreadable
from interviews.projects.access import Right, by, reach
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.speaking import said
from interviews.projects.watching import see_all, warning, watch
from interviews.transcripts.actions import fill_table
from interviews.transcripts.actions.filling import plan_for
from interviews.transcripts.grid import PARTICIPANT, Asked, Grid, grid_of
from interviews.transcripts.models.participant import AttributeKind
from interviews.transcripts.planning import NEW, OUT, Plan, Settings, Use, column_named
from interviews.transcripts.queries import people_described
from interviews.transcripts.sheet import shapes, writing
from interviews.transcripts.sheet.block import Block, records
from interviews.transcripts.sheet.texts import from_text
from interviews.transcripts.suggesting import headed, placed, suggested
from interviews.transcripts.tabling import block_of

SHOWN = 300
FILES = {
    "csv": ("text/csv; charset=utf-8", writing.to_csv),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        writing.to_xlsx,
    ),
}


@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask for a table; given one, show what it would change. Nothing is written."""
    member = reach(request, slug, Right.CODE)
    if request.method != "POST":
        return _asking(request)
    grid = grid_of(people_described(member), Asked.sent(request.GET))
    try:
        block, settings = _sent(request, grid)
    except Unreadable as refusal:
        return _asking(request, said(refusal.args[0]), 422)
    return _looking(request, member, grid, block, settings)


@require_POST
def apply(request: HttpRequest, slug: str) -> HttpResponse:
    """Do what was shown; show it again where the table has changed since."""
    member = reach(request, slug, Right.CODE)
    grid = grid_of(people_described(member))
    try:
        block, settings = _sent(request, grid)
    except Unreadable as refusal:
        return _asking(request, said(refusal.args[0]), 422)
    told = {**asdict(settings), "uses": [[use.target, use.kind] for use in settings.uses]}
    seen = request.POST.get("seen", "")
    try:
        done = fill_table(by(request, member), block=block.to_json(), settings=told, seen=seen)
    except Refused as refusal:
        return _looking(request, member, grid, block, settings, str(refusal), refusal.status)
    messages.success(request, _done(done["cells"]))
    return redirect("transcripts:participants", slug)


@require_safe
def take_out(request: HttpRequest, slug: str) -> HttpResponse:
    """The whole table as a file that can be brought in again."""
    member = reach(request, slug)
    format = request.GET.get("format", "")
    if format not in FILES:
        raise Refused(_("The table can be taken out as csv or xlsx. Choose one of them."))
    media_type, write = FILES[format]
    block = block_of(people_described(member))
    seen = watch(member)
    see_all(seen, records(block))
    if (page := warning(request, member, seen)) is not None:
        return page
    data = write(block)
    response = HttpResponse(data, content_type=media_type)
    name = f"{member.project.slug}-participants-table.{format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _done(cells: int) -> str:
    sentence = ngettext(
        "%(count)d cell is filled. You can undo this in one step.",
        "%(count)d cells are filled. You can undo this in one step.",
        cells,
    )
    return sentence % {"count": cells}


def _sent(request: HttpRequest, grid: Grid) -> tuple[Block, Settings]:
    """The block and how to take it: from a form that was looked over, a file, or pasted text."""
    sent = request.POST
    if "block" in sent:
        block = Block.from_json(sent["block"])
        return block, _settings(sent, block, grid)
    file = request.FILES.get("file")
    if file is not None:
        block = headed(writing.from_file(file.read(writing.LARGEST + 1)), grid)
        return block, suggested(block, grid)
    block = from_text(sent.get("text", ""))
    if "row" not in sent:
        block = headed(block, grid)
        return block, suggested(block, grid)
    block, uses = placed(block, grid, sent.get("row", ""), sent.get("column", ""))
    return block, Settings(uses) if uses else suggested(block, grid)


def _settings(sent: QueryDict, block: Block, grid: Grid) -> Settings:
    """What the form says of each column; a suggestion where it says nothing."""
    guess = suggested(block, grid)
    uses = tuple(
        Use(sent.get(f"use-{place}", use.target), sent.get(f"kind-{place}", use.kind))
        for place, use in enumerate(guess.uses)
    )
    parting = sent.get("parting", shapes.ALL)
    return Settings(
        uses,
        parting if parting in shapes.PARTINGS else shapes.ALL,
        keep=sent.get("keep") == "on",
        clear=sent.get("clear") == "on",
    )


@dataclass(frozen=True)
class Mapped:
    """A column of the block: its heading, first cells, and where it goes."""

    place: int
    heading: str
    sample: str
    use: Use

    @property
    def new(self) -> bool:
        return self.use.target == NEW


def _mapped(block: Block, uses: Sequence[Use]) -> list[Mapped]:
    found = []
    for place, use in enumerate(uses):
        cells = dict.fromkeys(row[place] for row in block.rows[1:] if row[place])
        sample = " · ".join(list(cells)[:4])[:160]
        found.append(Mapped(place, block.rows[0][place], sample, use))
    return found


def _targets(grid: Grid) -> list[tuple[str, str]]:
    known = [(column.key, column.name) for column in grid.columns]
    return [(PARTICIPANT, _("Participant id")), *known, (NEW, _("A new column"))]


def _asking(request: HttpRequest, said: str = "", status: int = 200) -> HttpResponse:
    context = {"nav": "participants", "said": said, "text": request.POST.get("text", "")}
    return render(request, "transcripts/bring_in.html", context, status=status)


def _looking(
    request: HttpRequest,
    member: Member,
    grid: Grid,
    block: Block,
    settings: Settings,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    plan = plan_for(member, block, settings)
    context: dict[str, Any] = {
        "nav": "participants",
        "said": said,
        "brought": block,
        "settings": settings,
        "mapped": _mapped(block, settings.uses),
        "targets": _targets(grid),
        "out": OUT,
        "kinds": AttributeKind.choices,
        "partings": _partings(),
        "further": list(column_named(plan, grid)),
        **_shown(plan),
    }
    return render(request, "transcripts/look_over_table.html", context, status=status)


def _partings() -> list[tuple[str, str]]:
    return [
        (shapes.ALL, _("commas, semicolons or lines part values")),
        (shapes.SEMICOLONS, _("semicolons or lines part values, commas do not")),
        (shapes.WHOLE, _("each cell is one value")),
    ]


def _shown(plan: Plan) -> dict[str, Any]:
    """The plan and the first of its long lists."""
    return {
        "plan": plan,
        "changed": plan.changed[:SHOWN],
        "filled": plan.filled[:SHOWN],
        "more_changed": max(0, len(plan.changed) - SHOWN),
        "more_filled": max(0, len(plan.filled) - SHOWN),
        "troubles": plan.troubles[:SHOWN],
    }
