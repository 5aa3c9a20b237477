"""Font and colour: T020 to T025, T030, T031."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.grouping import grouped
from tdkt_cli.wordcheck.records import Paragraph
from tdkt_cli.wordcheck.rule import Report, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper
    from tdkt_cli.wordcheck.records import Run

_OLD: Final = re.compile(r"(?:\.vn|vni-|wingdings|webdings|symbol)", re.IGNORECASE)
_BLACK: Final = frozenset(("auto", "000000"))
_WIDEST_SPACING: Final = 4
_ASCII: Final = 0x80
_IDEOGRAMS: Final = 0x2E80
_RED_STAMPS: Final = frozenset(("do_khan", "do_mat"))
_MARK_ALL: Final = "Nhấn Ctrl+A"


def _places(paper: Paper) -> Iterator[tuple[Line | Paragraph, tuple[Run, ...]]]:
    """Yield every line of the body, then the paragraphs of headers and footers, with their runs."""
    for line in paper.lines:
        if line.role != "ke_ngang":
            yield line, line.runs
    for paragraph in paper.document.furniture:
        yield paragraph, tuple(run for run in paragraph.runs if not run.look.hidden)


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
        for at, runs in _places(paper)
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
        for at, runs in _places(paper)
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
        for at, runs in _places(paper)
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
        for at, runs in _places(paper)
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


def colour(paper: Paper) -> Iterator[Report]:
    """Chữ phải màu đen.

    Vì sao: nghị định chỉ cho chữ màu đen; chữ xanh của liên kết, chữ đỏ của người soát phải đổi
    lại.

    Cách sửa: nhấn Ctrl+A, chọn màu chữ Automatic (Tự động) hoặc đen.

    Sai:

        Tên người ký màu xanh.

    Đúng:

        Mọi chữ màu đen.
    """
    found = (
        (at, run.look.color)
        for at, runs in _places(paper)
        for run in runs
        if run.text.strip()
        and run.look.color not in _BLACK
        and getattr(at, "role", "") not in _RED_STAMPS
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Chữ có màu {_colour_name(group.found)}{group.others}; phải màu đen.",
            f"{_MARK_ALL}, chọn màu chữ Automatic (Tự động) hoặc đen.",
        )


def _colour_name(color: str) -> str:
    names = {"FF0000": "đỏ", "0000FF": "xanh dương", "0563C1": "xanh của liên kết"}
    return names.get(color) or (f"#{color}" if len(color) == 6 else f"của chủ đề ({color})")


def shading(paper: Paper) -> Iterator[Report]:
    """Chữ không tô nền, không đánh dấu bằng bút màu.

    Vì sao: màu nền còn lại từ lúc soạn thảo, in ra hoặc ký số sẽ thành vết.

    Cách sửa: chọn đoạn ấy, Text Highlight Color chọn No Color; Shading chọn No Color.

    Sai:

        Hạn nộp tô vàng.

    Đúng:

        Hạn nộp không tô nền.
    """
    found = (
        (at, what)
        for at, runs in _places(paper)
        for what in dict.fromkeys((*_run_shades(runs), *_paragraph_shade(at)))
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Chữ {group.found}{group.others}; phải không có nền.",
            "Chọn chữ ấy, bỏ Text Highlight Color và Shading (No Color).",
        )


def _run_shades(runs: tuple[Run, ...]) -> Iterator[str]:
    for run in runs:
        if run.text.strip() and run.look.highlight not in {"", "white"}:
            yield "được đánh dấu bằng bút màu"
        if run.text.strip() and run.look.shade:
            yield "có màu nền"


def _paragraph_shade(at: Line | Paragraph) -> Iterator[str]:
    paragraph = at if isinstance(at, Paragraph) else at.paragraph
    if paragraph.format.shade and paragraph.text.strip():
        yield "có màu nền"


def stretched(paper: Paper) -> Iterator[Report]:
    """Không co, giãn, nâng, hạ chữ để ép dòng.

    Vì sao: chữ co 90 % hay khoảng cách bị ép làm cỡ chữ thật khác cỡ ghi.

    Cách sửa: chọn đoạn, nhấn Ctrl+D, thẻ Advanced, đặt Scale 100 %, Spacing Normal, Position
    Normal.

    Sai:

        Chữ co 90 % cho vừa dòng.

    Đúng:

        Chữ 100 %, dòng dài thì xuống dòng.
    """
    found = (
        (at, what)
        for at, runs in _places(paper)
        for run in runs
        for what in _tricks(run)
        if run.text.strip()
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Chữ {group.found}{group.others}; nên để bình thường.",
            "Nhấn Ctrl+D, thẻ Advanced, đặt Scale 100 %, Spacing Normal, Position Normal.",
        )


def _tricks(run: Run) -> Iterator[str]:
    if run.look.scale != 100:
        yield f"co giãn {run.look.scale} %"
    if abs(run.look.spacing) > _WIDEST_SPACING:
        yield "giãn hoặc ép khoảng cách giữa các chữ"
    if run.look.position:
        yield "nâng hoặc hạ so với dòng"


def hidden(paper: Paper) -> Iterator[Report]:
    """Không để chữ ẩn trong văn bản.

    Vì sao: chữ ẩn không in ra nhưng đi theo tệp; người nhận mở lên là đọc được.

    Cách sửa: nhấn Ctrl+Shift+8 để hiện, xóa chữ ẩn hoặc bỏ Hidden trong Ctrl+D.

    Sai:

        Đoạn có chữ ẩn “ghi chú nội bộ”.

    Đúng:

        Không có chữ ẩn.
    """
    document = paper.document
    found = (
        (paragraph, "")
        for paragraph in (*document.paragraphs, *document.furniture)
        if any(run.look.hidden and run.text.strip() for run in paragraph.runs)
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Có chữ ẩn{group.others}; văn bản không được có chữ ẩn.",
            "Nhấn Ctrl+Shift+8 để hiện chữ ẩn rồi xóa, hoặc bỏ Hidden trong Ctrl+D.",
        )


_BASIS = ("Phụ lục I, Phần I, Mục I khoản 4",)
FONT = Rule("T020", Severity.ERROR, font, _BASIS)
SHADOWED = Rule("T021", Severity.ERROR, shadowed, _BASIS)
OTHER_SCRIPTS = Rule("T022", Severity.HINT, other_scripts, _BASIS, "suy_ra")
OLD_FONTS = Rule("T023", Severity.ERROR, old_fonts, _BASIS)
COLOUR = Rule("T024", Severity.ERROR, colour, _BASIS)
SHADING = Rule("T025", Severity.WARNING, shading, _BASIS, "suy_ra")
STRETCHED = Rule("T030", Severity.HINT, stretched, (), "thuc_te")
HIDDEN = Rule("T031", Severity.WARNING, hidden, _BASIS, "suy_ra")
