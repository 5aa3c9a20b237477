"""openpyxl's workbook → a package with fixed stamps and order: same cells, same bytes."""

from __future__ import annotations

import errno
import io
import zipfile
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, BinaryIO

from lxml import etree

from tdkt_cli.output import OutputError, stable_zip

if TYPE_CHECKING:
    from collections.abc import Iterator

_NO_ROOM = (
    "Không ghi được bảng tính: hết dung lượng đĩa ở thư mục tạm của máy; dọn bớt rồi chạy lại."
)
_NO_TEMPORARY_FOLDER = (
    "Không ghi được bảng tính: không ghi được vào thư mục tạm nào của máy (hết dung lượng đĩa hoặc "
    "không có quyền); dọn bớt, hoặc đặt biến TMPDIR (Windows: TEMP), rồi chạy lại."
)
_MAKER = "tdkt"
_CHUNK = 1 << 16
_EPOCH = "1980-01-01T00:00:00Z"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OURS = {
    "docProps/app.xml": (
        f'{_XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
        f'extended-properties"><Application>{_MAKER}</Application></Properties>'
    ),
    "docProps/core.xml": (
        f'{_XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/'
        'metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:creator>{_MAKER}</dc:creator><dc:language>vi-VN</dc:language>"
        f"<cp:lastModifiedBy>{_MAKER}</cp:lastModifiedBy>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_EPOCH}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_EPOCH}</dcterms:modified>'
        "</cp:coreProperties>"
    ),
}
"""The parts with what openpyxl would fill in: its own name and the time of the run."""


def saved(book: Any) -> io.BytesIO:  # noqa: ANN401 — the stubs miss half of its attributes
    """Return the package as openpyxl writes it."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer


def put(package: io.BytesIO, target: BinaryIO) -> None:
    """Write the package anew, without the clock's stamps."""
    with zipfile.ZipFile(package) as archive:
        stable_zip(target, ((name, _member(archive, name)) for name in sorted(archive.namelist())))


@contextmanager
def room_told() -> Iterator[None]:
    """Say in Vietnamese that openpyxl's temporary files, one for each sheet, have no room."""
    try:
        yield
    except etree.SerialisationError as error:  # libxml2 cannot write: IO_EFBIG, IO_ENOSPC, …
        raise OutputError(_NO_ROOM) from error
    except FileNotFoundError as error:  # tempfile found no folder it can write to
        raise OutputError(_NO_TEMPORARY_FOLDER) from error
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)):
            raise OutputError(_NO_ROOM) from error
        raise


def _member(archive: zipfile.ZipFile, name: str) -> bytes | Iterator[bytes]:
    if name in _OURS:
        return _OURS[name].encode()
    return _chunks(archive, name)


def _chunks(archive: zipfile.ZipFile, name: str) -> Iterator[bytes]:
    with archive.open(name) as member:
        while chunk := member.read(_CHUNK):
            yield chunk
