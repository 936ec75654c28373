"""What a quote masks, in exports: never of quotes and themes, still in the words of segments."""

from __future__ import annotations

import io

import pytest

from coding.findings.exports import EXPORTS, Options, export
from coding.segments.actions import apply_code
from coding.themes.actions import compose_theme
from coding.themes.models import Theme
from interviews.projects.history import By
from interviews.projects.models import Member, Veil
from interviews.transcripts.models import Interview
from tests.conftest import Study
from tests.library import bounds, code_named
from tests.themes.quotes import joined_to, mask, quote_of

pytestmark = pytest.mark.django_db
WORDS = "nobody else did"
PRINTED = ("csv", "jsonl", "md", "html", "latex")


def written(member: Member, kind: str, format: str) -> str:
    out = io.BytesIO()
    export(member, kind, format, out, Options())
    return out.getvalue().decode()


@pytest.fixture
def masked(study: Study, interview: Interview) -> Study:
    """A quote masks words that are joined, without a quote, to a second theme, and coded."""
    quote_of(study.ada, interview, WORDS, mask(WORDS, "nobody", "somebody"), theme="One")
    beside = compose_theme(By(study.ada), name="Two")
    joined_to(study.ada, interview, "nobody else", beside)
    code, where = code_named(study.ben, "doubt"), bounds(interview, WORDS)
    apply_code(By(study.ben), code=code, interview=interview, **where)
    return study


@pytest.mark.parametrize("format", PRINTED)
def test_what_a_quote_masks_is_masked_in_every_passage_of_a_theme(
    masked: Study, format: str
) -> None:
    for kind in ("themes", "quotes", "theme-table"):
        text = written(masked.ada, kind, format)
        assert "nobody" not in text, kind
        assert "somebody" in text, kind
    if format in EXPORTS["findings"].formats:
        assert "nobody" not in written(masked.ada, "findings", format)


def test_a_name_masked_behind_a_veil_does_not_leave(masked: Study, interview: Interview) -> None:
    theme = Theme.objects.get(name="Two")
    joined_to(masked.cleo, interview, "Well, nobody else", theme)
    Veil.objects.create(member=masked.cleo, interview_id=interview.pk)
    text = written(masked.cleo, "themes", "csv")
    assert "nobody" not in text
    assert "somebody" not in text
    assert "Well, […] else" in text


def test_segments_hold_the_words_of_the_transcript_and_say_so(masked: Study) -> None:
    assert "nobody else did" in written(masked.ada, "segments", "csv")
    told = written(masked.ada, "segments", "md")
    assert "nobody else did" in told
    assert "masks or leaves out stands here as it was said" in told
