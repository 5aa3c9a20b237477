"""The walk over `data/`: which files there are, and which names and kinds are refused.

Nothing is passed over in silence: a folder that cannot be listed, a link, a device is a problem,
never a shorter list. Names that another system cannot hold are problems here too, since the data
travels by git (reliability §3 D).
"""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import yaml_tree
from tdkt_cli.output.names import DEVICE, ILLEGAL

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

YAML_ENDINGS = (".yaml", ".yml")

_LINE_SIGN = re.compile(r"[\t\n\r]")


class NameProblem(NamedTuple):
    """Why a file or folder is refused: reason, its printable name, what the message names."""

    reason: str
    name: str
    values: tuple[str, ...] = ()


class Walk:
    """One walk over a data folder.

    Attributes:
        problems: names and kinds of files that are refused, unreadable folders.
        hidden: how many dot and `~` names were passed over.
    """

    def __init__(self) -> None:
        self.problems: list[NameProblem] = []
        self.hidden = 0

    def files(self, folder: Path, name: str) -> Iterator[tuple[Path, str]]:
        """Yield the regular files in and below a folder, in the order of names.

        Args:
            folder: where it is.
            name: how findings call it, such as `data`.
        """
        pending = [(folder, name)]
        while pending:  # no recursion: a submitted folder may be nested a thousand times
            path, name = pending.pop()
            try:
                mode = os.lstat(path).st_mode
                children = sorted(os.listdir(path)) if stat.S_ISDIR(mode) else []  # noqa: PTH208
            except OSError:
                self.problem("unreadable", name)
                continue
            if stat.S_ISREG(mode):
                yield path, name
            elif stat.S_ISLNK(mode):
                self.problem("symlink", name)
            elif not stat.S_ISDIR(mode):
                self.problem("not_a_file", name)
            elif name.lower().endswith(YAML_ENDINGS):
                self.problem("folder_named_file", name)
            else:
                kept = [(path / child, f"{name}/{child}") for child in self.kept(children, name)]
                pending.extend(reversed(kept))

    def problem(self, reason: str, name: str, *values: str) -> None:
        """Note a refused name."""
        self.problems.append(NameProblem(reason, name, values))

    def kept(self, children: list[str], folder: str) -> Iterator[str]:
        """Yield the names of a folder that may be read, noting what is wrong with each."""
        seen: dict[str, str] = {}
        for child in children:
            if child.startswith((".", "~")):
                self.hidden += 1
                continue
            hidden = _hidden_character(child)
            if hidden:
                self.problem("hidden_in_name", f"{folder}/{_visible(child)}", hidden)
                continue
            name = f"{folder}/{child}"
            twin = seen.setdefault(unicodedata.normalize("NFC", child).casefold(), child)
            if twin != child:
                self.problem("name_clash", name, twin)
            if DEVICE.fullmatch(child.partition(".")[0].strip()):
                self.problem("device_name", name, child.partition(".")[0])
            illegal = ILLEGAL.search(child)
            if illegal or child.endswith((".", " ")):
                self.problem("illegal_name", name, illegal.group() if illegal else child[-1])
            yield child


def _hidden_character(name: str) -> str:
    found = yaml_tree.FORBIDDEN.search(name) or _LINE_SIGN.search(name)
    return f"U+{ord(found.group()):04X}" if found else ""


def _visible(name: str) -> str:
    """Return a name with what cannot be printed as escapes."""
    return "".join(
        character if character.isprintable() else f"\\u{ord(character):04x}" for character in name
    )
