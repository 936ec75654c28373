"""Whisper's JSON and TSV, and other lists and tables of who said what, when."""

from __future__ import annotations

import json
from typing import Any

import pytest

from interviews.formats import Unreadable, read
from interviews.formats.captions import UNNAMED
from interviews.formats.moments import BY_THE_CLOCK, MILLISECONDS
from tests.formats.builders import said

LONG = "and so we went on talking for a good while"


def listed(*entries: Any, **around: Any) -> bytes:
    """A JSON file of these entries, under `segments` where there is something around them."""
    return json.dumps({"segments": entries, **around} if around else entries).encode()


def test_whisper_segments_keep_their_times() -> None:
    found = read(
        listed(
            {"id": 0, "start": 0.0, "end": 2.5, "text": " Hello", "words": []},
            {"id": 1, "start": 2.5, "end": 4.0, "text": " there."},
            {"id": 2, "start": 60.0, "end": 61.0, "text": " Bye."},
            text=" Hello there. Bye.",
            language="en",
        )
    )
    assert said(found) == [("", "Hello there."), ("", "Bye.")]
    assert [(cue.offset, cue.start, cue.end) for cue in found.turns[0].cues] == [
        (0, 0.0, 2.5),
        (6, 2.5, 4.0),
    ]
    assert found.language == "en"
    assert found.notices == (UNNAMED,)


def test_whisperx_names_speakers_and_may_leave_one_out() -> None:
    found = read(
        listed(
            {"start": 0.1, "end": 2, "text": "Hello", "speaker": "SPEAKER_00"},
            {"start": 2, "end": 3, "text": "there.", "speaker": "SPEAKER_00"},
            {"start": 3, "end": 4, "text": "Hm."},
            {"start": 4, "end": 5, "text": "Hi.", "speaker": "SPEAKER_01"},
            language="en",
            word_segments=[{"word": "Hello", "start": 0.1, "end": 1}],
        )
    )
    assert said(found) == [("SPEAKER_00", "Hello there."), ("", "Hm."), ("SPEAKER_01", "Hi.")]


def test_a_segment_without_time_or_speaker_takes_them_from_its_words() -> None:
    words = [{"word": "2020"}, {"word": "so", "start": 3.5, "end": 4.0, "speaker": "SPEAKER_01"}]
    found = read(
        listed(
            {"start": 0.0, "end": 1.0, "text": "And?", "speaker": "SPEAKER_00"},
            {"text": "2020 so", "words": words},
            x=1,
        )
    )
    assert said(found) == [("SPEAKER_00", "And?"), ("SPEAKER_01", "2020 so")]
    assert (found.turns[1].start, found.turns[1].end) == (3.5, 4.0)


@pytest.mark.parametrize(
    ("who", "words", "when"),
    [
        ("speaker", "message", "time"),
        ("name", "text", "start"),
        ("Speaker_Name", "Utterance", "start_time"),
        ("speakerLabel", "transcript", "startTime"),
        ("author", "content", "timestamp"),
        ("from", "body", "ts"),
    ],
)
def test_other_lists_use_other_keys(who: str, words: str, when: str) -> None:
    entries = [
        {when: 0.5, who: "Anna", words: "Hello there."},
        {when: 2.5, who: "Ben", words: "Hi."},
    ]
    for data in (listed(*entries), listed(*entries, title="A talk"), _lines(*entries)):
        found = read(data, "x.txt")
        assert said(found) == [("Anna", "Hello there."), ("Ben", "Hi.")]
        assert [turn.start for turn in found.turns] == [0.5, 2.5]


def _lines(*entries: Any) -> bytes:
    return b"\n".join(json.dumps(entry).encode() for entry in entries)


