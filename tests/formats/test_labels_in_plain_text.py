"""Every shape of speaker label met in plain text and Markdown."""

from __future__ import annotations

import pytest

from interviews.formats import read, stamps
from interviews.formats.unlabelled import QUESTIONS
from tests.formats.builders import said

THREE = [("Anna", "Hello there."), ("Ben", "Hi."), ("Anna", "Bye.")]


@pytest.mark.parametrize(
    "text",
    [
        "Anna: Hello there.\nBen: Hi.\nAnna: Bye.",
        "Anna: Hello there.\r\n\r\nBen: Hi.\r\n\r\nAnna: Bye.\r\n",
        "Anna: Hello there.\rBen: Hi.\rAnna: Bye.",
        "Anna:\nHello there.\n\nBen: \nHi.\n\nAnna:\nBye.",
        "[Anna]: Hello there.\n[Ben]: Hi.\n[Anna]: Bye.",
        "Anna\tHello there.\nBen\tHi.\nAnna\tBye.",
        "Anna：Hello there.\nBen：Hi.\nAnna：Bye.",
        "**Anna:** Hello there.\n\n**Ben:** Hi.\n\n**Anna:** Bye.",
        "**Anna**: Hello there.\n\n**Ben**: Hi.\n\n**Anna**: Bye.",
        "**Anna**\nHello there.\n\n**Ben**\nHi.\n\n**Anna**\nBye.\n\n**Ben**\n",
        ">> Anna: Hello there.\n>> Ben: Hi.\n>> Anna: Bye.",
        "\u200fAnna\u200f: Hello there.\n\u200fBen: Hi.\n\u200fAnna: Bye.",
    ],
)
def test_it_reads_untimed_labels(text: str) -> None:
    found = read(text.encode())
    assert said(found) == THREE
    assert {turn.start for turn in found.turns} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "Anna (00:00:05):\nHello there.\n\nBen (00:00:07):\nHi.\n\nAnna (00:01:02):\nBye.",
        "Anna (0:05): Hello there.\nBen (0:07): Hi.\nAnna (1:02): Bye.",
        "**Anna (00:05)**\nHello there.\n\n**Ben (00:07)**\nHi.\n\n**Anna (01:02)**\nBye.",
        "**Anna [00:00:05]** Hello there.\n\n**Ben: [00:00:07]** Hi.\n\n**Anna [00:01:02]** Bye.",
        "[00:00:05] Anna: Hello there.\n[00:00:07] Ben: Hi.\n[00:01:02] Anna: Bye.",
        "00:05 Anna: Hello there.\n00:07 Ben: Hi.\n01:02 Anna: Bye.",
        "#00:00:05-0# Anna: Hello there.\n#00:00:07-0# Ben: Hi.\n#00:01:02-0# Anna: Bye.",
        "Anna: [00:05] Hello there.\n\nBen: [00:07] Hi.\n\nAnna: [01:02] Bye.",
        "Anna  0:05  \nHello there.\n\nBen  0:07  \nHi.\n\nAnna  1:02  \nBye.\n",
        "00:05\tAnna\tHello there.\n00:07\tBen\tHi.\n01:02\tAnna\tBye.",
        "00:00:05\nAnna: Hello there.\n00:00:07\nBen: Hi.\n00:01:02\nAnna: Bye.",
    ],
)
def test_it_reads_timed_labels(text: str) -> None:
    found = read(text.encode())
    assert said(found) == THREE
    assert [turn.start for turn in found.turns] == [5.0, 7.0, 62.0]


def test_a_note_with_a_time_is_no_speaker() -> None:
    text = (
        "Interviewer: How was it?\nNote: it's 7:03\nP1: Fine.\nNote: it's 7:05\nInterviewer: Good."
    )
    assert said(read(text.encode())) == [
        ("Interviewer", "How was it?\nNote: it's 7:03"),
        ("P1", "Fine.\nNote: it's 7:05"),
        ("Interviewer", "Good."),
    ]


