"""From the lines of a document to turns: whose speech each line is, and what is no speech."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from interviews.formats import labels, names, stamps, unlabelled
from interviews.formats.captions import Caption, one_line, to_turns
from interviews.formats.labels import Head, Labels, Line
from interviews.formats.times import CLOCK
from interviews.formats.transcript import Skipped, Turn, Unreadable
from interviews.phrases import Phrase, gettext_noop

BEFORE = gettext_noop(
    "It stands before the first speaker, like a heading or a description of the recording."
)
BEFORE_TIMES = gettext_noop(
    "It stands before the first time, so it may be notes about the conversation."
)
HEADING = gettext_noop("It is a heading.")
LEGEND = gettext_noop("It says what the speakers’ letters stand for.")
SOFTWARE = gettext_noop("The transcription software wrote it; nobody said it.")
SILENT = gettext_noop("A speaker is named, but nothing is said.")
NO_SPEAKERS = gettext_noop(
    "No speakers were recognised in this file; each paragraph became a turn."
)
MERGED = gettext_noop("“{}” and “{}” were read as one speaker.")
CLOCK_TIMES = gettext_noop(
    "The times in this file are hours of the day; they were counted from the first one, {}."
)
NO_SPEECH = gettext_noop(
    "There is no speech in this file. Check that it is the right file and that it is not empty."
)

_SOFTWARE = re.compile(
    r"transcribed by (?:https?://)?\S+|.{0,60}(?:started|stopped) transcription\.?"
    r"|transcription ended after .{0,30}|this editable transcript was computer generated .{0,120}",
    re.I,
)
_ENDED = re.compile(rf"(?!\d).{{4,}}?\s{CLOCK}\W{{0,3}}|(?!\d).{{4,}}?\s{CLOCK}\s\D{{2,30}}")
_LONGEST_CLOSING = 4  # paragraphs
_LONGEST_ENDING = 80  # characters
_LONGEST_HEADER = 300  # characters a paragraph
_LARGEST_HEADER = 2000  # characters in all
_BY_THE_CLOCK = (labels.SAVED, labels.TIME_TEXT)
_LONGEST_HEAD = 60  # lines of `Key: value` at the top
_LEGEND = 15  # lines from the top in which a legend may stand
_DAY = 24 * 3600.0


@dataclass(frozen=True, slots=True)
class Speech:
    """What the lines of a document hold."""

    turns: tuple[Turn, ...]
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[str, ...] = ()
    title: str = ""


@dataclass(slots=True)
class _Draft:
    """A turn being gathered."""

    speaker: str
    start: float | None
    kind: int
    lines: list[str] = field(default_factory=list)


def gather(lines: Sequence[Line]) -> Speech:
    """Turns from `lines`; blank lines only part paragraphs and are dropped.

    :raises Unreadable: when nothing is left that could be speech.
    """
    lines = [line for line in lines if line.text.strip()]
    kept, skipped = _without_header(lines, [labels.head_of(line) for line in lines])
    counted = labels.counting([head for _, head in kept], _blocks(kept))
    notices: tuple[str, ...] = ()
    if not (counted.spelling or counted.strong) and (more := unlabelled.found(kept)):
        kept, notices = more.read, more.notices
        counted = labels.counting([head for _, head in kept], _blocks(kept))
    reader = _Reader(counted, _shape(kept, counted), skipped)
    for line, head in kept:
        reader.take(line, head)
    speech = reader.finish()
    if not speech.turns:
        raise Unreadable(NO_SPEECH)
    return replace(speech, notices=(*notices, *speech.notices)) if notices else speech


_Read = tuple[Line, Head | None]


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a document is laid out.

    `times_open`: a time alone begins a turn; `one_paragraph`: nearly every turn is a paragraph of
    its own, opened by a name and a time.
    """

    times_open: bool
    one_paragraph: bool


def _blocks(read: Sequence[_Read]) -> int:
    """How many paragraphs could open with a label (lines, where nothing parts paragraphs).

    Headings and bare times do not, nor does the speech under a label on a line of its own.
    """
    said = []
    under = False
    for line, head in read:
        bare = head is not None and head.kind == labels.TIME_ONLY
        if not (under or bare or line.heading or _SOFTWARE.fullmatch(line.text[:400])):
            said.append(line)
        under = head is not None and bool(head.name) and not head.body
    fresh = sum(line.fresh for line in said)
    return fresh if fresh > 1 else len(said)


def _shape(read: Sequence[_Read], counted: Labels) -> _Shape:
    opening = [i for i, (_, head) in enumerate(read) if counted.counts(head)]
    kinds = {head.kind for _, head in read if head and counted.counts(head)}
    alone = [i for i, (_, head) in enumerate(read) if head and head.kind == labels.TIME_ONLY]
    inside = sum(i + 1 < len(read) and not read[i + 1][0].fresh for i in opening)
    timed = kinds == {labels.TIMED}
    return _Shape(
        times_open=len(alone) > (not timed) and not kinds & {labels.PLAIN, labels.BOLD},
        one_paragraph=timed and inside >= 0.8 * len(opening),
    )


