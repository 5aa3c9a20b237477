"""Opening untrusted Word and Excel files: what is refused, and in which words."""

from __future__ import annotations

import io
import os
import struct
import zipfile
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tdkt_cli import package
from tdkt_cli.package import PackageRefused, archive, open_package, opening

if TYPE_CHECKING:
    from collections.abc import Mapping

_OFFICE = "application/vnd.openxmlformats-officedocument."
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_WORD_TYPE = f"{_OFFICE}wordprocessingml.document.main+xml"
_SHEET_TYPE = f"{_OFFICE}spreadsheetml.sheet.main+xml"


def _types(main: str, content_type: str) -> str:
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" '
        f'ContentType="application/xml"/><Override PartName="/{main}" '
        f'ContentType="{content_type}"/></Types>'
    )


def _root_relations(main: str) -> str:
    return (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_RELATIONS}/officeDocument" Target="{main}"/></Relationships>'
    )


def _parts(changes: Mapping[str, str | bytes | None] | None = None) -> dict[str, str | bytes]:
    """Return the parts of a small .docx; `None` takes one away."""
    parts: dict[str, str | bytes | None] = {
        "[Content_Types].xml": _types("word/document.xml", _WORD_TYPE),
        "_rels/.rels": _root_relations("word/document.xml"),
        "word/document.xml": f'<w:document xmlns:w="{_WORD}"><w:body/></w:document>',
        **(changes or {}),
    }
    return {name: content for name, content in parts.items() if content is not None}


