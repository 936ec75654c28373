"""The words a list is narrowed by: an address can ask for any number of them."""

from __future__ import annotations

from django.utils.translation import gettext as _

from interviews.projects.errors import Refused

MOST_WORDS = 12


def words_sought(said: str) -> list[str]:
    """Each word once, however it is written; refuses more than can be looked for at once."""
    words = list({word.casefold(): word for word in said.split()}.values())
    if len(words) > MOST_WORDS:
        raise Refused(_("These are too many words at once. Leave some out."))
    return words
