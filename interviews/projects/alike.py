"""How several like acts of one person are told in one line; each room says it once, at start."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interviews.projects.models import Recorded
from interviews.projects.registers import Describe


@dataclass(frozen=True)
class Alike:
    """``say(12)`` gives "made 12 codings of", to follow the author's name.

    ``of`` is the model whose rows the line is about (all that changed, where None). ``common``
    names what rows share ("Trust in P2"): acts that share it are told together, apart from others.
    ``others(40)`` gives "made 40 other codings" where they share too many different things to tell.
    """

    say: Callable[[int], str]
    of: type[Recorded] | None = None
    common: Describe | None = None
    others: Callable[[int], str] | None = None


_kept: dict[str, Alike] = {}


def tell_together(verbs: dict[str, Alike]) -> None:
    """How runs of acts of these verbs are told; others are told as "... 12 times"."""
    _kept.update(verbs)


def alike_of(verb: str) -> Alike | None:
    return _kept.get(verb)


def spoken_of(verb: str) -> type[Recorded] | None:
    """The one model whose rows lines of this verb are about; None where they are about all."""
    alike = _kept.get(verb)
    return alike.of if alike else None


def gathering() -> dict[str, Alike]:
    """The verbs whose acts are told together by what their rows share."""
    return {verb: alike for verb, alike in _kept.items() if alike.common}


def likeness(verb: str, sentence: str) -> tuple[str, str]:
    """Acts of one likeness may be told together: those of a verb, else those said alike."""
    return verb, "" if verb in _kept else sentence


def together(verb: str, sentence: str, number: int) -> str:
    """The sentence for a number of acts of one likeness."""
    alike = _kept.get(verb)
    if alike:
        return alike.say(number)
    return _("%(act)s %(number)d times") % {"act": sentence, "number": number}
