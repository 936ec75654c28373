"""The history as people read it: which events, in which words."""

from interviews.projects.telling.events import Asked, visible_events
from interviews.projects.telling.lines import Line, tell
from interviews.projects.telling.runs import Run, runs

__all__ = ["Asked", "Line", "Run", "runs", "tell", "visible_events"]
