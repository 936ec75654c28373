"""JSON: the segments of Whisper and WhisperX, and other lists of who said what, when."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from interviews.formats import entries, names
from interviews.formats.text import clean, decode
from interviews.formats.transcript import Transcript, Unreadable
from interviews.phrases import Phrase, gettext_noop

NAME = gettext_noop("JSON (Whisper, WhisperX and other lists)")
EXTENSIONS = (".json", ".jsonl")
DAMAGED = gettext_noop(
    "This JSON file is damaged or incomplete: it cannot be read from line {} on. Export the "
    "transcript again from the program that made it, and import that file."
)

_OPENING = re.compile(r'\s*(?:\[\s*)?\{\s*"[^"\n]{1,60}"\s*:')
_DEEPEST = 5  # objects inside objects in which a list is looked for


def recognise(data: bytes) -> bool:
    """Whether `data` is JSON with a list of things said, or JSON that broke off."""
    if data[:400].lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0")[:1] not in (b"{", b"["):
        return False
    try:
        text = decode(data).text
    except Unreadable:
        return False
    try:
        return bool(_OPENING.match(text) and _said(_parsed(text)))
    except Unreadable:  # `read` says where
        return True


def read(data: bytes) -> Transcript:
    """Turns by speaker where the list names them, with the times it gives."""
    decoded = decode(data)
    whole = _parsed(decoded.text)
    found = entries.transcript(NAME, _said(whole), decoded.notices)
    top = entries.keyed(whole) if isinstance(whole, dict) else {}
    language, title = (top.get(key) for key in ("language", "title"))
    return Transcript(
        NAME,
        found.turns,
        found.notices,
        title=names.tidy(clean(title))[:200] if isinstance(title, str) else "",
        language=language[:35] if isinstance(language, str) else "",
    )


def _parsed(text: str) -> Any:
    """The JSON in `text`, or the list of its lines where each is JSON of its own."""
    try:
        return json.loads(text)
    except RecursionError:
        raise Unreadable(Phrase(DAMAGED, 1)) from None
    except ValueError as error:
        lines = _lines(text)
        if lines is None:
            raise Unreadable(Phrase(DAMAGED, getattr(error, "lineno", 1))) from None
        return lines


def _lines(text: str) -> list[Any] | None:
    """One JSON object a line; None where the file is no such list.

    :raises Unreadable: when a later line breaks off.
    """
    found: list[Any] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            found.append(json.loads(line))
        except (ValueError, RecursionError):
            if not found:
                return None
            raise Unreadable(Phrase(DAMAGED, number)) from None
    return found


def _said(whole: Any) -> list[entries.Entry]:
    """The list in which most is said, as entries; empty where there is none.

    One that says who speaks or when goes before one that holds the same words as a whole.
    """
    best: list[entries.Entry] = []
    most, told = 0, 0
    for each in _lists(whole, 0):
        listed: list[entries.Entry] = [_flat(item) for item in each if isinstance(item, dict)]
        keys = entries.keys_of(listed)
        if keys is None or 2 * len(listed) < len(each):
            continue
        size = sum(len(str(entry.get(keys.text) or "")) for entry in listed)
        tells = bool(keys.speaker) + bool(keys.start)
        weight = {-1: 0.5, 0: 1.0, 1: 2.0}[(tells > told) - (tells < told)]
        if size * weight > most:
            best, most, told = listed, size, tells
    return best


def _lists(value: Any, depth: int) -> Iterator[list[Any]]:
    if isinstance(value, list):
        yield value
    elif isinstance(value, dict) and depth < _DEEPEST:
        for inner in value.values():
            yield from _lists(inner, depth + 1)


def _flat(item: dict[str, Any]) -> dict[str, Any]:
    """An entry with times taken out of `timestamps`, of a pair, or of its words."""
    flat = entries.keyed(item)
    for key in ("timestamps", "timestamp"):
        value = flat.get(key)
        if isinstance(value, dict):
            inner = entries.keyed(value)
            flat |= {"start": inner.get("from"), "end": inner.get("to"), **inner}
            del flat[key]
        elif isinstance(value, list) and len(value) == 2:
            flat["start"], flat["end"] = value
    elements = flat.get("elements")
    if isinstance(elements, list) and "text" not in flat:
        _take_elements(flat, [each for each in elements if isinstance(each, dict)])
    words = flat.get("words")
    if isinstance(words, list):
        _take_from_words(flat, [word for word in words if isinstance(word, dict)])
    return flat


def _take_elements(flat: dict[str, Any], elements: list[dict[str, Any]]) -> None:
    """Words and marks that are listed one by one, with a time each (Rev)."""
    flat["text"] = "".join(str(each.get("value", "")) for each in elements)
    flat["start"] = next((each["ts"] for each in elements if each.get("ts") is not None), None)
    flat["end"] = next((each["end_ts"] for each in reversed(elements) if each.get("end_ts")), None)


def _take_from_words(flat: dict[str, Any], words: list[dict[str, Any]]) -> None:
    """Where a segment itself has no time or no speaker, its words may have."""
    for key, others in (("start", entries.START), ("end", entries.END), ("speaker", ("speaker",))):
        if all(flat.get(other) is None for other in others):
            ordered = words[::-1] if key == "end" else words
            known = (word[key] for word in ordered if word.get(key) is not None)
            flat[key] = next(known, None)
