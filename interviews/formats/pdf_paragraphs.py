"""From rows to paragraphs: where one begins, and how the ends of lines join."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from interviews.formats import labels
from interviews.formats.captions import one_line
from interviews.formats.labels import Line
from interviews.formats.pdf_rows import Row

_HYPHENS = ("-", "\u00ad", "\u2010")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_BROKEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_BEGINNING = re.compile(r"[^\W\d_]+")
_SUSPENDED = frozenset(
    ("und", "oder", "bzw", "sowie", "bis", "and", "or", "to", "et", "ou", "y", "og")
)
_REGULAR = 400  # the weight of letters whose font does not say


@dataclass(frozen=True, slots=True)
class _Measure:
    """How a document is set, in points: heights and the distances of lines; columns' edges."""

    height: float
    pitch: float
    bold: float
    lefts: dict[int, float]
    ends: dict[int, tuple[float, float]]
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph, the page it begins on (from 0), and whether all of it is set in.

    `turned` has for each further page the place in the text from which on it stands there.
    """

    line: Line
    page: int
    set_in: bool
    turned: tuple[tuple[int, int], ...] = ()


def paragraphs(rows: Sequence[Row]) -> list[Line]:
    """Each paragraph as one line of speech, its lines rejoined."""
    return [one.line for one in placed(rows)]


def placed(rows: Sequence[Row]) -> list[Placed]:
    """Each paragraph with its place."""
    if not rows:
        return []
    measure = _measured(rows)
    groups: list[list[Row]] = [[rows[0]]]
    for before, row in pairwise(rows):
        if _begins(before, row, measure):
            groups.append([])
        groups[-1].append(row)
    known = _vocabulary(rows)
    above = [None, *(group[-1] for group in groups)]
    return [
        Placed(
            _line(group, last, measure, known),
            group[0].page,
            _set_in(group, measure),
            _turned(group, known),
        )
        for group, last in zip(groups, above, strict=False)
    ]


def _turned(group: Sequence[Row], known: frozenset[str]) -> tuple[tuple[int, int], ...]:
    if group[0].page == group[-1].page:
        return ()
    found: list[tuple[int, int]] = []
    text = group[0].text
    for before, row in pairwise(group):
        if row.page != before.page:
            found.append((len(text), row.page))
        text = _joined(text, row.text.replace("\t", " "), known)
    return tuple(found)


def _set_in(group: Sequence[Row], measure: _Measure) -> bool:
    step = 0.7 * measure.height
    return all(row.left > measure.lefts[row.column] + step for row in group)


def _measured(rows: Sequence[Row]) -> _Measure:
    pitches = sorted(
        before.middle - row.middle
        for before, row in pairwise(rows)
        if _follows(before, row) and before.middle > row.middle
    )
    bold = _least_bold(rows)
    return _Measure(
        height=median(row.height for row in rows),
        pitch=pitches[len(pitches) * 3 // 10] if pitches else 0.0,
        bold=bold,
        lefts={column: _usual_left(rows, column) for column in {row.column for row in rows}},
        ends={column: _edges(rows, column) for column in {row.column for row in rows}},
        names=_names(rows, bold),
    )


def _follows(before: Row, row: Row) -> bool:
    return before.page == row.page and before.column == row.column


def _usual_left(rows: Sequence[Row], column: int) -> float:
    return Counter(round(row.left) for row in rows if row.column == column).most_common(1)[0][0]


def _edges(rows: Sequence[Row], column: int) -> tuple[float, float]:
    """The left and right edge of a column's text, a few lines that stick out left aside."""
    lefts = sorted(row.left for row in rows if row.column == column)
    rights = sorted(row.right for row in rows if row.column == column)
    few = len(rights) // 50
    return lefts[few], rights[-1 - few]


def _least_bold(rows: Sequence[Row]) -> float:
    """The weight from which letters are bold beside the others; where all are alike, none are."""
    usual = median(word.weight or _REGULAR for row in rows for word in row.words)
    return max(1.25 * usual, 450)


