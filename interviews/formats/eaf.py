"""ELAN files: the tiers in which people speak, put together by time."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from interviews.formats import eaf_tiers
from interviews.formats.captions import Caption, to_turns
from interviews.formats.eaf_tiers import Piece, Tier
from interviews.formats.speech import NO_SPEECH
from interviews.formats.transcript import Skipped, Transcript, Turn, Unreadable
from interviews.phrases import Phrase, gettext_noop

NAME = gettext_noop("ELAN annotations (.eaf)")
EXTENSIONS = (".eaf",)
TRANSLATION = gettext_noop(
    "It is the tier “{}”, which by its name translates or glosses the speech."
)
NOTES = gettext_noop("It is the tier “{}”, which by its name holds notes and not speech.")
DEPENDENT = gettext_noop(
    "It is the tier “{}”, which depends on the tier “{}” and describes its speech."
)
REPEATS = gettext_noop("It is the tier “{}”, which repeats the speech of the tier “{}”.")
GUESSED = gettext_noop(
    "{} places in this file carry no time; they were put between the times around them."
)
NO_TIMES = gettext_noop(
    "No times are given in this file; what is said stands as it stands in the file."
)
NO_SPEAKERS = gettext_noop(
    "The file does not say who speaks; each piece of the tier was read as it stands."
)

_TRANSLATION = re.compile(
    r"\b(?:free )?transl|übersetz|traduc|traduz|gloss|\bft\b|\bge\b|\bgls?\b|morph|\bpos\b|"
    r"\bmb\b|\bps\b|phonetic|\bipa\b",
    re.I,
)
_NOTES = re.compile(
    r"notes?\b|comment|remark|anmerk|komment|notiz|nota\b|notas\b|gestur|gaze|blick|topic|thema",
    re.I,
)
_NOBODY = re.compile(
    r"(?:\w+[ _-])?(?:default(?:-lh)?|sentences?|utterances?|text|tx|words?|ref|ius?|phrases?|"
    r"transcript(?:ion)?s?|orthograph\w*|speech|segments?|annotations?|clauses?|tier|turns?)"
    r"[ _-]?\d*",
    re.I,
)
_REPEATED = 0.7  # share of a tier's letters that another tier has at the same times
_ALIKE = 0.6  # share of runs of letters that two pieces must have in common to be the same
_RUN = 4  # letters
_MOST = 40  # pieces at one time that are compared


@dataclass(frozen=True, slots=True)
class _Parted:
    """Tiers of speech, and the others with the reason they are set aside."""

    spoken: tuple[Tier, ...]
    skipped: tuple[Skipped, ...]


def recognise(data: bytes) -> bool:
    """Whether `data` is XML of ELAN's kind."""
    head = data[:20_000].replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<") and b"<ANNOTATION_DOCUMENT" in head


def read(data: bytes) -> Transcript:
    """Turns of all tiers of speech in order of time; neighbouring annotations make one."""
    document = eaf_tiers.document(data)
    parted = _parted(document.tiers)
    turns = to_turns(_captions(parted.spoken, document.timed))
    if not turns:
        raise Unreadable(NO_SPEECH)
    notices: list[str] = [Phrase(GUESSED, document.guessed)] if document.guessed else []
    if not document.timed:
        turns, notices = _without_times(turns), [NO_TIMES]
    if not any(turn.speaker for turn in turns):
        notices.append(NO_SPEAKERS)
    return Transcript(NAME, turns, tuple(notices), parted.skipped)


def _without_times(turns: Sequence[Turn]) -> tuple[Turn, ...]:
    return tuple(replace(turn, start=None, end=None, cues=()) for turn in turns)


def _parted(tiers: Sequence[Tier]) -> _Parted:
    """Which tiers are speech: those at the root that neither translate nor repeat another."""
    filled = [tier for tier in tiers if any(each.text for each in tier.pieces)]
    skipped: list[Skipped] = []
    roots: list[Tier] = []
    for tier in filled:
        if why := _why_not(tier, filled):
            skipped.append(Skipped(_all(tier), why))
        else:
            roots.append(tier)
    spoken: list[Tier] = []
    for place, tier in enumerate(roots):
        twin = _twin(tier, spoken, roots[place + 1 :])
        if twin:
            skipped.append(Skipped(_all(tier), Phrase(REPEATS, tier.name, twin.name)))
        else:
            spoken.append(tier)
    return _Parted(tuple(spoken), tuple(skipped))


