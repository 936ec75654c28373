"""Lists and tables of what was said: which key holds the speaker, the words, the time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from interviews.formats import moments, names
from interviews.formats.captions import BACKWARDS, UNNAMED, Caption, one_line, to_turns
from interviews.formats.speech import NO_SPEAKERS, NO_SPEECH
from interviews.formats.text import clean
from interviews.formats.transcript import Transcript, Unreadable

TEXT = (
    "text", "utterance", "message", "transcript", "content", "sentence", "caption", "speech",
    "body", "spokentext", "rawtext"
)  # fmt: skip
SPEAKER = (
    "speakername", "speakerdisplayname", "displayname", "speaker", "speakerlabel", "name",
    "username", "author", "sender", "participant", "who", "user", "from", "speakerid",
    "role",
)  # fmt: skip
START = (
    "start", "starttime", "starttimestamp", "startseconds", "startsec", "startms", "starttimems",
    "begin", "begintime", "timestampstart", "timein", "offset", "offsetms", "time", "timestamp",
    "timestampms", "timecode", "ts", "datetime", "date",
    "startdatetime", "startoffset", "startoffsetms",
)  # fmt: skip
END = (
    "end", "endtime", "endtimestamp", "endseconds", "endsec", "endms", "endtimems", "stop",
    "stoptime", "timestampend", "timeout", "enddatetime", "endoffset", "endoffsetms",
)  # fmt: skip

Entry = Mapping[str, object]
"""One thing said: keys in small letters without `_` and `-`."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Which keys of a list's entries hold what; "" where none does."""

    text: str
    speaker: str = ""
    start: str = ""
    end: str = ""


def keyed(entry: Mapping[str, object]) -> dict[str, object]:
    """An entry with its keys in one spelling, so that `start_time` and `startTime` are one."""
    return {key.lower().replace("_", "").replace("-", "").replace(" ", ""): value
            for key, value in entry.items()}  # fmt: skip


def keys_of(entries: Sequence[Entry]) -> Keys | None:
    """The keys that hold something, in order of preference; None without any words."""
    held = {key for entry in entries for key, value in entry.items() if value not in (None, "")}
    text = next((key for key in TEXT if any(isinstance(e.get(key), str) for e in entries)), "")
    if not text:
        return None
    speaker, start, end = (
        next((key for key in known if key in held), "") for known in (SPEAKER, START, END)
    )
    return Keys(text, speaker, start, end)


def transcript(
    name: str, entries: Sequence[Entry], notices: Iterable[str] = (), in_ms: bool = False
) -> Transcript:
    """Turns from entries, each keeping its time.

    :raises Unreadable: when nothing is said, or when a time cannot be read.
    """
    keys = keys_of(entries)
    said = [entry for entry in entries if keys and _words(entry.get(keys.text))]
    if keys is None or not said:
        raise Unreadable(NO_SPEECH)
    texts = [_words(entry[keys.text]) for entry in said]
    in_ms = in_ms or keys.start.endswith("ms")
    times = moments.timeline(
        [entry.get(keys.start) for entry in said],
        [entry.get(keys.end) for entry in said],
        [len(text) for text in texts],
        in_ms,
    )
    speakers = [_speaker(entry.get(keys.speaker)) for entry in said]
    turns = to_turns(_captions(times, speakers, texts))
    if not turns:
        raise Unreadable(NO_SPEECH)
    return Transcript(name, turns, (*notices, *times.notices, *_notices(times, speakers)))


def _words(value: object) -> str:
    """What is said, from a string or a list of them."""
    if isinstance(value, list):
        value = " ".join(part for part in value if isinstance(part, str))
    return one_line(clean(value).split("\n")) if isinstance(value, str) else ""


def _captions(
    times: moments.Timeline, speakers: Sequence[str], texts: Sequence[str]
) -> Iterable[Caption]:
    timed = any(start is not None for start in times.starts)
    each = zip(times.starts, times.ends, speakers, texts, strict=True)
    for position, (start, end, speaker, text) in enumerate(each):
        until = end if start is not None and end is not None and end >= start else None
        yield Caption(start, until, speaker, text, "" if timed or speaker else str(position))


def _notices(times: moments.Timeline, speakers: Sequence[str]) -> Iterable[str]:
    both = [(a, b) for a, b in zip(times.starts, times.ends, strict=True) if a is not None]
    if any(end is not None and end < start for start, end in both):
        yield BACKWARDS
    if not any(speakers):
        yield UNNAMED if both else NO_SPEAKERS


def _speaker(value: object) -> str:
    """A speaker's name: as written, from an object that has one, or "Speaker 0" for a number."""
    if isinstance(value, Mapping):
        inner = keyed(value)
        value = next((inner[key] for key in (*SPEAKER, "id") if inner.get(key)), None)
    if value is None or isinstance(value, (bool, list, dict)):
        return ""
    name = names.tidy(" ".join(clean(str(value)).split()))
    return f"Speaker {name}" if name.isdecimal() else name
