"""Long work in steps that commit by themselves; see ``running`` for the protocol."""

from interviews.projects.jobs.running import Run, kind, perform
from interviews.projects.jobs.sending import TASK, begin, send, sweep

__all__ = ["TASK", "Run", "begin", "kind", "perform", "send", "sweep"]
