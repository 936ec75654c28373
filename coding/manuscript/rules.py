"""The rule on fillers that holds in a project now."""

from __future__ import annotations

from dataclasses import dataclass

from coding.manuscript.fillers import defaults_for, listed
from coding.manuscript.matching.sources import standing_in
from coding.manuscript.models import QuotingRule
from interviews.masking.models import EntryState, MaskEntry
from interviews.projects.models import Member


@dataclass(frozen=True)
class Rule:
    """``words`` are those of the rule even where ``strict`` lets none be left out."""

    words: tuple[str, ...]
    strict: bool = False
    version: int = 0

    @property
    def fillers(self) -> tuple[str, ...]:
        return () if self.strict else self.words

    @property
    def chosen(self) -> bool:
        return self.version > 0


def rule_of(member: Member) -> Rule:
    """The team's rule, or what is usual in the language of its interviews."""
    kept = QuotingRule.objects.visible_to(member).first()
    if kept is None:
        return Rule(defaults_for(member.project.language))
    return Rule(listed(kept.fillers), kept.strict, kept.version)


def masked_names(member: Member) -> frozenset[tuple[str, ...]]:
    """What stands in the transcripts for names that were masked: words like any other."""
    entries = MaskEntry.objects.visible_to(member).filter(state=EntryState.MASKED)
    return standing_in(entries.values_list("replacement", flat=True))
