"""What is refused, and that the sentence helps."""

from __future__ import annotations

import os
import tracemalloc
import zipfile
from io import BytesIO

import pytest

from interviews.formats import LARGEST_FILE, Unreadable, read
from tests.formats.builders import raw_word, word, zipped

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
        (b"ID3\x03" + bytes(100), "recording"),
        (b"RIFF\x00\x00\x00\x00WAVEfmt " + bytes(100), "recording"),
        (b"\x00\x00\x00\x20ftypM4A " + bytes(100), "recording"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b'{"text": "Hello.", "segments": []}', "JSON"),
        (b'{"settings": {"volume": 3}}', "JSON"),
        (b'<?xml version="1.0"?><gpx/>', "XML"),
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


WORD = {"[Content_Types].xml": "", "word/document.xml": "<x/>"}
OPENDOCUMENT = {"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": "<x/>"}
both = pytest.mark.parametrize("parts", [WORD, OPENDOCUMENT], ids=["docx", "odt"])


def packed(parts: dict[str, str], **changed: str | bytes) -> bytes:
    """An archive of these parts, its last one replaced."""
    return zipped({**parts, **{list(parts)[-1]: part for part in changed.values()}})


@both
def test_a_document_that_unfolds_too_far_is_refused_and_little_memory_taken(
    parts: dict[str, str],
) -> None:
    tracemalloc.start()
    with pytest.raises(Unreadable, match="unpacks to far more"):
        read(packed(parts, last=b"<x>" + b" " * 200_000_000 + b"</x>"))
    data = bytearray(packed(parts, last=b"<x>" + b" " * 40_000_000 + b"</x>"))
    central = bytes(data).rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (17_000_000).to_bytes(4, "little")  # it lies
    tracemalloc.reset_peak()
    with pytest.raises(Unreadable):
        read(bytes(data))
    assert tracemalloc.get_traced_memory()[1] < 60_000_000
    tracemalloc.stop()


@both
def test_a_document_of_too_many_parts_is_refused(parts: dict[str, str]) -> None:
    many = {f"word/{n}.xml": "" for n in range(10_001)}
    with pytest.raises(Unreadable, match="unpacks to far more"):
        read(zipped({**parts, **many}))


@both
def test_a_document_in_a_document_is_not_opened(parts: dict[str, str]) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read(packed(parts, last=word("I: Hello.")))


@both
def test_declared_entities_are_refused(parts: dict[str, str]) -> None:
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]><x>&a8;</x>'
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(Unreadable, match="declarations"):
            read(packed(parts, last=bomb.encode(encoding)))


def test_a_locked_open_document_is_refused_with_the_way_to_unlock_it() -> None:
    manifest = '<manifest><file-entry full-path="content.xml"><encryption-data/></file-entry>'
    locked = {**OPENDOCUMENT, "META-INF/manifest.xml": manifest, "content.xml": os.urandom(99)}
    with pytest.raises(Unreadable, match="password"):
        read(zipped(locked))


@pytest.mark.parametrize(
    "data",
    [
        b"I: a\nP: b\n" * 160_000,
        b"I: a\rP: b\r" * 160_000,
        b"<html><body>" + b"<p>a" * 1_000_001,
        b'[{"text":"a"}' + b',{"text":"a"}' * 500_001 + b"]",
        b"{\\rtf1 " + b"\\par a" * 300_001 + b"}",
    ],
    ids=["lf", "cr", "html", "json", "rtf"],
)
def test_a_text_of_too_many_pieces_is_refused(data: bytes) -> None:
    with pytest.raises(Unreadable, match="more lines or pieces"):
        read(data)


def test_a_document_of_too_many_tags_is_refused() -> None:
    with pytest.raises(Unreadable, match="unpacks to far more"):
        read(raw_word("<w:p/>" * 1_000_001))
