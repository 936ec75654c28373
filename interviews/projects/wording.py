"""What the product calls things, and which figures it shows, under each approach.

The words are those of Braun and Clarke's three families of thematic analysis: in a reflexive
study differences enrich a reading, in a codebook study they are talked through, in a
coding-reliability study they are adjudicated and counted.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


class Agreement(enum.Enum):
    """Whether agreement figures appear."""

    WHEN_ASKED = "when asked"
    OPTIONAL = "optional"
    EXPECTED = "expected"


@dataclass(frozen=True)
class Wording:
    """Words of one approach; all translated when they are shown."""

    codebook: Any
    a_codebook: Any
    difference: Any
    differences: Any
    settling: Any
    settle: Any
    about: Any
    agreement: Agreement

    @property
    def shows_agreement(self) -> bool:
        """Whether figures of agreement appear without being asked for."""
        return self.agreement is Agreement.EXPECTED


REFLEXIVE = Wording(
    codebook=_("Code list"),
    a_codebook=_("code list"),
    difference=_("divergent reading"),
    differences=_("divergent readings"),
    settling=_("discussion"),
    settle=_("Close the discussion"),
    about=_(
        "Codes grow and change as you read; nothing is fixed in advance. Several coders make the "
        "reading richer, not more accurate, so no agreement figures appear unless you ask."
    ),
    agreement=Agreement.WHEN_ASKED,
)
CODEBOOK = Wording(
    codebook=_("Codebook"),
    a_codebook=_("codebook"),
    difference=_("discrepancy"),
    differences=_("discrepancies"),
    settling=_("reconciliation"),
    settle=_("Reconcile"),
    about=_(
        "A structured, shared codebook that the team refines while coding. Discrepancies are "
        "talked through; agreement figures are there as an aid to that talk."
    ),
    agreement=Agreement.OPTIONAL,
)
RELIABILITY = Wording(
    codebook=_("Codebook"),
    a_codebook=_("codebook"),
    difference=_("disagreement"),
    differences=_("disagreements"),
    settling=_("adjudication"),
    settle=_("Adjudicate"),
    about=_(
        "The codebook is fixed before the final coding, coders work independently, and agreement "
        "is reported with its unit, sample and interval. Only leads change codes."
    ),
    agreement=Agreement.EXPECTED,
)
OTHER = Wording(
    codebook=_("Codes"),
    a_codebook=_("list of codes"),
    difference=_("difference"),
    differences=_("differences"),
    settling=_("discussion"),
    settle=_("Settle"),
    about=_(
        "Grounded theory, content analysis, framework or something of your own: neutral words, "
        "and agreement figures when you ask for them."
    ),
    agreement=Agreement.WHEN_ASKED,
)

_OF = {
    "reflexive": REFLEXIVE,
    "codebook": CODEBOOK,
    "reliability": RELIABILITY,
    "other": OTHER,
}


def wording_of(approach: str) -> Wording:
    """The words of an approach (a value of ``Approach``)."""
    return _OF.get(approach, OTHER)
