"""An agency's or province's own regulation: the format of the packaged law, handed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.law.packaged import instruments
from tdkt_cli.law.reading import LawDataError, read_instrument
from tdkt_cli.law.value_names import ValueName, names

if TYPE_CHECKING:
    from tdkt_cli.law.records import Content, Instrument
    from tdkt_cli.yaml_tree import Tree


def regulation(tree: Tree) -> Instrument:
    """Read a regulation.

    Args:
        tree: the tree of text of one file of `data/regulations/`.

    Raises:
        LawDataError: with the key path at fault and a Vietnamese sentence.
    """
    read = read_instrument(tree)
    if read.code in {packaged.code for packaged in instruments()}:
        raise LawDataError(("ma_van_ban",), f"{read.code} là mã của văn bản có sẵn.")
    for index, entry in enumerate(tree["dieu_khoan"]):
        for name, text in (entry.get("gia_tri") or {}).items():
            _check(("dieu_khoan", index, "gia_tri", name), name, text)
    return read


def _check(path: tuple[str | int, ...], name: str, content: Content) -> None:
    known: ValueName | None = names().get(name)
    if known is None:
        raise LawDataError(path, f"Không có giá trị tên {name}.")
    if not known.local:
        raise LawDataError(path, f"Quy định của tỉnh, cơ quan không đặt được {name}.")
    if known.choices and content not in known.choices:
        raise LawDataError(path, f"{name} là một trong: {', '.join(known.choices)}.")
