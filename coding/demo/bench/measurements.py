"""Every measurement, in the order taken: the cheap ones first, then what fills the disk."""

from __future__ import annotations

from collections.abc import Collection

from coding.demo.bench import (
    applying_in_browser,
    checking_manuscript,
    colleague_appearing,
    counting_queries,
    during_import,
    exporting,
    finding_words,
    importing,
    listening,
    opening,
    searching,
    writing_together,
)
from coding.demo.bench.measuring import Measurement

MEASUREMENTS: list[Measurement] = [
    *opening.MEASUREMENTS,
    *applying_in_browser.MEASUREMENTS,
    *colleague_appearing.MEASUREMENTS,
    *listening.MEASUREMENTS,
    *writing_together.MEASUREMENTS,
    *during_import.MEASUREMENTS,
    importing.CAPTIONS,
    *finding_words.MEASUREMENTS,  # the first of them from the end of that import
    importing.DOCUMENTS,
    *exporting.MEASUREMENTS,
    *searching.MEASUREMENTS,
    *checking_manuscript.MEASUREMENTS,
    *counting_queries.MEASUREMENTS,
]


def names() -> list[str]:
    return [each.name for each in MEASUREMENTS]


def chosen(only: Collection[str]) -> list[Measurement]:
    """Those named; all where none is."""
    return [each for each in MEASUREMENTS if not only or each.name in only]
