"""What can be done with themes, their evidence and quotes."""

from coding.themes.actions.composing import (
    change_theme,
    compose_theme,
    move_theme,
    set_theme_aside,
    take_theme_up,
)
from coding.themes.actions.drawing_on import choose_codes, draw_no_more, draw_on
from coding.themes.actions.joining import (
    Words,
    change_evidence,
    join_passage,
    join_passages,
    move_evidence,
    take_away,
)
from coding.themes.actions.noting import answer_question, ask_again, note_unchosen
from coding.themes.actions.quoting import mark_quote, quote_passage, remove_quote

__all__ = [
    "Words",
    "answer_question",
    "ask_again",
    "change_evidence",
    "change_theme",
    "choose_codes",
    "compose_theme",
    "draw_no_more",
    "draw_on",
    "join_passage",
    "join_passages",
    "mark_quote",
    "move_evidence",
    "move_theme",
    "note_unchosen",
    "quote_passage",
    "remove_quote",
    "set_theme_aside",
    "take_away",
    "take_theme_up",
]
