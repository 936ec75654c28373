"""The one write path: action functions, each leaving one event in the project's chain."""

from interviews.projects.history.acting import By, action
from interviews.projects.history.recording import Act

__all__ = ["Act", "By", "action"]
