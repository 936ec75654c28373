"""WebVTT as Zoom, Teams and Whisper save it, with all it gets wrong."""

from __future__ import annotations

import pytest

from interviews.formats import Unreadable, read
from tests.formats.builders import said, vtt

ONE, TWO, THREE = (
    "00:00:01.000 --> 00:00:02.500",
    "00:00:03.000 --> 00:00:04.000",
    "00:00:05.000 --> 00:00:06.000",
)


def test_zoom_names_stand_before_a_colon() -> None:
    found = read(
        vtt(
            f"1\n{ONE}\nAnna Bell: Hello",
            f"2\n{TWO}\nAnna Bell: there.",
            f"3\n{THREE}\nBen Oak: Hi.",
        )
    )
    assert said(found) == [("Anna Bell", "Hello there."), ("Ben Oak", "Hi.")]
    first = found.turns[0]
    assert (first.start, first.end) == (1.0, 4.0)
    assert [(first.text[cue.offset :], cue.start, cue.end) for cue in first.cues] == [
        ("Hello there.", 1.0, 2.5),
        ("there.", 3.0, 4.0),
    ]


def test_a_zoom_speaker_left_out_goes_on() -> None:
    found = read(vtt(f"{ONE}\nAnna Bell: Hello", f"{TWO}\nthere.", f"{THREE}\nBen Oak: Hi."))
    assert said(found) == [("Anna Bell", "Hello there."), ("Ben Oak", "Hi.")]


def test_teams_names_stand_in_voice_tags_over_several_lines() -> None:
    found = read(
        vtt(
            f"0b9c1c2e-1111-2222-3333-444455556666/15-0\n{ONE}\n<v Bell, Anna>Hello\nthere.</v>",
            f"0b9c1c2e-1111-2222-3333-444455556666/16-0\n{TWO}\n<v Oak, Ben (Guest)>Hi.</v>",
        )
    )
    assert said(found) == [("Bell, Anna", "Hello there."), ("Oak, Ben (Guest)", "Hi.")]


def test_a_voice_tag_may_lack_its_end_or_carry_a_colon_or_a_class() -> None:
    found = read(vtt(f"{ONE}\n<v Anna:>Hello", f"{TWO}\nthere.</v>", f"{THREE}\n<v.loud Ben>Hi."))
    assert said(found) == [("Anna", "Hello there."), ("Ben", "Hi.")]


def test_two_voices_may_share_a_cue() -> None:
    found = read(vtt(f"{ONE}\n<v Anna>Hello.</v>\n<v Ben>Hi.</v>"))
    assert said(found) == [("Anna", "Hello."), ("Ben", "Hi.")]
    assert {turn.start for turn in found.turns} == {1.0}


def test_cues_out_of_order_are_sorted_by_time() -> None:
    found = read(vtt(f"{THREE}\n<v Ben>Last.</v>", f"{ONE}\n<v Anna>First.</v>"))
    assert said(found) == [("Anna", "First."), ("Ben", "Last.")]


def test_a_speaker_carried_on_is_the_one_before_in_the_file() -> None:
    found = read(
        vtt(
            f"{THREE}\n<v Ben>Third",
            "00:00:06.500 --> 00:00:07.000\nand on.",
            f"{ONE}\n<v Anna>First.",
        )
    )
    assert said(found) == [("Anna", "First."), ("Ben", "Third and on.")]


def test_entities_mean_their_characters() -> None:
    found = read(vtt(f"{ONE}\n<v R&amp;D>Salt &amp; pepper &#10; &lt;3 &#x1F600;</v>"))
    assert said(found) == [("R&D", "Salt & pepper <3 😀")]


def test_transcriber_marks_are_no_tags() -> None:
    found = read(
        vtt(f"{ONE}\n<v Anna>So <[?]> <i>it</i> <c.yellow>was</c> <00:00:01.500>a < b.</v>")
    )
    assert said(found) == [("Anna", "So <[?]> it was a < b.")]


