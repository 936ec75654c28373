"""Editorial marks over a quote's source, checked and kept as JSON.

Places are code points of the source text, that is, of the turns joined by one line feed.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, replace
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
    """Words added, shown in square brackets; where a cut begins they stand in for what was cut.

    ``tight`` sets them right against the words around them, as in "test[s]".
    """

    at: int
    text: str
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words set in italics, with a note that the emphasis was added."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mask:
    """Words that could tell who is spoken of, with ``text`` in square brackets in their place."""

    start: int
    end: int
    text: str


Mark = Cut | Insert | Emphasis | Mask
KINDS: dict[str, type[Mark]] = {
    "cut": Cut,
    "insert": Insert,
    "emphasis": Emphasis,
    "mask": Mask,
}
PLACES, WORDED = {"start", "end"}, {"text"}
FIELDS = {
    "cut": PLACES,
    "insert": {"at"} | WORDED,
    "emphasis": PLACES,
    "mask": PLACES | WORDED,
}


def check(source: str, marks: Iterable[Mark]) -> None:
    """Raises BadMark, with a sentence, unless these marks can stand over this source together."""
    chosen = list(marks)
    hiding = sorted((m for m in chosen if isinstance(m, Cut | Mask)), key=lambda m: m.start)
    for mark in chosen:
        _check_place(source, mark)
    _check_hiding(source, hiding)
    left = set(range(len(source))).difference(*map(places, hiding))
    if not has_words(source, left):
        raise BadMark(
            gettext_noop("The cuts leave nothing of the quote. Leave some words standing.")
        )
    _check_inserts([m for m in chosen if isinstance(m, Insert)], hiding)
    for mark in chosen:
        if isinstance(mark, Emphasis) and not has_words(source, left & places(mark)):
            raise BadMark(
                gettext_noop("The emphasis lies on words that were cut. Remove one or the other.")
            )


def marks_to_json(marks: Iterable[Mark]) -> list[dict[str, Any]]:
    """Plain values, each `{"kind": ...}` (a key of KINDS) with the fields of the mark."""
    names = {cls: name for name, cls in KINDS.items()}
    return [
        {"kind": names[type(mark)], **{k: v for k, v in asdict(mark).items() if v is not False}}
        for mark in marks
    ]


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
        return replace(mark, at=start(mark.at), text=_bare(mark.text))
    there = replace(mark, start=start(mark.start), end=end(mark.end))
    return replace(there, text=_bare(there.text)) if isinstance(there, Mask) else there


def _bare(text: str) -> str:
    return text.replace("[", "").replace("]", "")


def in_order(marks: Iterable[Mark]) -> list[Mark]:
    """Marks as they stand in the source, the wider first where two begin together."""
    kinds = list(KINDS.values())
    return sorted(marks, key=lambda m: (*_bounds(m), kinds.index(type(m))))


def _bounds(mark: Mark) -> tuple[int, int]:
    return (mark.at, -mark.at) if isinstance(mark, Insert) else (mark.start, -mark.end)


def places(mark: Cut | Emphasis | Mask) -> set[int]:
    """The code points a mark lies on."""
    return set(range(mark.start, mark.end))


def has_words(source: str, at: Iterable[int]) -> bool:
    """Whether anything but white space stands at these places."""
    return any(not source[place].isspace() for place in at)


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


def _check_hiding(source: str, hiding: Sequence[Cut | Mask]) -> None:
    for one, two in pairwise(hiding):
        if one.end > two.start:
            raise BadMark(_overlap(one, two))
    if not source.strip():
        raise BadMark(gettext_noop("The quote has no words. Select the words to quote."))
    for mark in hiding:
        if isinstance(mark, Mask):
            _check_words(mark.text)
            if "\n" in source[mark.start : mark.end]:
                raise BadMark(
                    gettext_noop("A masked name reaches over two turns. Mask them one by one.")
                )


def _overlap(one: Cut | Mask, two: Cut | Mask) -> str:
    masked = [isinstance(one, Mask), isinstance(two, Mask)]
    if all(masked):
        return gettext_noop("Two masked names overlap. Make one of them.")
    if any(masked):
        return gettext_noop("A cut and a masked name overlap. Remove one or the other.")
    return gettext_noop("Two cuts overlap. Make one cut of them.")


def _check_inserts(inserts: Iterable[Insert], hiding: Sequence[Cut | Mask]) -> None:
    ordered = sorted(inserts, key=lambda insert: insert.at)
    for insert in ordered:
        _check_words(insert.text)
        if any(one.start < insert.at < one.end for one in hiding):
            raise BadMark(
                gettext_noop(
                    "An insertion stands within a cut. Move it to the beginning of the cut."
                )
            )
    if any(one.at == two.at for one, two in pairwise(ordered)):
        raise BadMark(
            gettext_noop("Two insertions stand at the same place. Make one insertion of them.")
        )


def _check_words(text: str) -> None:
    if not text.strip():
        raise BadMark(gettext_noop("An insertion is empty. Write the words to insert."))
    if "[" in text or "]" in text:
        raise BadMark(
            gettext_noop("An insertion may not contain square brackets: it is set in them already.")
        )
    if not text.isprintable():
        raise BadMark(gettext_noop("An insertion must be one line of plain words."))


def _mark(item: object) -> Mark:
    if not isinstance(item, dict) or str(item.get("kind")) not in KINDS:
        raise BadMark(gettext_noop("A quote has a mark of an unknown kind."))
    fields = {key: value for key, value in item.items() if key not in ("kind", "tight")}
    whole = all(type(value) is int for key, value in fields.items() if key != "text")
    if fields.keys() != FIELDS[item["kind"]] or not whole:
        raise BadMark(gettext_noop("A quote has a mark that is not complete."))
    if not isinstance(fields.get("text", ""), str):
        raise BadMark(gettext_noop("A quote has an insertion that is not text."))
    if item.get("tight") is True and item["kind"] == "insert":
        fields["tight"] = True
    return KINDS[item["kind"]](**fields)
