"""The program that draws: run by itself, it answers requests on its standard input.

It knows nothing of the project and imports nothing of it. Drawing holds Python's lock for as long
as it takes and keeps more than 100 MB, so no process that serves pages draws by itself.

A request is one line of JSON: ``[task, payload, scale]``. The answer is one line, ``ok`` or ``no``
and a number of bytes, and then these bytes. It ends with whoever began it, or when idle.
"""

from __future__ import annotations

import json
import select
import sys
from collections.abc import Callable
from typing import Any

import vl_convert

IDLE_SECONDS = 120


def _svg(spec: Any, scale: float) -> bytes:
    """Vega-Lite to SVG; no address may be fetched while drawing."""
    return vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]).encode()


def _png(svg: Any, scale: float) -> bytes:
    return bytes(vl_convert.svg_to_png(svg, scale=scale, ppi=72))


def _pdf(svg: Any, scale: float) -> bytes:
    return bytes(vl_convert.svg_to_pdf(svg, scale=scale))


TASKS: dict[str, Callable[[Any, float], bytes]] = {"svg": _svg, "png": _png, "pdf": _pdf}


def answer(line: bytes) -> tuple[str, bytes]:
    """What is said to one request."""
    try:
        task, payload, scale = json.loads(line)
        return "ok", TASKS[task](payload, scale)
    except Exception as error:  # whatever it is, the one who asked is told
        return "no", str(error).encode(errors="replace")


def main() -> None:
    out, into = sys.stdout.buffer, sys.stdin.buffer
    while select.select([into], [], [], IDLE_SECONDS)[0] and (line := into.readline()):
        word, content = answer(line)
        out.write(f"{word} {len(content)}\n".encode())
        out.write(content)
        out.flush()


if __name__ == "__main__":
    main()
