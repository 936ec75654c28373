"""The tables of the paper beside that of the participants; a new one is added by a sibling."""

from django.utils.translation import gettext_lazy as _

from coding.findings.kinds import asking, codebook, facts, matrices, quotes, themes
from coding.findings.kinds.kind import FORMATS, Kind, Made, make

__all__ = ["FORMATS", "KINDS", "Kind", "Made", "make"]

NO_CODES = _("Once words are coded, their codes are counted here.")
NO_THEMES = _("Once there are themes and passages are joined to them, they stand here.")
NO_ATTRIBUTES = _("Enter what is known of the participants first; its columns are offered here.")
NO_QUOTES = _("Once quotes are made of a theme's passages, they are listed here.")
NO_FACTS = _("There is nothing to tell yet.")

KINDS: dict[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind(
            "theme-table",
            _("Themes, who said so and quotes"),
            _("Each theme with its sub-themes, participants by name, and the quotes chosen."),
            asking.ThemeTable,
            themes.theme_table,
            NO_THEMES,
        ),
        Kind(
            "theme-participant",
            _("Themes by participant"),
            _("In how many of a theme's passages each participant speaks, or whether in any."),
            asking.ThemesByParticipant,
            themes.themes_by_participant,
            NO_THEMES,
        ),
        Kind(
            "theme-attribute",
            _("Themes by attribute"),
            _("The same by what is known of the participants."),
            asking.ThemesByAttribute,
            themes.themes_by_attribute,
            NO_ATTRIBUTES,
        ),
        Kind(
            "code-participant",
            _("Codes by participant"),
            _("In how many of a code's passages each participant speaks, or whether in any."),
            asking.CodesByParticipant,
            matrices.codes_by_participant,
            NO_CODES,
        ),
        Kind(
            "code-attribute",
            _("Codes by attribute"),
            _("The same by what is known of the participants."),
            asking.CodesByAttribute,
            matrices.codes_by_attribute,
            NO_ATTRIBUTES,
        ),
        Kind(
            "cooccurrence",
            _("Codes that occur together"),
            _("How often chosen codes overlap, share a turn or stand near each other."),
            asking.Cooccurrence,
            matrices.cooccurrence,
            NO_CODES,
        ),
        Kind(
            "codebook",
            _("Codebook"),
            _("Every code with its definition, for an appendix."),
            asking.CodebookTable,
            codebook.codebook,
            NO_CODES,
        ),
        Kind(
            "quotes",
            _("Quotes"),
            _("Every quote made ready for print, with whose it is and its theme."),
            asking.NoOptions,
            quotes.quotes,
            NO_QUOTES,
        ),
        Kind(
            "facts",
            _("Facts for a methods section"),
            _("Interviews, hours, words, coders, codes and so on, each with what it counts."),
            asking.NoOptions,
            facts.facts,
            NO_FACTS,
        ),
    )
}
