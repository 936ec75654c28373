"""What stands in the cells of a table that shows something else than numbers, told below it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from coding.findings.kinds.asking import NAMES, PRESENCE

CODED, SAID, CONTRARY = "coded", "said", "contrary"


def signs(show: str, of: str, *, by_value: bool) -> list[str]:
    """``of``: what the passages behind a cell are; ``by_value``: the columns are values that
    participants have, instead of participants."""
    if show == NAMES:
        return [_("Named are the participants who speak in a passage that is counted.")]
    if show != PRESENCE:
        return []
    return [_of_value(of) if by_value else _of_participant(of)]


def _of_participant(of: str) -> str:
    return {
        CODED: _("• speaks in a passage of the code."),
        SAID: _("• speaks in a passage joined as quoted or paraphrased."),
        CONTRARY: _("• speaks in a passage joined as contrary."),
    }[of]


def _of_value(of: str) -> str:
    return {
        CODED: _("• somebody of this column speaks in a passage of the code."),
        SAID: _("• somebody of this column speaks in a passage joined as quoted or paraphrased."),
        CONTRARY: _("• somebody of this column speaks in a passage joined as contrary."),
    }[of]
