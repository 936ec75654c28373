"""What English words are forms of: "benchmarking" of "benchmark". By rule, without a model. Pure.

Inflection alone: plurals, -s, -ed, -ing and irregular forms, no derivation ("measure" does not
find "measurement"). A form may be of several words ("left"): it is found by each of them.
"""

from __future__ import annotations

from functools import lru_cache

from interviews.search import english_lists as lists

VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=60_000)
def lemmas(word: str) -> tuple[str, ...]:
    """The words this is a form of, perhaps itself among them; each is a lemma of itself."""
    if word in lists.IRREGULAR:
        return lists.IRREGULAR[word]
    if len(word) < 4 or not (word.isascii() and word.isalpha()) or word in lists.KEPT:
        return (word,)
    base = _base(word)
    return (word,) if base == word or len(base) < 2 else lemmas(base)


def asked(word: str) -> tuple[str, ...]:
    """What to look for where somebody asks for this word: itself, if it is no mere form."""
    known = lemmas(word)
    return (word,) if word in known else known


@lru_cache(maxsize=200_000)
def is_form(word: str, bases: tuple[str, ...]) -> bool:
    """Whether the word is a form of one of these."""
    return any(base in bases for base in lemmas(word))


def _base(word: str) -> str:
    if word.endswith("s"):
        return _without_s(word)
    if word.endswith("ed"):
        return _without_ed(word)
    if word.endswith("ing") and _has_vowel(word[:-3]):
        return _restored(word[:-3])
    return word


def _without_s(word: str) -> str:
    if word.endswith(("ss", "us", "is")) and word not in lists.PLURAL_US_IS:
        return word
    if word[:-2] in lists.ENDS_IN_S and word.endswith("es"):
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-1] if word[:-1] in lists.ENDS_IN_IE else f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "xes", "zzes", "tzes")):
        return word[:-2]
    if word.endswith("ches"):
        return word[:-1] if word[:-1] in lists.ENDS_IN_CHE else word[:-2]
    if word.endswith("oes") and len(word) > 5 and word[:-1] not in lists.ENDS_IN_OE:
        return word[:-2]
    return word[:-1]


def _without_ed(word: str) -> str:
    if word.endswith("ied"):
        return f"{word[:-3]}y" if len(word) > 4 else word[:-1]
    if word.endswith("eed"):
        return word[:-1] if word[:-1] in lists.ENDS_IN_EE else word
    return _restored(word[:-2]) if _has_vowel(word[:-2]) else word


def _has_vowel(stem: str) -> bool:
    return len(stem) > 1 and any(char in VOWELS for char in stem)


def _restored(stem: str) -> str:
    """The verb whose -ed or -ing form has this stem: "hop(p)" to "hop", "hop" to "hope"."""
    if stem in lists.STEMS:
        return lists.STEMS[stem]
    if stem in lists.ENDS_IN_S or stem[-1] in "aeioy" or len(stem) < 3:
        return stem
    if stem[-1] == stem[-2]:
        return _single(stem)
    return f"{stem}e" if _lost_e(stem) else stem


def _single(stem: str) -> str:
    if stem[-1] in "sfz" or stem in lists.DOUBLED:
        return stem
    if stem[-1] == "l":
        return stem if _syllables(stem) == 1 else stem[:-1]
    return stem[:-1]


def _syllables(stem: str) -> int:
    starts = zip(f"-{stem}", stem, strict=False)
    return sum(char in VOWELS and before not in VOWELS for before, char in starts)


def _lost_e(stem: str) -> bool:
    if stem.endswith(lists.WITH_E):
        return not stem.endswith(lists.WITHOUT_E_AFTER_ALL)
    if stem.endswith(lists.WITHOUT_E) or stem[-2] not in VOWELS or stem[-1] in "wxh":
        return False
    # A short verb that ends so would have doubled its last letter: "hopping" is of "hop".
    return (_syllables(stem) == 1 and stem[-3:-2] not in set("aeiou")) or stem.startswith("qu", -4)