@pytest.mark.parametrize(
    ("first", "second", "notice"),
    [
        (1.5, 61.5, ()),
        ("1.5", "61.5", ()),
        ("1.5s", "61.500s", ()),
        ("1500ms", "61500ms", ()),
        (1500, 61500, (MILLISECONDS,)),
        ("1500", "61500", (MILLISECONDS,)),
        ("00:01.5", "01:01.5", ()),
        ("0:00:01,500", "0:01:01,500", ()),
        ("PT1.5S", "PT1M1.5S", ()),
    ],
)
def test_times_are_read_in_any_notation(first: Any, second: Any, notice: tuple[str, ...]) -> None:
    found = read(
        listed(
            {"speaker": "A", "start": first, "text": LONG},
            {"speaker": "B", "start": second, "text": LONG},
        )
    )
    assert [turn.start for turn in found.turns] == [1.5, 61.5]
    assert found.notices == notice


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2026-03-05T10:00:00Z", "2026-03-05T10:01:00.000Z"),
        ("2026-03-05T23:59:30", "2026-03-06T00:00:30"),
        ("10:00:00 AM", "10:01:00 AM"),
        ("14:00:00", "14:01:00"),
        (1772704800, 1772704860),
        (1772704800000, 1772704860000),
    ],
)
def test_days_and_hours_are_counted_from_the_first_one(first: Any, second: Any) -> None:
    found = read(
        listed(
            {"speaker": "A", "time": first, "text": LONG},
            {"speaker": "B", "time": second, "text": LONG},
        )
    )
    assert [turn.start for turn in found.turns] == [0.0, 60.0]
    assert found.notices == (BY_THE_CLOCK,)


def test_a_key_may_say_that_times_are_milliseconds() -> None:
    found = read(listed({"speaker": "A", "startMs": 500, "endMs": 900, "text": "Hello."}))
    assert (found.turns[0].start, found.turns[0].end) == (0.5, 0.9)


def test_pairs_and_inner_objects_may_hold_the_times() -> None:
    chunks = {
        "chunks": [
            {"timestamp": [0.5, 2.0], "text": "Hi."},
            {"timestamp": [2.0, None], "text": "Yes."},
        ]
    }
    cpp = {
        "transcription": [
            {
                "timestamps": {"from": "00:00:00,500", "to": "00:00:02,000"},
                "offsets": {"from": 500, "to": 2000},
                "text": " Hi.",
            }
        ]
    }
    for whole in (chunks, cpp):
        turn = read(json.dumps(whole).encode()).turns[0]
        assert (turn.start, turn.cues[0].end) == (0.5, 2.0)


def test_a_speaker_may_be_an_object_or_a_number() -> None:
    found = read(
        listed(
            {"speaker": {"id": 7, "name": "Anna"}, "text": "Hello."},
            {"speaker": {"id": 7}, "text": "Hi."},
            {"speaker": 0, "text": "Bye."},
        )
    )
    assert list(found.speakers()) == ["Anna", "Speaker 7", "Speaker 0"]


def test_a_list_without_times_stays_in_its_order() -> None:
    found = read(listed({"speaker": "B", "text": "One."}, {"speaker": "A", "text": "Two."}))
    assert [(t.speaker, t.text, t.start) for t in found.turns] == [
        ("B", "One.", None),
        ("A", "Two.", None),
    ]


def test_what_has_no_time_stays_where_it_stands() -> None:
    found = read(
        listed(
            {"speaker": "A", "start": 5.5, "text": "One"},
            {"speaker": "A", "start": None, "text": "two."},
            {"speaker": "B", "start": None, "text": "Three."},
        )
    )
    assert [(t.text, t.start, len(t.cues)) for t in found.turns] == [
        ("One two.", 5.5, 1),
        ("Three.", None, 0),
    ]


@pytest.mark.parametrize("time", ["soon", "10:75", -3, True, [1, 2, 3], "1e9999", 10**400])
def test_a_time_that_cannot_be_read_is_refused_and_quoted(time: Any) -> None:
    with pytest.raises(Unreadable) as refused:
        read(listed({"start": 1.5, "text": "Hello."}, {"start": time, "text": "Hi."}))
    assert str(time)[:80] in str(refused.value)


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b'{"text": "Hello.", "segments": [{"start": 0.0,\n"text": "Hel', "2"),
        (b'[{"speaker": "A", "text": "Hello."},', "1"),
        (b'{"speaker": "A", "text": "Hello."}\n{"speaker": "B", "te', "2"),
        (b'{"a":' * 100_000, "1"),
    ],
)
def test_json_that_breaks_off_is_refused_with_its_line(data: bytes, line: str) -> None:
    with pytest.raises(Unreadable, match=f"from line {line} on"):
        read(data)


