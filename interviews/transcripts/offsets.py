"""Places in a text: conversions between ways of counting, and snapping to whole words.

Everything inside the house counts Unicode code points. Browsers count UTF-16 units, some file
formats count UTF-8 bytes, and some count a line break as two; a `Ruler` converts at the border.

The rule of words, which the browser follows too (`\\p{..}` as in a JavaScript `u` expression):

* space      `\\p{White_Space}` or U+FEFF
* extend     `\\p{M}`, U+200C, U+200D, U+1F3FB..U+1F3FF, U+E0020..U+E007F
* solo       a letter or letter number in a `SOLO` range, of scripts written without spaces
* word       any other `\\p{L}` or `\\p{N}`
* joiner     an apostrophe (' U+2019), geresh, gershayim, middle dot or soft hyphen
* flag       `\\p{Regional_Indicator}`
* picture    any other `\\p{So}`

Two neighbouring characters belong together when the second is an extend and the first no space;
or when, looking through extends, both are words, or both are flags, or both are pictures with
U+200D between them; or when one is a joiner that has a word on either side. So "don't" is one
word, each Chinese character is one, and no accent, skin tone or vowel sign is ever cut off.
"""

import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Callable
from enum import Enum
from functools import cache
from itertools import accumulate
from re import compile as pattern

WHITE_SPACE = frozenset(
    "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff"
    + "".join(map(chr, range(0x2000, 0x200B)))
)
JOINERS = frozenset("'\u2019\u05f3\u05f4\u00b7\u00ad")
ZERO_WIDTH_JOINER = "\u200d"
SOLO = (
    (0x0E00, 0x0EFF),  # Thai, Lao
    (0x1000, 0x109F),  # Burmese
    (0x1780, 0x17FF),  # Khmer
    (0x2E80, 0x2FDF),  # CJK radicals
    (0x3005, 0x3007),
    (0x3021, 0x3029),
    (0x3040, 0x312F),  # kana, bopomofo
    (0x31A0, 0x31FF),
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0xFF66, 0xFF9F),  # halfwidth kana
    (0x1B000, 0x1B16F),
    (0x20000, 0x3FFFF),
)
EXTENDS = ((0x200C, 0x200D), (0x1F3FB, 0x1F3FF), (0xE0020, 0xE007F))
ASCII_TOKEN = pattern(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*|.")


class BadOffset(ValueError):
    """A place that does not exist in the text, or lies inside a character."""


class Kind(Enum):
    SPACE = "space"
    EXTEND = "extend"
    SOLO = "solo"
    WORD = "word"
    JOINER = "joiner"
    FLAG = "flag"
    PICTURE = "picture"
    OTHER = "other"


class Ruler:
    """Converts places in one text between code points and other units.

    `size` says how many units a character takes. Building is linear in the text, each conversion
    logarithmic at worst. Both directions accept 0 up to and including the length of the text.
    """

    def __init__(self, text: str, size: Callable[[str], int]) -> None:
        self._units = array("Q", accumulate(map(size, text), initial=0))

    def to_units(self, code_point: int) -> int:
        """The same place in units. Raises BadOffset beyond the text."""
        if not 0 <= code_point < len(self._units):
            raise BadOffset(f"There is no place {code_point} in a text of {len(self._units) - 1}.")
        return self._units[code_point]

    def to_code_points(self, units: int) -> int:
        """The same place in code points. Raises BadOffset beyond the text or inside a character."""
        found = bisect_left(self._units, units) if units >= 0 else len(self._units)
        if found == len(self._units) or self._units[found] != units:
            raise BadOffset(f"Place {units} lies inside a character or beyond the end of the text.")
        return found


def utf16(text: str) -> Ruler:
    """A ruler in UTF-16 units, as browsers, Java and .NET count."""
    return Ruler(text, lambda char: 2 if char > "\uffff" else 1)


def utf8(text: str) -> Ruler:
    """A ruler in UTF-8 bytes."""
    return Ruler(text, _bytes)


def crlf(text: str) -> Ruler:
    """A ruler in code points of the same text with CRLF for each LF."""
    return Ruler(text, lambda char: 2 if char == "\n" else 1)


def _bytes(char: str) -> int:
    return 1 if char < "\x80" else 2 if char < "\u0800" else 3 if char <= "\uffff" else 4


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends; `(start, start)` if it holds nothing else."""
    first, last = start, end
    while first < last and text[first] in WHITE_SPACE:
        first += 1
    while first < last and text[last - 1] in WHITE_SPACE:
        last -= 1
    return (first, last) if first < last else (start, start)


def snap(text: str, start: int, end: int) -> tuple[int, int]:
    """The trimmed span, widened at both ends to whole words. An empty span stays empty."""
    first, last = trim(text, start, end)
    if first == last:
        return first, last
    while joined(text, first):
        first -= 1
    while joined(text, last):
        last += 1
    return first, last


def tokens(text: str) -> list[tuple[int, int]]:
    """Every word, and every other character that is no space, in order, as `(start, end)`."""
    found: list[tuple[int, int]] = []
    for start, end in _chunks(text):
        chunk = text[start:end]
        if chunk.isalnum() and chunk.isascii():
            found.append((start, end))
        elif chunk.isascii():
            found.extend((start + m.start(), start + m.end()) for m in ASCII_TOKEN.finditer(chunk))
        else:
            cuts = [i for i in range(start + 1, end) if not joined(text, i)]
            found.extend(zip([start, *cuts], [*cuts, end], strict=True))
    return found


def joined(text: str, at: int) -> bool:
    """Whether a cut at this place would part what belongs together (see the rule above)."""
    if not 0 < at < len(text):
        return False
    right = kind(text[at])
    if right is Kind.SPACE or right is Kind.OTHER or right is Kind.SOLO:
        return False
    base = _base(text, at - 1)
    left = kind(text[base])
    if right is Kind.EXTEND:
        return left is not Kind.SPACE
    if right is Kind.PICTURE:
        return left is Kind.PICTURE and text[at - 1] == ZERO_WIDTH_JOINER
    if right is Kind.JOINER:
        return left is Kind.WORD and at + 1 < len(text) and kind(text[at + 1]) is Kind.WORD
    if left is Kind.JOINER:
        return right is Kind.WORD and base == at - 1 > 0 and _is_word(text, base - 1)
    return left is right


@cache
def kind(char: str) -> Kind:
    """What a character is to the rule of words."""
    category = unicodedata.category(char)
    if char in WHITE_SPACE:
        return Kind.SPACE
    if category[0] == "M" or _within(char, EXTENDS):
        return Kind.EXTEND
    if char in JOINERS:
        return Kind.JOINER
    if category[0] == "L" or category[0] == "N":
        solo = category != "Nd" and category != "No" and _within(char, SOLO)
        return Kind.SOLO if solo else Kind.WORD
    if "\U0001f1e6" <= char <= "\U0001f1ff":
        return Kind.FLAG
    return Kind.PICTURE if category == "So" else Kind.OTHER


def _within(char: str, ranges: tuple[tuple[int, int], ...]) -> bool:
    return any(low <= ord(char) <= high for low, high in ranges)


def _base(text: str, at: int) -> int:
    while at > 0 and kind(text[at]) is Kind.EXTEND:
        at -= 1
    return at


def _is_word(text: str, at: int) -> bool:
    return kind(text[_base(text, at)]) is Kind.WORD


def _chunks(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in NOT_SPACE.finditer(text)]


NOT_SPACE = pattern(f"[^{''.join(sorted(WHITE_SPACE))}]+")