def test_comments_and_styles_are_set_aside_with_a_reason() -> None:
    found = read(
        vtt(
            "STYLE\n::cue { color: red }",
            'NOTE duration:"00:27:42"',
            f"NOTE\nConfidence: 0.9 -->\n{ONE}",
            f"{TWO}\n<v Anna>Hello.",
            head="WEBVTT - Talk\nKind: captions\nLanguage: en-GB",
        )
    )
    assert said(found) == [("Anna", "Hello.")]
    assert found.language == "en-GB"
    assert len(found.skipped) == 2
    assert "duration" in found.skipped[1].text


def test_speech_after_a_blank_line_goes_on_with_its_cue() -> None:
    found = read(vtt(f"{ONE}\n<v Anna>Hello", "there.</v>", f"{TWO}\n<v Ben>Hi.</v>"))
    assert said(found) == [("Anna", "Hello there."), ("Ben", "Hi.")]


def test_a_missing_blank_line_does_not_join_two_cues() -> None:
    found = read(vtt(f"1\n{ONE}\n<v Anna>Hello.\n2\n{TWO}\n<v Ben>Hi.\n3\n{THREE}\n<v Anna>Bye."))
    assert said(found) == [("Anna", "Hello."), ("Ben", "Hi."), ("Anna", "Bye.")]


def test_hours_may_be_left_out() -> None:
    found = read(vtt("00:01.000 --> 00:02.000\n One.", "59:59.000 --> 01:00:00.000\n Two."))
    assert [turn.start for turn in found.turns] == [1.0, 3599.0]


def test_captions_without_names_part_at_pauses() -> None:
    found = read(vtt(f"{ONE}\nOne", f"{TWO}\ntwo.", "00:01:00.000 --> 00:01:01.000\nThree."))
    assert said(found) == [("", "One two."), ("", "Three.")]
    assert found.notices


def test_captions_without_names_part_at_utterances_where_the_file_marks_them() -> None:
    group = "992c692c-e132-45e9-80da-a2287df16dd4"
    found = read(
        vtt(
            f"{group}-0\n{ONE}\nOne", f"{group}-1\n{TWO}\ntwo.", f"0b{group[2:]}-0\n{THREE}\nThree."
        )
    )
    assert said(found) == [("", "One two."), ("", "Three.")]


def test_chinese_captions_join_without_a_space() -> None:
    found = read(vtt(f"{ONE}\n<v 王>你好，", f"{TWO}\n<v 王>世界。"))
    assert said(found) == [("王", "你好，世界。")]
    assert [cue.offset for cue in found.turns[0].cues] == [0, 3]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_do_not_matter(encoding: str, ends: str) -> None:
    text = vtt(f"{ONE}\n<v Zoë>Ça va 🙂?", f"{TWO}\n<v Ben>नमस्ते.").decode().replace("\n", ends)
    assert said(read(text.encode(encoding))) == [("Zoë", "Ça va 🙂?"), ("Ben", "नमस्ते.")]


@pytest.mark.parametrize(
    "time",
    [
        "00:00:xx.000 --> 00:00:02.000",
        "00:75:01.000 --> 00:76:02.000",
        "00:00:61.000 --> 00:01:02.000",
        "--> 00:00:02.000",
        "00:00:01.000 -->",
    ],
)
def test_a_time_that_cannot_be_read_is_refused_with_its_line(time: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read(vtt(f"{ONE}\n<v Anna>Hello.", f"{time}\n<v Ben>Hi."))
    assert time in str(refused.value)


def test_a_cue_that_ends_before_it_begins_keeps_its_beginning() -> None:
    found = read(vtt("00:00:05.000 --> 00:00:03.000\n<v Anna>Hello."))
    assert (found.turns[0].start, found.turns[0].end) == (5.0, None)
    assert found.notices


@pytest.mark.parametrize(
    "blocks", [(), (f"{ONE}\n",), (f"{ONE}\n<v Anna></v>",), ("NOTE nothing",)]
)
def test_captions_without_speech_are_refused(blocks: tuple[str, ...]) -> None:
    with pytest.raises(Unreadable, match="no speech"):
        read(vtt(*blocks))


def test_a_file_cut_off_in_the_middle_of_a_time_keeps_what_came_before() -> None:
    found = read(vtt(f"{ONE}\n<v Anna>Hello.", "00:00:0"))
    assert said(found) == [("Anna", "Hello.")]
    assert found.skipped[0].text == "00:00:0"
