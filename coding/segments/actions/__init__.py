"""What can be done with codings; everyone changes only their own."""

from coding.segments.actions.applying import (
    apply_code,
    join_codings,
    recode,
    remove_coding,
    set_bounds,
)
from coding.segments.actions.coining import coin_and_apply
from coding.segments.actions.found import Place, code_found
from coding.segments.actions.qualifying import qualify
from coding.segments.actions.reviewing import review
from coding.segments.actions.together import recode_together, remove_together
from coding.segments.actions.voices import voice_of

__all__ = [
    "Place",
    "apply_code",
    "code_found",
    "coin_and_apply",
    "join_codings",
    "qualify",
    "recode",
    "recode_together",
    "remove_coding",
    "remove_together",
    "review",
    "set_bounds",
    "voice_of",
]
