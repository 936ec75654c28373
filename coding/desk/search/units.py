"""What of a hit is coded: the words, the sentence, or the whole turn."""

from __future__ import annotations

import uuid
from bisect import bisect_right
from collections.abc import Sequence

from django.utils.translation import gettext as _

from coding.desk.search.lines import Line, place_of
from coding.segments.actions import Place
from interviews.projects.errors import Refused
from interviews.words.queries import sentences_in


def places(lines: Sequence[Line], unit: str) -> list[Place]:
    """Each line's stretch of that unit, each once; at most one query. Refuses with a sentence."""
    if unit == "turn":
        found = [place_of(line, *line.turn) for line in lines]
    elif unit == "sentence":
        sentences = sentences_in({line.transcript for line in lines})
        found = [_of_sentence(line, sentences.get(line.transcript)) for line in lines]
    else:
        found = [place_of(line, line.start, line.end) for line in lines]
    return list(dict.fromkeys(found))


def _of_sentence(line: Line, sentences: list[tuple[int, int]] | None) -> Place:
    if sentences is None:
        raise Refused(
            _("The sentences of %(interview)s are not found yet. Choose the words or the turn.")
            % {"interview": line.interview.title}
        )
    starts = [start for start, _end in sentences]
    first = max(0, bisect_right(starts, line.start) - 1)
    last = max(0, bisect_right(starts, line.end - 1) - 1)
    start = min(sentences[first][0], line.start) if sentences else line.start
    end = max(sentences[last][1], line.end) if sentences else line.end
    return place_of(line, start, end)


def keys(sent: Sequence[str]) -> set[tuple[uuid.UUID, int, int]]:
    """The lines a form names. Refuses what is none."""
    try:
        parts = [one.split(":") for one in sent]
        return {(uuid.UUID(of), int(start), int(end)) for of, start, end in parts}
    except ValueError:
        raise Refused(_("This form is damaged. Reload the page and try again.")) from None
