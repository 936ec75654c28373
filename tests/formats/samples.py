"""A file of every format, written here, and the real ones where they are present."""

from __future__ import annotations

import json

from tests.formats.builders import raw_word, shared_files, vtt, word, word_table
from tests.formats.pdf_builder import down, pdf, wrapped
from tests.formats.twins import as_opendocument

_LINES = (
    "Interviewer: How did the orchard begin, and who planted the first of the trees?",
    "Tove: With plums. My aunt had brought them over the mountains — in a sack, she said: two.",
    "Interviewer: And then?",
    "Tove: Note: it was 7:03 when the frost came. שלום, 你好, 🙂 e\u0301.",
)
_TEXT = "\n\n".join(_LINES)
_TIMED = [(0.0, 2.5), (2.5, 7.25), (7.5, 8.0), (8.0, 61.5)]


def samples() -> dict[str, bytes]:
    """Name to bytes."""
    return {**_written(), **shared_files()}


def _written() -> dict[str, bytes]:
    return {
        "plain.txt": _TEXT.encode(),
        "utf16.txt": _TEXT.encode("utf-16"),
        "latin.txt": "I: Größe?\nP1: Etwa fünf Meter.\n".encode("cp1252") * 20,
        "stamps.txt": b"I: Where? #00:00:15-3#\nP: There. [00:01:02] And {00:01:03} here.\n" * 10,
        "otter.txt": b"Ada  0:15\nWhat did you plant?\n\nTove  1:02:03\nPlums.\n\n" * 5,
        "zoom.txt": b"[Ada] 14:03:22\nYes?\n\n[Tove] 14:03:25\nNo.\n\n" * 5,
        "arrows.txt": b"0:0:0.0 --> 0:0:1.5\nAda\nWhat?\n\n0:0:1.5 --> 0:0:2.5\nTove\nPlums.\n" * 4,
        "talk.md": ("---\ntitle: A talk\ndate: 2026\n---\n# Talk\n\n" + _bold()).encode(),
        "talk.docx": word(*_LINES, heading="A talk"),
        "table.docx": word_table([line.split(": ", 1) for line in _LINES]),
        "raw.docx": raw_word("<w:p><w:r><w:t>I: Hello.</w:t></w:r></w:p>" * 3),
        "talk.odt": as_opendocument([_parted(line) for line in _LINES]),
        "talk.pdf": pdf(down(wrapped(*_ascii())), down(wrapped(*_ascii()))),
        "columns.pdf": pdf([*down(wrapped(*_ascii(), width=30)), *down(["a b"] * 20, left=330)]),
        "zoom.vtt": vtt(*(f"{n}\n{_arrow(n)}\n{line}" for n, line in enumerate(_LINES))),
        "teams.vtt": vtt(
            "NOTE made by hand",
            *(f"aa11bb/{n}-0\n{_arrow(n)}\n<v Ada>x &amp; y</v>" for n in range(4)),
        ),
        "talk.srt": "\n\n".join(
            f"{n + 1}\n{_arrow(n).replace('.', ',')}\n{line}" for n, line in enumerate(_LINES)
        ).encode(),
        "whisper.json": json.dumps({"text": _TEXT, "segments": _segments()}).encode(),
        "list.json": json.dumps([{"speaker": "A", "time": "0:01", "message": "Yes."}] * 6).encode(),
        "lines.jsonl": b'{"speaker": "A", "start": 1.5, "text": "Yes."}\n' * 6,
        "whisper.tsv": b"start\tend\ttext\n0\t2500\tWhere?\n2500\t7000\tThere.\n",
        "table.csv": b"speaker,start,text\n" + b"Ada,0:01,Where?\nTove,0:05,There.\n" * 3,
        "talk.rtf": rb"{\rtf1\ansi\ansicpg1252{\fonttbl\f0 Arial;}\f0\b Ada:\b0  Wo\'df?\par "
        rb"\b Tove:\b0  D\u233?rt.\par {\*\gone x}}",
        "talk.html": b"<!DOCTYPE html><html><head><title>Talk</title></head><body><p><b>Ada:</b> "
        b"Where?</p><p><b>Tove:</b> There &amp; here.</p><ul><li>x</li></ul></body></html>",
        "talk.cha": b"@UTF8\n@Begin\n@Participants:\tINT Investigator, TOV Tove Grower\n"
        b"*INT:\twhere ? \x150_2500\x15\n%mor:\tadv|where ?\n*TOV:\tthere ,\n"
        b"\tof course . \x152500_7000\x15\n@End\n",
        "talk.eaf": _elan().encode(),
        "talk.otr": json.dumps(
            {
                "text": '<p><span class="timestamp" data-timestamp="1.5">0:01</span>&nbsp;'
                "<b>Ada:</b> Where?<br><b>Tove:</b> There.</p>",
                "media": "a.mp3",
                "media-time": 1,
            }
        ).encode(),
        "old.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument".encode("utf-16-le"),
        "nothing": b"",
    }  # fmt: skip


def _parted(line: str) -> tuple[str, str]:
    bold, _, rest = line.partition(" ")
    return bold, f" {rest}"


def _bold() -> str:
    return "\n\n".join(f"**{line.replace(': ', ' [00:00:01]** ', 1)}" for line in _LINES)


def _ascii() -> list[str]:
    return [line.encode("ascii", "replace").decode() for line in _LINES]


def _arrow(number: int) -> str:
    start, end = _TIMED[number]
    return f"00:00:{start:06.3f} --> 00:{int(end // 60):02}:{end % 60:06.3f}"


def _segments() -> list[dict[str, object]]:
    return [
        {"start": start, "end": end, "text": f" {line}", "speaker": f"SPEAKER_0{number % 2}"}
        for number, ((start, end), line) in enumerate(zip(_TIMED, _LINES, strict=True))
    ]


def _elan() -> str:
    slots = "".join(f'<TIME_SLOT TIME_SLOT_ID="t{n}" TIME_VALUE="{n * 900}"/>' for n in range(8))
    tiers = ""
    for tier, name in enumerate(("Ada", "Tove")):
        pieces = "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="t{n}" '
            f'TIME_SLOT_REF2="t{n + 1}"><ANNOTATION_VALUE>piece {n}</ANNOTATION_VALUE>'
            "</ALIGNABLE_ANNOTATION></ANNOTATION>"
            for n in range(tier, 7, 2)
        )
        tiers += f'<TIER TIER_ID="{name}" PARTICIPANT="{name}">{pieces}</TIER>'
    below = (
        '<TIER TIER_ID="ft" PARENT_REF="Ada"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="r" '
        'ANNOTATION_REF="a0"><ANNOTATION_VALUE>Stück</ANNOTATION_VALUE></REF_ANNOTATION>'
        "</ANNOTATION></TIER>"
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT><HEADER TIME_UNITS='
        f'"milliseconds"/><TIME_ORDER>{slots}</TIME_ORDER>{tiers}{below}</ANNOTATION_DOCUMENT>'
    )
