"""Long work in steps that commit by themselves; see ``running`` for the protocol."""

from interviews.projects.jobs.running import Run, kind, perform
from interviews.projects.jobs.sending import begin, send, sweep

__all__ = ["Run", "begin", "kind", "perform", "send", "sweep"]
