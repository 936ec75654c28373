"""OpenDocument texts: lists, tables, tracked changes, notes, and white space as they mean it."""

from __future__ import annotations

import pytest

from interviews.formats import Unreadable, read
from interviews.formats.rich import FOOTNOTE, HIDDEN, TRACKED
from tests.formats.builders import said, zipped
from tests.formats.twins import opendocument

THREE = [("Anna", "Hello there."), ("Ben", "Hi."), ("Anna", "Bye.")]


def paragraphs(*texts: str) -> str:
    """Paragraphs of markup."""
    return "".join(f"<text:p>{text}</text:p>" for text in texts)


def cells(*rows: tuple[str, ...]) -> str:
    """A table of these rows."""
    return "<table:table>{}</table:table>".format(
        "".join(
            "<table:table-row>"
            + "".join(f"<table:table-cell>{paragraphs(text)}</table:table-cell>" for text in row)
            + "</table:table-row>"
            for row in rows
        )
    )


@pytest.mark.parametrize(
    "body",
    [
        paragraphs("Anna: Hello<text:s/>there.", "Ben: Hi.", "Anna: Bye."),
        paragraphs("Anna<text:tab/>Hello there.", "Ben<text:tab/>Hi.", "Anna<text:tab/>Bye."),
        paragraphs(
            '<text:span text:style-name="B">Anna</text:span> Hello there.',
            '<text:span text:style-name="B">Ben</text:span> Hi.',
            '<text:span text:style-name="B">Anna</text:span> Bye.',
        ),
        "<text:list><text:list-item>"
        + "</text:list-item><text:list-item>".join(
            paragraphs(text) for text in ("Anna: Hello there.", "Ben: Hi.", "Anna: Bye.")
        )
        + "</text:list-item></text:list>",
        cells(("Anna", "Hello there."), ("Ben", "Hi."), ("Anna", "Bye.")),
        cells(("Speaker", "Text"), ("Anna", "Hello there."), ("Ben", "Hi."), ("Anna", "Bye.")),
        cells(("1", "Anna", "Hello there."), ("2", "Ben", "Hi."), ("3", "Anna", "Bye.")),
        "<text:section>" + paragraphs("Anna: Hello there.", "Ben: Hi.", "Anna: Bye.")
        + "</text:section>",
    ],
    ids=["spaces", "tabs", "bold", "list", "table", "table with a head", "numbered", "section"],
)  # fmt: skip
def test_it_reads_labelled_paragraphs_lists_and_tables(body: str) -> None:
    assert said(read(opendocument(body), "anything.docx")) == THREE


def test_bold_may_come_from_a_style_and_what_that_is_based_on() -> None:
    styles = (
        '<style:style style:name="Child" style:family="text" style:parent-style-name="B"/>'
        '<style:style style:name="Loop" style:family="text" style:parent-style-name="Loop"/>'
    )
    names = ("Anna", "Ben", "Anna")
    body = paragraphs(
        *(
            f'<text:span text:style-name="Child">{name}</text:span> '
            f'<text:span text:style-name="Loop">{text}</text:span>'
            for name, text in zip(names, ("Hello there.", "Hi.", "Bye."), strict=True)
        )
    )
    assert said(read(opendocument(body, styles))) == THREE


def test_tracked_insertions_are_read_and_deletions_are_not() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c"><text:deletion>'
        "<text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    )
    body = changes + paragraphs(
        'Anna: Hello <text:change-start text:change-id="d"/>there<text:change-end '
        'text:change-id="d"/>.<text:change text:change-id="c"/>',
        "Ben: Hi.",
        "Anna: Bye.",
    )
    found = read(opendocument(body))
    assert said(found) == THREE
    assert found.notices == (TRACKED,)
    assert not found.skipped


def test_notes_are_set_aside_and_comments_left_out() -> None:
    note = (
        "<text:note><text:note-citation>1</text:note-citation><text:note-body>"
        "<text:p>Laughs.</text:p></text:note-body></text:note>"
    )
    comment = "<office:annotation><text:p>Check this.</text:p></office:annotation>"
    found = read(
        opendocument(paragraphs(f"Anna: Hello{comment} there.{note}", "Ben: Hi.", "Anna: Bye."))
    )
    assert said(found) == THREE
    assert [(part.text, part.why) for part in found.skipped] == [("Laughs.", FOOTNOTE)]


def test_headings_are_no_speech_and_boxes_follow_their_paragraph() -> None:
    box = f"<draw:frame><draw:text-box>{paragraphs('Ben: Hi.')}</draw:text-box></draw:frame>"
    found = read(
        opendocument(
            f"<text:h>A talk</text:h>{paragraphs(f'{box}Anna: Hello there.', 'Anna: Bye.')}"
        )
    )
    assert found.title == "A talk"
    assert said(found) == THREE


def test_hidden_words_are_left_out_and_it_says_so() -> None:
    styles = (
        '<style:style style:name="H" style:family="text">'
        '<style:text-properties text:display="none"/></style:style>'
    )
    hidden = '<text:span text:style-name="H">Jane Roe</text:span>'
    found = read(
        opendocument(paragraphs(f"Anna: Hello {hidden}there.", "Ben: Hi.", "Anna: Bye."), styles)
    )
    assert said(found) == THREE
    assert found.notices == (HIDDEN,)


def test_white_space_is_one_blank_unless_it_is_written_out() -> None:
    body = "<text:p>\n   One   two<text:span>  three</text:span> <text:s text:c='2'/>four</text:p>"
    assert read(opendocument(body)).turns[0].text == "One two three   four"


def test_a_document_that_declares_entities_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    archive = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": bomb}
    with pytest.raises(Unreadable, match="declarations"):
        read(zipped({**archive}))


def test_a_document_under_a_password_is_refused_with_the_way_to_unlock_it() -> None:
    with pytest.raises(Unreadable, match="password"):
        read(opendocument("", **{"META-INF/manifest.xml": "<m><manifest:encryption-data/></m>"}))


@pytest.mark.parametrize("content", ["", "<a/>", "<a>", "<a>" * 3000])
def test_a_damaged_document_is_refused(content: str) -> None:
    archive = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content}
    with pytest.raises(Unreadable, match="damaged"):
        read(zipped({**archive}))


def test_a_document_that_unfolds_too_far_is_refused() -> None:
    with pytest.raises(Unreadable, match="unpacks"):
        read(opendocument(paragraphs(" " * 20_000_000)))
