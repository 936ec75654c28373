"""Gunicorn's configuration: threads, because pages wait for the database more than they compute."""

from __future__ import annotations

import gc
import os
from typing import Any

from running.tethered import end_with_parent

developing = os.environ.get("DEBUG") == "1"
worker_class = "running.answering_worker.AnsweringWorker"
workers = int(os.environ.get("WEB_PROCESSES") or (1 if developing else 2))
threads = int(os.environ.get("WEB_THREADS") or 8)
preload_app = not developing
reload = developing
timeout = 120
graceful_timeout = 5
keepalive = 15
loglevel = "warning"
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None
control_socket_disable = True


def post_fork(server: Any, worker: Any) -> None:
    """What stands once the application is loaded stays: it need not be looked through again
    while a page is made, and a page makes thousands of rows without circles among them."""
    end_with_parent()
    gc.freeze()
    gc.set_threshold(20_000, 20)