def _without_header(
    lines: Sequence[Line], heads: Sequence[Head | None]
) -> tuple[list[_Read], list[Skipped]]:
    """Set aside a head of `Date: ...` lines, and notes that stand before the first time."""
    read = list(zip(lines, heads, strict=True))
    end, why = _header_length(read), BEFORE
    if not end:
        end, why = _notes_length(read), BEFORE_TIMES
    last = len(read) - _closing_length(read[end:])
    parts = [Skipped(line.text, why) for line, _ in read[:end]]
    parts += [Skipped(line.text.strip(), SOFTWARE) for line, _ in read[last:]]
    rest = read[end:last]
    legend = _legend(rest)
    parts += [Skipped(line.text, LEGEND) for line, _ in legend]
    return [each for each in rest[:_LEGEND] if each not in legend] + rest[_LEGEND:], parts


def _legend(read: Sequence[_Read]) -> Sequence[_Read]:
    """Lines like `I: Interviewer` before the first time, where every label after it has one."""
    timed = next((i for i, (_, head) in enumerate(read) if head and head.start is not None), 0)
    keys = [each for each in read[:timed] if each[1] and each[1].name and len(each[0].text) < 60]
    names = {head.name for _, head in keys if head}
    later = [head for _, head in read[timed:] if head and head.name in names]
    every = all(head.start is not None for head in later)
    return keys if timed < _LEGEND and len(later) > 2 * len(keys) and every else ()


def _header_length(read: Sequence[_Read]) -> int:
    """How many lines of `Key: value` open the document, if a header's words are among them."""
    known = False
    for position, (line, head) in enumerate(read[:_LONGEST_HEAD]):
        if position and line.gap and known:
            return position
        key = names.tidy(re.split("[:：]", line.text)[0])
        keyed = ":" in line.text or "：" in line.text
        known = known or (keyed and names.is_header_word(key))
        if not keyed or len(line.text) > 150 or (head and head.start is not None):
            return 0
    return 0


def _notes_length(read: Sequence[_Read]) -> int:
    """How many lines stand before the first time, where times alone on a line part the speech."""
    alone = [i for i, (_, head) in enumerate(read) if head and head.kind == labels.TIME_ONLY]
    if not alone or alone[0] + 1 >= len(read):
        return 0
    following = read[alone[0] + 1][1]
    headings = any(line.heading for line, _ in read[: alone[0] + 1])
    before = {head.name for _, head in read[: alone[0]] if head and head.name}
    after = {head.name for _, head in read[alone[0] :] if head and head.name}
    notes = headings or not before & after
    return alone[0] if notes and following and following.name else 0


def _closing_length(read: Sequence[_Read]) -> int:
    """How many lines the program that transcribed added at the end, in whatever language.

    Where times alone on a line part the speech, a short line with a time after the last label says
    when the recording ended, and what follows says how the text was made.
    """
    if not any(head and head.kind == labels.TIME_ONLY and not head.name for _, head in read):
        return 0
    named = Counter(head.name for _, head in read if head)
    for back in range(1, min(_LONGEST_CLOSING, len(read)) + 1):
        line, head = read[-back]
        text = line.text.strip()
        if not line.fresh or (head and (head.kind != labels.LOOSE or named[head.name] > 1)):
            return 0
        if len(text) <= _LONGEST_ENDING and _ENDED.fullmatch(text):
            return back
    return 0


