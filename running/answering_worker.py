"""Gunicorn's threads, with a shorter way for what is asked most often: the live feed."""

from __future__ import annotations

import socket
from typing import Any

from gunicorn.workers.gthread import ThreadWorker  # type: ignore[import-untyped]

LONGEST = 8192  # bytes; what is longer goes the ordinary way


class AnsweringWorker(ThreadWorker):  # type: ignore[misc]
    """Asks the application for a whole answer before it reads a request as HTTP.

    Only on plain connections that are kept; to read a request and make its surroundings takes
    several times what the live feed's answer takes.
    """

    def handle(self, conn: Any) -> Any:
        """Whether the connection is to be kept, as the threads' worker has it."""
        if self._waits_on_the_line(conn):
            conn.sock.setblocking(True)
            request = conn.sock.recv(LONGEST, socket.MSG_PEEK)
            if (answer := self.wsgi.answered(request)) is not None:
                conn.sock.recv(len(request))
                conn.sock.sendall(answer)
                return True
        return super().handle(conn)

    def _waits_on_the_line(self, conn: Any) -> bool:
        """Whether the next request is yet to be read: a reader may have read ahead into it."""
        if not (self.alive and conn.initialized) or conn.is_http2 or self.cfg.is_ssl:
            return False
        return not conn.parser.unreader.buf.getvalue()
