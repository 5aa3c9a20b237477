"""Fonts: T020 to T023."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.grouping import grouped, printed_runs
from tdkt_cli.wordcheck.rule import Report, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper
    from tdkt_cli.wordcheck.records import Run

_OLD: Final = re.compile(r"(?:\.vn|vni-|wingdings|webdings|symbol)", re.IGNORECASE)
_ASCII: Final = 0x80
_IDEOGRAMS: Final = 0x2E80
_MARK_ALL: Final = "Nhấn Ctrl+A"


def _fonts(run: Run) -> Iterator[str]:
    """Yield the fonts that the visible characters of a run are set in."""
    plain = other = False
    for letter in run.text:
        if not letter.isspace():
            plain |= ord(letter) < _ASCII
            other |= _ASCII <= ord(letter) < _IDEOGRAMS
    if plain:
        yield run.look.font
    if other:
        yield run.look.other_font


def _is_right(font: str) -> bool:
    return font.casefold() == paper_standard.font_name().casefold()


def font(paper: Paper) -> Iterator[Report]:
    """Phông chữ phải là Times New Roman.

    Vì sao: nghị định chỉ cho một phông chữ, bộ mã Unicode theo TCVN 6909:2001; chữ đi theo kiểu
    đoạn (style) hay chủ đề (theme) cũng phải là phông ấy.

    Cách sửa: nhấn Ctrl+A, chọn Times New Roman; sửa cả kiểu Normal để đoạn mới không sai lại.

    Sai:

        Kiểu Normal dùng Calibri, chữ trong bảng là Calibri.

    Đúng:

        Mọi chữ là Times New Roman.
    """
    found = (
        (at, name)
        for at, runs in printed_runs(paper)
        for name in dict.fromkeys(
            one for run in runs if not _is_shadowed(run) and not run.symbol for one in _fonts(run)
        )
        if not _is_right(name) and not _OLD.match(name)
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Chữ dùng phông {group.found}{group.others}; phải Times New Roman.",
            f"{_MARK_ALL}, chọn phông Times New Roman; sửa cả kiểu Normal.",
        )


def _is_shadowed(run: Run) -> bool:
    """Whether Times New Roman is written there but a theme font is what one sees."""
    return _is_right(run.look.shadowed_font) and not _is_right(run.look.font)


def shadowed(paper: Paper) -> Iterator[Report]:
    """Không để phông của chủ đề (theme) che phông Times New Roman đã ghi.

    Vì sao: khi cả hai cùng ghi, Word lấy phông của chủ đề: đặt Times New Roman mà chữ vẫn là phông
    khác.

    Cách sửa: chọn chữ ấy, nhấn Ctrl+D, chọn lại Times New Roman ở ô Font rồi bấm OK; hoặc đặt phông
    của chủ đề là Times New Roman.

    Sai:

        Ghi Times New Roman, chủ đề Cambria che mất.

    Đúng:

        Chỉ ghi Times New Roman.
    """
    found = (
        (at, run.look.font)
        for at, runs in printed_runs(paper)
        for run in runs
        if run.text.strip() and _is_shadowed(run)
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Chữ ghi phông Times New Roman nhưng phông chủ đề {group.found} che "
            f"mất{group.others}; "
            "phải bỏ phông chủ đề.",
            "Chọn chữ, nhấn Ctrl+D, chọn lại Times New Roman rồi bấm OK.",
        )


def other_scripts(paper: Paper) -> Iterator[Report]:
    """Phông cho chữ Á Đông và chữ viết phức tạp nên là Times New Roman hoặc để trống.

    Vì sao: một số dấu ngoặc, dấu ba chấm bị máy coi là chữ Á Đông và in bằng phông ấy.

    Cách sửa: nhấn Ctrl+A, Ctrl+D, chọn Times New Roman ở cả ba ô phông.

    Sai:

        Phông Á Đông là MS Mincho.

    Đúng:

        Cả ba ô phông là Times New Roman.
    """
    found = (
        (at, name)
        for at, runs in printed_runs(paper)
        for run in runs
        for name in (run.look.east_asian_font, run.look.complex_font)
        if name and run.text.strip() and not _is_right(name) and not _OLD.match(name)
    )
    for group in list(grouped(found))[:1]:
        yield Report(
            group.first,
            f"Phông cho chữ Á Đông hoặc chữ viết phức tạp là {group.found}{group.others}; nên là "
            "Times "
            "New Roman hoặc để trống.",
            f"{_MARK_ALL}, Ctrl+D, chọn Times New Roman ở cả ba ô phông.",
        )


def old_fonts(paper: Paper) -> Iterator[Report]:
    """Không dùng phông bảng mã cũ (.VnTime, VNI-Times) và phông ký hiệu (Symbol, Wingdings).

    Vì sao: chữ của phông cũ không phải Unicode, máy khác mở ra sai chữ; ký hiệu của Wingdings không
    có trong bảng chữ tiếng Việt.

    Cách sửa: chuyển mã bằng UniKey (Ctrl+Shift+F6) sang Unicode rồi chọn Times New Roman; thay ký
    hiệu bằng gạch ngang “-”.

    Sai:

        Kế hoạch bằng phông .VnTime.

    Đúng:

        Kế hoạch bằng phông Times New Roman.
    """
    found = (
        (at, name)
        for at, runs in printed_runs(paper)
        for run in runs
        for name in (["ký hiệu (Symbol)"] if run.symbol else _fonts(run))
        if run.symbol or _OLD.match(name)
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Chữ dùng phông {group.found}{group.others}; phải chữ Unicode, phông Times New Roman.",
            "Chuyển mã sang Unicode bằng bộ gõ rồi chọn Times New Roman; thay ký hiệu bằng «-».",
        )


_BASIS = ("Phụ lục I, Phần I, Mục I khoản 4",)
FONT = Rule("T020", Severity.ERROR, font, _BASIS)
SHADOWED = Rule("T021", Severity.ERROR, shadowed, _BASIS)
OTHER_SCRIPTS = Rule("T022", Severity.HINT, other_scripts, _BASIS, "suy_ra")
OLD_FONTS = Rule("T023", Severity.ERROR, old_fonts, _BASIS)