def _twin(tier: Tier, before: Sequence[Tier], after: Sequence[Tier]) -> Tier | None:
    """A tier that says all this one does: one before it, or one after it that says more."""
    for other in before:
        if _repeats(tier, other):
            return other
    for other in after:
        if _repeats(tier, other) and not _repeats(other, tier):
            return other
    return None


def _why_not(tier: Tier, filled: Sequence[Tier]) -> str:
    """Why the tier is no speech; "" where it is, or where nothing else would be left."""
    above = next((other for other in filled if other.name == tier.parent), None)
    if above and not _only_labels(above, filled):
        return Phrase(DEPENDENT, tier.name, tier.parent)
    others = [other for other in filled if other is not tier and not other.parent]
    if _only_labels(tier, filled):
        return Phrase(NOTES, tier.name)
    for shape, why in ((_TRANSLATION, TRANSLATION), (_NOTES, NOTES)):
        if shape.search(_bare(tier.name)) and (others or above):
            return Phrase(why, tier.name)
    return ""


def _only_labels(tier: Tier, filled: Sequence[Tier]) -> bool:
    """Whether a tier only numbers the pieces of the tiers below it, as Toolbox's `ref` does."""
    if not any(other.parent == tier.name for other in filled):
        return False
    texts = [each.text for each in tier.pieces if each.text]
    coded = sum(" " not in text and any(c.isdigit() for c in text) for text in texts)
    return coded >= 0.9 * len(texts)


def _bare(name: str) -> str:
    """A tier's name without its speaker, its words apart."""
    return re.sub(r"[_\W]+", " ", name.partition("@")[0])


def _all(tier: Tier) -> str:
    return "\n".join(each.text for each in tier.pieces if each.text)


def _repeats(tier: Tier, other: Tier) -> bool:
    """Whether most of a tier is said at the same times in one that may be the same person's."""
    if tier.participant != other.participant or len(tier.pieces) < 3:
        return False
    there = sorted((each.start or 0.0, each.end or 0.0, each.text) for each in other.pieces)
    begins = [start for start, _, _ in there]
    same = sum(
        len(each.text)
        for each in tier.pieces
        if each.start is not None and _said_again(each, there, begins)
    )
    return same >= _REPEATED * tier.length


def _said_again(
    piece: Piece, there: Sequence[tuple[float, float, str]], begins: Sequence[float]
) -> bool:
    """Whether what another tier says at that time holds most of the piece."""
    start, end = piece.start or 0.0, piece.end or 0.0
    upto = bisect_left(begins, max(end, start + 0.001))
    near = there[max(0, upto - _MOST) : upto]
    runs = _runs(piece.text)
    said = _runs(" ".join(text for begin, stop, text in near if stop > start or begin == start))
    return bool(runs) and len(runs & said) >= _ALIKE * len(runs)


def _runs(text: str) -> set[str]:
    """All runs of so many letters in a text, whatever stands between the letters."""
    letters = "".join(char for char in text.casefold() if char.isalnum())
    return {letters[at : at + _RUN] for at in range(max(1, len(letters) - _RUN + 1))} - {""}


def _captions(tiers: Sequence[Tier], timed: bool) -> list[Caption]:
    captions = []
    for tier in tiers:
        speaker = _speaker(tier, alone=len(tiers) == 1)
        for number, each in enumerate(tier.pieces):
            start = each.start if each.start is not None else float(number)
            end = each.end if timed and each.end is not None and each.end >= start else None
            captions.append(Caption(start, end, speaker, each.text, str(number)))
    return captions


def _speaker(tier: Tier, alone: bool) -> str:
    """Who speaks: the participant, or what the tier is called where that may be a name."""
    if tier.participant:
        return tier.participant
    name = tier.name.rpartition("@")[2].strip() if "@" in tier.name else tier.name
    generic = "@" not in tier.name and _NOBODY.fullmatch(name)
    return "" if generic and alone else name
