"""The history as people read it: which events, in which words."""

from interviews.projects.telling.events import Asked, visible_events
from interviews.projects.telling.lines import Line, in_few_words, names_of, tell
from interviews.projects.telling.runs import Run, runs

__all__ = ["Asked", "Line", "Run", "in_few_words", "names_of", "runs", "tell", "visible_events"]