def _zipped(parts: Mapping[str, str | bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", kind) as written:
        for name, content in parts.items():
            written.writestr(name, content)
    return target.getvalue()


def _reason(data: bytes) -> str:
    with pytest.raises(PackageRefused) as refused:
        open_package(data)
    error = refused.value
    assert error.message.endswith(".")
    assert error.fix.endswith(".")
    assert str(error) == f"{error.message} {error.fix}"
    return error.reason


def test_a_word_file_is_opened() -> None:
    """Kind, main part, names, bytes and tree of a small document."""
    opened = open_package(_zipped(_parts()))
    assert (opened.kind, opened.main) == ("docx", "word/document.xml")
    assert opened.names == ("[Content_Types].xml", "_rels/.rels", "word/document.xml")
    assert opened.part("Word/Document.xml").startswith(b"<w:document")
    assert opened.xml("word/document.xml").tag == f"{{{_WORD}}}document"
    assert opened.xml("word/document.xml") is opened.xml("word/document.xml")
    assert "word/styles.xml" not in opened
    with pytest.raises(KeyError):
        opened.part("word/styles.xml")


def test_an_excel_file_is_opened() -> None:
    """The kind is that of the main part's content type."""
    parts = {
        "[Content_Types].xml": _types("xl/workbook.xml", _SHEET_TYPE),
        "_rels/.rels": _root_relations("/xl/workbook.xml"),
        "xl/workbook.xml": "<workbook/>",
    }
    opened = open_package(_zipped(parts))
    assert (opened.kind, opened.main) == ("xlsx", "xl/workbook.xml")


def test_relations_of_a_part() -> None:
    """Targets become names of parts, from the folder of their part; addresses stay as they are."""
    rels = (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="a" Type="{_RELATIONS}/header" Target="header%201.xml"/>'
        f'<Relationship Id="b" Type="{_RELATIONS}/image" Target="../media/x.png"/>'
        f'<Relationship Id="c" Type="{_RELATIONS}/hyperlink" Target="https://x.vn/a" '
        'TargetMode="External"/></Relationships>'
    )
    opened = open_package(_zipped(_parts({"word/_rels/document.xml.rels": rels})))
    assert opened.relations(opened.main) == (
        package.Relation("a", "header", "word/header 1.xml", external=False),
        package.Relation("b", "image", "media/x.png", external=False),
        package.Relation("c", "hyperlink", "https://x.vn/a", external=True),
    )
    assert opened.relations("word/header 1.xml") == ()


def test_strict_namespaces_are_read_as_the_usual_ones() -> None:
    """A file saved as "Strict Open XML Document" has the tags that every reader knows."""
    strict = "http://purl.oclc.org/ooxml"
    relations = _root_relations("word/document.xml").replace(
        _RELATIONS, f"{strict}/officeDocument/relationships"
    )
    main = f'<w:document xmlns:w="{strict}/wordprocessingml/main"><w:body/></w:document>'
    opened = open_package(
        _zipped(_parts({"_rels/.rels": relations, "word/document.xml": main})),
    )
    assert opened.xml(opened.main).tag == f"{{{_WORD}}}document"


def _ole(stream: str) -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + stream.encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b"\0" * 500, "zeros"),
        (_ole("WordDocument"), "old_word"),
        (_ole("Workbook"), "old_excel"),
        (_ole("Book"), "old_excel"),
        (_ole("EncryptedPackage"), "password"),
        (_ole("x"), "ole"),
        (b"{\\rtf1\\ansi abc}", "rtf"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"Rar!\x1a\x07\0", "compressed"),
        (b"\xef\xbb\xbf\r\n<!DOCTYPE html><html>", "html"),
        ("<html><body>Kế hoạch".encode("utf-16"), "html"),
        (b"<table><tr><td>1</td></tr></table>", "html"),
        (b'<?xml version="1.0"?><?mso-application progid="Word.Document"?><w/>', "flat_xml"),
        (b'<?xml version="1.0"?><a/>', "xml"),
        (b"<a/>", "xml"),
        (b"MIME-Version: 1.0\r\nX: y", "mht"),
        ("TT,Họ và tên\r\n1,Trần Thị A\r\n".encode(), "text"),
        ("TT\tHọ tên\r\n".encode("utf-16"), "text"),
        (b"Nguy\xa5n V\xa8n A\r\n", "text"),
        (b"\x01\x02\x03\x04abc", "unknown"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_other_files_are_told_apart(data: bytes, reason: str) -> None:
    """By their first bytes, whatever the name says."""
    assert _reason(data) == reason


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({}, "plain_zip"),
        ({"a.txt": "x"}, "plain_zip"),
        ({"word/document.xml": "<a/>"}, "missing_part"),
        ({"mimetype": "application/vnd.oasis.opendocument.text"}, "open_document"),
        ({"Index/Document.iwa": "x"}, "apple"),
        (_parts({"_rels/.rels": None}), "missing_part"),
        (_parts({"_rels/.rels": "<Relationships/>"}), "missing_part"),
        (_parts({"word/document.xml": None}), "missing_part"),
        (_parts({"[Content_Types].xml": "<Types/>"}), "missing_part"),
        (_parts({"[Content_Types].xml": "<Types"}), "bad_xml"),
        (_parts({"word/document.xml": "<w:document/>"}), "bad_xml"),
        (_parts({"word/document.xml": "abc"}), "bad_xml"),
        (_parts({"word/document.xml": b""}), "bad_xml"),
        (_parts({"word/vbaProject.bin": b"x"}), "macros"),
        (_parts({"../escape.xml": "<a/>"}), "odd_name"),
        (_parts({"word/a:b.xml": "<a/>"}), "odd_name"),
        (_parts({"word/a\x07.xml": "<a/>"}), "odd_name"),
        (_parts({"Word/Document.xml": "<a/>"}), "duplicate_member"),
        (_parts({"word/x.xml": "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>"}), "doctype"),
        (_parts({"word/x.xml": "<!DOCTYPE a><a/>".encode("utf-16")}), "doctype"),
        (_parts({"word/x.xml": "<!DOCTYPE a><a/>".encode("utf-16-be")}), "doctype"),
        (_parts({"word/x.bin": "<?xml version='1.0'?><!DOCTYPE a><a/>"}), "doctype"),
        (_parts({"word/x.xml": '<?xml version="1.0" encoding="IBM037"?><a/>'}), "odd_encoding"),
        (_parts({"word/x.xml": '<?xml version="1.0" encoding="UTF-7"?><a/>'}), "odd_encoding"),
        (_parts({f"word/{n}.png": b"x" for n in range(archive.MAX_PARTS)}), "too_many_parts"),
        (_parts({"word/document.xml": "<a>" * 300 + "</a>" * 300}), "bad_xml"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_odd_archives_are_refused(parts: dict[str, str | bytes], reason: str) -> None:
    """Archives that are no documents, broken ones and hostile ones."""
    assert _reason(_zipped(parts)) == reason


@pytest.mark.parametrize(
    ("content_type", "reason"),
    [
        ("application/vnd.ms-word.document.macroEnabled.main+xml", "macros"),
        ("application/vnd.ms-excel.sheet.macroEnabled.main+xml", "macros"),
        (f"{_OFFICE}presentationml.presentation.main+xml", "power_point"),
        ("application/vnd.ms-excel.sheet.binary.main", "binary_excel"),
        ("text/plain", "missing_part"),
    ],
)
def test_other_kinds_of_office_files(content_type: str, reason: str) -> None:
    """The content type tells them apart."""
    types = _types("word/document.xml", content_type)
    assert _reason(_zipped(_parts({"[Content_Types].xml": types}))) == reason


def test_members_that_no_program_writes() -> None:
    """Encrypted by its flag, packed with another method, twice the same name, cut, damaged."""
    good = _zipped(_parts())
    flag = bytearray(good)
    at = good.index(b"PK\x01\x02")
    flag[at + 8] |= 1
    assert _reason(bytes(flag)) == "encrypted_member"
    assert _reason(_zipped(_parts(), zipfile.ZIP_BZIP2)) == "odd_compression"
    assert _reason(good[: len(good) // 2]) == "truncated"
    bent = bytearray(good)
    bent[40:60] = b"\xff" * 20
    assert _reason(bytes(bent)) == "damaged"
    twice = good.replace(b"word/document.xml", b"[Content_Types].x"[:17])
    assert _reason(twice.replace(b"[Content_Types].x", b"_rels/.relsAAAAAA")) in package.REASONS


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Size, growth, sum of all parts and number of elements are counted, not believed."""
    assert _reason(b"PK\x03\x04" + b"\0" * archive.MAX_SIZE) == "too_large"
    assert _reason(_zipped(_parts({"word/x.bin": b" " * 5_000_000}))) == "bomb"
    monkeypatch.setattr(opening, "MAX_TAGS", 50)
    assert _reason(_zipped(_parts({"word/x.xml": "<a>" + "<b/>" * 50 + "</a>"}))) == "too_many_tags"
    monkeypatch.setattr(archive, "MAX_UNPACKED", 5_000)
    noise = os.urandom(6_000)
    assert _reason(_zipped(_parts({"word/x.bin": noise}))) == "too_large_unpacked"


def test_a_size_that_lies() -> None:
    """A central directory that understates a part's size does not open the door."""
    good = _zipped(_parts({"word/x.bin": b"a" * 3_000_000}))
    lying = good.replace(struct.pack("<L", 3_000_000), struct.pack("<L", 10))
    assert _reason(lying) in {"damaged", "bomb"}


def test_the_limits_are_those_of_the_sentences() -> None:
    """The sentences name the limits in words."""
    assert f"{archive.MAX_SIZE >> 20} MiB" in PackageRefused("too_large").message
    assert f"{archive.MAX_UNPACKED >> 20} MiB" in PackageRefused("too_large_unpacked").message


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 5_000), st.integers(0, 255)), min_size=1, max_size=12))
def test_bent_bytes_never_crash(changes: list[tuple[int, int]]) -> None:
    """Whatever bytes are changed, the answer is a package or a refusal."""
    bent = bytearray(_zipped(_parts()))
    for position, value in changes:
        bent[position % len(bent)] = value
    with suppress(PackageRefused):
        assert open_package(bytes(bent)).kind == "docx"


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_never_crash(data: bytes) -> None:
    """Any bytes, with and without the start of a ZIP, are refused in words."""
    for start in (b"", b"PK\x03\x04"):
        assert _reason(start + data) in package.REASONS
