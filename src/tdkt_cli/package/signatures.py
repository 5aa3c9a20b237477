"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import codecs
import re
from typing import Final

ZIP: Final = b"PK\x03\x04"
_EMPTY_ZIP: Final = b"PK\x05\x06"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOOKED_AT: Final = 4096
_STARTS: Final = (
    (b"{\\rtf", "rtf"),
    (b"%PDF", "pdf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"BM", "picture"),
    (b"Rar!", "compressed"),
    (b"7z\xbc\xaf\x27\x1c", "compressed"),
    (b"\x1f\x8b", "compressed"),
    (b"MIME-Version:", "mht"),
)
_STREAMS: Final = (("EncryptedPackage", "password"), ("WordDocument", "old_word"))
_WORKBOOKS: Final = ("Workbook", "Book")
_HTML: Final = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta|p|div)\b", re.IGNORECASE)
_FLAT: Final = (b"mso-application", b"schemas.microsoft.com/office")
_BOMS: Final = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def foreign_reason(data: bytes) -> str | None:
    """Return why bytes cannot be a .docx or .xlsx, or None when they begin like one."""
    if data.startswith(ZIP):
        return None
    if not data:
        return "empty"
    if data.startswith(_EMPTY_ZIP):
        return "plain_zip"
    if data.startswith(_OLE):
        return _in_ole(data)
    if not data.strip(b"\0"):
        return "zeros"
    bare = data[:_LOOKED_AT].replace(b"\0", b"")
    for mark in (codecs.BOM_UTF8, b"\xff\xfe", b"\xfe\xff"):
        bare = bare.removeprefix(mark)
    return _by_start(bare.lstrip()) or ("text" if _is_text(data) else "unknown")


def _in_ole(data: bytes) -> str:
    """Tell the kinds of the old container apart by the UTF-16 names of their streams."""
    for name, reason in _STREAMS:
        if name.encode("utf-16-le") in data:
            return reason
    if any(name.encode("utf-16-le") in data for name in _WORKBOOKS):
        return "old_excel"
    return "ole"


def _by_start(bare: bytes) -> str | None:
    for start, reason in _STARTS:
        if bare.startswith(start):
            return reason
    if not bare.startswith(b"<"):
        return None
    if any(mark in bare for mark in _FLAT):
        return "flat_xml"
    if bare.startswith(b"<?xml") and not _HTML.search(bare):
        return "xml"
    return "html" if _HTML.search(bare) else "xml"


def _is_text(data: bytes) -> bool:
    """Whether the beginning reads as text: UTF-8, UTF-16, or an old code page with few controls."""
    head = data[:_LOOKED_AT]
    if head.startswith(_BOMS):
        return True
    controls = sum(1 for byte in head if byte < 0x20 and byte not in b"\t\n\r\f")
    return controls == 0
