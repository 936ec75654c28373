"""Words that negate, by language; a star stands for any letters. No Django."""

from __future__ import annotations

import re
from functools import cache

NEGATIONS: dict[str, tuple[str, ...]] = {
    "en": (
        "no", "not", "*n't", "cannot", "never", "nothing", "none", "nobody", "no-one", "nowhere",
        "neither", "nor", "without", "hardly", "barely", "scarcely",
    ),
    "de": (
        "nicht", "nichts", "nix", "nie", "niemals", "kein*", "niemand*", "nirgend*", "weder",
        "ohne", "kaum", "nein",
    ),
    "fr": ("ne", "n'*", "pas", "non", "jamais", "rien", "personne", "aucun*", "ni", "sans"),
    "es": ("no", "nunca", "jamás", "nada", "nadie", "ningun*", "ningún", "ni", "sin", "tampoco"),
    "it": ("no", "non", "mai", "niente", "nulla", "nessun*", "né", "senza"),
    "nl": ("niet", "niets", "nooit", "geen", "niemand", "nergens", "nee", "zonder", "noch"),
    "pt": ("não", "nunca", "jamais", "nada", "ninguém", "nenhum*", "nem", "sem"),
}  # fmt: skip


@cache
def negations_for(language: str) -> re.Pattern[str]:
    """What a negating word of a language looks like, plain; English where it has no list."""
    words = NEGATIONS.get(language.lower().split("-")[0], NEGATIONS["en"])
    return re.compile("|".join(re.escape(word).replace(r"\*", r"[\w']*") for word in words))
