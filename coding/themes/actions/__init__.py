"""What can be done with themes, their evidence and quotes."""

from coding.themes.actions.composing import change_theme, compose_theme, set_theme_aside
from coding.themes.actions.joining import change_evidence, join_passage, take_away
from coding.themes.actions.printing import choose_quote_style, leave_quote_out, use_quote
from coding.themes.actions.quoting import (
    add_mark,
    choose_part,
    mark_quote,
    mask_words,
    quote_passage,
    remove_quote,
    reword_mark,
    step_part,
    take_mark_off,
)

__all__ = [
    "add_mark",
    "change_evidence",
    "change_theme",
    "choose_part",
    "choose_quote_style",
    "compose_theme",
    "join_passage",
    "leave_quote_out",
    "mark_quote",
    "mask_words",
    "quote_passage",
    "remove_quote",
    "reword_mark",
    "set_theme_aside",
    "step_part",
    "take_away",
    "take_mark_off",
    "use_quote",
]
