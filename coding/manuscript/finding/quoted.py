"""A quotation as it was found in a manuscript."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from coding.manuscript.finding.literature import Aside


class Nearness(StrEnum):
    """By which rule a quotation was taken to be a participant's."""

    NONE = ""
    FOLLOWS = "follows"
    INSIDE = "inside"
    SENTENCE = "sentence"
    EARLIER = "earlier"
    BESIDE = "beside"


@dataclass(frozen=True)
class Credit:
    """Whose the manuscript says the words are; several labels may stand in one bracket.

    ``asked``: it says that they are the interviewer's, or also the interviewer's.
    """

    names: tuple[str, ...] = ()
    place: str = ""
    nearness: Nearness = Nearness.NONE
    asked: bool = False

    def __bool__(self) -> bool:
        return bool(self.names)


@dataclass(frozen=True)
class Quoted:
    """The words between the marks, with what stands around them, and where."""

    text: str
    before: str
    after: str
    paragraph: int
    page: int = 0
    line: int = 0
    block: bool = False
    credit: Credit = Credit()
    aside: Aside = Aside.NONE
