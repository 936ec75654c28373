"""Sounds that many teams leave out of quotations, by language. No Django."""

from __future__ import annotations

DEFAULTS: dict[str, tuple[str, ...]] = {
    "en": ("um", "umm", "uh", "uhm", "er", "erm", "hm", "hmm", "mm", "mhm", "mm-hmm", "uh-huh"),
    "de": ("äh", "ähm", "öh", "öhm", "hm", "hmm", "mh", "mhm"),
    "fr": ("euh", "heu", "hum", "hm", "hmm", "mmh"),
    "es": ("eh", "em", "ehm", "mm", "mmm"),
    "it": ("eh", "ehm", "uhm", "mm", "mmm"),
    "nl": ("eh", "ehm", "uh", "uhm", "hm", "hmm", "mm"),
    "pt": ("hum", "hã", "ahn", "hm", "hmm"),
}
_MARKS = ",;\n"


def defaults_for(language: str) -> tuple[str, ...]:
    """What a team may leave out in a language until it says otherwise."""
    return DEFAULTS.get(language.lower().split("-")[0], ())


def listed(text: str) -> tuple[str, ...]:
    """The words and phrases in a list with commas or lines between them."""
    for mark in _MARKS:
        text = text.replace(mark, "\n")
    words = (" ".join(line.split()) for line in text.split("\n"))
    return tuple(dict.fromkeys(word for word in words if word))
