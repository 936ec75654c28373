"""What a memo or a discussion is to hang on: a row that is there, or words just selected."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from interviews.projects import links, registers
from interviews.projects.errors import Refused
from interviews.projects.history import Act
from interviews.projects.models import Member, Recorded
from interviews.projects.registers import Described
from interviews.transcripts.actions.placing import place
from interviews.transcripts.linkables import described_words
from interviews.transcripts.models import Interview


@dataclass(frozen=True)
class Target:
    """As a form sends it: a model and id, or an interview's version with code-point bounds."""

    model: str = ""
    id: str = ""
    interview: str = ""
    start: int = 0
    end: int = 0
    transcript_id: str = ""

    @classmethod
    def sent(cls, fields: Mapping[str, str]) -> Target | None:
        """From a form's ``target_model``, ``target_id`` or ``interview``, ``start``, ``end``."""
        try:
            target = cls(
                fields.get("target_model", ""),
                fields.get("target_id", ""),
                fields.get("interview", ""),
                int(fields.get("start") or 0),
                int(fields.get("end") or 0),
                fields.get("transcript_id", ""),
            )
        except ValueError:
            raise Refused(_("This selection cannot be read. Select the words again.")) from None
        return target if target.model or target.interview else None

    def fields(self) -> dict[str, str | int]:
        """What a form sends again: the same names that ``sent`` reads."""
        if self.model:
            return {"target_model": self.model, "target_id": self.id}
        return {
            "interview": self.interview,
            "start": self.start,
            "end": self.end,
            "transcript_id": self.transcript_id,
        }

    def described(self, member: Member) -> Described:
        """How it is named for the reader; refuses what is not visible."""
        if not self.model:
            return described_words(self._interview(member), self.start, self.end)
        row = links.find(member, self.model, self.id)
        entry = registers.linkable_of(self.model)
        named = entry.describe(member, [row]) if entry else {}
        return named.get(row.pk) or Described(registers.name_of(row))

    def _interview(self, member: Member) -> Interview:
        interview = links.find(member, Interview._meta.label, self.interview)
        assert isinstance(interview, Interview)
        return interview

    def row(self, act: Act) -> Recorded:
        """The row to hang on, made where words were selected; refuses what is not visible."""
        if self.model:
            return links.find(act.member, self.model, self.id)
        interview = self._interview(act.member)
        return place(act, interview, self.start, self.end, transcript_id=self.transcript_id)
