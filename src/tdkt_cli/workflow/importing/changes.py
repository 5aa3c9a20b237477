"""The change of data files, as git shows it, and what they lose, in words."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

from tdkt_cli.forms.records import REMOVED
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from tdkt_cli.forms.grid import Fault
    from tdkt_cli.workflow.importing.drafting import NewFile

MAX_LINES = 400
"""Lines of one file's change that are shown."""
_NAMED = 5


def shown_changes(files: Mapping[str, NewFile]) -> str:
    """Return the unified difference of the files that change, in the order of their names."""
    return "".join(line for name in sorted(files) for line in _of_file(name, files[name]))


def _of_file(name: str, file: NewFile) -> Iterator[str]:
    if file.new == file.old:
        return
    old = (file.old or b"").decode("utf-8-sig", "replace").splitlines()
    new = file.new.decode("utf-8-sig", "replace").splitlines()
    before = "(chưa có)" if file.old is None else f"{name} (đang có)"
    lines = list(difflib.unified_diff(old, new, before, f"{name} (sau khi nhập)", lineterm=""))
    for line in lines[:MAX_LINES]:
        yield f"{line}\n"
    if len(lines) > MAX_LINES:
        yield f"… và {number(len(lines) - MAX_LINES)} dòng nữa của {name}.\n"


def shown_losses(faults: Iterable[Fault]) -> tuple[str, ...]:
    """Return what the data lose by the forms taken: `2 người (Trần Văn Mẫu (VP-01), …)`."""
    lost: dict[str, list[str]] = {}
    for fault in faults:
        if fault.reason == REMOVED:
            what, *names = fault.values
            lost.setdefault(what, []).extend(names)
    return tuple(
        f"{number(len(names))} {what} ({', '.join(names[:_NAMED])}"
        f"{', …' if len(names) > _NAMED else ''})"
        for what, names in lost.items()
    )
