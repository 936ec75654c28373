"""What can be done with themes, their evidence and quotes."""

from coding.themes.actions.composing import change_theme, compose_theme, set_theme_aside
from coding.themes.actions.joining import change_evidence, join_passage, take_away
from coding.themes.actions.quoting import mark_quote, quote_passage, remove_quote

__all__ = [
    "change_evidence",
    "change_theme",
    "compose_theme",
    "join_passage",
    "mark_quote",
    "quote_passage",
    "remove_quote",
    "set_theme_aside",
    "take_away",
]
