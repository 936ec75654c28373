import random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from interviews.transcripts.anchoring import Place
from interviews.transcripts.carrying import Carried, carry
from interviews.transcripts.offsets import tokens, trim


def braces(marked: str) -> tuple[str, list[Place]]:
    """The text without braces and the places they mark, by where they begin."""
    text, opened, places = "", list[int](), list[Place]()
    for char in marked:
        if char == "{":
            opened.append(len(text))
        elif char == "}":
            places.append(Place(opened.pop(), len(text)))
        else:
            text += char
    return text, sorted(places)


def carried(marked: str, new: str) -> list[str | None]:
    text, places = braces(marked)
    shown = []
    for place, changed in carry(text, new, places):
        words = new[place.start : place.end] if place else None
        shown.append(f"~{words}" if changed else words)
    return shown


@pytest.mark.parametrize(
    ("marked", "new", "expected"),
    [
        ("we {test the model} here", "now, we test  the\nmodel here", "test  the\nmodel"),
        ("we {test the model} here", "we test the large model here", "~test the large model"),
        ("we {test the modle} here", "we test the model here", "~test the model"),
        ("I {recieve} it", "I receive it", "~receive"),
        ("I {saw Anna} there", "I saw Bernhard there", None),
        ("we {test the model} here", "we here", None),
        ("we {test the model} here", "", None),
        ("yes. {I think so.} Good", "yes. I think so Good", "~I think so"),
        ("yes. {I think so.} Good", "yes. I think so! Good", "~I think so!"),
        ("no {no way}", "no way", "no way"),
        ("{no way}", "no no way", "no way"),
        ("we {go on and on}", "we go on and on and on", "go on and on"),
        ("no {no} no", "no no, no", "no"),
        ("un{belie}vable, yes", "how unbelievable, yes", "belie"),
        ("un{belie}vable, yes", "how unbeleivable, yes", None),
        ("a 👩🏽\u200d💻 {said é} so", "b 😀😀 👩🏽\u200d💻 said é so", "said é"),
        ("טוב {שלום לכם} אז", "טוב מאוד. שלום לכם אז", "שלום לכם"),
        ("حسنا {شكرا لكم} نعم", "حسنا جدا شكرا لكم نعم", "شكرا لكم"),
        ("好的我们{开始}吧", "好的那我们就开始吧", "开始"),
        ("जी {नमस्ते दुनिया} हाँ", "जी हाँ नमस्ते दुनिया हाँ", "नमस्ते दुनिया"),
        ("cafe\u0301 {e\u0301te\u0301} la", "le cafe\u0301 e\u0301te\u0301 la", "e\u0301te\u0301"),
        (
            "I would {never} ever do this to my own team",
            "Nobody should never say such a thing",
            None,
        ),
        ("{one two} three four five six", "one a b c d e f g two three four five six", None),
    ],
)
def test_it_places_words_or_says_that_it_cannot(
    marked: str, new: str, expected: str | None
) -> None:
    assert carried(marked, new) == [expected]


def test_overlapping_places_are_carried_each_for_itself() -> None:
    assert carried("{one {two} three}\nfour", "one, two three\nfour") == [
        "~one, two three",
        "two",
    ]


def test_white_space_at_the_ends_of_a_place_is_dropped() -> None:
    assert carry("a b c", "x a b c", [Place(1, 4)]) == [Carried(Place(4, 5), False)]


def test_it_refuses_a_place_that_is_not_in_the_text() -> None:
    with pytest.raises(ValueError, match="no words"):
        carry("abc", "abd", [Place(1, 9)])


def words_in(text: str, place: Place) -> list[str]:
    return [text[place.start : place.end][a:b] for a, b in tokens(text[place.start : place.end])]


WORDS = ["a", "no", "the", "don't", "é", "e\u0301a", "😀", "👩🏽\u200d💻", "שלום", "לא", "مرحبا"]
WORDS += ["好", "我", "们", "नमस्ते", "हाँ", ",", ".", "model", "models", "safety", "teh"]
GAPS = [" ", " ", "  ", "\n", " \n"]


@st.composite
def texts(draw: st.DrawFn, max_size: int = 14) -> str:
    words = draw(st.lists(st.sampled_from(WORDS), max_size=max_size))
    return "".join(word + draw(st.sampled_from(GAPS)) for word in words)