def test_a_phrase_that_stands_once_before_a_colon_is_no_speaker() -> None:
    text = "I: And then?\nP1: He said the thing.\nThe thing is: nobody knew.\nI: Really?\nP1: Yes."
    assert set(read(text.encode()).speakers()) == {"I", "P1"}


def test_a_phrase_that_comes_back_in_a_long_unlabelled_text_is_no_speaker() -> None:
    paragraphs = [f"We talked about subject {n} for a while." for n in range(100)]
    paragraphs[10] = paragraphs[70] = "The point: it depends."
    assert read("\n\n".join(paragraphs).encode()).speakers() == {"": 100}


def test_web_addresses_and_hours_are_no_speakers() -> None:
    links = "https://a.example\nhttps://b.example"
    text = f"I: Where?\nP1: Look:\n{links}\n10:30 we met\n10:45 we left\nI: Ok."
    assert set(read(text.encode()).speakers()) == {"I", "P1"}


def test_a_speaker_who_speaks_once_counts_among_others_of_the_kind() -> None:
    text = "P1: Hello.\nP2: Hi.\nP1: Bye.\nP3: Me too.\nP2: Bye.\nModerator: Thank you."
    assert list(read(text.encode()).speakers()) == ["P1", "P2", "P3", "Moderator"]


def test_one_speaker_spelt_in_two_ways_is_one_and_it_says_so() -> None:
    found = read(b"ANNA: Hello.\nAnna: Again.\nBEN: Hi.\nBEN: Bye.")
    assert found.speakers() == {"ANNA": 2, "BEN": 2}
    assert "“ANNA” and “Anna”" in found.notices[0]


def test_transcriber_marks_are_kept_as_they_are() -> None:
    found = read(b"I: What <[?]> was <b>it</b>?\nP1: [laughs] (10:30) [inaudible 00:01:02] &amp;")
    assert said(found) == [
        ("I", "What <[?]> was <b>it</b>?"),
        ("P1", "[laughs] (10:30) [inaudible 00:01:02] &amp;"),
    ]


def test_paragraphs_become_turns_where_nobody_is_named() -> None:
    found = read(b"First line.\nStill first.\n\nSecond: it goes on.\n\n\nThird.")
    assert said(found) == [
        ("", "First line.\nStill first."),
        ("", "Second: it goes on."),
        ("", "Third."),
    ]
    assert found.notices


def test_paragraphs_may_carry_times_without_names() -> None:
    found = read(b"[00:00:01] Hello one.\n\n[00:00:10] Hello two.\n\nNot timed.")
    assert [(t.text, t.start) for t in found.turns] == [
        ("Hello one.", 1.0),
        ("Hello two.", 10.0),
        ("Not timed.", None),
    ]


def test_several_paragraphs_of_one_turn_stay_one_turn() -> None:
    found = read(b"Anna: One.\n\nTwo.\n\nBen: Three.\n\nAnna: Four.\n\nBen: Five.")
    assert said(found)[:2] == [("Anna", "One.\nTwo."), ("Ben", "Three.")]


def test_f4_stamps_become_cues_and_time_the_turns() -> None:
    found = read(
        "I: Erste Frage? #00:00:15-3#\n\n"
        "B: Antwort 🙂 mit #00:00:20-1# und mehr. #00:00:45-9#\n\nI: Danke. #00:01:00-0#".encode()
    )
    first, answer, last = found.turns
    assert (first.text, first.start, first.end) == ("Erste Frage?", None, 15.3)
    assert (answer.text, answer.start, answer.end) == ("Antwort 🙂 mit und mehr.", 15.3, 45.9)
    assert [(answer.text[cue.offset :], cue.start) for cue in answer.cues] == [("und mehr.", 20.1)]
    assert (last.start, last.end) == (45.9, 60.0)


