"""A picture drawn for a page, and written into a file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coding.findings.writers import WRITERS
from coding.pictures.drawing.cleaning import Titles, for_file, for_page, size
from coding.pictures.picture import Picture
from interviews.drawing.asking import CannotDraw, draughtsman
from interviews.projects.errors import Refused

MOST_MARKS = 20_000
TWIN_FORMATS = ("csv", "xlsx", "docx", "md", "html", "latex")


@dataclass(frozen=True)
class Drawn:
    """A format pictures are taken out in; ``name`` is how a button reads."""

    name: Any
    extension: str
    media_type: str
    write: Callable[[str], bytes]


DRAWN: dict[str, Drawn] = {
    "svg": Drawn("SVG", "svg", "image/svg+xml", str.encode),
    "png": Drawn(
        gettext_lazy("PNG, twice the size"),
        "png",
        "image/png",
        lambda svg: draughtsman.png(svg, size(svg)),
    ),
    "pdf": Drawn("PDF", "pdf", "application/pdf", lambda svg: draughtsman.pdf(svg)),
}


def on_page(picture: Picture) -> SafeString | None:
    """The drawing to stand in a page; None where it could not be drawn: its twin tells it all."""
    if picture.spec is None:
        return None
    try:
        drawing = _drawing(picture)
    except CannotDraw:
        return None
    # Rebuilt element by element from a list of what may stand there; texts are escaped.
    return mark_safe(for_page(drawing, _titles(picture), picture.addresses))


def in_file(picture: Picture, format: str) -> bytes:
    """The drawing as a file. Refuses what cannot be drawn."""
    if picture.spec is None:
        raise Refused(_("There is nothing to draw yet."))
    try:
        return DRAWN[format].write(for_file(_drawing(picture), _titles(picture)))
    except CannotDraw:
        raise Refused(
            _("The picture could not be drawn. Choose fewer codes, or take out its table.")
        ) from None


def _drawing(picture: Picture) -> str:
    if picture.spec is None or len(picture.addresses) > MOST_MARKS:
        raise CannotDraw("too many marks")
    return draughtsman.svg(picture.spec)


def _titles(picture: Picture) -> Titles:
    told = " ".join([picture.caption, picture.described, *picture.notes])
    return Titles(picture.title, told)


def format_known(format: str) -> tuple[str, str]:
    """Extension and media type; refuses a format there is not."""
    if format in DRAWN:
        return DRAWN[format].extension, DRAWN[format].media_type
    if format in TWIN_FORMATS:
        return WRITERS[format].EXTENSION, WRITERS[format].MEDIA_TYPE
    raise Refused(_("This cannot be exported like that. Choose one of the formats listed."))
