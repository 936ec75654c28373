"""Word documents: paragraphs, bold labels, tables, and what Teams and Google Meet make of them."""

from __future__ import annotations

from io import BytesIO

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE

from interviews.formats import Unreadable, read
from interviews.formats.rich import COMMENT, HIDDEN, TRACKED
from tests.formats.builders import raw_word, said, saved, word, word_table, zipped

THREE = [("Anna", "Hello there."), ("Ben", "Hi."), ("Anna", "Bye.")]


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Anna: Hello there.", "Ben: Hi.", "Anna: Bye."),
        ("**Anna:** Hello there.", "**Ben:** Hi.", "**Anna:** Bye."),
        ("**Anna** Hello there.", "**Ben** Hi.", "**Anna** Bye.", "**Ben**"),
        ("**Anna:**", "Hello there.", "", "**Ben:**", "Hi.", "", "**Anna:**", "Bye."),
        ("**Anna:**\nHello there.", "**Ben:**\nHi.", "**Anna:**\nBye."),
        ("Anna\tHello there.", "Ben\tHi.", "Anna\tBye."),
        ("Anna (0:05): Hello there.", "Ben (0:07): Hi.", "Anna (1:02): Bye."),
    ],
)
def test_it_reads_labelled_paragraphs(paragraphs: tuple[str, ...]) -> None:
    assert said(read(word(*paragraphs), "anything.txt")) == THREE


def test_a_heading_is_the_title_and_no_speech() -> None:
    found = read(word("Anna: Hello there.", "Ben: Hi.", "Anna: Bye.", heading="A talk"))
    assert found.title == "A talk"
    assert said(found) == THREE


def test_a_table_of_names_and_speech_is_read_by_row() -> None:
    rows = [["Anna", "Hello there."], ["Ben", "Hi."], ["Anna", "Bye.\nBye."], ["Ben", "Ok."]]
    assert said(read(word_table(rows))) == [*THREE[:2], ("Anna", "Bye.\nBye."), ("Ben", "Ok.")]


def test_a_table_may_carry_times() -> None:
    rows = [["00:05", "Anna", "Hello."], ["00:07", "Ben", "Hi."], ["00:09", "Anna", "Bye."]]
    found = read(word_table(rows))
    assert [(t.speaker, t.start) for t in found.turns] == [
        ("Anna", 5.0),
        ("Ben", 7.0),
        ("Anna", 9.0),
    ]


def test_a_teams_document_has_one_paragraph_a_turn() -> None:
    found = read(
        word(
            "Weekly talk-20260305_100000-Meeting Recording",
            "March 5, 2026, 10:00AM",
            "27m 42s",
            "Anna Bell started transcription",
            "**Anna Bell**   0:04\nHello there.\nAnd welcome.",
            "**Ben Oak**   0:14\nHi.",
            "**Anna Bell**   1:02:03\nBye.",
            "Anna Bell stopped transcription",
        )
    )
    assert [(t.speaker, t.text, t.start) for t in found.turns] == [
        ("Anna Bell", "Hello there.\nAnd welcome.", 4.0),
        ("Ben Oak", "Hi.", 14.0),
        ("Anna Bell", "Bye.", 3723.0),
    ]
    assert len(found.skipped) == 5


def test_a_teams_document_in_another_language_ends_where_speech_ends() -> None:
    found = read(
        word(
            "**Anna Bell**   0:04\nHallo.",
            "**Ben Oak**   0:14\nTag.",
            "**Anna Bell**   0:20\nTschüss.",
            "Anna Bell hat die Transkription beendet",
        )
    )
    assert found.turns[-1].text == "Tschüss."
    assert len(found.skipped) == 1


def test_an_older_teams_document_has_three_paragraphs_a_caption() -> None:
    found = read(
        word(
            "Talk",
            "0:0:0.0 --> 0:0:1.500", "Bell, Anna", "Hello",
            "0:0:1.500 --> 0:0:3.0", "Bell, Anna", "there.",
            "0:0:3.0 --> 0:0:4.0", "Oak, Ben", "Hi.",
        )
    )  # fmt: skip
    assert said(found) == [("Bell, Anna", "Hello there."), ("Oak, Ben", "Hi.")]
    assert (found.turns[0].start, found.turns[0].end, found.turns[1].start) == (0.0, 3.0, 3.0)


def test_an_older_teams_document_with_an_unreadable_time_is_refused() -> None:
    with pytest.raises(Unreadable, match=r"0:0:9x\.5"):
        read(word("0:0:0.0 --> 0:0:1.5", "Anna", "Hello", "0:0:9x.5 --> 0:0:10.0", "Ben", "Hi."))


