"""`tdkt bieumau`: write forms for the units to fill in."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated, Final

import typer

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import (
    PANEL_REGISTER,
    Folder,
    WholeNumber,
    Year,
    choice,
    none_empty,
    not_empty,
    option,
)

FORMATS: Final = ("xlsx", "docx")
_KINDS: Final = {
    "--ket-qua": "ket_qua",
    "--lich-su": "lich_su",
    "--hoi-dong": "hoi_dong",
    "--don-vi-truc-thuoc": "don_vi",
}


def _kind(flags: dict[str, bool], unit: str | None, round_number: int | None) -> str:
    """Return which form is meant, or raise a usage error when the options contradict."""
    chosen = [name for name, given in flags.items() if given]
    if len(chosen) > 1:
        raise typer.BadParameter(f"không dùng cùng lúc với {chosen[0]}.", param_hint=chosen[1])
    kind = _KINDS[chosen[0]] if chosen else "dang_ky"
    if kind == "ket_qua" and round_number is None:
        raise typer.BadParameter("cần thêm --dot, ví dụ --ket-qua --dot 1.", param_hint="--ket-qua")
    if kind != "ket_qua" and round_number is not None:
        raise typer.BadParameter("chỉ dùng cùng --ket-qua.", param_hint="--dot")
    if unit and kind not in ("dang_ky", "ket_qua"):
        raise typer.BadParameter(
            f"không dùng cùng {chosen[0]}: biểu mẫu này là của cả cơ quan.", param_hint="--don-vi"
        )
    return kind


def run(
    *,
    folder: Folder = None,
    year: Year = None,
    unit: Annotated[
        str | None,
        option(
            "--don-vi",
            metavar="MÃ",
            help="Chỉ một đơn vị: mã hoặc tên đơn vị. Mặc định: mọi đơn vị.",
            callback=not_empty,
        ),
    ] = None,
    results: Annotated[
        bool, option("--ket-qua", help="Biểu mẫu báo kết quả một đợt thi đua (cần --dot).")
    ] = False,
    round_number: Annotated[
        int | None,
        option(
            "--dot",
            metavar="SỐ",
            help="Đợt thi đua của biểu mẫu kết quả.",
            click_type=WholeNumber(1, 9),
        ),
    ] = None,
    history: Annotated[
        bool,
        option(
            "--lich-su",
            help="Biểu mẫu lịch sử: khen thưởng, xếp loại, kỷ luật, sáng kiến các năm trước.",
        ),
    ] = False,
    council: Annotated[
        bool, option("--hoi-dong", help="Biểu mẫu Hội đồng: thành viên, phiên họp, bỏ phiếu.")
    ] = False,
    units: Annotated[
        bool, option("--don-vi-truc-thuoc", help="Biểu mẫu danh sách đơn vị và số người.")
    ] = False,
    empty: Annotated[
        bool, option("--trong", help="Không điền sẵn người và số liệu, chỉ ghi tên đơn vị.")
    ] = False,
    output_folder: Annotated[
        str | None,
        option(
            "--ra",
            "-o",
            metavar="THƯ-MỤC",
            help="Thư mục để ghi biểu mẫu. Mặc định: out/bieu-mau-<năm>/.",
            callback=not_empty,
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        option(
            "--dinh-dang",
            metavar="KIỂU",
            click_type=choice(FORMATS),
            help="xlsx (Excel) hoặc docx (Word); dùng được hai lần. Mặc định: cả hai.",
            callback=none_empty,
        ),
    ] = None,
) -> int:
    """Write forms for the units to fill in."""
    flags = dict(zip(_KINDS, (results, history, council, units), strict=True))
    kind = _kind(flags, unit, round_number)
    from tdkt_cli.cli.forms import report  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.console.progress import progress_bar  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow.bieumau import FormsAsked, bieumau  # noqa: PLC0415

    chosen = tuple(name for name in FORMATS if not formats or name in formats)
    asked = FormsAsked(kind, unit or "", round_number or 0, empty, output_folder, chosen)
    with progress_bar("Lập biểu mẫu") as progress:
        made = bieumau(folder, year, asked, progress)
    return report(made)


COMMAND = Command(
    run,
    PANEL_REGISTER,
    5,
    help="Lập biểu mẫu Excel, Word để các đơn vị điền; không ai phải gõ YAML.\n\n"
    "Mặc định là bản đăng ký thi đua của từng đơn vị, đã ghi sẵn tên đơn vị và những người đã "
    "biết. Nhận lại biểu mẫu đã điền bằng «tdkt nhapmau».",
    examples=(
        "tdkt bieumau",
        "tdkt bieumau --don-vi van-phong --dinh-dang xlsx",
        "tdkt bieumau --ket-qua --dot 1",
        "tdkt bieumau --lich-su",
    ),
)
