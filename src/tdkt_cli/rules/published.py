"""The published text of a rule: its docstring taken apart.

`docs/rules.md`, `tdkt giaithich` and the tests of the examples read it here. Checks never do:
with `PYTHONOPTIMIZE=2` there are no docstrings, and every finding is the same.
"""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FAMILIES = {
    "Y": "Dạng của tệp",
    "S": "Khóa và giá trị",
    "D": "Sự nhất quán của dữ liệu và lời văn",
    "L": "Luật",
    "T": "Thể thức văn bản",
    "F": "Biểu mẫu nhập vào",
}
"""What each family of rules looks at, by the letter of its codes."""

_FILE = re.compile(r"^# (data/\S+)$", re.MULTILINE)


class Documented(Protocol):
    """A rule of any kind: its text is the docstring of its check."""

    @property
    def check(self) -> Callable[..., Iterable[object]]:
        """The function that reports."""


class Example(NamedTuple):
    """One example: the text as published and, by name, the files it shows."""

    text: str
    files: dict[str, str]


class Published(NamedTuple):
    """What a rule's docstring says, part by part; empty where it says nothing."""

    requirement: str
    why: str
    mend: str
    bad: Example | None
    good: Example | None


def published(rule: Documented) -> Published:
    """Return the published text of a rule.

    The docstring's paragraphs: the requirement; one that begins "Vì sao:"; one that begins "Cách
    sửa:"; after "Sai:" and "Đúng:" an indented block whose first line names its file
    (`# data/plan-2024.yaml`), several files one after the other.
    """
    text = inspect.cleandoc(rule.check.__doc__ or "")
    prose, _, good = text.partition("\nĐúng:\n")
    prose, _, bad = prose.partition("\nSai:\n")
    paragraphs = [" ".join(part.split()) for part in prose.split("\n\n")]
    return Published(
        paragraphs[0],
        _after("Vì sao:", paragraphs),
        _after("Cách sửa:", paragraphs),
        _example(bad),
        _example(good),
    )


def _after(label: str, paragraphs: list[str]) -> str:
    found = (part for part in paragraphs if part.startswith(label))
    return next(found, "").removeprefix(label).strip()


def _example(block: str) -> Example | None:
    text = inspect.cleandoc("\n" + block).strip("\n")
    if not text:
        return None
    _, *parts = _FILE.split(text)
    names, contents = parts[::2], parts[1::2]
    return Example(
        text,
        {
            name: content.strip("\n").replace("→", "\t") + "\n"
            for name, content in zip(names, contents, strict=True)
        },
    )
