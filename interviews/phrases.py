"""Sentences of modules that know no Django: said in English, translated where they are shown.

A module marks its sentence with ``gettext_noop``, so that it comes into the catalogue; a sentence
with something filled in is a ``Phrase``, which remembers its form. ``said``, in
``interviews.projects.speaking``, translates either for whoever reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any


def gettext_noop(sentence: str) -> str:
    """The sentence as it is; the name tells the makers of catalogues to take it in."""
    return sentence


class Phrase(str):
    """``form`` with what stands for each ``{}`` in it; what is given may be phrases too."""

    form: str
    given: tuple[str, ...]

    def __new__(cls, form: str, *given: object) -> Phrase:
        made = super().__new__(cls, filled(form, given))
        made.form = form
        made.given = tuple(each if isinstance(each, str) else str(each) for each in given)
        return made


def filled(form: str, given: Iterable[object]) -> str:
    """Each ``{}`` of the form replaced in turn.

    Not ``str.format``: a form may come back from a browser, and could ask for more than words.
    """
    first, *rest = form.split("{}")
    fillings = [*map(str, given), *[""] * len(rest)]
    return first + "".join(filling + part for filling, part in zip(fillings, rest, strict=False))


def kept(sentence: str) -> Any:
    """The sentence as JSON: a string, or a list of its form and what fills it."""
    if isinstance(sentence, Phrase) and sentence.given:
        return [sentence.form, *map(kept, sentence.given)]
    return str(sentence)


def recalled(told: Any) -> str:
    """The sentence that ``kept`` made JSON of."""
    if isinstance(told, list):
        form, *given = told
        return Phrase(form, *map(recalled, given))
    return told if isinstance(told, str) else str(told)  # a phrase stays one
