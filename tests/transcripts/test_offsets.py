import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interviews.transcripts.offsets import (
    WHITE_SPACE,
    BadOffset,
    crlf,
    joined,
    snap,
    tokens,
    trim,
    utf8,
    utf16,
)

SAMPLES = [
    "I don't know",
    "naïve café e\u0301te\u0301",
    "שלום עולם ג׳ירפה",
    "مرحبا بكم می\u200cخواهم",
    "我们开始吧。好的",
    "नमस्ते दुनिया क्षत्रिय",
    "ok 👩🏽\u200d💻 done 🇬🇧🇮🇱!",
    "ภาษาไทย",
]
texts = st.one_of(
    st.sampled_from(SAMPLES),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
    st.text(
        "ab1 '\u2019\u0301\u200d\u200c\u05e9\u05b8\u05f3我क्\u094d😀🏽🇬\n.-\u0e01\u0e34", max_size=25
    ),
)


@given(texts)
def test_utf16_and_utf8_places_come_back(text: str) -> None:
    for ruler, encoding, width in ((utf16(text), "utf-16-le", 2), (utf8(text), "utf-8", 1)):
        for place in range(len(text) + 1):
            units = len(text[:place].encode(encoding)) // width
            assert ruler.to_units(place) == units
            assert ruler.to_code_points(units) == place


@given(texts)
def test_crlf_places_count_a_line_break_as_two(text: str) -> None:
    ruler = crlf(text)
    for place in range(len(text) + 1):
        units = len(text[:place].replace("\n", "\r\n"))
        assert ruler.to_units(place) == units
        assert ruler.to_code_points(units) == place


@pytest.mark.parametrize("units", [-1, 2, 5])
def test_it_refuses_a_place_inside_a_character_or_beyond_the_text(units: int) -> None:
    with pytest.raises(BadOffset):
        utf16("a😀b").to_code_points(units)


@pytest.mark.parametrize("place", [-1, 4])
def test_it_refuses_code_points_beyond_the_text(place: int) -> None:
    with pytest.raises(BadOffset):
        utf8("a😀b").to_units(place)


def snapped(marked: str) -> str:
    start = marked.index("{")
    end = marked.index("}") - 1
    text = marked.replace("{", "").replace("}", "")
    start, end = snap(text, start, end)
    return text[:start] + "{" + text[start:end] + "}" + text[end:]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("we do{n't kn}ow yet", "we {don't know} yet"),
        ("we { know  }yet", "we  {know}  yet"),
        ("she said ‘we{ll} then’", "she said ‘{well} then’"),
        ("the coders’ wo{r}k", "the coders’ {work}"),
        ("e\u0301t{e\u0301 tout}e", "{e\u0301te\u0301 toute}"),
        ("cafe{\u0301} noir", "{cafe\u0301} noir"),
        ("我{们}开始", "我{们}开始"),
        ("は{じ}めまして", "は{じ}めまして"),
        ("한{국}어 말", "{한국어} 말"),
        ("שָׁ{ל}וֹם", "{שָׁלוֹם}"),
        ("مي{\u200cخ}واهم", "{مي\u200cخواهم}"),
        ("न{मस्}ते दुनिया", "{नमस्ते} दुनिया"),
        ("so 👩{🏽\u200d}💻 well", "so {👩🏽\u200d💻} well"),
        ("ภา{ษ}าไทย", "ภา{ษ}าไทย"),
        ("ก{ำ} กิ", "ก{ำ} กิ"),
        ("’{b} c", "’{b} c"),
        ("a'\u0301{b} c", "a'\u0301{b} c"),
        ("well{, }yes", "well{,} yes"),
        ("a {  } b", "a {}   b"),
        ("state-of-the-{a}rt", "state-of-the-{art}"),
    ],
)
def test_it_snaps_to_whole_words(marked: str, expected: str) -> None:
    assert snapped(marked) == expected


@given(texts, st.data())
def test_snapping_keeps_every_selected_word_and_settles_at_once(
    text: str, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    inner, outer = trim(text, start, end), snap(text, start, end)
    assert outer[0] <= inner[0] <= inner[1] <= outer[1]
    assert snap(text, *outer) == outer
    if outer[0] < outer[1]:
        assert not joined(text, outer[0])
        assert not joined(text, outer[1])
        assert text[outer[0]] not in WHITE_SPACE
        assert text[outer[1] - 1] not in WHITE_SPACE


@given(texts)
@example("a''b 'c' d'e'f x\u0301'y")
def test_tokens_are_cut_wherever_characters_do_not_belong_together(text: str) -> None:
    covered = [place for start, end in tokens(text) for place in range(start, end)]
    assert covered == [i for i, char in enumerate(text) if char not in WHITE_SPACE]
    for start, end in tokens(text):
        assert not joined(text, start)
        assert all(joined(text, place) for place in range(start + 1, end))
