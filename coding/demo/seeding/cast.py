"""The people of the demo study and what has been made so far, by the study's own keys."""

from __future__ import annotations

from dataclasses import dataclass, field

from coding.codebook.models import Code
from coding.demo.shapes import Interview as Written
from coding.demo.shapes import Place, Study
from coding.segments.models import Coding
from coding.themes.models import Theme
from interviews.projects.history import By
from interviews.projects.models import Member, ResearchQuestion
from interviews.transcripts.models import Interview


@dataclass
class Cast:
    study: Study
    lead: Member
    members: dict[str, Member]
    questions: dict[str, ResearchQuestion] = field(default_factory=dict)
    interviews: dict[str, Interview] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    codings: dict[tuple[str, str, Place], Coding] = field(default_factory=dict)
    themes: dict[str, Theme] = field(default_factory=dict)
    merges: dict[str, int] = field(default_factory=dict)

    def by(self, key: str) -> By:
        return By(self.members[key])

    def bounds(self, place: Place) -> tuple[int, int]:
        """The place as code points of the interview's text."""
        written: Written = next(one for one in self.study.interviews if one.key == place.interview)
        start = written.offset(place.turn) + place.start
        return start, written.offset(place.to_turn) + place.end
