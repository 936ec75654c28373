"""What is refused, and that the sentence helps."""

from __future__ import annotations

import os
import zipfile
from io import BytesIO

import pytest

from interviews.formats import LARGEST_FILE, Unreadable, read
from tests.formats.builders import word, zipped

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b" \r\n\t\n", bytes(40), b"\xff\xfe"])
def test_an_empty_file_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="empty"):
        read(data)


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(Unreadable, match="25 MB"):
        read(b"I: yes.\n" * (LARGEST_FILE // 8 + 1))


@pytest.mark.parametrize("name", ["talk.txt", "talk.docx", "talk.vtt", "talk"])
def test_binary_under_any_name_is_refused(name: str) -> None:
    data = bytes(range(256)) * 40
    with pytest.raises(Unreadable, match="does not hold text"):
        read(data, name)


def test_a_zip_archive_of_something_else_is_refused() -> None:
    with pytest.raises(Unreadable, match="Unpack it"):
        read(zipped({"one.txt": "I: Hello.", "two.txt": "I: Hello."}), "talk.docx")


@pytest.mark.parametrize(
    ("files", "what"),
    [
        ({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": ""}, ".odt"),
        ({"[Content_Types].xml": "", "xl/workbook.xml": ""}, "Excel"),
        ({"[Content_Types].xml": "", "ppt/presentation.xml": ""}, "PowerPoint"),
        ({"Project.QDE": "", "sources/one.txt": ""}, "REFI-QDA"),
    ],
)
def test_other_archives_are_called_by_their_names(files: dict[str, str], what: str) -> None:
    with pytest.raises(Unreadable, match=what):
        read(zipped({**files}))


def test_a_protected_document_is_refused_with_the_way_to_unlock_it() -> None:
    with pytest.raises(Unreadable, match="password"):
        read(_OLE + "EncryptedPackage".encode("utf-16-le") + bytes(500), "talk.docx")


def test_an_archive_with_encrypted_parts_is_refused() -> None:
    data = bytearray(word("I: Hello."))
    with zipfile.ZipFile(BytesIO(bytes(data))) as archive:
        directory = archive.start_dir
    data[directory + 8] |= 1
    with pytest.raises(Unreadable, match="password"):
        read(bytes(data))


def test_an_old_word_document_says_how_to_convert_it() -> None:
    with pytest.raises(Unreadable, match=r"Save As.*\.docx"):
        read(_OLE + "WordDocument".encode("utf-16-le") + bytes(500), "talk.docx")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n" + bytes(100), "PDF"),
        (b"{\\rtf1\\ansi I: Hello.}", "rtf"),
        (b"ID3\x03" + bytes(100), "recording"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt " + bytes(100), "recording"),
        (b"\x00\x00\x00\x20ftypM4A " + bytes(100), "recording"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nHello.\n", "srt"),
        (b"start\tend\ttext\n0\t1000\tHello.\n", "tsv"),
        (b'{"text": "Hello.", "segments": []}', "JSON"),
        (b"<!DOCTYPE html><html><p>I: Hello.</p></html>", "web page"),
        (b'<?xml version="1.0"?><ANNOTATION_DOCUMENT/>', "ELAN"),
        (b"@UTF8\n@Begin\n*PAR:\thello .\n@End\n", "CHAT"),
    ],
)
def test_known_kinds_are_refused_with_the_way_to_convert_them(data: bytes, what: str) -> None:
    with pytest.raises(Unreadable, match=what) as refused:
        read(data, "talk.txt")
    assert ".docx" in str(refused.value)


@pytest.mark.parametrize("text", ["PK", "ID3", "RIFF", "GIF8", "OggS", "[1]", "{x}", "<i>", "%PDF"])
def test_text_that_begins_like_another_kind_is_still_text(text: str) -> None:
    assert read(f"{text} and so on, she said.\n".encode()).turns


def test_every_refusal_is_a_sentence() -> None:
    for data in (b"", os.urandom(3000) + b"\0\xff", b"%PDF-1.4", zipped({"a": "b"}), _OLE):
        with pytest.raises(Unreadable) as refused:
            read(data)
        assert str(refused.value)[0].isupper()
        assert str(refused.value).endswith(".")
