"""Who says which of a quotation's words, where several do, in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from django.utils.translation import gettext as _

from coding.manuscript.marks_told import named, shortened
from coding.manuscript.matching.sources import Phrases, core_of
from interviews.transcripts.hearing import Spoken


def whose(
    stretches: Sequence[Sequence[int]],
    text: str,
    turns: Sequence[Spoken],
    credit: str,
    fillers: Sequence[tuple[str, ...]],
    names: Phrases,
) -> Iterator[str]:
    """Nothing where one alone speaks, or all who do are credited."""
    said = list(_said(stretches, text, turns, fillers, names))
    who = {one for one, _words in said}
    if len(who) < 2 or who <= set(credit.split(", ")):
        return
    each = "; ".join(
        _("%(who)s says “%(words)s”") % {"who": one, "words": " … ".join(w for _who, w in words)}
        for one, words in groupby(said, itemgetter(0))
    )
    if credit:
        yield _("Not all of it is said by those it names: %(whose)s.") % {"whose": each}
    else:
        yield _("Several speak in it: %(whose)s.") % {"whose": each}


def _said(
    stretches: Sequence[Sequence[int]],
    text: str,
    turns: Sequence[Spoken],
    fillers: Sequence[tuple[str, ...]],
    names: Phrases,
) -> Iterator[tuple[str, str]]:
    """Each stretch with who says it; sounds and remarks alone are nobody's."""
    for start, end in stretches:
        words = text[start:end]
        turn = next((one for one in turns if one.start <= start < one.end), None)
        if turn is not None and core_of(words, fillers, names):
            yield named(turn), shortened(" ".join(words.split()))
