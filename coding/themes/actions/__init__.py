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
    "Words",
    "add_mark",
    "answer_question",
    "ask_again",
    "change_evidence",
    "change_theme",
    "choose_codes",
    "choose_part",
    "choose_quote_style",
    "compose_theme",
    "draw_no_more",
    "draw_on",
    "join_passage",
    "join_passages",
    "leave_quote_out",
    "mark_quote",
    "mask_words",
    "move_evidence",
    "move_theme",
    "note_unchosen",
    "quote_passage",
    "remove_quote",
    "reword_mark",
    "set_theme_aside",
    "step_part",
    "take_away",
    "take_mark_off",
    "take_theme_up",
    "use_quote",
]
