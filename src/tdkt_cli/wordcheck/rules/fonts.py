"""Fonts: T020 to T023."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.grouping import grouped, printed_runs, runs_that_look
from tdkt_cli.wordcheck.rule import Report, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper
    from tdkt_cli.wordcheck.records import Look, Run

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


def fonts_of(look: Look) -> tuple[str, str]:
    """Return the fonts of a look's plain and of its other letters."""
    return look.font, look.other_font


def _is_right(font: str) -> bool:
    return font.casefold() == paper_standard.font_name().casefold()


def _is_other(font: str) -> bool:
    """Whether a font of today is not Times New Roman."""
    return not _is_right(font) and not _OLD.match(font)


def _other_scripts(look: Look) -> list[str]:
    named = (look.east_asian_font, look.complex_font)
    return [name for name in named if name and _is_other(name)]


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
        for at, run in runs_that_look(paper, lambda look: any(map(_is_other, fonts_of(look))))
        if not _is_shadowed(run.look) and not run.symbol
        for name in _fonts(run)
        if _is_other(name)
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Chữ dùng phông {group.found}{group.others}; phải Times New Roman.",
            f"{_MARK_ALL}, chọn phông Times New Roman; sửa cả kiểu Normal.",
        )


def _is_shadowed(look: Look) -> bool:
    """Whether Times New Roman is written there but a theme font is what one sees."""
    return _is_right(look.shadowed_font) and not _is_right(look.font)


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
    found = ((at, run.look.font) for at, run in runs_that_look(paper, _is_shadowed))
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
        for at, run in runs_that_look(paper, lambda look: any(_other_scripts(look)))
        for name in _other_scripts(run.look)
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
        for at, run in runs_that_look(paper, lambda look: any(map(_OLD.match, fonts_of(look))))
        if not run.symbol
        for name in _fonts(run)
        if _OLD.match(name)
    )
    symbols = (
        (at, "ký hiệu (Symbol)")
        for at, runs in printed_runs(paper)
        if any(run.symbol for run in runs)
    )
    for group in (*grouped(symbols), *grouped(found)):
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
