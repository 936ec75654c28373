"""The Celery task that runs any job, and the worker's sweeper."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from celery import shared_task
from celery.signals import worker_init, worker_ready
from django.db import close_old_connections

from interviews.projects import checks, jobs, registers

log = logging.getLogger(__name__)
SWEEP_SECONDS = 5


@shared_task(name=jobs.TASK)  # type: ignore[untyped-decorator]  # Celery has no types
def run_job(job_id: str) -> None:
    jobs.perform(job_id)


@worker_init.connect  # type: ignore[untyped-decorator]  # Celery has no types
def check_history(**_: Any) -> None:
    checks.insist()


@worker_ready.connect  # type: ignore[untyped-decorator]  # Celery has no types
def start_sweeper(**_: Any) -> None:
    threading.Thread(target=_sweep_for_ever, daemon=True, name="sweeper").start()


def _sweep_for_ever() -> None:
    try:
        registers.begin_what_is_made_anew()
    except Exception:
        log.warning("What is to be made anew waits for the next start", exc_info=True)
    while True:
        try:
            close_old_connections()
            jobs.sweep()
        except Exception:
            log.warning("A sweep failed", exc_info=True)
        time.sleep(SWEEP_SECONDS)
