"""Editorial marks over a quote's source, checked and kept as JSON.

Places are code points of the source text, that is, of the turns joined by one line feed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import Any

from interviews.phrases import gettext_noop
from interviews.transcripts.offsets import Kind, kind


class BadMark(ValueError):
    """A mark that cannot be made; the text says why."""


@dataclass(frozen=True, slots=True)
class Cut:
    """Words left out, shown by an ellipsis."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Insert:
    """Words added, shown in square brackets; where a cut begins they stand in for what was cut."""

    at: int
    text: str


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italics, with a note that the emphasis was added."""

    start: int
    end: int


Mark = Cut | Insert | Emphasis
KINDS: dict[str, type[Mark]] = {"cut": Cut, "insert": Insert, "emphasis": Emphasis}
FIELDS = {"cut": {"start", "end"}, "insert": {"at", "text"}, "emphasis": {"start", "end"}}


def check(source: str, marks: Iterable[Mark]) -> None:
    """Raises BadMark, with a sentence, unless these marks can stand over this source together."""
    chosen = list(marks)
    cuts = sorted((m for m in chosen if isinstance(m, Cut)), key=lambda cut: cut.start)
    inserts = sorted((m for m in chosen if isinstance(m, Insert)), key=lambda m: m.at)
    for mark in chosen:
        _check_place(source, mark)
    if any(one.end > two.start for one, two in pairwise(cuts)):
        raise BadMark(gettext_noop("Two cuts overlap. Make one cut of them."))
    if not source.strip():
        raise BadMark(gettext_noop("The quote has no words. Select the words to quote."))
    left = _left(source, cuts)
    if not _has_words(source, left):
        raise BadMark(
            gettext_noop("The cuts leave nothing of the quote. Leave some words standing.")
        )
    for insert in inserts:
        _check_insert(insert, cuts)
    if any(one.at == two.at for one, two in pairwise(inserts)):
        raise BadMark(
            gettext_noop("Two insertions stand at the same place. Make one insertion of them.")
        )
    for mark in chosen:
        if isinstance(mark, Emphasis) and not _has_words(source, left & _places(mark)):
            raise BadMark(
                gettext_noop("The emphasis lies on words that were cut. Remove one or the other.")
            )


def marks_to_json(marks: Iterable[Mark]) -> list[dict[str, Any]]:
    """Plain values, each `{"kind": "cut" | "insert" | "emphasis", ...}` with the mark's fields."""
    names = {cls: name for name, cls in KINDS.items()}
    return [{"kind": names[type(mark)], **asdict(mark)} for mark in marks]


def marks_from_json(data: object) -> tuple[Mark, ...]:
    """The marks again. Raises BadMark for anything that `marks_to_json` does not write."""
    if not isinstance(data, list):
        raise BadMark(gettext_noop("The marks of a quote must be a list."))
    return tuple(_mark(item) for item in data)


def moved(
    data: list[dict[str, Any]], start: Callable[[int], int], end: Callable[[int], int]
) -> list[dict[str, Any]]:
    """Marks over the same words after some were replaced; see ``registers.SpanMeasure``.

    A general term in brackets that came into an insertion loses them: it is set in them anyway.
    """
    return marks_to_json(_moved(mark, start, end) for mark in marks_from_json(data))


def _moved(mark: Mark, start: Callable[[int], int], end: Callable[[int], int]) -> Mark:
    if isinstance(mark, Insert):
        return Insert(start(mark.at), mark.text.replace("[", "").replace("]", ""))
    return type(mark)(start(mark.start), end(mark.end))


def emphasised(marks: Iterable[Mark]) -> bool:
    """Whether the attribution must say that emphasis was added."""
    return any(isinstance(mark, Emphasis) for mark in marks)


def _check_place(source: str, mark: Mark) -> None:
    start, end = (mark.at, mark.at) if isinstance(mark, Insert) else (mark.start, mark.end)
    if not 0 <= start <= end <= len(source):
        raise BadMark(gettext_noop("A mark lies outside the quote. Mark words within it."))
    if start == end and not isinstance(mark, Insert):
        raise BadMark(gettext_noop("A mark covers no words. Select the words it is for."))
    if any(at < len(source) and kind(source[at]) is Kind.EXTEND for at in (start, end)):
        raise BadMark(
            gettext_noop("A mark divides a character. Move its end beside the character.")
        )


def _check_insert(insert: Insert, cuts: Sequence[Cut]) -> None:
    if not insert.text.strip():
        raise BadMark(gettext_noop("An insertion is empty. Write the words to insert."))
    if "[" in insert.text or "]" in insert.text:
        raise BadMark(
            gettext_noop("An insertion may not contain square brackets: it is set in them already.")
        )
    if not insert.text.isprintable():
        raise BadMark(gettext_noop("An insertion must be one line of plain words."))
    if any(cut.start < insert.at < cut.end for cut in cuts):
        raise BadMark(
            gettext_noop("An insertion stands within a cut. Move it to the beginning of the cut.")
        )


def _places(mark: Cut | Emphasis) -> set[int]:
    return set(range(mark.start, mark.end))


def _left(source: str, cuts: Sequence[Cut]) -> set[int]:
    return set(range(len(source))).difference(*map(_places, cuts))


def _has_words(source: str, places: set[int]) -> bool:
    return any(not source[place].isspace() for place in places)


def _mark(item: object) -> Mark:
    if not isinstance(item, dict) or str(item.get("kind")) not in KINDS:
        raise BadMark(gettext_noop("A quote has a mark of an unknown kind."))
    fields = {key: value for key, value in item.items() if key != "kind"}
    whole = all(type(value) is int for key, value in fields.items() if key != "text")
    if fields.keys() != FIELDS[item["kind"]] or not whole:
        raise BadMark(gettext_noop("A quote has a mark that is not complete."))
    if not isinstance(fields.get("text", ""), str):
        raise BadMark(gettext_noop("A quote has an insertion that is not text."))
    return KINDS[item["kind"]](**fields)