@pytest.mark.parametrize("stamp", ["#00:01:02.5#", "[01:02]", "{00:01:02}"])
def test_other_stamps_inside_speech_become_cues(stamp: str) -> None:
    answer = read(f"I: So?\nP1: One {stamp} two.\nI: Ok.".encode()).turns[1]
    assert answer.text == "One two."
    assert answer.cues[0].offset == 4


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("One [01:02] “two”.", "One “two”."),
        ("One [01:02], two.", "One, two."),
        ("One [01:02] [01:03] two.", "One two."),
        ("你好[01:02]世界", "你好世界"),
        ("[01:02] One.", "One."),
        ("One.[01:02] Two.", "One. Two."),
        ("One\n[01:02] two.", "One\ntwo."),
    ],
)
def test_what_stood_around_a_stamp_stays_as_it_was(text: str, kept: str) -> None:
    assert stamps.cut(text).text == kept


def test_a_stamp_that_is_no_time_stays_in_the_text() -> None:
    answer = read(b"I: So?\nP1: One #00:99:99-3# two [10:75].\nI: Ok.").turns[1]
    assert answer.text == "One #00:99:99-3# two [10:75]."
    assert answer.start is None


@pytest.mark.parametrize(
    "text",
    [
        "[Anna Bell] 14:03:22\nHello.\n\n[Ben] 14:03:25\nHi\n\n[Ben] 14:03:29\nagain.\n\n"
        "[Anna Bell] 14:04:22\nBye.\n",
        "14:03:22 >> Anna Bell: Hello.\n14:03:25 >> Ben: Hi\n14:03:29 again.\n"
        "14:04:22 >> Anna Bell: Bye.",
    ],
)
def test_saved_captions_count_from_the_first_hour_of_the_day(text: str) -> None:
    found = read(text.encode())
    assert said(found) == [("Anna Bell", "Hello."), ("Ben", "Hi again."), ("Anna Bell", "Bye.")]
    assert [turn.start for turn in found.turns] == [0.0, 3.0, 60.0]
    assert [(cue.offset, cue.start) for cue in found.turns[1].cues] == [(0, 3.0), (3, 7.0)]
    assert "14:03:22" in found.notices[0]


def test_saved_captions_go_on_over_midnight() -> None:
    found = read(b"[Anna] 23:59:58\nHello.\n\n[Ben] 00:00:03\nHi.\n\n[Anna] 00:01:00\nBye.")
    assert [turn.start for turn in found.turns] == [0.0, 5.0, 62.0]


def test_what_otter_adds_is_set_aside() -> None:
    found = read(
        b"Weekly talk\nThu, May 4 10:00AM  12:30\n\nSUMMARY KEYWORDS\n\nsafety, tests\n\n"
        b"Anna Bell  0:15  \nHello there.\n\nUnknown Speaker  0:20  \nHi.\n\n"
        b"Anna Bell  1:02:03  \nBye.\n\nTranscribed by https://otter.example"
    )
    assert [(t.speaker, t.start) for t in found.turns] == [
        ("Anna Bell", 15.0),
        ("Unknown Speaker", 20.0),
        ("Anna Bell", 3723.0),
    ]
    assert found.turns[-1].text == "Bye."
    assert "safety, tests" in [part.text for part in found.skipped]
    assert all(part.why for part in found.skipped)


def test_front_matter_and_headings_are_set_aside() -> None:
    found = read(
        b'---\ntitle: "A talk"\ndate: 2024-05-03\n---\n\n## Transcript\n\n**I [00:00]** Hello.\n\n'
        b"## Part two\n\n**B [00:05]** Hi.\n\n**I [00:09]** Bye.\n"
    )
    assert found.title == "A talk"
    assert said(found) == [("I", "Hello."), ("B", "Hi."), ("I", "Bye.")]
    assert [part.text for part in found.skipped[1:]] == ["Transcript", "Part two"]