def test_every_script_and_emoji_survive_their_escapes() -> None:
    text = "e\u0301té 🙂 שלום مرحبا 你好 नमस्ते Բարեւ"
    assert read(listed({"speaker": "Zoë", "text": text})).turns[0].text == text
    assert read(b'[{"text": "a \\ud83d b"}]').turns[0].text == "a \ufffd b"


SAID = ("Hello there, and welcome.", "Hi.")
SERVICES = {
    "words beside utterances": {
        "text": " ".join(SAID),
        "words": [{"text": word, "start": 0.5, "speaker": "A"} for word in SAID[0].split()],
        "utterances": [
            {"speaker": "A", "text": SAID[0], "start": 500, "end": 900, "confidence": 0.9},
            {"speaker": "B", "text": SAID[1], "start": 60500, "end": 61000, "confidence": 0.9},
        ],
    },
    "the whole beside its parts": {
        "results": {
            "transcripts": [{"transcript": " ".join(SAID)}],
            "items": [{"start_time": "0.5", "alternatives": [{"content": "Hello"}]}],
            "audio_segments": [
                {"speaker_label": "A", "transcript": SAID[0], "start_time": "0.5", "end_time": "2"},
                {"speaker_label": "B", "transcript": SAID[1], "start_time": "60.5"},
            ],
        },
    },
    "one by one": {
        "monologues": [
            {
                "speaker": "A",
                "elements": [
                    {"type": "text", "value": "Hello there", "ts": 0.5, "end_ts": 1.0},
                    {"type": "punct", "value": ", and welcome."},
                ],
            },
            {"speaker": "B", "elements": [{"type": "text", "value": "Hi.", "ts": 60.5}]},
        ]
    },
}


@pytest.mark.parametrize("whole", SERVICES.values(), ids=SERVICES)
def test_transcription_services_keep_their_lists_in_other_places(whole: dict[str, Any]) -> None:
    found = read(json.dumps(whole).encode())
    assert said(found) == [("A", SAID[0]), ("B", SAID[1])]
    assert [turn.start for turn in found.turns] == [0.5, 60.5]


def test_a_few_remarks_are_not_taken_for_the_conversation() -> None:
    whole = {
        "comments": [{"author": "Ada", "text": "Check.", "time": 3}],
        "paragraphs": [{"text": LONG}, {"text": LONG}],
    }
    assert said(read(json.dumps(whole).encode())) == [("", LONG), ("", LONG)]


def test_whisper_tables_count_milliseconds() -> None:
    found = read(b'start\tend\ttext\n0\t1500\tHello "there\n1500\t2000\tand\n61000\t62000\tBye.\n')
    assert said(found) == [("", 'Hello "there and'), ("", "Bye.")]
    assert [turn.start for turn in found.turns] == [0.0, 61.0]


@pytest.mark.parametrize(
    "table",
    [
        'Speaker,Start time,Text\nAnna,00:00:05,"Hello, there."\nBen,00:00:07,Hi.\n',
        'name;text;timestamp\r\nAnna;"Hello, there.";5.0\r\nBen;Hi.;7.0\r\n',
        "start\tend\tspeaker\ttext\n5.0\t6.0\tAnna\tHello, there.\n7.0\t8.0\tBen\tHi.\n",
    ],
)
def test_a_header_names_the_columns(table: str) -> None:
    found = read(table.encode())
    assert said(found) == [("Anna", "Hello, there."), ("Ben", "Hi.")]
    assert [turn.start for turn in found.turns] == [5.0, 7.0]


def test_a_table_with_a_time_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(Unreadable, match="1x00"):
        read(b"start\tend\ttext\n0\t1500\tHello.\n1x00\t2000\tHi.\n")


def test_a_table_with_a_quotation_left_open_is_refused() -> None:
    with pytest.raises(Unreadable, match="told apart"):
        read(b'speaker,text\nAnna,"Hello\nBen,Hi.\n')


def test_a_line_that_names_columns_alone_is_speech() -> None:
    assert read(b"Name, text, and what they said.\n\nMore of it.").turns
