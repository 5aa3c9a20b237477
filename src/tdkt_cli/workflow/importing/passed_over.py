"""What a folder holds that is no form: named, and what to do with forms of old programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_NAMED = 5
_OLD = ((".xls", ".xlsx"), (".doc", ".docx"))


def passed_over(others: Sequence[Path]) -> tuple[str, ...]:
    """Return the sentences about files that were not read, none when there are none.

    Args:
        others: the files of the folders that are neither .docx nor .xlsx.
    """
    if not others:
        return ()
    said = f"Bỏ qua {number(len(others))} tệp không phải .docx, .xlsx trong thư mục"
    old = [
        f"Biểu mẫu cũ {ending} chưa được nhập: mở ra, lưu lại thành {new} rồi nhập lại "
        f"({_listed(found)})."
        for ending, new in _OLD
        if (found := [path for path in others if path.suffix.lower() == ending])
    ]
    return (f"{said}: {_listed(others)}.", *old)


def _listed(paths: Sequence[Path]) -> str:
    more = ", …" if len(paths) > _NAMED else ""
    return ", ".join(path.as_posix() for path in paths[:_NAMED]) + more
