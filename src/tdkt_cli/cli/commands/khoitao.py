"""`tdkt khoitao THƯ-MỤC`: a new data folder, or the sample with its guide."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from datetime import date
from typing import Annotated

import typer

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.days import day_option
from tdkt_cli.cli.options import (
    PANEL_YEAR,
    NoFolder,
    WholeNumber,
    none_empty,
    not_empty,
    option,
)

Target = Annotated[str, typer.Argument(metavar="THƯ-MỤC", callback=not_empty, show_default=False)]


def _text_option(name: str, help_text: str) -> object:
    return option(name, metavar="CHỮ", help=help_text, callback=not_empty)


def run(
    *,
    target: Target,
    sample: Annotated[
        bool, option("--vi-du", help="Thư mục mẫu có lỗi cố ý, kèm bài hướng dẫn 15 phút.")
    ] = False,
    year: Annotated[
        int | None,
        option(
            "--nam", metavar="NĂM", click_type=WholeNumber(1990, 2100), help="Năm của kế hoạch."
        ),
    ] = None,
    name: Annotated[str | None, _text_option("--co-quan", "Tên cơ quan.")] = None,
    parent: Annotated[str | None, _text_option("--chu-quan", "Cơ quan chủ quản.")] = None,
    sign: Annotated[str | None, _text_option("--viet-tat", "Chữ viết tắt trong ký hiệu.")] = None,
    place: Annotated[str | None, _text_option("--dia-danh", "Địa danh trên văn bản.")] = None,
    office: Annotated[str | None, _text_option("--chuc-vu", "Chức vụ người đứng đầu.")] = None,
    signer: Annotated[str | None, _text_option("--ho-ten", "Họ tên người đứng đầu.")] = None,
    units: Annotated[
        list[str] | None,
        option(
            "--don-vi",
            metavar="TÊN",
            help="Tên một phòng; dùng nhiều lần, phòng nhận đăng ký ghi trước.",
            callback=none_empty,
        ),
    ] = None,
    deadline: Annotated[
        date | None,
        day_option("--han", "Hạn đăng ký (trước ngày). Mặc định: 31/01 của năm kế hoạch."),
    ] = None,
    without_git: Annotated[bool, option("--khong-git", help="Không lập kho git.")] = False,
    folder: NoFolder = None,  # noqa: ARG001 - an option of every command; the folder is THƯ-MỤC
) -> int:
    """Make the folder, asking on a terminal for what was not given."""
    typed = {
        "--nam": str(year) if year else None,
        "--co-quan": name,
        "--chu-quan": parent,
        "--viet-tat": sign,
        "--dia-danh": place,
        "--chuc-vu": office,
        "--ho-ten": signer,
        "--don-vi": ";".join(units) if units else None,
    }
    if sample:
        _refuse_beside_sample(typed, deadline)
    from tdkt_cli.cli.interview import answers  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.workflow import first_plan, starting  # noqa: PLC0415 - likewise

    if sample:
        return _report(starting.start_sample(target, with_git=not without_git), sample=True)
    agency = first_plan.agency_of(answers(typed, target), deadline)
    return _report(starting.start(target, agency, with_git=not without_git), sample=False)


def _refuse_beside_sample(typed: dict[str, str | None], deadline: date | None) -> None:
    given = [key for key, value in typed.items() if value] + ["--han"] * bool(deadline)
    if given:
        raise typer.BadParameter(f"không dùng cùng lúc với {given[0]}.", param_hint="--vi-du")


def _report(started: object, *, sample: bool) -> int:
    from tdkt_cli.console import streams  # noqa: PLC0415 - after the work
    from tdkt_cli.console.safe import shown  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow.starting import Started  # noqa: PLC0415 - likewise

    if not isinstance(started, Started):  # pragma: no cover - keeps help from loading the workflow
        raise TypeError
    where = shown(started.folder.as_posix())
    for note in started.notes:
        streams.say(shown(note))
    streams.say(f"Đã lập thư mục {where} với {len(started.files)} tệp.")
    step = "làm theo từng bước" if sample else "điền kế hoạch"
    streams.say(f"Tiếp theo: cd {where}, đọc {started.guide}, {step}, rồi gõ tdkt.")
    return 0


COMMAND = Command(
    run,
    PANEL_YEAR,
    50,
    help="Lập thư mục dữ liệu mới cho một cơ quan, một năm: kế hoạch để điền, danh sách văn bản, "
    "hướng dẫn, cấu hình trình soạn thảo, git tự kiểm tra trước mỗi lần ghi nhận.\n\n"
    "Trên cửa sổ lệnh thì chương trình hỏi từng mục chưa ghi, cho xem lại tất cả rồi mới ghi. Thư "
    "mục đã có tệp thì từ chối.",
    examples=(
        "tdkt khoitao thi-dua",
        "tdkt khoitao vi-du --vi-du",
    ),
)
