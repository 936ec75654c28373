"""Web pages: paragraphs, lists, tables and lines; what is on a page besides the conversation."""

from __future__ import annotations

import pytest

from interviews.formats import Unreadable, read
from interviews.formats.rich import FOOTNOTE, HIDDEN, TRACKED
from interviews.formats.text import WESTERN
from interviews.formats.webpage import AROUND
from tests.formats.builders import said

THREE = [("Anna", "Hello there."), ("Ben", "Hi."), ("Anna", "Bye.")]


def page(body: str, head: str = "") -> bytes:
    """A web page with this body."""
    return f"<!DOCTYPE html>\n<html><head>{head}</head><body>{body}</body></html>".encode()


@pytest.mark.parametrize(
    "body",
    [
        "<p>Anna: Hello\n   there.</p><p>Ben: Hi.</p><p>Anna: Bye.</p>",
        "<P>Anna: Hello there.<P>Ben: Hi.<P>Anna: Bye.",
        "<div>Anna: Hello there.<br>Ben: Hi.<br/>Anna: Bye.</div>",
        "Anna: Hello there.<br><br>Ben: Hi.<br> <br>Anna: Bye.",
        "<p><b>Anna</b> Hello there.</p><p><b>Ben</b> Hi.</p><p><b>Anna</b> Bye.</p>",
        "<p><strong>Anna:</strong> Hello there.<p><strong>Ben:</strong> Hi."
        "<p><strong>Anna:</strong> Bye.",
        '<p><span style="font-weight: 700">Anna</span> Hello there.</p><p><span '
        'style="font-weight:bold">Ben</span> Hi.</p><p><span style="FONT-WEIGHT:bold">Anna</span> '
        "Bye.</p>",
        '<div><span class="speaker-name">Anna</span> Hello there.</div><div><span '
        'class="speaker-name">Ben</span> Hi.</div><div><span class="speaker-name">Anna</span> Bye.',
        "<dl><dt>Anna<dd>Hello there.<dt>Ben<dd>Hi.<dt>Anna<dd>Bye.</dl>",
        "<table><tr><td>Anna<td>Hello there.<tr><td>Ben<td>Hi.<tr><td>Anna<td>Bye.</table>",
        "<table><thead><tr><th>Speaker</th><th>Text</th></tr></thead><tbody><tr><td>Anna</td><td>"
        "Hello there.</td></tr><tr><td>Ben</td><td>Hi.</td></tr><tr><td>Anna</td><td>Bye.</td>",
        "<table><tr><td><table><tr><td>Anna<td>Hello there.<tr><td>Ben<td>Hi.<tr><td>Anna<td>Bye."
        "</table></table>",
        "<ul><li>Anna: Hello there.<li>Ben: Hi.<li>Anna: Bye.</ul>",
        "<pre>Anna:  Hello there.\nBen:   Hi.\nAnna:  Bye.\n</pre>",
        "<pre>Anna\tHello there.\n\nBen\tHi.\n\nAnna\tBye.\n</pre>",
    ],
)
def test_it_reads_paragraphs_lists_tables_and_lines(body: str) -> None:
    assert said(read(page(body), "anything.txt")) == THREE


def test_a_piece_of_a_page_is_a_page_too() -> None:
    assert said(read(b"<p>Anna: Hello there.</p>\n<p>Ben: Hi.</p>\n<p>Anna: Bye.</p>")) == THREE


@pytest.mark.parametrize(
    "text",
    ["<[?]> I: Hello.\nP: Hi.", "<p> is how it began.\n\nThen more.", "I: <b>Yes</b>\nP: No"],
)
def test_text_with_marks_is_no_page(text: str) -> None:
    assert read(text.encode()).format == "Plain text or Markdown"


def test_marks_and_entities_mean_their_characters() -> None:
    found = read(
        page(
            "<p>Anna: So &lt;[?]&gt; &amp;amp; caf&eacute; &#x1F600; &#55357;</p>"
            "<p>Ben: a < b</p><p>Anna: Ok"
        )
    )
    assert found.turns[0].text.startswith("So <[?]> &amp; café 😀")
    assert found.turns[1].text == "a < b"


def test_scripts_styles_and_what_surrounds_the_page_are_no_speech() -> None:
    found = read(
        page(
            "<nav><a href='/'>Home: all talks</a></nav><script>var a = '<p>Ben: no</p>';</script>"
            "<h1>A talk</h1><p>Anna: Hello there.</p><style>p {}</style><!-- Ben: no -->"
            "<p>Ben: Hi.</p><p hidden>Ben: no</p><p>Anna: Bye.</p><footer>Imprint</footer>",
            "<title>The page</title>",
        )
    )
    assert said(found) == THREE
    assert found.title == "A talk"
    assert found.notices == (HIDDEN,)
    around = [part.text for part in found.skipped if part.why == AROUND]
    assert around == ["Home: all talks", "Imprint"]


def test_footnotes_are_set_aside_and_deletions_left_out() -> None:
    found = read(
        page(
            '<p>Anna: Hello<sup><a href="#fn1">1</a></sup> <del>gone</del><ins>there</ins>.</p>'
            '<p>Ben: Hi.</p><p>Anna: Bye.</p><div id="ftn1">1 Laughs.</div>'
        )
    )
    assert said(found) == THREE
    assert [part.text for part in found.skipped if part.why == FOOTNOTE] == ["1 Laughs."]
    assert found.notices == (TRACKED,)


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", "iso-8859-1"),
        ("utf-16", "utf-16"),
        ("cp1251", "windows-1251"),
        ("shift-jis", "Shift_JIS"),
        ("iso-8859-5", "iso-8859-5"),
    ],
)
def test_the_page_says_its_encoding_and_utf_8_is_known_anyway(encoding: str, declared: str) -> None:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={declared}">'
    text = "<p>Анна: Да, да.</p><p>Бен: Нет.</p><p>Анна: Да.</p>"
    found = read(page(text, meta).decode().encode(encoding))
    assert said(found) == [("Анна", "Да, да."), ("Бен", "Нет."), ("Анна", "Да.")]
    assert not found.notices


def test_an_unknown_encoding_is_read_as_western_with_a_notice() -> None:
    data = page("<p>Ça va: très bien.</p>", '<meta charset="rot13">').decode().encode("cp1252")
    found = read(data)
    assert found.turns[0].text == "Ça va: très bien."
    assert WESTERN in found.notices


@pytest.mark.parametrize("body", ["", "<p> </p>", "<script>x</script>", "<nav>Home</nav>"])
def test_a_page_without_speech_is_refused(body: str) -> None:
    with pytest.raises(Unreadable, match="no speech"):
        read(page(body))


@pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li", "span"])
def test_depth_loses_no_word_and_too_much_of_it_is_refused(tag: str) -> None:
    body = "Anna: Hello.<p>Ben: Hi.<p>Anna: Bye."
    found = read(page(f"<{tag}>" * 300 + body))
    assert [text for _, text in said(found)] == ["Hello.", "Hi.", "Bye."]
    with pytest.raises(Unreadable, match="taken apart"):
        read(page(f"<{tag}>" * 5000 + body))
