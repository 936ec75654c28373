"""A drawing as a file that is kept: svg, and from it png and pdf."""

from __future__ import annotations

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.utils.text import slugify

from coding.board.drawing import Scene, draw

TWICE = 2.0  # pixels a unit: sharp on paper
WIDEST = 16_000  # pixels of a png


def picture_of(scene: Scene, format: str) -> HttpResponse:
    """A download of the scene; 404 for a format there is not."""
    if format not in FORMATS:
        raise Http404
    media, make = FORMATS[format]
    name = f"{slugify(scene.name) or 'board'}.{format}"
    answer = HttpResponse(make(scene), content_type=media)
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _svg(scene: Scene) -> bytes:
    return draw(scene).encode()


# Imported when asked for: the library is large, and few ask.
def _png(scene: Scene) -> bytes:
    import vl_convert

    scale = min(TWICE, WIDEST / max(scene.box.wide, scene.box.tall))
    return vl_convert.svg_to_png(draw(scene), scale=scale)


def _pdf(scene: Scene) -> bytes:
    import vl_convert

    return vl_convert.svg_to_pdf(draw(scene))


FORMATS: dict[str, tuple[str, Callable[[Scene], bytes]]] = {
    "svg": ("image/svg+xml", _svg),
    "png": ("image/png", _png),
    "pdf": ("application/pdf", _pdf),
}
