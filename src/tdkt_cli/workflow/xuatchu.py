"""`tdkt xuatchu`: the text of a .docx, for `git diff`."""

from __future__ import annotations

from typing import NamedTuple

from tdkt_cli import package, storage
from tdkt_cli.wordcheck.plain import plain_lines
from tdkt_cli.workflow.values import CannotRun


class PlainText(NamedTuple):
    """The text of a document, or why there is none."""

    text: str
    refused: str = ""


def xuatchu(file: str) -> PlainText:
    """Return the text of a document.

    Args:
        file: path as typed.

    Raises:
        CannotRun: there is no such file.
    """
    try:
        data = storage.read_given(file, package.MAX_SIZE)
    except storage.StorageError as error:
        raise CannotRun(str(error)) from error
    try:
        return PlainText("".join(f"{line}\n" for line in plain_lines(data)))
    except package.PackageRefused as error:
        return PlainText("", str(error))
