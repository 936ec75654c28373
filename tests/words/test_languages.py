"""Sentences end as each script ends them; no language makes the worker fall over."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from interviews.projects.languages import languages
from interviews.words.pipelines import pipeline
from interviews.words.reading import check, find

SENTENCES = {
    "en": ["It was Dr. Smith, I think.", "Was it 3.5 percent?", "Yes!"],
    "de": ["Das war z.B. gut.", "Und dann?", "Nichts."],
    "ar": ["كيف حالك؟", "أنا بخير."],
    "ur": ["آپ کیسے ہیں؟", "میں ٹھیک ہوں۔", "شکریہ۔"],
    "hi": ["मैं ठीक हूँ।", "आप कैसे हैं?", "अच्छा।"],
    "el": ["Καλά είμαι.", "Τέλος!"],
    "ko": ["안녕하세요.", "저는 학생입니다."],
    "vi": ["Xin chào.", "Tôi là ai?"],
    "km": ["It cost 3.5 in all.", "Next."],
}
UNSPACED = {
    "zh": ["我们不知道。", "你呢？", "好！"],
    "ja": ["私は学生です。", "あなたは？", "はい。"],
}


@pytest.mark.parametrize("code", SENTENCES)
def test_sentences_end_where_the_script_ends_them(code: str) -> None:
    text = " ".join(SENTENCES[code])
    found = find(pipeline(code), text, [(0, len(text))])
    assert [text[a:b] for a, b in found.sentences] == SENTENCES[code]


@pytest.mark.parametrize("code", UNSPACED)
def test_sentences_end_without_a_space_between_them(code: str) -> None:
    text = "".join(UNSPACED[code])
    found = find(pipeline(code), text, [(0, len(text))])
    assert [text[a:b] for a, b in found.sentences] == UNSPACED[code]


@pytest.mark.parametrize("code", [code for code, _name in languages()])
def test_every_language_that_can_be_chosen_is_read(code: str) -> None:
    text = "One, two. Three?\nสวัสดีครับ 私は。 «Нет» — да! 🙂‍↕️ e\u0301"
    found = find(pipeline(code), text, [(0, 16), (17, len(text))])
    assert found.words
    assert found.sentences


@pytest.mark.parametrize("code", ["", "pt-br", "zh_Hant", "../../etc", "q" * 20, "tlh"])
def test_odd_codes_are_read_too(code: str) -> None:
    assert len(find(pipeline(code), "Sim. Não?", [(0, 9)]).sentences) == 2


def test_only_english_finds_names() -> None:
    said = "I met Alan Smith in Paris."
    english, german = pipeline("en", names=True), pipeline("de", names=True)
    with english.memory_zone():
        assert [name.text for name in english(said).ents] == ["Alan Smith", "Paris"]
    assert list(german(said).ents) == []


def test_a_turn_of_any_length_is_read_in_pieces() -> None:
    text = "vi mätte det igen. " * 60_000
    found = find(pipeline("sv"), text, [(0, len(text))])
    assert (len(found.words), len(found.sentences)) == (240_000, 60_000)


@pytest.mark.parametrize("code", ["en", "sv"])
def test_two_jobs_of_one_worker_do_not_disturb_each_other(code: str) -> None:
    text = " ".join(f"It was the {n}th day and nobody{n} came." for n in range(1500))
    with ThreadPoolExecutor(3) as threads:
        made = list(threads.map(lambda _n: find(pipeline(code), text, [(0, len(text))]), range(6)))
    assert all(found == made[0] for found in made)
    assert len(made[0].sentences) == 1500


def test_a_stretch_outside_its_turn_is_refused() -> None:
    check([(0, 4), (6, 9)], [(0, 4), (5, 9)])
    for wrong in ([(3, 6)], [(4, 5)], [(9, 10)], [(5, 6), (5, 6)], [(6, 6)]):
        with pytest.raises(ValueError, match=" to "):
            check(wrong, [(0, 4), (5, 9)])
