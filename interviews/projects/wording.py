"""What the product calls things under each approach.

The words are those of Braun and Clarke's three families of thematic analysis: in a reflexive
study differences enrich a reading, in a codebook study they are talked through, in a
coding-reliability study they are adjudicated.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


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


REFLEXIVE = Wording(
    codebook=_("Code list"),
    a_codebook=_("code list"),
    difference=_("divergent reading"),
    differences=_("divergent readings"),
    settling=_("discussion"),
    settle=_("Close the discussion"),
    about=_(
        "Codes grow and change as you read; nothing is fixed in advance. Several coders make the "
        "reading richer, not more accurate."
    ),
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
        "talked through."
    ),
)
RELIABILITY = Wording(
    codebook=_("Codebook"),
    a_codebook=_("codebook"),
    difference=_("disagreement"),
    differences=_("disagreements"),
    settling=_("adjudication"),
    settle=_("Adjudicate"),
    about=_(
        "A codebook that only leads change, so that it stays fixed during the final coding. "
        "Independent rounds and figures of agreement are not part of Polyphony yet."
    ),
)
OTHER = Wording(
    codebook=_("Codes"),
    a_codebook=_("list of codes"),
    difference=_("difference"),
    differences=_("differences"),
    settling=_("discussion"),
    settle=_("Settle"),
    about=_(
        "Grounded theory, content analysis, framework or something of your own, in neutral words."
    ),
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
