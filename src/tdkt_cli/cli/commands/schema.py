"""`tdkt schema`: JSON Schemas for editors."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import TYPE_CHECKING, Annotated

import typer

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import PANEL_TECHNICAL, Folder, NoYear, not_empty, option

if TYPE_CHECKING:
    from tdkt_cli.workflow.schema import Written


def run(
    *,
    kind: Annotated[
        str | None,
        typer.Argument(metavar="LOẠI", callback=not_empty, show_default=False),
    ] = None,
    folder: Folder = None,
    year: NoYear = None,  # noqa: ARG001 - an option of every command; a schema has no year
    target: Annotated[
        str | None,
        option(
            "--ra",
            "-o",
            metavar="THƯ-MỤC",
            help="Thư mục ghi ra. Mặc định: schema/ cạnh data/.",
            callback=not_empty,
        ),
    ] = None,
    check: Annotated[
        bool, option("--kiem-tra", help="Không ghi; có tệp thiếu hoặc cũ thì trả về mã 1.")
    ] = False,
) -> int:
    """Write the schemas, or print one."""
    if kind and (target or check):
        raise typer.BadParameter("không dùng cùng lúc với LOẠI.", param_hint="--ra, --kiem-tra")
    from tdkt_cli.console import streams  # noqa: PLC0415 - after the usage errors
    from tdkt_cli.console.safe import shown  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow import schema  # noqa: PLC0415 - likewise

    if kind:
        streams.write(schema.schema_text(kind))
        return 0
    written = schema.schemas(folder, target, check=check)
    for sentence in _outcome(written, check=check):
        streams.say(shown(sentence))
    return int(check and bool(written.stale))


def _outcome(written: "Written", *, check: bool) -> tuple[str, ...]:
    """Return the closing sentences."""
    where = written.folder.as_posix()
    if not written.stale:
        return (f"Các tệp trong {where} đúng với bản chương trình này.",)
    if check:
        return (
            f"Thiếu hoặc cũ trong {where}: {', '.join(written.stale)}.",
            "Tiếp theo: chạy «tdkt schema» để ghi lại.",
        )
    return (
        f"Đã ghi {len(written.files)} tệp vào {where}.",
        (
            "Tiếp theo: mở một tệp trong data/ bằng VS Code có tiện ích YAML (hoặc trình soạn thảo "
            "khác có YAML language server): khóa sai được gạch chân, danh hiệu được gợi ý."
        ),
    )


COMMAND = Command(
    run,
    PANEL_TECHNICAL,
    30,
    help="Ghi JSON Schema của các tệp dữ liệu, để trình soạn thảo gợi ý và gạch chân chỗ sai.\n\n"
    "LOẠI là tên thư mục, tệp trong data/: plan, registrations, results…; có LOẠI thì in ra màn "
    "hình, không thì ghi tất cả vào thư mục schema/.",
    examples=("tdkt schema", "tdkt schema registrations", "tdkt schema --kiem-tra"),
)
