"""Finding what may name someone, in one turn of speech: patterns for every language.

No Django and no spaCy: what a language model found comes in as ``entities``. Offsets are code
points of the turn, which is given without its speaker's label.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence

from interviews.masking.names import SMALL, TITLES, Found, Kind, words

ENTITIES = {
    "PERSON": Kind.PERSON,
    "PER": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
}
# Each is bounded, or begins only where a run of its characters does: a long run takes no longer.
MAIL = re.compile(r"[\w.+\-]{1,64}@[\w\-]+(?:\.[\w\-]+)+", re.UNICODE)
HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z_][\w.]{2,}\b")
URL = re.compile(
    r"(?:https?://|www\.)[^\s<>\"'“”«»]+"
    r"|(?<![\w@.\-])(?:[a-z0-9\-]+\.)+(?:com|org|net|edu|gov|io|de|at|ch|uk|fr|nl|eu|es|it|se)"
    r"(?:/[^\s<>\"'“”«»]*)?(?![\w.@])",
    re.IGNORECASE,
)
PHONE = re.compile(r"(?<![\w.,])(?:\+|\(?0|\(\d{3}\)|\d{3}[-.\s])[\d\s()./\-–]{5,18}\d(?!\w)")
IDS = re.compile(
    r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b"  # IBAN
    r"|(?<![\d\-])\d{3}-\d{2}-\d{4}(?![\d\-])"  # social security number
    r"|\b(?=(?:[A-Z\-]{0,20}\d){4})[A-Z]{1,3}-?\d[A-Z0-9\-]{4,}\b"  # passport, licence plate, case
)
LONG_NUMBER = re.compile(r"(?<![\d.,:+(/\-])\d{6,}(?![\d,.:/\-]?\d)")
PATTERNS = (
    (MAIL, Kind.MAIL),
    (URL, Kind.URL),
    (HANDLE, Kind.MAIL),
    (IDS, Kind.ID),
    (PHONE, Kind.PHONE),
    (LONG_NUMBER, Kind.ID),
)
NAME_WORD = r"[^\W\d_a-z][^\W\d_]*(?:['’\-][^\W\d_]+)*"
_TITLE = "|".join(sorted((re.escape(title) for title in TITLES), key=len, reverse=True))
AFTER_TITLE = re.compile(rf"\b(?:(?i:{_TITLE})\s+)+(?P<name>{NAME_WORD}(?:\s+{NAME_WORD})?)")
CUES = (
    "my name is|my name's|name is|i am called|they call me|call me"
    "|ich heiße|ich heisse|mein name ist"
    "|je m'appelle|je m’appelle|mon nom est|me llamo|mi nombre es|mi chiamo|ik heet|mijn naam is"
    "|jag heter|jeg hedder|jeg heter|nazywam się|mam na imię|meu nome é|chamo-me|eu sou a|eu sou o"
)
AFTER_CUE = re.compile(rf"\b(?i:{CUES})\s+(?P<name>{NAME_WORD}(?:\s+{NAME_WORD})?)")
_SMALL = "|".join(SMALL)
SEQUENCE = re.compile(rf"\b{NAME_WORD}(?:\s+(?:(?:{_SMALL})\s+)*{NAME_WORD})*")
SENTENCE_START = re.compile(r"(?:^|[.!?…:;\"“”„«»(\[\-–—]\s*|[\r\n]\s*)$")
# Languages that write every noun with a capital: one capital says nothing there.
NOUNS_HAVE_CAPITALS = frozenset({"de", "lb", "gsw", "nds"})
NOT_NAMES = words(
    """
    i i'm i've i'll i'd ok okay yeah yes no um uh hmm hm mhm oh ah hi hello hey god jesus sie
    ihr ihnen ihre du er es wir ich ja nein genau also und aber monday tuesday wednesday
    thursday friday saturday sunday january february march april may june july august september
    october november december english german french spanish italian dutch european american
    british christmas easter internet covid covid-19 corona ai it tv pc phd mr mrs ms dr
    """
)


def common_words(text: str) -> frozenset[str]:
    """The words that a text has wholly in small letters."""
    return frozenset(word for word in re.findall(r"[^\W\d_]+", text) if word.islower())


def guessed_from_nouns(language: str) -> bool:
    """Whether the language writes every noun with a capital, so that a capital says little."""
    return language.lower().split("-")[0] in NOUNS_HAVE_CAPITALS


def is_common(text: str, found: Found, common: frozenset[str], language: str = "") -> bool:
    """Whether one word has its capital only because a sentence begins with it.

    Where every noun has a capital: whether any of its words stands in small letters elsewhere.
    """
    said = text[found.start : found.end]
    if guessed_from_nouns(language) and found.kind is Kind.PERSON:
        return any(word.lower() in common for word in said.split() if word.lower() not in SMALL)
    begins = SENTENCE_START.search(text[max(0, found.start - 4) : found.start])
    return bool(begins) and said.lower() in common


def in_turn(
    text: str, language: str, entities: Sequence[tuple[int, int, str]] | None = None
) -> list[Found]:
    """What may be a name in a turn, in order, none overlapping another.

    ``entities`` are a model's (start, end, label); None where the language has no model, and
    then what is written with capitals inside a sentence counts.
    """
    found = patterns(text) + cued(text)
    if entities is None:
        found += capitalised(text, language)
    else:
        found += [one for entity in entities if (one := _entity(text, *entity))]
    return _apart(found)


def patterns(text: str) -> list[Found]:
    """Addresses and numbers, which are alike in every language."""
    return [
        Found(hit.start(), _without_stop(text, hit.start(), hit.end()), kind)
        for pattern, kind in PATTERNS
        for hit in pattern.finditer(text)
        if kind is not Kind.PHONE or _dials(hit.group())
    ]


def cued(text: str) -> list[Found]:
    """Names after a title ("Dr", "Frau") or after what people introduce themselves with."""
    hits = (*AFTER_TITLE.finditer(text), *AFTER_CUE.finditer(text))
    return [
        Found(*hit.span("name"), Kind.PERSON) for hit in hits if not _no_name(hit.group("name"))
    ]


def capitalised(text: str, language: str) -> list[Found]:
    """Words with a capital inside a sentence; two or more where every noun has one."""
    least = 2 if guessed_from_nouns(language) else 1
    found = []
    for hit in SEQUENCE.finditer(text):
        begins = bool(SENTENCE_START.search(text[max(0, hit.start() - 4) : hit.start()]))
        words = hit.group().split()
        start = hit.start()
        if begins and len(words) < 3 and not (least == 1 and len(words) == 2):
            continue
        if len(words) >= least and not _no_name(hit.group()):
            found.append(Found(start, hit.end(), Kind.PERSON))
    return found


def _dials(number: str) -> bool:
    digits = sum(char.isdigit() for char in number)
    return 7 <= digits <= 15 and not re.fullmatch(r"\d{4}\s*[-–/]\s*\d{4}", number.strip())


def _without_stop(text: str, start: int, end: int) -> int:
    """Punctuation that ends the sentence is no part of an address."""
    while end > start + 1 and text[end - 1] in ".,;:!?)]}…/":
        end -= 1
    return end


def _entity(text: str, start: int, end: int, label: str) -> Found | None:
    """A model's entity without article and possessive; None where it cannot be a name."""
    kind = ENTITIES.get(label)
    said = text[start:end]
    if kind is None:
        return None
    for article in ("the ", "The ", "a ", "my "):
        if said.startswith(article):
            start += len(article)
    trimmed = re.sub(r"(?:['’]s?)?\W*$", "", text[start:end])
    start += len(trimmed) - len(trimmed.lstrip(' \t\n-–"“'))
    trimmed = trimmed.strip(' \t\n-–"“')
    if len(trimmed) < 2 or not any(char.isupper() for char in trimmed) or _no_name(trimmed):
        return None
    return Found(start, start + len(trimmed), kind)


def _no_name(words: str) -> bool:
    return all(word.lower().strip(".,") in NOT_NAMES for word in words.split())


def _apart(found: Iterable[Found]) -> list[Found]:
    """Earlier kinds of finding win over later ones where they overlap."""
    kept: list[Found] = []
    for one in found:
        at = bisect_left(kept, one)
        free = not (at and kept[at - 1].end > one.start)
        if one.end > one.start and free and not (at < len(kept) and kept[at].start < one.end):
            kept.insert(at, one)
    return kept
