"""What looks like a name, turn by turn, and which ways of writing are one name."""

from __future__ import annotations

import pytest

from interviews.masking.finding import common_words, in_turn, is_common
from interviews.masking.names import Found, Kind, fold, group


def found(text: str, language: str = "en", entities: object = None) -> list[tuple[str, str]]:
    hits = in_turn(text, language, entities)  # type: ignore[arg-type]
    return [(text[hit.start : hit.end], hit.kind.value) for hit in hits]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("write to ana.b@example.org.", ("ana.b@example.org", "mail")),
        ("it is on www.example.org/x?y=1, there", ("www.example.org/x?y=1", "url")),
        ("see example.org for that", ("example.org", "url")),
        ("call +49 170 1234567 today", ("+49 170 1234567", "phone")),
        ("call (555) 123-4567 today", ("(555) 123-4567", "phone")),
        ("my number is 0170/1234567", ("0170/1234567", "phone")),
        ("it is DE89 3704 0044 0532 0130 00 there", ("DE89 3704 0044 0532 0130 00", "id")),
        ("passport C01X00T47 was it", ("C01X00T47", "id")),
        ("it is 123-45-6789 there", ("123-45-6789", "id")),
        ("i am @ana_s there", ("@ana_s", "mail")),
    ],
)
def test_addresses_and_numbers_are_found_in_any_language(
    text: str, expected: tuple[str, str]
) -> None:
    for entities in (None, ()):
        assert expected in found(text, "xx", entities)


@pytest.mark.parametrize(
    "text",
    ["in 2019-2020 it was", "100,000 people came", "from 10:30 to 11:30", "about 3.14159265 of it"],
)
def test_years_and_amounts_are_no_numbers_of_people(text: str) -> None:
    assert found(text, "en", ()) == []


def test_names_follow_titles_and_introductions() -> None:
    text = "Ich heiße Anna, und Frau Schmidt war bei Dr. Meier."
    assert [name for name, _kind in found(text, "de")] == ["Anna", "Schmidt", "Meier"]


def test_capitals_inside_a_sentence_count_where_nouns_have_none() -> None:
    text = "Después fui con Marta a la casa de Juan de la Cruz, y ya."
    assert [name for name, _kind in found(text, "es")] == ["Marta", "Juan de la Cruz"]


def test_german_nouns_are_not_taken_for_names() -> None:
    assert found("Das war in der Stadt mit dem Hund und Peter Müller.", "de") == [
        ("Peter Müller", "person")
    ]


def test_german_runs_of_words_met_in_small_letters_are_no_names() -> None:
    text = "Es war Das Test Repo, das ging. Frau Meier und Peter Müller gingen."
    common = common_words(text)
    kept = [text[one.start : one.end] for one in in_turn(text, "de")]
    names = [
        text[one.start : one.end]
        for one in in_turn(text, "de")
        if not is_common(text, one, common, "de")
    ]
    assert "Das Test Repo" in kept
    assert names == ["Meier", "Peter Müller"]


def test_a_word_that_only_begins_a_sentence_is_no_name() -> None:
    text = "Harm was done, and no harm came of Ruth. Ruth left."
    common = common_words(text)
    at = [Found(0, 4, Kind.PERSON), Found(41, 45, Kind.PERSON)]
    assert [is_common(text, one, common) for one in at] == [True, False]


def test_what_a_model_found_loses_its_article_and_possessive() -> None:
    text = "It was the Anna Schmidt's of this."
    assert found(text, "en", [(7, 25, "PERSON")]) == [("Anna Schmidt", "person")]


def test_ways_of_writing_one_name_are_one_group() -> None:
    said = ["Anna Schmidt", "Anna's", "Dr. Schmidt", "Annas", "ANNA", "José", "José", "Jose"]
    groups = group([(Kind.PERSON, one) for one in said])
    assert [(each.shown, len(each.mentions)) for each in groups] == [
        ("Anna Schmidt", 5),
        ("José", 3),
    ]


def test_a_first_name_of_two_people_stays_by_itself() -> None:
    said = ["Anna Schmidt", "Anna Meier", "Anna"]
    groups = group([(Kind.PERSON, one) for one in said])
    assert sorted(each.shown for each in groups) == ["Anna", "Anna Meier", "Anna Schmidt"]


def test_folding_keeps_every_offset() -> None:
    text = "İstanbul STRAẞE ﬁn Ǆ e\u0301 🙂 ’–"
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize("run", ["x", "-", "A-", "a.", "-1", "数", "a.b-c", "AB12 ", "(0"])
def test_a_long_run_of_whatever_holds_up_nobody(run: str) -> None:
    assert len(in_turn(run * (10_000 // len(run)), "en", [])) < 10_000
