"""Quotes that a person should look at again: corrected sources, names that show."""

from __future__ import annotations

import json

import pytest

from coding.themes.actions import (
    add_mark,
    step_part,
    use_quote,
)
from coding.themes.listing import Flag, quotes_listed
from coding.themes.models import Quote
from coding.themes.sourcing import with_sources
from interviews.masking.actions import decide
from interviews.projects.errors import Refused
from interviews.projects.history import By
from interviews.transcripts.models import Interview
from tests.conftest import Study, signed_in
from tests.desk.test_astray import corrected
from tests.masking.named import named_study
from tests.masking.test_nothing_is_left import mask_all
from tests.themes.quotes import LAST, cut, emphasis, mask, page, post, quote_of, text_of

# Corrections


def test_a_mask_follows_its_name_through_a_correction(study: Study, interview: Interview) -> None:
    quote_of(study.ada, interview, LAST, mask(LAST, "test"))
    corrected(study, interview, LAST.replace("could see", "might see"))
    (one,) = quotes_listed(study.ada)
    assert one.flags == (Flag.CORRECTED,)
    assert "our own [name], and" in one.text
    assert "might see" in one.text


@pytest.mark.parametrize(
    ("before", "after"),
    [("our own test,", "our own examination,"), ("our own test,", "our own test Annabel,")],
)
def test_a_quote_is_kept_out_where_its_masked_name_may_have_changed(
    study: Study, interview: Interview, before: str, after: str
) -> None:
    quote = quote_of(study.ada, interview, LAST, mask(LAST, "test"), cut(LAST, "So "))
    corrected(study, interview, LAST.replace(before, after))
    (one,) = quotes_listed(study.ada)
    assert one.flags == (Flag.WITHHELD,)
    assert one.text.startswith("[withheld")
    assert "kept out of copies" in page(study, quote)
    with pytest.raises(Refused, match="Mask it again"):
        add_mark(By(study.ada), quote=quote, mark=cut(LAST, "too"))
    with pytest.raises(Refused, match="Mask it again"):
        step_part(By(study.ada), quote=quote, step="end-earlier")


def test_saying_that_it_is_right_lets_a_quote_out_again(study: Study, interview: Interview) -> None:
    quote = quote_of(study.ada, interview, LAST, mask(LAST, "test"))
    corrected(study, interview, LAST.replace("test,", "test today,"))
    (read,) = with_sources([Quote.objects.get()])
    assert post(study, quote, "mark", marks=json.dumps(read.marks)) == 302
    (one,) = quotes_listed(study.ada)
    assert not one.flagged
    assert "our own [name] today," in one.text


def test_confirming_what_somebody_has_marked_since_is_a_conflict(
    study: Study, interview: Interview
) -> None:
    quote = quote_of(study.ada, interview, LAST, mask(LAST, "test"))
    seen = str(quote.version)
    add_mark(By(study.ben), quote=quote, mark=mask(LAST, "see"))
    assert post(study, quote, "mark", marks="[]", expected=seen) == 409
    assert text_of(study).count("[name]") == 2


def test_being_used_does_not_hide_that_a_source_was_corrected(
    study: Study, interview: Interview
) -> None:
    quote = quote_of(study.ada, interview, LAST)
    corrected(study, interview, LAST.replace("wrote", "rewrote"))
    use_quote(By(study.ada), quote=quote)
    (one,) = quotes_listed(study.ada)
    assert one.flags == (Flag.CORRECTED,)


# Names it still holds


def test_it_warns_of_a_name_that_is_to_be_masked_and_masks_it(
    study: Study, interview: Interview
) -> None:
    decide(By(study.ada), kind="person", forms=["Responsible"], replacement="[colleague]")
    quote = quote_of(study.ada, interview, "I felt responsible")
    assert "still holds “responsible”" in page(study, quote)
    data = {"everywhere": "responsible", "text": "colleague"}
    assert post(study, quote, "mark", **data) == 302
    assert text_of(study) == "I felt [colleague]"
    assert "still holds" not in page(study, quote)


def test_an_insertion_that_names_somebody_is_warned_of_too(
    study: Study, interview: Interview
) -> None:
    decide(By(study.ada), kind="person", forms=["Anna Berg"], replacement="[colleague]")
    insertion = {"kind": "insert", "at": 6, "text": "Anna Berg"}
    quote = quote_of(study.ada, interview, "I felt responsible", insertion)
    assert "still holds “Anna Berg”" in page(study, quote)
    found = signed_in(study.ada).get(f"/projects/{study.slug}/quotes/?flagged=yes")
    assert "still holds a name" in found.content.decode()


def test_a_masked_name_stays_when_it_is_masked_in_the_transcripts_too(study: Study) -> None:
    interview = named_study(study)
    words = "Anna's brother too"
    quote_of(study.ada, interview, words, mask(words, "Anna", "a friend"), emphasis(words, "too"))
    mask_all(study)
    (one,) = quotes_listed(study.ada)
    assert (one.text, one.flags) == ("[a friend]'s brother *too*", ())
