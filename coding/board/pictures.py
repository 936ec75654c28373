"""A drawing as a file that is kept: svg, and from it png and pdf, drawn by another process."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from coding.board.drawing import Scene, draw
from interviews.drawing.asking import CannotDraw, draughtsman
from interviews.projects.errors import Refused
from interviews.projects.models import Member
from interviews.projects.watching import warning, watch


def picture_of(request: HttpRequest, member: Member, scene: Scene, format: str) -> HttpResponse:
    """A download of the scene; where known names would get out a page says so first.

    404 for a format there is not.
    """
    if format not in FORMATS:
        raise Http404
    seen = watch(member)
    for text in _texts(scene):
        seen.see(text)
    return warning(request, member, seen) or _file(scene, format)


def _texts(scene: Scene) -> Iterator[str]:
    yield scene.name
    for area in scene.areas:
        yield from (area.name, area.line)
    for plate in scene.plates:
        yield from (plate.name, plate.line)


def _file(scene: Scene, format: str) -> HttpResponse:
    media, make = FORMATS[format]
    try:
        answer = HttpResponse(make(scene), content_type=media)
    except CannotDraw:
        raise Refused(_("The board could not be drawn so. Take it out as SVG.")) from None
    name = f"{slugify(scene.name) or 'board'}.{format}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _svg(scene: Scene) -> bytes:
    return draw(scene).encode()


def _png(scene: Scene) -> bytes:
    return draughtsman.png(draw(scene), (scene.box.wide, scene.box.tall))


def _pdf(scene: Scene) -> bytes:
    return draughtsman.pdf(draw(scene))


FORMATS: dict[str, tuple[str, Callable[[Scene], bytes]]] = {
    "svg": ("image/svg+xml", _svg),
    "png": ("image/png", _png),
    "pdf": ("application/pdf", _pdf),
}