def test_a_header_that_names_people_is_not_their_speech() -> None:
    found = read(
        b"Date: 3 May 2024\nInterviewer: Jane Roe\nParticipant: P1\n\n"
        b"Interviewer: Hello.\n\nParticipant: Hi.\n\nInterviewer: Bye."
    )
    assert [text for _, text in said(found)] == ["Hello.", "Hi.", "Bye."]
    assert len(found.skipped) == 3


def test_a_long_opening_without_a_label_is_kept_as_speech() -> None:
    opening = "We had been talking for a while. " * 30
    found = read(f"{opening}\n\nI: Hello.\n\nP1: Hi.\n\nI: Bye.".encode())
    assert said(found)[0] == ("", opening.strip())


def test_a_label_without_speech_is_set_aside() -> None:
    found = read(b"I: Hello.\n\nP1:\n\nI: Are you there?\n\nP1: Yes.")
    assert said(found) == [("I", "Hello."), ("I", "Are you there?"), ("P1", "Yes.")]
    assert [part.text for part in found.skipped] == ["P1"]


def test_captions_pasted_into_a_text_keep_their_times() -> None:
    found = read(
        b"0:0:0.0 --> 0:0:1.5\nBell, Anna\nHello\n\n0:0:1.5 --> 0:0:3.0\nBell, Anna\nthere.\n\n"
        b"0:0:3.0 --> 0:0:4.0\nBen\nHi.\n"
    )
    assert said(found) == [("Bell, Anna", "Hello there."), ("Ben", "Hi.")]
    assert (found.turns[0].start, found.turns[0].end) == (0.0, 3.0)


@pytest.mark.parametrize(
    "text",
    [
        "Anna Bell\nHello there.\n\nBen Oak\nHi.\n\nAnna Bell\nBye.\n\nBen Oak\nOk.",
        "Anna Bell\nHello there.\nBen Oak\nHi.\nAnna Bell\nBye.\nBen Oak\nOk.",
        "Anna Bell\n\nHello there.\n\nBen Oak\n\nHi.\n\nAnna Bell\n\nBye.\n\nBen Oak\n\nOk.",
    ],
)
def test_names_alone_on_a_line_that_come_back_are_speakers(text: str) -> None:
    assert said(read(text.encode())) == [
        ("Anna Bell", "Hello there."),
        ("Ben Oak", "Hi."),
        ("Anna Bell", "Bye."),
        ("Ben Oak", "Ok."),
    ]


def test_somebody_who_speaks_once_among_names_alone_counts_too() -> None:
    turns = [("Anna", "Hello."), ("Ben", "Hi."), ("Cleo", "Me too."), ("Anna", "Bye.")]
    turns.append(("Ben", "Ok."))
    found = read("\n\n".join(f"{name}\n{text}" for name, text in turns).encode())
    assert said(found) == turns


def test_short_answers_alone_on_a_line_are_no_speakers() -> None:
    text = "Right\n\nI think so.\n\nWell, it was so.\n\nRight\n\nIt went on.\n\nExactly\n\nYes."
    assert list(read(text.encode()).speakers()) == [""]


def test_questions_in_bold_part_two_speakers_and_it_says_so() -> None:
    long = "How did it all begin, and who was there with you when it did? " * 4
    found = read(
        f"**A talk**\n\n**{long.strip()}**\n\nOne.\n\nTwo, **really**.\n\n**And why?**\n\n"
        "Because.\n\n**Tell me.**\n\nNo.".encode()
    )
    assert said(found) == [
        ("Interviewer", long.strip()),
        ("Participant", "One.\nTwo, **really**."),
        ("Interviewer", "And why?"),
        ("Participant", "Because."),
        ("Interviewer", "Tell me."),
        ("Participant", "No."),
    ]
    assert found.notices == (QUESTIONS,)
    assert [part.text for part in found.skipped] == ["A talk"]


def test_answers_in_bold_are_the_participants() -> None:
    found = read(b"So?\n\n**It was so.**\n\nWhy?\n\n**Because.**\n\nWhen?\n\n**Then.**\n\nOh?")
    assert said(found)[:2] == [("Participant", "It was so."), ("Interviewer", "Why?")]
    assert [part.text for part in found.skipped] == ["So?"]


