"""How a team prints quotes: ellipsis, quotation marks, emphasis, attribution. Pure."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from interviews.phrases import gettext_noop

CUTS = ("[…]", "…", "[...]", "...", "(…)")
QUOTATION_MARKS: dict[str, tuple[str, str]] = {
    "": ("", ""),
    "“ ”": ("“", "”"),
    "‘ ’": ("‘", "’"),
    "„ “": ("„", "“"),
    "« »": ("«\N{NO-BREAK SPACE}", "\N{NO-BREAK SPACE}»"),
    "«»": ("«", "»"),
    "»«": ("»", "«"),
    '" "': ('"', '"'),
}
NAMED = {
    "serial": gettext_noop("Number of the quote (P2:84.3)"),
    "place": gettext_noop("Place in the transcript (P2:84)"),
    "participant": gettext_noop("Participant (P2)"),
}
FRAMES = {
    "plain": gettext_noop("As it is"),
    "brackets": gettext_noop("In brackets"),
    "dash": gettext_noop("After a dash"),
}


class Style(NamedTuple):
    """How marks, words and attribution are shown; the default is a block without anything added.

    ``named`` is a key of NAMED, ``frame`` one of FRAMES. ``inline`` sets a quote of one speaker
    into the running text.
    """

    cut: str = "[…]"
    emphasis_note: str = "emphasis added"
    bold: bool = False
    opening: str = ""
    closing: str = ""
    inline: bool = False
    named: str = "serial"
    frame: str = "plain"


PLAIN_STYLE = Style()


def credited(source: str, note: str, frame: str) -> str:
    """An attribution as it stands behind a quote, with the note on emphasis if there is one."""
    if not source:
        return f"({note})" if note else ""
    if frame == "brackets":
        return f"({'; '.join(filter(None, (source, note)))})"
    dashed = f"— {source}" if frame == "dash" else source
    return f"{dashed} ({note})" if note else dashed


def named(base: str, style: Style, speakers: Sequence[str], told: Mapping[str, str]) -> str:
    """Whom a quote is attributed to: ``base`` or its speakers, with what is told of each.

    ``told`` gives a participant's chosen attributes in one text ("industry, 8 years"). One whom
    ``base`` does not name, as in an interview with several, stands before it: "P2, P1:84".
    """
    known = [", ".join(filter(None, (who, told.get(who, "")))) for who in speakers]
    if style.named == "participant":
        return "; ".join(known) or base
    if len(speakers) == 1 and not _names(base, speakers[0]):
        return ", ".join([*known, base])
    if len(speakers) == 1:
        return ", ".join(filter(None, (base, told.get(speakers[0], ""))))
    told_of = [each for who, each in zip(speakers, known, strict=True) if told.get(who)]
    return "; ".join([base, *told_of])


def _names(base: str, who: str) -> bool:
    """Whether a place is cited by this participant: P2:84, or P2-2:84 of a second interview."""
    cited = base.rpartition(":")[0]
    return cited == who or re.fullmatch(rf"{re.escape(who)}-\d+", cited) is not None
