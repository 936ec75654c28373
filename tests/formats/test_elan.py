"""ELAN files: tiers put together by time."""

from __future__ import annotations

from html import escape

import pytest

from interviews.formats import Unreadable, read
from interviews.formats.eaf import DEPENDENT, GUESSED, NAME, NO_TIMES, NOTES, REPEATS, TRANSLATION
from tests.formats.builders import said, shared

Pieces = list[tuple[int | None, int | None, str]]


def eaf(*tiers: tuple[str, Pieces], referring: str = "", unit: str = "milliseconds") -> bytes:
    """A file of tiers given as XML attributes and pieces (start, end in ms or None, text)."""
    slots, body = [], []
    for attributes, pieces in tiers:
        inside = []
        for start, end, text in pieces:
            number = len(slots)
            slots += [start, end]
            inside.append(
                f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{number}" '
                f'TIME_SLOT_REF1="ts{number}" TIME_SLOT_REF2="ts{number + 1}">'
                f"<ANNOTATION_VALUE>{escape(text)}</ANNOTATION_VALUE>"
                "</ALIGNABLE_ANNOTATION></ANNOTATION>"
            )
        body.append(f"<TIER {attributes}>{''.join(inside)}</TIER>")
    order = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{n}"'
        + (f' TIME_VALUE="{time}"/>' if time is not None else "/>")
        for n, time in enumerate(slots)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT VERSION="3.0">'
        f'<HEADER MEDIA_FILE="" TIME_UNITS="{unit}"/><TIME_ORDER>{order}</TIME_ORDER>'
        f"{''.join(body)}{referring}</ANNOTATION_DOCUMENT>"
    ).encode()


def tier(name: str, participant: str = "", parent: str = "") -> str:
    who = f' PARTICIPANT="{participant}"' if participant else ""
    above = f' PARENT_REF="{parent}"' if parent else ""
    return f'TIER_ID="{name}"{who}{above} LINGUISTIC_TYPE_REF="x"'


def ref(name: str, parent: str, *values: tuple[str, str]) -> str:
    """A tier of values that refer to annotations."""
    inside = "".join(
        f'<ANNOTATION><REF_ANNOTATION ANNOTATION_ID="{name}{n}" ANNOTATION_REF="{target}">'
        f"<ANNOTATION_VALUE>{text}</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION>"
        for n, (target, text) in enumerate(values)
    )
    return f"<TIER {tier(name, parent=parent)}>{inside}</TIER>"


ADA = (tier("A", "Ada"), [(0, 900, "What did you plant?"), (4000, 4500, "And then?")])
TOVE = (tier("B", "Tove"), [(1000, 2000, "Plums,"), (2000, 3500, "as it happens.")])


def test_tiers_are_put_together_by_time_and_speakers_are_participants() -> None:
    found = read(eaf(TOVE, ADA), "talk.txt")
    assert found.format == NAME
    assert said(found) == [
        ("Ada", "What did you plant?"),
        ("Tove", "Plums, as it happens."),
        ("Ada", "And then?"),
    ]
    assert [(turn.start, turn.end) for turn in found.turns] == [(0, 0.9), (1, 3.5), (4, 4.5)]
    assert [(cue.offset, cue.start) for cue in found.turns[1].cues] == [(0, 1.0), (7, 2.0)]


def test_places_without_a_time_lie_between_those_around_them() -> None:
    pieces: Pieces = [(1000, None, "one"), (None, None, "two"), (None, 4000, "three")]
    found = read(eaf((tier("T", "Tove"), pieces)))
    cues = found.turns[0].cues
    assert [(cue.start, cue.end) for cue in cues] == [(1.0, 1.6), (2.2, 2.8), (3.4, 4.0)]
    assert GUESSED.format(4) in found.notices


def test_a_file_without_any_time_has_none() -> None:
    pieces: Pieces = [(None, None, "one"), (None, None, "two")]
    found = read(eaf((tier("T", "Tove"), pieces)))
    assert said(found) == [("Tove", "one two")]
    assert (found.turns[0].start, found.turns[0].cues) == (None, ())
    assert NO_TIMES in found.notices


@pytest.mark.parametrize("time", ["soon", "-5", "1.5"])
def test_a_time_that_cannot_be_read_is_refused_and_quoted(time: str) -> None:
    with pytest.raises(Unreadable, match=time):
        read(eaf(ADA).replace(b'"900"', f'"{time}"'.encode()))


def test_a_time_that_is_not_in_the_file_is_refused() -> None:
    with pytest.raises(Unreadable, match="ts99"):
        read(eaf(ADA).replace(b'REF1="ts0"', b'REF1="ts99"'))


