"""What stands under a quotation's marks, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.manuscript.matching.marking import Under, Way
from interviews.transcripts.hearing import Spoken
from interviews.transcripts.models.interview import SpeakerRole

IN_FULL = 60  # words under a mark that are shown as they stand; of more, both ends
AT_ENDS = 12


def shortened(said: str) -> str:
    """The words, or where they are many the first and the last."""
    words = said.split()
    if len(words) <= IN_FULL:
        return said
    return f"{' '.join(words[:AT_ENDS])} […] {' '.join(words[-AT_ENDS:])}"


def in_a_sentence(one: Under) -> str:
    """What a mark replaces, adds or leaves out, and the negations in it."""
    return " ".join([_what(one), *_beyond(one)])


def _what(one: Under) -> str:
    said = {"mark": one.mark, "words": " ".join(shortened(one.said).split()), "n": one.count}
    if one.way == Way.ADDED:
        return _("%(mark)s is put in; nothing is replaced.") % said
    return _counted(one) % said


def _counted(one: Under) -> str:
    if one.way == Way.REPLACED:
        return ngettext(
            "%(mark)s stands in place of: “%(words)s” (%(n)d word).",
            "%(mark)s stands in place of: “%(words)s” (%(n)d words).",
            one.count,
        )
    if one.way == Way.BESIDE:
        return ngettext(
            "Where %(mark)s stands, the same sentence of the transcript has: “%(words)s” "
            "(%(n)d word).",
            "Where %(mark)s stands, the same sentence of the transcript has: “%(words)s” "
            "(%(n)d words).",
            one.count,
        )
    return ngettext(
        "%(mark)s leaves out: “%(words)s” (%(n)d word).",
        "%(mark)s leaves out: “%(words)s” (%(n)d words).",
        one.count,
    )


def _beyond(one: Under) -> Iterator[str]:
    words = {"words": ", ".join(dict.fromkeys(one.negations))}
    if one.negations and one.way == Way.LEFT_OUT:
        yield _("Negation left out: %(words)s.") % words
    elif one.negations:
        yield _("Negation replaced: %(words)s.") % words
    if one.look and one.way == Way.ADDED and not one.put:
        yield _("These words are the writer’s own.")
    if one.far:
        yield _apart(one)
    if one.put:
        yield _("Negation put in: %(words)s.") % {"words": ", ".join(one.put)}


def just_outside(before: str, after: str) -> Iterator[str]:
    """That a negation stands just before or right after a quotation, with the words there."""
    if before:
        yield _("Just before it, in the same clause, stands a negation: “%(words)s”.") % {
            "words": before
        }
    if after:
        yield _("Right after it, in the same clause, stands a negation: “%(words)s”.") % {
            "words": after
        }


def _apart(one: Under) -> str:
    said = {"n": one.count, "turns": one.turns}
    if not one.turns:
        return _("What it joins stands far apart: %(n)d words lie between.") % said
    return (
        ngettext(
            "What it joins stands far apart: %(n)d words and %(turns)d whole turn lie between.",
            "What it joins stands far apart: %(n)d words and %(turns)d whole turns lie between.",
            one.turns,
        )
        % said
    )


def spliced(
    before: Spoken, after: Spoken, turns: Sequence[Spoken], citation: str, words: int
) -> str:
    """That words of two turns are joined: from where to where, what falls away, who speaks."""
    between = [one for one in turns if before.turn_index < one.turn_index < after.turn_index]
    others = [one for one in between if one.speaker != before.speaker]
    said: dict[str, Any] = {
        "from": f"{citation}:{before.label}",
        "to": f"{citation}:{after.label}",
        "n": words,
        "who": ", ".join(dict.fromkeys(named(one) for one in others)),
    }
    told = ngettext(
        "It goes from %(from)s to %(to)s; %(n)d word between them is left out.",
        "It goes from %(from)s to %(to)s; %(n)d words between them are left out.",
        words,
    )
    if others:
        told = ngettext(
            "It goes from %(from)s to %(to)s; %(n)d word is left out; in between speaks: %(who)s.",
            "It goes from %(from)s to %(to)s; %(n)d words are left out; in between speaks: "
            "%(who)s.",
            words,
        )
    return told % said


def named(turn: Spoken) -> str:
    """Who speaks a turn, as the report says it."""
    if turn.participant:
        return turn.participant
    if turn.role == SpeakerRole.INTERVIEWER:
        return _("the interviewer")
    return turn.speaker or _("an unnamed speaker")