class _Reader:
    """Takes the lines one by one and keeps the turns they make."""

    def __init__(self, counted: Labels, shape: _Shape, skipped: list[Skipped]) -> None:
        self.labels = counted
        self.shape = shape
        self.skipped = skipped
        self.drafts: list[_Draft] = []
        self.before: list[Line] = []
        self.waiting: Head | None = None
        self.waiting_text = ""
        self.title = ""

    def take(self, line: Line, head: Head | None) -> None:
        """Take the next line."""
        text = line.text.strip()
        if head and self.labels.counts(head):
            self._open(self.labels.speaker(head), head)
        elif self._is_software(line, text):
            self.skipped.append(Skipped(text, SOFTWARE))
        elif head and head.kind == labels.TIME_ONLY:
            self._take_time(text, head)
        elif line.heading:
            self.title = self.title or text
            self.skipped.append(Skipped(text, HEADING))
        elif head and head.kind == labels.TIME_TEXT and self._time_opens():
            self._open(self.drafts[-1].speaker if self.drafts else "", head)
        else:
            self._go_on(line, text)

    def _is_software(self, line: Line, text: str) -> bool:
        """Whether the transcription program says `text`; in any language, by where it stands."""
        if len(text) > _LONGEST_HEADER:
            return False
        if _SOFTWARE.fullmatch(text):
            return True
        named = (name for name in self.labels.spelling.values() if len(name) > 2)
        alone = self.shape.one_paragraph and line.fresh and len(text.split()) <= 12
        return alone and bool(self.drafts) and any(name in text for name in named)

    def _time_opens(self) -> bool:
        """Whether `[00:01] text` begins a turn: where nobody is named, or times open every line."""
        return not self.labels.spelling or labels.SAVED in self.labels.strong

    def _open(self, speaker: str, head: Head) -> None:
        start = head.start
        if start is None and self.waiting:
            start = self.waiting.start
        self.waiting = None
        self.drafts.append(_Draft(speaker, start, head.kind, [head.body] if head.body else []))

    def _take_time(self, text: str, head: Head) -> None:
        if self.shape.times_open:
            self._open("", head)
        else:
            self.waiting = head
            self.waiting_text = text if text[0] in "[{#" else f"[{text.strip('()')}]"

    def _go_on(self, line: Line, text: str) -> None:
        if not self.drafts:
            self.before.append(line)
            return
        if self.waiting:
            text = f"{self.waiting_text} {text}"
            self.waiting = None
        draft = self.drafts[-1]
        if line.fresh and draft.lines and not draft.speaker:
            self.drafts.append(_Draft("", None, draft.kind, [text]))
        else:
            draft.lines.append(text)

    def finish(self) -> Speech:
        if not self.drafts:
            return Speech(_paragraphs(self.before), tuple(self.skipped), (NO_SPEAKERS,), self.title)
        first = self._preamble()
        turns, notices = self._timed()
        merged = tuple(Phrase(MERGED, first, other) for other, first in self.labels.merged)
        return Speech((*first, *turns), tuple(self.skipped), (*notices, *merged), self.title)

    def _preamble(self) -> tuple[Turn, ...]:
        """What stands before the first label: a header set aside, or speech by nobody named."""
        sizes = [len(line.text) for line in self.before]
        timed = all(draft.start is not None for draft in self.drafts)
        if timed or not sizes or (max(sizes) <= _LONGEST_HEADER and sum(sizes) <= _LARGEST_HEADER):
            self.skipped.extend(Skipped(line.text.strip(), BEFORE) for line in self.before)
            return ()
        return _paragraphs(self.before)

    def _timed(self) -> tuple[tuple[Turn, ...], tuple[str, ...]]:
        drafts = [draft for draft in self.drafts if self._spoken(draft)]
        if (
            drafts
            and labels.SAVED in self.labels.strong
            and all(draft.kind in _BY_THE_CLOCK for draft in drafts)
        ):
            return _saved_captions(drafts)
        return _stamped(drafts), ()

    def _spoken(self, draft: _Draft) -> bool:
        if draft.lines:
            return True
        if draft.speaker:
            self.skipped.append(Skipped(draft.speaker, SILENT))
        return False


def _stamped(drafts: Sequence[_Draft]) -> tuple[Turn, ...]:
    """Turns with the stamps inside them cut out; a stamp at the end times the next turn too."""
    turns: list[Turn] = []
    before: float | None = None
    for draft in drafts:
        cut = stamps.cut("\n".join(draft.lines))
        start, cues = draft.start, cut.cues
        if start is None and cues and cues[0].offset == 0:
            start = cues[0].start
        start = before if start is None else start
        before = cut.closing
        if cut.text:
            turns.append(Turn(draft.speaker, cut.text, start, cut.closing, cues))
    return tuple(turns)


def _paragraphs(lines: Sequence[Line]) -> tuple[Turn, ...]:
    """Speech without labels: each block of lines is a turn."""
    blocks: list[list[str]] = []
    every = not any(line.fresh for line in lines[1:])
    for line in lines:
        if line.fresh or every or not blocks:
            blocks.append([])
        blocks[-1].append(line.text.strip())
    return _stamped([_Draft("", None, labels.PLAIN, block) for block in blocks])


def _saved_captions(drafts: Sequence[_Draft]) -> tuple[tuple[Turn, ...], tuple[str, ...]]:
    """Zoom's saved captions: short pieces, timed by the hour of the day."""
    times = [draft.start or 0.0 for draft in drafts]
    days = 0.0
    for position, time in enumerate(times):
        if position and times[position - 1] - days - time > _DAY / 2:
            days += _DAY
        times[position] = time + days
    first = min(times) if times[0] >= 3600 else 0.0
    captions = [
        Caption(time - first, None, draft.speaker, one_line(draft.lines))
        for draft, time in zip(drafts, times, strict=True)
    ]
    clock = f"{int(first // 3600)}:{int(first % 3600 // 60):02}:{int(first % 60):02}"
    return to_turns(captions), (Phrase(CLOCK_TIMES, clock),) if first else ()