@st.composite
def places_in(draw: st.DrawFn, text: str) -> list[Place]:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    return [Place(min(pair), max(pair)) for pair in draw(st.lists(ends, max_size=6))]


@given(st.data(), texts())
def test_a_text_that_did_not_change_keeps_every_place(data: st.DataObject, text: str) -> None:
    places = data.draw(places_in(text))
    assert carry(text, text, places) == [Carried(place, False) for place in places]


@given(st.data(), texts(), texts())
def test_nothing_is_ever_placed_on_other_words_in_silence(
    data: st.DataObject, old: str, new: str
) -> None:
    assume(old != new)
    places = data.draw(places_in(old))
    results = carry(old, new, places)
    assert len(results) == len(places)
    for before, (after, changed) in zip(places, results, strict=True):
        if after is None:
            continue
        assert 0 <= after.start < after.end <= len(new)
        assert trim(new, *after) == after
        if not changed:
            assert words_in(old, before) == words_in(new, after)
        else:
            assert words_in(old, before) != words_in(new, after)


@given(st.data(), texts(), texts())
def test_places_keep_their_order(data: st.DataObject, old: str, new: str) -> None:
    places = sorted(data.draw(places_in(old)))
    found = [c.place for c in carry(old, new, places) if c.place]
    assert [place.start for place in found] == sorted(place.start for place in found)


SHORT = texts(max_size=5)
OTHER_WORDS = st.lists(st.sampled_from(["x", "yy", "z", "!", "新", "🎉"]), max_size=5).map(
    lambda words: "".join(f"{word} " for word in words)
)


@given(texts(), SHORT, SHORT, OTHER_WORDS, OTHER_WORDS)
def test_edits_elsewhere_leave_the_words_of_a_place(
    span: str, head: str, tail: str, new_head: str, new_tail: str
) -> None:
    old, new = f"{head}Anna\n{span}\nBerta {tail}", f"{new_head}Anna {span}Berta\n{new_tail}"
    place = Place(len(head) + 5, len(head) + 5 + len(span))
    ((after, changed),) = carry(old, new, [place])
    assert not changed
    if after:
        assert words_in(new, after) == words_in(old, place)
    else:
        assert not span.strip()


@given(st.data(), texts(), texts(), texts())
def test_carrying_twice_covers_the_same_words_as_carrying_once(
    data: st.DataObject, one: str, two: str, three: str
) -> None:
    places = data.draw(places_in(one))
    for place, (there, changed) in zip(places, carry(one, two, places), strict=True):
        if there and not changed:
            ((after, again),) = carry(two, three, [there])
            if after and not again:
                assert words_in(three, after) == words_in(one, place)


def long_text(seed: int, size: int) -> list[str]:
    chance = random.Random(seed)
    vocabulary = ["".join(chance.choices("abcdefghij", k=chance.randint(1, 8))) for _ in range(900)]
    return chance.choices(vocabulary, weights=[1 / (i + 1) for i in range(900)], k=size)


def test_most_places_of_a_long_transcript_survive_two_hundred_edits() -> None:
    chance = random.Random(7)
    words = long_text(1, 10_000)
    edited = list(words)
    for at in sorted(chance.sample(range(10_000), 200), reverse=True):
        edited[at : at + chance.choice([0, 1, 2])] = chance.choice([[], ["NEW"], ["NEW", "WORDS"]])
    old, new = " ".join(words), " ".join(edited)
    spans = tokens(old)
    firsts = [chance.randrange(9_900) for _ in range(2_000)]
    places = [Place(spans[i][0], spans[i + chance.randint(0, 30)][1]) for i in firsts]
    results = carry(old, new, places)
    assert sum(c.place is not None for c in results) > 1_850
    for before, (after, changed) in zip(places, results, strict=True):
        if after and not changed:
            assert words_in(old, before) == words_in(new, after)


@pytest.mark.parametrize("words", [["no"] * 5_000, ["no", "yes"] * 3_000])
def test_endless_repetition_is_no_trouble(words: list[str]) -> None:
    old, new = " ".join(words), " ".join([*words[:40], "well", *words[90:]])
    places = [Place(0, 5), Place(400, 410), Place(len(old) - 8, len(old))]
    for before, (after, changed) in zip(places, carry(old, new, places), strict=True):
        assert after
        assert not changed
        assert words_in(old, before) == words_in(new, after)
