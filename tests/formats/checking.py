"""The promises of whatever is read: a transcript that keeps its invariants, or a sentence."""

from __future__ import annotations

import json
import re

from interviews.formats import Transcript, Unreadable, read

_FORBIDDEN = re.compile("[\ud800-\udfff\0\r\ufeff]")


def check(data: bytes) -> str:
    """Read `data` and hold what comes to its promises; `turns` or `sentence`."""
    try:
        found = read(data)
    except Unreadable as refused:
        said = str(refused)
        assert said.endswith("."), said
        assert not _FORBIDDEN.search(said), said
        return "sentence"
    _holds(found)
    return "turns"


def _holds(found: Transcript) -> None:
    assert found.turns
    assert Transcript.from_json(json.loads(json.dumps(found.to_json(), allow_nan=False))) == found
    for turn in found.turns:
        assert turn.text
        assert turn.text == turn.text.strip()
        assert not _FORBIDDEN.search(turn.text + turn.speaker)
        assert "\n" not in turn.speaker
        offsets = [cue.offset for cue in turn.cues]
        assert offsets == sorted(offsets)
        assert all(0 <= offset < len(turn.text) for offset in offsets)
        assert turn.start is None or turn.start >= 0
    for part in found.skipped:
        assert part.text
        assert part.why.endswith(".")
        assert not _FORBIDDEN.search(part.text)
