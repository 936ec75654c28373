"""Whose a quotation is said to be: the participant's label that stands nearest, by stated rules.

In this order: a label in brackets at the end of the quotation or right after it; the nearest in
its sentence, before it first; the nearest in the sentence before. A label that another quotation
has in brackets right after it is nobody else's.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from coding.manuscript.finding.inline import Span
from coding.manuscript.finding.labels import Label, Labels
from coding.manuscript.finding.quoted import Credit, Nearness

_LEAD = re.compile(r"[\s,.;:]{0,3}[(\[]")
_APART = re.compile(r"\b(?:and|but|while|whereas|und|aber|während|et|mais|y|pero)\b|[.!?;:]", re.I)
_TOGETHER = re.compile(
    r"\s*(?:,|;|&|/|[-–—]|,?\s*(?:and|und|or|oder|et|y|e|en|to|through|bis|sowie|as well as))?\s*"
)
_ASKING = re.compile(r"\b(?:interviewer(?:in)?|researcher|moderator)s?\b", re.I)
_ALONE, _ALONE_PLACED = 90, 240  # characters of a paragraph that is nothing but an attribution
_MORE = re.compile(r"\s*(?:$|[,;:()\[\]/&.–—-])")
_BRACKET = re.compile(r"[()\[\]]")
_SENTENCE = re.compile(r"[.!?…][)\]\"”’»“]*\s+(?=[^\s\da-zà-ÿ])")
_TAILS = (
    re.compile(r"[\s,;]*[(\[][^()\[\]]*[)\]][\s.]*$"),
    re.compile(r"(?:\s|(?<=[.!?…”\"]))[–—-]{1,3}[^()\[\]–—]*$"),
    re.compile(r"\n[^\n]*$"),
)
_FAR = 30  # characters between a quotation and a label that follows it without brackets
_LONGEST_TAIL = 90
_SEEN = 2_000  # characters of a sentence that are looked at on either side


def tail(text: str, labels: Labels) -> tuple[str, Credit]:
    """The words without the attribution they end with, and whom it names: ``… (P3, nurse)``."""
    for pattern in _TAILS:
        hit = pattern.search(text, max(0, len(text) - _LONGEST_TAIL))
        found = labels.find(hit.group()) if hit else []
        if hit and found and _only_names(hit.group(), found):
            credit = _credit(_speakers(hit.group(), found), Nearness.INSIDE, hit.group())
            return text[: hit.start()].rstrip(), credit
    return text, Credit()


def _only_names(said: str, found: Sequence[Label]) -> bool:
    """Whether the label stands first: "(P3, nurse)", not "(as I told you, P3 was late)"."""
    return not said[: found[0].start].strip(" \n\t([–—-.,;~") and len(said) <= _LONGEST_TAIL


def head(text: str, labels: Labels) -> tuple[str, Credit]:
    """The words without the speaker they begin with, and whom that names: ``P3: …``."""
    found = labels.find(text[:40])
    if found and found[0].start == 0 and (rest := re.match(r"\s*:\s+", text[found[0].end :])):
        return text[found[0].end + rest.end() :], _credit(found[:1], Nearness.INSIDE)
    return text, Credit()


def alone(text: str, labels: Labels) -> Credit:
    """Whom a paragraph names that is nothing but an attribution: "P2:12.1, quoted"."""
    found = [] if head(text, labels)[1] else labels.find(text)
    if not found or len(text) > (_ALONE_PLACED if found[0].place else _ALONE):
        return Credit()
    first = found[0]
    behind = _MORE.match(text, first.end) or (len(found) > 1 and _joined(text, *found[:2]))
    if text[: first.start].strip(" ([–—-~") or not behind:
        return Credit()
    return _credit(_speakers(text, found), Nearness.BESIDE, text)


def credits_of(text: str, spans: Sequence[Span], labels: Labels) -> list[Credit]:
    """For each quotation of a paragraph whom the words around it name."""
    outside = [one for one in labels.find(text) if not _within(one, spans)]
    following = [_following(text, spans, index, outside) for index in range(len(spans))]
    taken = {one for found in following for one in found}
    return [
        _credit(_speakers(text, found), Nearness.FOLLOWS, _beside(text, span, found))
        if found
        else _near(text, span, spans, outside, taken)
        for span, found in zip(spans, following, strict=True)
    ]


def sentence_before(text: str, span: Span, spans: Sequence[Span]) -> int:
    """Where the sentence that a quotation stands in begins."""
    first = max(0, span.start - _SEEN)
    last = first
    for hit in _SENTENCE.finditer(text, first, span.start + 1):
        end = hit.end()
        holder = _holding(end - 1, spans)
        if holder is None or end > holder.last:
            last = end
    return last


def sentence_after(text: str, span: Span, spans: Sequence[Span]) -> int:
    """Where that sentence ends."""
    if text[span.last - 1] in ".!?…" and re.match(r"\s+[^\s\da-zà-ÿ(\[]", text[span.end :][:99]):
        return span.end
    until = min(len(text), span.end + _SEEN)
    for hit in _SENTENCE.finditer(text, span.end, until):
        if _holding(hit.start(), spans) is None:
            return hit.start() + 1
    return until


def _holding(place: int, spans: Sequence[Span]) -> Span | None:
    """The quotation that a place lies in."""
    at = bisect_right(spans, place, key=lambda span: span.start) - 1
    return spans[at] if at >= 0 and place < spans[at].end else None


def _within(label: Label, spans: Sequence[Span]) -> bool:
    return _holding(label.start, spans) is not None


def _following(
    text: str, spans: Sequence[Span], index: int, outside: Sequence[Label]
) -> list[Label]:
    """Labels in brackets right after a quotation, or one that only a verb parts from it."""
    span = spans[index]
    rest = text[span.end :]
    if lead := _LEAD.match(rest):
        closing = re.search(r"[)\]]", rest)
        end = span.end + (closing.end() if closing else 0)
        inside = [one for one in outside if span.end <= one.start < end]
        if inside:
            return inside
        if lead:
            return []
    after = next((one for one in outside if one.start >= span.end), None)
    if after is None or after.start - span.end > _FAR:
        return []
    between = text[span.end : after.start]
    if _APART.search(between) or len(between.split()) > 2:
        return []
    following = spans[index + 1].start if index + 1 < len(spans) else len(text)
    if after.start > following or text[after.end : following].rstrip().endswith((":", ",")):
        # "…" P2 said, "…": the label is both quotations'; it is the first one's here.
        return [after] if after.start < following else []
    return _together_after(text, [one for one in outside if after.start <= one.start < following])


def _near(
    text: str, span: Span, spans: Sequence[Span], outside: Sequence[Label], taken: set[Label]
) -> Credit:
    begins, ends = sentence_before(text, span, spans), sentence_after(text, span, spans)
    before = [one for one in outside if one.start < span.start]
    here = [one for one in before if one.start >= begins]
    if here:
        found = _together(text, here)
        bracketed = bool(set(found) & taken) and _in_brackets(text, found[-1])
        return Credit() if bracketed else _credit(found, Nearness.SENTENCE)
    after = [one for one in outside if span.end <= one.start < ends and one not in taken]
    if after:
        return _credit(_together_after(text, after), Nearness.SENTENCE)
    last = sentence_before(text, span._replace(start=max(begins - 1, 0)), spans)
    before = [one for one in before if one.start >= last]
    if before and not (before[-1] in taken and _in_brackets(text, before[-1])):
        return _credit(_together(text, before), Nearness.EARLIER)
    return Credit()


def _in_brackets(text: str, label: Label) -> bool:
    opened = max(text.rfind("(", 0, label.start), text.rfind("[", 0, label.start))
    closed = max(text.rfind(")", 0, label.start), text.rfind("]", 0, label.start))
    return opened > closed


def _together(text: str, found: Sequence[Label]) -> list[Label]:
    """The last label, and those that stand with it: "P1, P2 and P4", or in the same brackets."""
    group = [found[-1]]
    for one in reversed(found[:-1]):
        if not _joined(text, one, group[0]):
            break
        group.insert(0, one)
    return group[-1:] if _new_clause(text, group) else group


def _together_after(text: str, found: Sequence[Label]) -> list[Label]:
    """The first label, and those that stand with it."""
    group = [found[0]]
    for one in found[1:]:
        if not _joined(text, group[-1], one):
            break
        group.append(one)
    return group[:1] if _new_clause(text, group) else group


def _new_clause(text: str, group: Sequence[Label]) -> bool:
    """Whether two are parted rather than joined: "by P1, and P3 said"."""
    if len(group) != 2 or _in_brackets(text, group[0]):
        return False
    return re.fullmatch(r"[,;]\s*\w+\s*", text[group[0].end : group[1].start]) is not None


def _joined(text: str, one: Label, other: Label) -> bool:
    between = text[one.end : other.start]
    if _TOGETHER.fullmatch(between):
        return True
    return _in_brackets(text, one) and not _BRACKET.search(between)


def _beside(text: str, span: Span, found: Sequence[Label]) -> str:
    """The words right after a quotation up to the end of the bracket that names whose it is."""
    closing = _BRACKET.search(text, found[-1].end)
    return text[span.end : closing.end() if closing else found[-1].end]


def _speakers(text: str, found: Sequence[Label]) -> Sequence[Label]:
    """Without a second label that only tells where the first one speaks, in an interview that is
    cited by another's name: "(P2, P1:6)".
    """
    if len(found) != 2 or found[0].place or not found[1].place:
        return found
    between = text[found[0].end : found[1].start]
    cites = between.startswith(",") and between.endswith((", ", ",\N{NO-BREAK SPACE}"))
    return found[:1] if cites else found


def _credit(found: Sequence[Label], nearness: Nearness, said: str = "") -> Credit:
    """``said`` is the attribution as it stands, where it stands apart."""
    names = tuple(dict.fromkeys(one.name for one in found))
    place = found[0].place.partition(":")[2] if len(found) == 1 else ""
    return Credit(names, place, nearness, _ASKING.search(said) is not None)