def _names(rows: Sequence[Row], bold: float) -> frozenset[str]:
    """Names that begin several lines as labels do; a line that begins so begins a paragraph."""
    heads = (labels.head_of(Line(row.text, _bold(row, bold))) for row in rows)
    times = Counter(head.name.casefold() for head in heads if head and head.name)
    return frozenset(name for name, count in times.items() if count > 1)


def _begins(before: Row, row: Row, measure: _Measure) -> bool:
    """Whether `row` begins a paragraph."""
    head = labels.head_of(Line(row.text, _bold(row, measure.bold)))
    if head and (head.name.casefold() in measure.names or head.start is not None):
        return True
    if not 0.85 < row.height / before.height < 1.18 and _differs(before, row):
        return True
    if _follows(before, row) and measure.pitch:
        distance = before.middle - row.middle
        if distance > 1.35 * measure.pitch and distance > 1.1 * measure.height:
            return True
    return _indented(before, row, measure) or _had_room(before, row, measure)


def _differs(before: Row, row: Row) -> bool:
    """Whether most words are of another size: not one that stands out."""
    there = median(word.height for word in before.words)
    return not 0.85 < median(word.height for word in row.words) / there < 1.18


def _indented(before: Row, row: Row, measure: _Measure) -> bool:
    """Whether the row stands in where the one before did not, or out where lines hang."""
    if before.column != row.column or row.rightward:
        return False
    usual, step = measure.lefts[row.column], 0.7 * measure.height
    if row.left < usual - step:
        return True
    if any(abs(word.left - row.left) < 2 for word in before.words[1:7]):
        return False  # it hangs under the speech beside a name
    inwards = row.left - before.left
    return row.left > usual + step and inwards > step and before.left > usual - step


def _had_room(before: Row, row: Row, measure: _Measure) -> bool:
    """Whether the next word had fitted on the line before, which so was ended on purpose."""
    if before.text.endswith(_HYPHENS) and before.text[-2:-1].isalnum():
        return False
    first = row.words[0]
    needed = first.right - first.left + 0.8 * measure.height
    left, right = measure.ends[before.column]
    if before.rightward:
        return before.left - needed > left
    return before.right + needed < right


def _bold(row: Row, least: float) -> str:
    """How the row begins in bold."""
    count = 0
    for word in row.words:
        if word.weight < least:
            break
        count += 1
    return row.text[: len(" ".join(word.text for word in row.words[:count]))]


def _line(
    group: Sequence[Row], above: Row | None, measure: _Measure, known: frozenset[str]
) -> Line:
    text = group[0].text
    for row in group[1:]:
        text = _joined(text, row.text.replace("\t", " "), known)
    bold = _bold(group[0], measure.bold)
    tall = min(median(word.height for word in row.words) for row in group) > 1.2 * measure.height
    heading = tall and len(text) < 200 and not labels.head_of(Line(text, bold))
    gap = above is None or not _follows(above, group[0])
    gap = gap or (above is not None and above.middle - group[0].middle > 1.35 * measure.pitch)
    return Line(text.replace("\u00ad", ""), bold.replace("\u00ad", ""), True, gap, heading)


def _joined(text: str, following: str, known: frozenset[str]) -> str:
    """Two lines as one; a word broken at the end of the first is made whole."""
    broken, rest = _BROKEN.search(text), _BEGINNING.match(following)
    if not broken:
        # A hyphen after a digit or a slash belongs to what it joins: "2019-2020".
        close = text.endswith(_HYPHENS) and text[-2:-1].strip() and following[:1].isalnum()
        return text + following if close else one_line((text, following))
    if not rest or rest[0].casefold() in _SUSPENDED:
        return one_line((text, following))
    first, second = broken[1].casefold(), rest[0].casefold()
    if text[-1] == "\u00ad":
        return text[:-1] + following
    kept = f"{first}-{second}" in known and first + second not in known
    if kept or rest[0][0].isupper():
        return text + following
    return text[:-1] + following


def _vocabulary(rows: Sequence[Row]) -> frozenset[str]:
    """The words that stand whole somewhere in a line, in small letters."""
    words: set[str] = set()
    for row in rows:
        words.update(each.casefold() for each in _WORD.findall(row.text))
    return frozenset(word.replace("\u2010", "-") for word in words)