def test_names_that_come_back_seldom_are_part_of_what_is_said() -> None:
    said_of = ["Anna Bell", "Ben Oak", "Anna Bell", "Ben Oak"]
    text = "\n\n".join("It went on.\n\nAnd on.\n\nAnd on again.\n\n" + name for name in said_of)
    assert list(read(f"{text}\n\nAnd so it was.".encode()).speakers()) == [""]


def test_titles_in_bold_are_no_questions() -> None:
    titles = ("Why here?", "School", "Work", "Friends", "Travels", "Money", "Later life")
    text = "\n\n".join(f"**{title}**\n\nIt was so.\n\nAnd so." for title in titles)
    assert QUESTIONS not in read(text.encode()).notices


def test_otter_may_leave_a_name_out() -> None:
    found = read(b"Anna  0:15  \nHello.\n\n0:20  \nHm.\n\nAnna  1:02\nBye.\n\nBen  1:05\nOk.")
    assert [(t.speaker, t.start) for t in found.turns] == [
        ("Anna", 15.0),
        ("", 20.0),
        ("Anna", 62.0),
        ("Ben", 65.0),
    ]


def test_what_cannot_be_heard_keeps_its_time_in_the_text() -> None:
    marks = "Hello [inaudible 00:01:02] there [crosstalk] [crosstalk 00:01:03]."
    for gap in (" ", "\n"):
        turns = (f"(00:00:05):{gap}{marks}", f"(00:00:08):{gap}Hi.", f"(00:02):{gap}Ok.")
        text = "\n\n".join(f"Speaker {n % 2 + 1} {turn}" for n, turn in enumerate(turns))
        assert said(read(text.encode()))[0] == ("Speaker 1", marks)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Zoë Åström", "Łukasz"),
        ("साक्षात्कारकर्ता", "प्रतिभागी"),
        ("מראיינת", "רות"),
        ("المحاور", "ليلى"),
        ("访谈者", "受访者"),
        ("면담자", "참여자"),
        ("Հարցազրուցավար", "Աննա"),
        ("Anna 🙂", "Ben 🦊"),
    ],
)
@pytest.mark.parametrize("shape", ["{}: x", "{}：x", "{}\tx", "[{}]: x", "{} (0:05): x", "{}\nx"])
def test_names_in_every_script_are_speakers(one: str, two: str, shape: str) -> None:
    text = "\n\n".join(shape.format(name) for name in (one, two, one, two))
    assert list(read(text.encode()).speakers()) == [one, two]


ENDINGS = [
    "Transcription ended after 00:06:00",
    "Die Transkription endete nach 00:06:00",
    "La transcription s'est terminée au bout de 00:06:00.",
    "文字起こしは 00:06:00 後に終了しました",
]


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("note", ["", "\n\nWer will, kann diesen Text ändern."])
def test_meet_ends_in_every_language_where_speech_ends(ending: str, note: str) -> None:
    found = read(
        f"Talk – Transcript\n\n00:00:11\n\nAnna Bell: Hello.\nBen Oak: Hi.\n\n00:05:12\n\n"
        f"Anna Bell: Bye.\n\n{ending}{note}".encode()
    )
    assert said(found) == [("Anna Bell", "Hello."), ("Ben Oak", "Hi."), ("Anna Bell", "Bye.")]
    assert ending in [part.text for part in found.skipped]


def test_saved_captions_out_of_order_are_counted_from_the_earliest() -> None:
    found = read(b"[Ada] 14:03:22\nPlums.\n\n[Tove] 14:03:19\nWhere?\n\n[Ada] 14:03:30\nHere.\n")
    assert [(turn.speaker, turn.start) for turn in found.turns] == [
        ("Tove", 0.0),
        ("Ada", 3.0),
    ]