def test_a_meet_document_begins_at_its_first_time() -> None:
    document = Document()
    document.add_heading("Notes", 1)
    document.add_paragraph("Anna: will write the report, and much more that nobody said.")
    document.add_heading("Weekly talk - Transcript", 1)
    for time, lines in (
        ("00:00:11", ["Anna Bell: Hello.", "Ben Oak: Hi."]),
        ("00:05:12", ["Anna Bell: Bye."]),
    ):
        document.add_heading(time, 3)
        for line in lines:
            document.add_paragraph(line)
    document.add_paragraph("Transcription ended after 00:06:00")
    found = read(saved(document))
    assert said(found) == [("Anna Bell", "Hello."), ("Ben Oak", "Hi."), ("Anna Bell", "Bye.")]
    assert [turn.start for turn in found.turns] == [11.0, None, 312.0]
    assert any("nobody said" in part.text for part in found.skipped)


def _run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_tracked_insertions_are_read_and_deletions_are_not() -> None:
    who = 'w:id="1" w:author="Ada" w:date="2026-01-01T00:00:00Z"'
    found = read(
        raw_word(
            f"<w:p>{_run('Anna: Hello ')}<w:ins {who}>{_run('there')}</w:ins>"
            f"<w:del {who}><w:r><w:delText>gone</w:delText></w:r></w:del>{_run('.')}</w:p>"
            f"<w:p>{_run('Ben: Hi.')}</w:p><w:p>{_run('Anna: Bye.')}</w:p>"
        )
    )
    assert said(found) == THREE
    assert found.notices == (TRACKED,)


def test_a_deleted_end_of_a_paragraph_joins_it_to_the_next() -> None:
    gone = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    found = read(
        raw_word(
            f"<w:p>{gone}{_run('Anna: Hello ')}</w:p><w:p>{_run('there.')}</w:p>"
            f"<w:p>{_run('Ben: Hi.')}</w:p><w:p>{_run('Anna: Bye.')}</w:p>"
        )
    )
    assert said(found) == THREE


def test_moved_words_stand_where_they_were_moved_to() -> None:
    found = read(
        raw_word(
            f"<w:p>{_run('Anna: ')}<w:moveTo>{_run('Hello there.')}</w:moveTo></w:p>"
            f"<w:p>{_run('Ben: Hi.')}<w:moveFrom>{_run('Hello there.')}</w:moveFrom></w:p>"
            f"<w:p>{_run('Anna: Bye.')}</w:p>"
        )
    )
    assert said(found) == THREE


def test_hidden_words_are_left_out_and_it_says_so() -> None:
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Jane Roe</w:t></w:r>"
    found = read(
        raw_word(
            f"<w:p>{_run('Anna: Hello ')}{hidden}{_run('there.')}</w:p>"
            f"<w:p>{_run('Ben: Hi.')}</w:p><w:p>{_run('Anna: Bye.')}</w:p>"
        )
    )
    assert said(found) == THREE
    assert found.notices == (HIDDEN,)


@pytest.mark.parametrize(
    "markup",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:fldSimple>{}</w:fldSimple>",
    ],
)
def test_words_in_links_and_controls_are_read(markup: str) -> None:
    lines = (
        f"<w:p>{_run(name)}{markup.format(_run(text))}</w:p>"
        for name, text in (("Anna: ", "Hello there."), ("Ben: ", "Hi."), ("Anna: ", "Bye."))
    )
    assert said(read(raw_word("".join(lines)))) == THREE


def test_numbers_that_word_makes_are_no_part_of_the_text() -> None:
    document = Document()
    for text in ("Anna: Hello there.", "Ben: Hi.", "Anna: Bye."):
        document.add_paragraph(text, style="List Number")
    assert said(read(saved(document))) == THREE


def test_bold_may_come_from_a_style() -> None:
    document = Document()
    document.styles.add_style("Who", WD_STYLE_TYPE.CHARACTER).font.bold = True
    for name, text in (("Anna", "Hello there."), ("Ben", "Hi."), ("Anna", "Bye.")):
        document.add_paragraph().add_run(name, style="Who")
        document.paragraphs[-1].add_run(f" {text}")
    assert said(read(saved(document))) == THREE


def test_a_head_of_a_table_and_numbers_of_its_rows_are_no_speech() -> None:
    rows = [["No.", "Speaker", "Text"], ["1", "Anna", "Hello there."], ["2", "Ben", "Hi."]]
    found = read(word_table([*rows, ["3", "Anna", "Bye."]]))
    assert said(found) == THREE
    assert [part.text for part in found.skipped] == ["No. | Speaker | Text"]


