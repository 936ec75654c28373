"""A transcript's portrait: its turns by speaker, its codings a lane a code."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coding.codebook.models import Code
from coding.findings.tables import Column
from coding.pictures.asked import Asked, first_by_use
from coding.pictures.drawing.looks import MEMBERS, NO_MEMBER
from coding.pictures.drawing.portrait import Bar, Portrait, Speech, portrait
from coding.pictures.picture import Cell, Picture
from coding.pictures.wording import about_gone, no_codings
from coding.segments.gathering import at
from coding.segments.models import Voice
from coding.segments.passages import line
from coding.segments.retrieval import laid_in
from coding.segments.selecting import Laid
from interviews.projects import registers
from interviews.transcripts.hearing import Spoken, turns_of
from interviews.transcripts.models import Interview

TOP = 20
TICKS = 8
LAST_TICK = 0.95  # of the text: a label needs room


@dataclass(frozen=True)
class Sitting:
    """One interview with what is coded in it: the lanes, and each lane's codings."""

    interview: Interview
    length: int
    turns: Sequence[Spoken]
    lanes: Sequence[Code]
    used: int
    bars: Sequence[tuple[int, Laid]]
    voices: Sequence[Voice]


def make(asked: Asked) -> Picture:
    """The portrait of the interview asked for, or of the first."""
    title = _("A transcript’s portrait")
    interview = chosen(asked)
    if interview is None or interview.current_id is None:
        return Picture(title, empty=no_codings(asked))
    sitting = _sitting(asked, interview, interview.current_id)
    if asked.codes_gone and not sitting.lanes:
        return Picture(title, empty=no_codings(asked))
    return _picture(asked, sitting)


def chosen(asked: Asked) -> Interview | None:
    """The interview asked for, else the first of the study."""
    wanted = asked.ids("transcript")
    found = [one for one in asked.every_interview if one.pk in wanted]
    return next(iter(found or asked.every_interview), None)


def _sitting(asked: Asked, interview: Interview, version: uuid.UUID) -> Sitting:
    reading, book = asked.reading, asked.reading.book
    laid = [
        one
        for one in laid_in(reading, [interview])
        if one.voice in asked.voices and book.shown(one.code) in book.order
    ]
    under = {code: _lines(asked, code) for code in {one.code for one in laid}}
    uses = Counter(code for one in laid for code in under[one.code])
    lanes = asked.codes_or(first_by_use(asked.codes, dict(uses), asked.top(TOP)))
    place = {code.pk: lane for lane, code in enumerate(lanes)}
    bars = [(place[code], one) for one in laid for code in under[one.code] if code in place]
    turns = turns_of([version])[version]
    heard = {one.voice for _lane, one in bars}
    return Sitting(
        interview,
        max((turn.end for turn in turns), default=0),
        turns,
        lanes,
        len(uses),
        sorted(bars, key=lambda bar: (bar[0], bar[1].start)),
        sorted((one for pk, one in asked.voices.items() if pk in heard), key=str),
    )


def _lines(asked: Asked, code: uuid.UUID) -> list[uuid.UUID]:
    """The lanes a coding of this code lies in."""
    book = asked.reading.book
    if asked.rolled(False):
        return line(code, book.parents, book.successors)
    return [book.shown(code)]


def _picture(asked: Asked, sitting: Sitting) -> Picture:
    voices = {one.pk: place for place, one in enumerate(sitting.voices)}
    bars, addresses, rows = [], [], []
    for lane, one in sitting.bars:
        code, voice = sitting.lanes[lane], sitting.voices[voices[one.voice]]
        url = registers.place_url(asked.member, sitting.interview.pk, one.start)
        where = _where(sitting, one)
        said = _said(asked, code, voice, where)
        bars.append(Bar(lane, voices[one.voice], one.start, one.end, said))
        addresses.append(url)
        begins = Cell(_share(sitting, one))
        rows.append([Cell(code.printed), *_by(asked, voice), Cell(where, url), begins])
    return Picture(
        title=_("Portrait of %(title)s") % {"title": named(sitting.interview)},
        caption=_caption(sitting),
        notes=_notes(asked, sitting),
        described=_described(sitting),
        spec=portrait(_drawn(asked, sitting, bars)),
        addresses=addresses,
        columns=_columns(asked),
        rows=rows,
        also=_speakers(sitting),
    )


