"""The history as people read it: which events, in which words."""

from interviews.projects.telling.events import Asked, visible_events
from interviews.projects.telling.lines import Line, tell

__all__ = ["Asked", "Line", "tell", "visible_events"]
