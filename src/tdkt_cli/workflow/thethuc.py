"""`tdkt thethuc`: any .docx against Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt_cli import package, storage, wordcheck
from tdkt_cli.vietnamese import fold_text, without_marks
from tdkt_cli.workflow.values import CannotRun, Checked, PaperCounts

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def thethuc(
    files: tuple[str, ...],
    kind: str | None,
    progress: Callable[[int, int, str], None] | None = None,
) -> Checked:
    """Check documents; nothing is changed.

    Args:
        files: paths as typed.
        kind: name or abbreviation of their type, as typed, when it cannot be seen in them.
        progress: told of each document before it is checked.

    Raises:
        CannotRun: there is no such file or no such type.
    """
    known = _kind(kind) if kind else ""
    read: dict[str, bytes] = {}
    for file in files:
        try:
            read[_shown(file)] = storage.read_given(file, package.MAX_SIZE)
        except storage.StorageError as error:
            raise CannotRun(str(error)) from error
    verdicts = {}
    for number, (name, data) in enumerate(read.items(), 1):
        if progress:
            progress(number, len(read), name)
        verdicts[name] = wordcheck.check(data, name, known)
    findings = tuple(found for verdict in verdicts.values() for found in verdict.findings)
    return Checked(findings, PaperCounts(len(read)), (), _Lines(verdicts))


class _Lines:
    """Gives the text of a paragraph by file and number, its no-break spaces as spaces."""

    def __init__(self, verdicts: Mapping[str, wordcheck.Verdict]) -> None:
        self._verdicts = verdicts

    def __call__(self, file: str, number: int) -> str | None:
        verdict = self._verdicts.get(file)
        text = verdict.texts.get(number) if verdict else None
        return text.replace("\u00a0", " ") if text else None


def _shown(file: str) -> str:
    """Return a path as findings show it: relative where it can be, with `/`."""
    path = Path(os.path.normpath(file))
    absolute = Path(os.path.abspath(path))  # noqa: PTH100 — resolve() would follow links
    here = Path.cwd()
    return (absolute.relative_to(here) if absolute.is_relative_to(here) else path).as_posix()


def _kind(typed: str) -> str:
    """Return the name of a type in capitals from its name or abbreviation, typed in any way."""
    names = wordcheck.kinds()
    wanted = without_marks(typed).replace("-", " ").replace("_", " ").strip()
    for name, code in names.items():
        if wanted in {without_marks(name), without_marks(code)} or fold_text(name) == typed:
            return name
    listed = ", ".join(f"{without_marks(name).replace(' ', '-')}" for name in names)
    raise CannotRun(f"Không có loại văn bản «{typed}» trong Nghị định 30. Các loại: {listed}.")
