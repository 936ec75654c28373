"""Sentences of modules that know no Django, kept and said in the reader's language."""

from __future__ import annotations

import json

from django.utils import translation

from interviews.formats.transcript import Skipped, Transcript
from interviews.phrases import Phrase, kept, recalled
from interviews.projects.speaking import said


def test_a_phrase_is_its_english_sentence() -> None:
    assert Phrase("{} of {} pages hold pictures.", 2, 5) == "2 of 5 pages hold pictures."


def test_kept_as_json_it_is_the_same_sentence() -> None:
    sentence = Phrase("This is {}. {}", Phrase("a picture"), Phrase("“{}” was read.", "P1"))
    again = recalled(json.loads(json.dumps(kept(sentence))))
    assert again == sentence
    assert kept(again) == kept(sentence)


def test_rows_kept_before_there_were_phrases_are_said_as_they_are() -> None:
    assert said("A sentence in no catalogue.") == "A sentence in no catalogue."
    assert said("") == ""


def test_a_transcript_brings_its_phrases_back() -> None:
    notice, why = Phrase("“{}” and “{}” were read.", "A", "B"), Phrase("It is the tier “{}”.", "x")
    told = Transcript("test", (), (notice,), (Skipped("words", why),))
    again = Transcript.from_json(json.loads(json.dumps(told.to_json())))
    assert again == told
    assert again.notices[0].given == ("A", "B")  # type: ignore[attr-defined]


def test_what_is_filled_in_is_not_asked_for_more_than_words() -> None:
    told = said(["{0.__class__} and {} are {}.", "Ada", "{}"])
    assert told == "{0.__class__} and Ada are {}."
    assert said(["{} and {}", "one"]) == "one and "


def test_only_phrases_are_translated_and_no_names() -> None:
    with translation.override("de"):
        assert said(["{}, {}", "Monday", "Yes"]) == "Monday, Yes"
        assert said("Monday") == "Montag"


def test_a_phrase_as_it_is_raised_is_translated_whole_with_those_within() -> None:
    tried = "Quotation marks that are opened and not closed, and so read as none: paragraphs {}."
    with translation.override("de"):
        assert said(Phrase(tried, 5)).endswith("deshalb nicht zählen: Absätze 5.")
        assert said(Phrase("{} {}", Phrase(tried, 5), "Monday")).endswith("Absätze 5. Monday")
