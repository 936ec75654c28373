"""Ask the draughtsman, a process of its own, for a drawing. No Django.

One a process that asks, begun when first needed. It gets no environment, so that no secret is in
it, and ends with the process that began it.
"""

from __future__ import annotations

import atexit
import json
import math
import os
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path
from typing import IO, Any, cast

PROGRAM = Path(__file__).with_name("draughtsman.py")
SECONDS = 30.0  # after which a drawing is given up
TURN = 15.0  # seconds to wait for those who asked before: their threads serve other pages, too
TWICE = 2.0  # pixels a unit: sharp on paper
MOST_PIXELS = 40_000_000  # of a PNG: a very large picture is less than twice its size
MOST_A_SIDE = 30_000  # of these; other programs open no picture that is larger
AT_MOST = 300  # drawings of one process: then its memory is given back


def scale_of(wide: float, tall: float) -> float:
    """How many pixels a unit of a drawing of this size gets."""
    budget = math.sqrt(MOST_PIXELS / max(wide * tall, 1.0))
    return min(TWICE, budget, MOST_A_SIDE / max(wide, tall, 1.0))


class CannotDraw(Exception):
    """The draughtsman refused, or did not answer in time."""


class Draughtsman:
    """The process that draws, one request after another."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._drawn = 0
        self._begun_by = 0  # a process that was forked leaves its parent's draughtsman alone

    def svg(self, spec: dict[str, Any]) -> str:
        """A Vega-Lite specification drawn."""
        return self._ask("svg", spec).decode()

    def png(self, svg: str, size: tuple[float, float]) -> bytes:
        """A drawing of this size (how wide, how tall) in pixels, within what one may take."""
        return self._ask("png", svg, scale_of(*size))

    def pdf(self, svg: str) -> bytes:
        return self._ask("pdf", svg)

    def dismiss(self) -> None:
        """End the process; the next request begins another."""
        process, self._process = self._process, None
        if process is not None and self._begun_by == os.getpid():
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):  # a line it did not read
                    cast(IO[bytes], pipe).close()

    def _ask(self, task: str, payload: Any, scale: float = 1.0) -> bytes:
        """Raises CannotDraw. One that ended while idle is found out by asking, once."""
        line = json.dumps([task, payload, scale]).encode() + b"\n"
        if not self._lock.acquire(timeout=TURN):
            raise CannotDraw("too many ask at once")
        try:
            return self._answered(line)
        finally:
            self._lock.release()

    def _answered(self, line: bytes) -> bytes:
        if self._drawn >= AT_MOST:
            self.dismiss()
        known = self._process is not None
        content = self._exchange(line)
        if content is None and known:
            content = self._exchange(line)
        if content is None:
            raise CannotDraw("it took too long")
        return content

    def _exchange(self, line: bytes) -> bytes | None:
        """The bytes drawn; None where the process ended instead of answering."""
        process = self._present()
        limit = threading.Timer(SECONDS, process.kill)
        limit.start()
        try:
            into, out = cast(IO[bytes], process.stdin), cast(IO[bytes], process.stdout)
            into.write(line)
            into.flush()
            head = out.readline().split()
            content = out.read(int(head[1])) if head else b""
        except OSError:
            head, content = [], b""
        finally:
            limit.cancel()
        if not head or len(content) < int(head[1]):
            self.dismiss()
            return None
        if head[0] == b"no":
            raise CannotDraw(content.decode(errors="replace"))
        self._drawn += 1
        return content

    def _present(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._begun_by != os.getpid():
            self._drawn, self._begun_by = 0, os.getpid()
            self._process = subprocess.Popen(
                [sys.executable, "-I", str(PROGRAM)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
            )
        return self._process


draughtsman = Draughtsman()
atexit.register(draughtsman.dismiss)
