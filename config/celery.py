"""The Celery application; every task is safe to run twice (see interviews.projects.jobs)."""

import os

from celery import Celery
from kombu.entity import Queue

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("polyphony")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    # A worker that names no queues takes both; on a laptop each has its own, so that finding words
    # and names, which is all computing, slows neither imports nor coding.
    task_queues=[Queue(name) for name in ("celery", "later")],  # type: ignore[no-untyped-call]
    task_default_queue="celery",
    task_acks_late=True,
    task_reject_on_worker_lost=True,
    task_ignore_result=True,
    worker_prefetch_multiplier=1,
    broker_connection_retry_on_startup=True,
    broker_transport_options={
        # A broker that hangs must not hang the page that nudges it.
        "socket_timeout": 5,
        "socket_connect_timeout": 2,
        "visibility_timeout": 3600,
        "unacked_restore_interval": 1,
        "unacked_restore_throttle": 1,
    },
)
app.autodiscover_tasks()