def test_a_table_that_only_lays_out_a_page_is_read_as_its_paragraphs() -> None:
    paragraphs = "Anna: Hello there.\nBen: Hi.\nAnna: Bye."
    for row in (
        [paragraphs],
        [paragraphs, ""],
        ["Anna: Hello there. " + "It was so. " * 9, "Ben: Hi."],
    ):
        assert list(read(word_table([row])).speakers()) == ["Anna", "Ben"]


def test_boxes_are_read_once_where_word_holds_them_twice() -> None:
    box = f"<w:txbxContent><w:p>{_run('Ben: Hi.')}</w:p></w:txbxContent>"
    twice = (
        '<mc:AlternateContent xmlns:mc="urn:mc">'
        f"<mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    found = read(
        raw_word(
            f"<w:p><w:r>{twice}</w:r>{_run('Anna: Hello there.')}</w:p>"
            f"<w:p>{_run('Anna: Bye.')}</w:p>"
        )
    )
    assert said(found) == THREE


def test_what_word_makes_of_a_smile_is_a_smile() -> None:
    smile = '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'
    assert read(raw_word(f"<w:p>{_run('Fine ')}{smile}</w:p>")).turns[0].text == "Fine \u263a"


def test_words_outside_latin_keep_every_character() -> None:
    text = "e\u0301té 🙂 שלום مرحبا 你好 नमस्ते Բարեւ"
    found = read(word(f"Anna: {text}", "Ben: Hi.", "Anna: Bye."))
    assert found.turns[0].text == text


def test_paragraphs_become_turns_where_nobody_is_named() -> None:
    assert said(read(word("First one.", "Second one."))) == [
        ("", "First one."),
        ("", "Second one."),
    ]


def test_a_document_without_text_is_refused() -> None:
    with pytest.raises(Unreadable, match="no speech"):
        read(word("", "  "))


@pytest.mark.parametrize(
    "data",
    [
        word("Anna: Hello.")[:-200],
        raw_word("<w:p><w:r><w:t>broken</w:r>"),
        raw_word("<w:tbl><w:tr><w:tc/></w:tr></w:tbl>" + "<w:p>" * 3000 + "</w:p>" * 3000),
        zipped({"[Content_Types].xml": "", "word/document.xml": ""}),
    ],
    ids=["cut off", "not well formed", "very deep", "empty"],
)
def test_a_damaged_document_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable):
        read(data)


def test_a_document_that_declares_entities_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(Unreadable, match="declarations"):
        read(raw_word(f"<w:p>{_run('&b;')}</w:p>", declaration=bomb))


def test_entities_declared_behind_a_long_comment_are_refused_too() -> None:
    bomb = f'<!--{" " * 9000}--><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(Unreadable, match="declarations"):
        read(raw_word(f"<w:p>{_run('&b;')}</w:p>", declaration=bomb))


def test_a_document_that_unfolds_too_far_is_refused() -> None:
    with pytest.raises(Unreadable, match="unpacks"):
        read(raw_word(_run(" " * 80_000_000)))


def test_pictures_are_left_out() -> None:
    dot = bytes.fromhex(
        "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636000"
        "00000200014873b4a40000000049454e44ae426082"
    )
    document = Document()
    document.add_paragraph("Anna: Hello there.").add_run().add_picture(BytesIO(dot))
    document.add_paragraph("Ben: Hi.")
    document.add_paragraph("Anna: Bye.")
    assert said(read(saved(document))) == THREE


def test_comments_in_the_margin_are_set_aside() -> None:
    document = Document()
    for line in ("Anna: Hello there.", "Ben: Hi.", "Anna: Bye."):
        spoken = document.add_paragraph(line)
    document.add_comment(spoken.runs, text="Is that so?")
    found = read(saved(document))
    assert said(found) == THREE
    assert [(part.text, part.why) for part in found.skipped] == [("Is that so?", COMMENT)]


def test_footnotes_are_set_aside() -> None:
    reference = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    body = "".join(
        f"<w:p>{_run(text)}{mark}</w:p>"
        for text, mark in (("Anna: Hello there.", reference), ("Ben: Hi.", ""), ("Anna: Bye.", ""))
    )
    found = read(
        raw_word(body, notes=f'<w:footnote w:id="2"><w:p>{_run("Laughs.")}</w:p></w:footnote>')
    )
    assert said(found) == THREE
    assert [part.text for part in found.skipped] == ["Laughs."]
