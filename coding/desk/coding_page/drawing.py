"""Draw turns as HTML: runs of words split at every boundary, and each coding in the margin.

Pure, and plain string building, because a transcript of 60,000 words with 10,000 codings must be
on screen in under a second. Every text goes through ``escape``; classes and numbers are ours.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from coding.desk.coding_page.scripts import setting
from coding.segments.layout import Mark, Piece, clip, layout

HEIGHTS = 16
LINE = 62


class DrawnTurn(NamedTuple):
    """A turn to draw: its place in the version, who speaks, and when (seconds)."""

    place: int
    label: str
    start: int
    end: int
    speaker: str
    role: str
    begins_at: float | None


class DrawnCode(NamedTuple):
    name: str
    colour: int
    key: str


class DrawnVoice(NamedTuple):
    """Whose reading: initials, name, line style (0 is the reader's own)."""

    initials: str
    name: str
    style: int
    colour: int
    mine: bool


class DrawnCoding(NamedTuple):
    id: str
    code: DrawnCode
    voice: DrawnVoice
    start: int
    end: int
    unsure: bool
    reasoned: bool
    flagged: bool = False


class DrawnNote(NamedTuple):
    """A memo or flag over ``[start, end)``; ``kind`` is memo or flag."""

    kind: str
    title: str
    url: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """What ties the mark in the margin to its words: the last part of its address."""
        return self.url.rstrip("/").rpartition("/")[2]


class Phrases(NamedTuple):
    """What is said in the reader's language; ``%s`` stands for code, voice, turn, time."""

    coded: str = "coded “%s” by %s"
    coded_by_you: str = "coded “%s”"
    unsure: str = "unsure"
    reasoned: str = "with a rationale"
    flagged: str = "flagged for discussion"
    codings_of: str = "Codings of turn %s"
    memo: str = "Memo: %s"
    flag: str = "Flag: %s"


class Scene(NamedTuple):
    """What is drawn with: the version's text, where codings' pages are, whether voices show.

    ``bare`` turns are those whose codings are fetched later. ``narrowed`` says that only some
    codings are drawn: turns without any step back. ``right_to_left`` is how the interview's
    language runs, for turns without a letter. ``sentences`` is where sentences
    begin in the text, None where they are not found yet.
    """

    text: str
    coding_url: str
    several: bool
    language: str = ""
    phrases: Phrases = Phrases()
    bare: bool = False
    sentences: Sequence[int] | None = None
    narrowed: bool = False
    right_to_left: bool = False


def draw(
    scene: Scene,
    turns: Sequence[DrawnTurn],
    codings: Sequence[DrawnCoding],
    notes: Sequence[DrawnNote] = (),
) -> list[str]:
    """Each turn's HTML, in order. Codings over other turns are left out."""
    marks = [Mark(str(number), "", "", c.start, c.end) for number, c in enumerate(codings)]
    places = [(turn.start, turn.end) for turn in turns]
    pieces, noted = clip(places, marks), clip(places, _noted(notes))
    return [
        draw_turn(scene, turn, found, codings, _notes_of(turn, notes), words)
        for turn, found, words in zip(turns, pieces, noted, strict=True)
    ]


def _noted(notes: Sequence[DrawnNote]) -> list[Mark]:
    """The words that memos and flags hang on."""
    return [Mark(f"note {n}", note.key, "", note.start, note.end) for n, note in enumerate(notes)]


def draw_turn(
    scene: Scene,
    turn: DrawnTurn,
    pieces: list[Piece],
    codings: Sequence[DrawnCoding],
    notes: Sequence[DrawnNote] = (),
    noted: Sequence[Piece] = (),
) -> str:
    """One turn: who and when, the words as runs, the margin; ``noted`` words have notes."""
    labels, state = grouped(pieces, codings), _state(scene, pieces)
    order = {piece.id: place for place, piece in enumerate(p for group in labels for p in group)}
    words = scene.text[turn.start : turn.end]
    index, height = turn.place, min(HEIGHTS, 1 + (turn.end - turn.start) // LINE)
    return (
        f'<article class="turn z{height} {turn.role}{state}" id="turn-{index}" data-turn="{index}"'
        f' tabindex="-1" aria-labelledby="who-{index}">'
        f'<header class="who" id="who-{index}"><a class="turn-label" href="#turn-{index}">'
        f'{escape(turn.label)}</a><b class="speaker">{escape(turn.speaker)}</b>'
        f"{clock(turn.begins_at)}</header>"
        f'<p class="said{_set(scene, words)} data-start="{turn.start}"{_sentences(scene, turn)}'
        f"{_lang(scene)}>{_runs(words, pieces, codings, order, noted)}</p>"
        f"{_margin(scene, turn, labels, codings, notes)}</article>"
    )


def _state(scene: Scene, pieces: list[Piece]) -> str:
    if scene.bare:
        return " bare"
    return " unmatched" if scene.narrowed and not pieces else ""


def _sentences(scene: Scene, turn: DrawnTurn) -> str:
    """Where the turn's sentences begin, but for the first, counted from the turn's beginning."""
    if scene.sentences is None:
        return ""
    first = bisect_left(scene.sentences, turn.start) + 1
    beyond = bisect_left(scene.sentences, turn.end)
    starts = " ".join([str(start - turn.start) for start in scene.sentences[first:beyond]])
    return f' data-sentences="{starts}"'


def _set(scene: Scene, words: str) -> str:
    """The end of a class attribute, and the direction of the words."""
    way = setting(words, scene.right_to_left)
    return f'{" upright" * way.upright}" dir="{"rtl" if way.right_to_left else "ltr"}"'


def _lang(scene: Scene) -> str:
    return f' lang="{escape(scene.language)}"' if scene.language else ""


def clock(seconds: float | None) -> str:
    """A time as 12:05 or 1:02:05; nothing where none is known."""
    if seconds is None:
        return ""
    minutes, rest = divmod(int(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    said = f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
    return f"<time>{said}</time>"


def _runs(
    text: str,
    pieces: list[Piece],
    codings: Sequence[DrawnCoding],
    order: dict[str, int],
    noted: Sequence[Piece],
) -> str:
    if not pieces and not noted:
        return escape(text, quote=False)
    keys = {piece.id: piece.code for piece in noted}
    drawn = []
    for run in layout(len(text), [*pieces, *noted]):
        words = escape(text[run.start : run.end], quote=False)
        if hung := " ".join([keys[mark] for mark in run.marks if mark in keys]):
            words = f'<span class="noted" data-notes="{escape(hung)}">{words}</span>'
        drawn.append(_coded(words, [m for m in run.marks if m not in keys], codings, order))
    return "".join(drawn)


def _coded(
    words: str, marks: list[str], codings: Sequence[DrawnCoding], order: dict[str, int]
) -> str:
    if not marks:
        return words
    colour = codings[int(marks[-1])].code.colour
    places = " ".join([str(order[mark]) for mark in marks])
    return f'<span class="run c{colour} n{min(len(marks), 4)}" data-marks="{places}">{words}</span>'


def grouped(pieces: list[Piece], codings: Sequence[DrawnCoding]) -> list[list[Piece]]:
    """Pieces of one code that overlap, together, by where they begin: one label each."""
    groups: list[list[Piece]] = []
    open_groups: dict[str, tuple[int, list[Piece]]] = {}
    for piece in sorted(pieces, key=lambda piece: (piece.start, -piece.end, int(piece.id))):
        key = codings[int(piece.id)].code.key
        end, group = open_groups.get(key, (-1, []))
        if piece.start >= end:
            group = []
            groups.append(group)
        group.append(piece)
        open_groups[key] = max(end, piece.end), group
    return groups


def _margin(
    scene: Scene,
    turn: DrawnTurn,
    labels: list[list[Piece]],
    codings: Sequence[DrawnCoding],
    notes: Sequence[DrawnNote],
) -> str:
    if not labels and not notes:
        return '<div class="margin"></div>'
    items = [_label(scene, group, codings) for group in labels]
    items += [_note(scene, note) for note in notes]
    name = escape(scene.phrases.codings_of % turn.label)
    return f'<div class="margin"><ul class="labels" aria-label="{name}">{"".join(items)}</ul></div>'


def _label(scene: Scene, group: list[Piece], codings: Sequence[DrawnCoding]) -> str:
    code = codings[int(group[0].id)].code
    links = [
        _coding(scene, codings[int(piece.id)], named=place == 0)
        for place, piece in enumerate(group)
    ]
    return f'<li class="label c{code.colour}">{"".join(links)}</li>'


def _coding(scene: Scene, coding: DrawnCoding, *, named: bool) -> str:
    voice = coding.voice
    style = "mine" if voice.mine else "theirs"
    code = escape(coding.code.name)
    name = f'<span class="label-name">{code}</span>' if named else ""
    initials = f"<i>{escape(voice.initials)}</i>" if scene.several else "" if named else "<i>·</i>"
    unsure = '<span class="unsure">?</span>' if coding.unsure else ""
    reasoned = '<span class="reasoned">¶</span>' if coding.reasoned else ""
    flagged = '<span class="flagged">⚑</span>' if coding.flagged else ""
    return (
        f'<a class="coding {style} v{voice.style}" href="{scene.coding_url}{coding.id}/"'
        f' aria-label="{_spoken(scene, coding, code)}">'
        f"{name}{initials}{unsure}{reasoned}{flagged}</a>"
    )


def _spoken(scene: Scene, coding: DrawnCoding, code: str) -> str:
    say = scene.phrases
    if scene.several:
        spoken = say.coded % (code, escape(coding.voice.initials))
    else:
        spoken = say.coded_by_you % code
    extra = [say.unsure] * coding.unsure + [say.reasoned] * coding.reasoned
    extra += [say.flagged] * coding.flagged
    return ", ".join([spoken, *extra])


def _note(scene: Scene, note: DrawnNote) -> str:
    phrase = scene.phrases.memo if note.kind == "memo" else scene.phrases.flag
    spoken, mark = escape(phrase % note.title), "✎" if note.kind == "memo" else "⚑"
    return (
        f'<li class="note note-{note.kind}" data-note="{escape(note.key)}">'
        f'<a href="{escape(note.url)}" aria-label="{spoken}">'
        f'<span aria-hidden="true">{mark}</span> {escape(note.title)}</a></li>'
    )


def _notes_of(turn: DrawnTurn, notes: Iterable[DrawnNote]) -> list[DrawnNote]:
    return [note for note in notes if turn.start <= note.start <= turn.end]
