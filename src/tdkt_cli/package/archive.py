"""The ZIP around the parts: everything is counted while it is read, nothing is believed."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from typing import TYPE_CHECKING, Final

from tdkt_cli.package.refusals import PackageRefused
from tdkt_cli.package.signatures import foreign_reason

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_SIZE: Final = 10 * 1024 * 1024
"""Bytes of the file as it is."""
MAX_UNPACKED: Final = 50 * 1024 * 1024
"""Bytes of all parts together, counted while they are read."""
MAX_PARTS: Final = 200
MAX_MEMBER_RATIO: Final = 200
"""How many bytes one stored byte may become …"""
RATIO_FREE: Final = 1024 * 1024
"""… in a part larger than this: small parts of spaces compress well and harm nobody."""

_PIECE: Final = 1 << 16
_KINDS: Final = frozenset((zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED))
_ENCRYPTED: Final = 0x1
_END_RECORD: Final = b"PK\x05\x06"
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    NotImplementedError,
    RuntimeError,
    ValueError,
    OverflowError,
    KeyError,
    IndexError,
)
"""What the standard library raises on archives bent in different places."""


def read_parts(data: bytes) -> dict[str, bytes]:
    """Return the content of every part by its name, in the order of the archive.

    Raises:
        PackageRefused: the bytes are no ZIP, or a ZIP that no honest program wrote.
    """
    if len(data) > MAX_SIZE:
        raise PackageRefused("too_large")
    reason = foreign_reason(data)
    if reason is not None:
        raise PackageRefused(reason)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return dict(_unpacked(archive))
    except _BROKEN as error:
        cut = _END_RECORD not in data[-(1 << 16) - 22 :]
        raise PackageRefused("truncated" if cut else "damaged") from error


def _unpacked(archive: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    members = [info for info in archive.infolist() if not info.is_dir()]
    if len(members) > MAX_PARTS:
        raise PackageRefused("too_many_parts")
    _check_names(members)
    room = MAX_UNPACKED
    for info in members:
        content = _content(archive, info, room)
        room -= len(content)
        yield info.filename, content


def _check_names(members: list[zipfile.ZipInfo]) -> None:
    """Refuse what could be read in two ways; names of parts differ by more than their case."""
    seen: set[str] = set()
    for info in members:
        name = info.filename
        pieces = name.split("/")
        if "\\" in name or ":" in name or not name.isprintable() or {"", ".", ".."} & set(pieces):
            raise PackageRefused("odd_name")
        if name.casefold() in seen:
            raise PackageRefused("duplicate_member", name)
        seen.add(name.casefold())
        if info.flag_bits & _ENCRYPTED:
            raise PackageRefused("encrypted_member", name)
        if info.compress_type not in _KINDS:
            raise PackageRefused("odd_compression", name)


def _content(archive: zipfile.ZipFile, info: zipfile.ZipInfo, room: int) -> bytes:
    """Return one part, stopping as soon as it grows beyond what is allowed."""
    allowed = max(RATIO_FREE, info.compress_size * MAX_MEMBER_RATIO)
    pieces: list[bytes] = []
    size = 0
    with archive.open(info) as member:
        while piece := member.read(_PIECE):
            size += len(piece)
            if size > allowed:
                raise PackageRefused("bomb", info.filename)
            if size > room:
                raise PackageRefused("too_large_unpacked")
            pieces.append(piece)
    return b"".join(pieces)