def test_frames_are_counted_by_the_second() -> None:
    assert read(eaf(ADA, unit="PAL-frames")).turns[0].cues[0].end == 36.0
    with pytest.raises(Unreadable, match="fathoms"):
        read(eaf(ADA, unit="fathoms"))


def test_tiers_that_depend_on_another_are_set_aside() -> None:
    more = ref("Free Translation", "A", ("a0", "Was?"), ("a2", "Und?"))
    found = read(eaf(ADA, TOVE, referring=more))
    assert len(found.turns) == 3
    assert [(part.text, part.why) for part in found.skipped] == [
        ("Was?\nUnd?", DEPENDENT.format("Free Translation", "A"))
    ]


def test_speech_below_a_tier_of_numbers_is_read_with_its_times() -> None:
    numbers = (tier("ref@TOV", "Tove"), [(0, 900, "talk.001"), (1000, 2000, "talk.002")])
    more = ref("tx@TOV", "ref@TOV", ("a0", "Plums first."), ("a2", "Then pears."))
    glosses = ref("ge@TOV", "tx@TOV", ("tx@TOV0", "plum first"), ("tx@TOV1", "then pear"))
    found = read(eaf(numbers, referring=more + glosses))
    assert said(found) == [("TOV", "Plums first. Then pears.")]
    assert [cue.start for cue in found.turns[0].cues] == [0.0, 1.0]
    assert [part.text for part in found.skipped] == ["talk.001\ntalk.002", "plum first\nthen pear"]


def test_tiers_of_translation_and_notes_are_known_by_their_names() -> None:
    others = [
        (tier("Ada_translation", "Ada"), [(0, 900, "Was hast du gepflanzt?")]),
        (tier("Comments"), [(0, 900, "a door closes")]),
    ]
    found = read(eaf(ADA, TOVE, *others))
    assert len(found.turns) == 3
    assert [part.why for part in found.skipped] == [
        TRANSLATION.format("Ada_translation"),
        NOTES.format("Comments"),
    ]


def test_a_tier_that_repeats_another_in_smaller_pieces_is_set_aside() -> None:
    whole = (tier("Sentences"), [(0, 3000, "We planted plums first."), (3000, 9000, "Then pears.")])
    parts: Pieces = [
        (0, 1000, "We plant-ed"),
        (1000, 3000, "plum-s first"),
        (3000, 9000, "then pear-s"),
    ]
    found = read(eaf((tier("Units"), parts), whole))
    assert said(found) == [("", "We planted plums first."), ("", "Then pears.")]
    assert [part.why for part in found.skipped] == [REPEATS.format("Units", "Sentences")]


def test_speakers_who_say_the_same_at_other_times_are_both_heard() -> None:
    pieces: Pieces = [(n * 2000, n * 2000 + 900, "Yes, of course.") for n in range(4)]
    later: Pieces = [(start + 1000, end + 1000, text) for start, end, text in pieces]  # type: ignore[operator]
    found = read(eaf((tier("Ada"), pieces), (tier("Tove"), later)))
    assert [turn.speaker for turn in found.turns] == ["Ada", "Tove"] * 4


@pytest.mark.parametrize("name", ["default", "Sentence", "utterances", "Kunde Text"])
def test_a_single_tier_of_a_general_name_names_nobody(name: str) -> None:
    assert read(eaf((tier(name), [(0, 900, "Yes.")]))).turns[0].speaker == ""


def test_entities_are_refused_and_damage_is_told() -> None:
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaa">]><ANNOTATION_DOCUMENT'
    with pytest.raises(Unreadable, match="declarations"):
        read(eaf(ADA).replace(b"<ANNOTATION_DOCUMENT", declared))
    with pytest.raises(Unreadable, match="ELAN file is damaged"):
        read(eaf(ADA)[:-60])
    with pytest.raises(Unreadable, match="ELAN file is damaged"):
        read(eaf(ADA, referring=ref("x", "A", ("x1", "one"), ("x0", "two"))))


def test_a_file_without_speech_is_refused() -> None:
    with pytest.raises(Unreadable, match="no speech"):
        read(eaf((tier("A"), [(0, 900, " ")])))


def test_a_real_file_of_many_tiers_is_read_once() -> None:
    found = read(shared("buddhism.eaf"))
    assert len(found.skipped) == 5
    assert sum(part.why.startswith("It is the tier") for part in found.skipped) == 5
    assert found.turns[0].start == 51.78
    starts = [turn.start or 0 for turn in found.turns]
    assert starts == sorted(starts)
    assert found.words() in range(200, 330)
