"""The instruments that ship with the program."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt_cli import yaml_tree
from tdkt_cli.law.reading import read_instrument

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.law.records import Instrument

_FOLDER = Path(__file__).parent
_INSTRUMENTS = _FOLDER / "van-ban"


def packaged(name: str) -> yaml_tree.Tree:
    """Return a file of this package as a tree of text."""
    return yaml_tree.read_text((_FOLDER / name).read_bytes())


@cache
def instrument(code: str) -> Instrument:
    """Return an instrument by its code, such as `luat-06-2022`."""
    return read_instrument(packaged(f"van-ban/{code}.yaml"))


@cache
def instruments() -> tuple[Instrument, ...]:
    """Return every instrument that ships with the program, in the order of codes."""
    return tuple(instrument(path.stem) for path in sorted(_INSTRUMENTS.glob("*.yaml")))


def in_force(code: str, day: date) -> bool:
    """Whether an instrument holds on a day."""
    return instrument(code).in_force(day)


def with_number(number: str) -> Instrument | None:
    """Return the instrument of a number such as `98/2023/NĐ-CP`."""
    return next((found for found in instruments() if found.number == number), None)
