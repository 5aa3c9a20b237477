"""Colour and tricks of characters: T024, T025, T030, T031."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import percent
from tdkt_cli.wordcheck.grouping import grouped, printed_runs, runs_that_look
from tdkt_cli.wordcheck.records import Paragraph
from tdkt_cli.wordcheck.rule import Report, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper
    from tdkt_cli.wordcheck.records import Look, Run

_BLACK: Final = frozenset(("auto", "000000"))
_WIDEST_SPACING: Final = 4
_RED_STAMPS: Final = frozenset(("do_khan", "do_mat"))
_MARK_ALL: Final = "Nhấn Ctrl+A"


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
        for at, run in runs_that_look(paper, lambda look: look.color not in _BLACK)
        if getattr(at, "role", "") not in _RED_STAMPS
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
    shaded = {look for look in paper.document.looks if any(_shades(look))}
    found = (
        (at, what)
        for at, runs in printed_runs(paper)
        for what in dict.fromkeys((*_run_shades(runs, shaded), *_paragraph_shade(at)))
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Chữ {group.found}{group.others}; phải không có nền.",
            "Chọn chữ ấy, bỏ Text Highlight Color và Shading (No Color).",
        )


def _shades(look: Look) -> Iterator[str]:
    if look.highlight not in {"", "white"}:
        yield "được đánh dấu bằng bút màu"
    if look.shade:
        yield "có màu nền"


def _run_shades(runs: tuple[Run, ...], shaded: set[Look]) -> Iterator[str]:
    for run in runs if shaded else ():
        if run.look in shaded and run.text.strip():
            yield from _shades(run.look)


def _paragraph_shade(at: Line | Paragraph) -> Iterator[str]:
    paragraph = at if isinstance(at, Paragraph) else at.paragraph
    if paragraph.format.shade and paragraph.text.strip():
        yield "có màu nền"


def stretched(paper: Paper) -> Iterator[Report]:
    """Không co, giãn, nâng, hạ chữ để ép dòng.

    Vì sao: chữ co 90% hay khoảng cách bị ép làm cỡ chữ thật khác cỡ ghi.

    Cách sửa: chọn đoạn, nhấn Ctrl+D, thẻ Advanced, đặt Scale 100%, Spacing Normal, Position
    Normal.

    Sai:

        Chữ co 90% cho vừa dòng.

    Đúng:

        Chữ 100%, dòng dài thì xuống dòng.
    """
    found = (
        (at, what)
        for at, run in runs_that_look(paper, lambda look: any(_tricks(look)))
        for what in _tricks(run.look)
    )
    for group in grouped(found):
        yield Report(
            group.first,
            f"Chữ {group.found}{group.others}; nên để bình thường.",
            "Nhấn Ctrl+D, thẻ Advanced, đặt Scale 100%, Spacing Normal, Position Normal.",
        )


def _tricks(look: Look) -> Iterator[str]:
    if look.scale != 100:
        yield f"co giãn {percent(look.scale)}"
    if abs(look.spacing) > _WIDEST_SPACING:
        yield "giãn hoặc ép khoảng cách giữa các chữ"
    if look.position:
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
COLOUR = Rule("T024", Severity.ERROR, colour, _BASIS)
SHADING = Rule("T025", Severity.WARNING, shading, _BASIS, "suy_ra")
STRETCHED = Rule("T030", Severity.HINT, stretched, (), "thuc_te")
HIDDEN = Rule("T031", Severity.WARNING, hidden, _BASIS, "suy_ra")