def _columns(asked: Asked) -> list[Column]:
    coder = [Column("coder", _("Coder"))] if asked.several else []
    return [
        Column("code", _("Code")),
        *coder,
        Column("turns", _("Turns")),
        Column("begins", _("Begins at (percent of the text)")),
    ]


def _by(asked: Asked, voice: Voice) -> list[Cell]:
    return [Cell(str(voice))] if asked.several else []


def named(interview: Interview) -> str:
    both = f"{interview.citation} · {interview.title}"
    return interview.title if interview.citation == interview.title else both


def _where(sitting: Sitting, one: Laid) -> str:
    turns = at(sitting.turns, one.start, one.end)
    labels = [turn.label for turn in turns]
    cite = f"{sitting.interview.citation}:{labels[0]}" if labels else sitting.interview.citation
    return cite if len(labels) < 2 else f"{cite}–{labels[-1]}"


def _share(sitting: Sitting, one: Laid) -> int:
    return round(100 * one.start / max(sitting.length, 1))


def _said(asked: Asked, code: Code, voice: Voice, where: str) -> str:
    return ", ".join([code.printed, where, *([str(voice)] if asked.several else [])])


def _drawn(asked: Asked, sitting: Sitting, bars: Sequence[Bar]) -> Portrait:
    speakers = _speakers(sitting)
    place = {name: row for row, name in enumerate(speakers)}
    return Portrait(
        length=sitting.length,
        lanes=[code.printed for code in sitting.lanes],
        voices=[(str(one), colour_of(one)) for one in sitting.voices],
        bars=bars,
        speakers=speakers,
        speech=[
            Speech(place[_who(one)], one.role or "", one.start, one.end) for one in sitting.turns
        ],
        ticks=_ticks(sitting),
        voice_title=_("Coder"),
    )


def _speakers(sitting: Sitting) -> list[str]:
    """In the order in which they first speak."""
    return list(dict.fromkeys(_who(turn) for turn in sitting.turns))


def _who(turn: Spoken) -> str:
    return turn.participant or turn.speaker or "–"


def _ticks(sitting: Sitting) -> list[tuple[int, str]]:
    every = -(-len(sitting.turns) // TICKS) or 1
    return [
        (turn.start, f"{sitting.interview.citation}:{turn.label}")
        for turn in sitting.turns[::every]
        if turn.start < LAST_TICK * sitting.length
    ]


def colour_of(voice: Voice) -> str:
    """The member's colour; grey for the team's voice and imported ones."""
    if voice.member is None:
        return NO_MEMBER
    return MEMBERS[(voice.member.colour - 1) % len(MEMBERS)]


def _caption(sitting: Sitting) -> str:
    said = _(
        "The text from its first word to its last. Above: who speaks. Below: a lane a code, a bar "
        "a coding, as long as its words."
    )
    return f"{said} {_which(sitting)} {_n(sitting)}"


def _which(sitting: Sitting) -> str:
    if len(sitting.lanes) < sitting.used:
        return _("Shown are %(n)d codes, of %(all)d that are used in it.") % {
            "n": len(sitting.lanes),
            "all": sitting.used,
        }
    return ngettext("%(n)d code.", "%(n)d codes.", len(sitting.lanes)) % {"n": len(sitting.lanes)}


def _n(sitting: Sitting) -> str:
    codings = len({one.id for _lane, one in sitting.bars})
    turns = len(sitting.turns)
    return _("n = %(codings)s, %(turns)s.") % {
        "codings": ngettext("%(n)d coding", "%(n)d codings", codings) % {"n": codings},
        "turns": ngettext("%(n)d turn", "%(n)d turns", turns) % {"n": turns},
    }


def _notes(asked: Asked, sitting: Sitting) -> list[str]:
    notes = about_gone(asked)
    if not sitting.bars:
        notes.append(_("No passage chosen in this interview by what you ask for."))
    if asked.rolled(False):
        notes.append(_("A lane holds the codings of the code and of its sub-codes."))
    return notes


def _described(sitting: Sitting) -> str:
    return _("%(speakers)d speakers, %(lanes)d lanes, %(bars)d bars.") % {
        "speakers": len(_speakers(sitting)),
        "lanes": len(sitting.lanes),
        "bars": len(sitting.bars),
    }
