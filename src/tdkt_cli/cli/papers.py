"""What the document commands share: their formats, where they print, what they say at the end."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

import typer

from tdkt_cli.console import streams
from tdkt_cli.console.safe import shown
from tdkt_cli.console.totals import totals
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from tdkt_cli.workflow import Printed, Printing

_TEXT_FORMATS = {"html", "csv", "json"}
_LISTS = {".xlsx", ".csv", ".json"}  # formats without a last page
_BLANKS_NAMED = 10


def printing(
    formats: tuple[str, ...],
    outputs: list[str] | None,
    file_format: str | None,
    *,
    draft: bool,
    final: bool,
    medium: str = "giay",
) -> Printing:
    """Return how to print, or raise a usage error when the options contradict one another.

    Args:
        formats: the formats of this command.
        outputs: the values of `-o` as typed.
        file_format: the value of `--dinh-dang`.
        draft: `--du-thao`.
        final: `--ban-chinh`.
        medium: `--ban`: `giay` on paper, `dien-tu` by way of a document system.
    """
    if draft and final:
        raise typer.BadParameter("không dùng cùng lúc với --ban-chinh.", param_hint="--du-thao")
    targets = tuple(outputs or ())
    for target in targets:
        if target != "-":
            _check_ending(target, formats, file_format)
    if "-" in targets:
        file_format = _text_format(formats, file_format)
    from tdkt_cli import workflow  # noqa: PLC0415 - --help never imports it

    electronic = medium.replace("_", "-") == "dien-tu"
    return workflow.Printing(targets, file_format, draft, final, electronic)


def _check_ending(target: str, formats: tuple[str, ...], file_format: str | None) -> None:
    """Refuse a file whose ending names no format of the command, or another than was asked."""
    ending = PurePath(target).suffix.removeprefix(".").lower()
    if ending == file_format or (file_format and ending not in formats):
        return
    if file_format:
        message = f"đuôi tệp {target!r} khác với --dinh-dang {file_format}."
    elif ending in formats:
        return
    else:
        message = f"đuôi tệp {target!r} phải là một trong: {_listed(formats)}."
    raise typer.BadParameter(message, param_hint="-o")


def _text_format(formats: tuple[str, ...], file_format: str | None) -> str:
    """Return the format for standard output: the one asked for, or the only one possible."""
    texts = tuple(name for name in formats if name in _TEXT_FORMATS)
    if file_format in texts:
        return str(file_format)
    if file_format:
        message = f"{file_format} không in được ra đầu ra chuẩn; dùng {_listed(texts)}."
    elif len(texts) == 1:
        return texts[0]
    else:
        message = f"cần --dinh-dang {_listed(texts)} khi in ra đầu ra chuẩn."
    raise typer.BadParameter(message, param_hint="-o -")


def _listed(names: tuple[str, ...]) -> str:
    return " hoặc ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)


def report(printed: Printed, *, draft: bool, step: str = "") -> int:
    """Show the outcome of a document command and return its exit code.

    Errors go to standard output, sentences to standard error; when the document itself goes to
    standard output, the findings are only counted on standard error.
    """
    total = totals(printed.checked.findings)
    for note in printed.checked.notes:
        streams.say(shown(note))
    if total.errors and printed.text is None:
        from tdkt_cli.console.text import print_errors  # noqa: PLC0415 - only when there are any

        print_errors(printed.checked)
    if printed.text is not None:
        streams.write_document(printed.text)
    _say_outcome(printed, draft=draft, step=step)
    return 1 if total.errors or printed.refused else 0


def _say_outcome(printed: Printed, *, draft: bool, step: str) -> None:
    total = totals(printed.checked.findings)
    # `validate` counts the whole year; an answer on the screen (text is "") is no document.
    where = "" if printed.text == "" else " ở các tệp của văn bản này"
    if total.errors and printed.text is not None:
        streams.say(f"Có {number(total.errors)} lỗi{where}: chạy «tdkt validate» để xem.")
    elif total.warnings and not total.errors:
        streams.say(f"Có {number(total.warnings)} cảnh báo{where}: chạy «tdkt validate» để xem.")
    if printed.refused:
        streams.say(shown(printed.refused))
        if printed.blanks:
            streams.say(_blanks_left(printed.blanks))
        return
    for path in printed.written:
        streams.say(f"Đã ghi {shown(path.as_posix())}.")
    if printed.blanks:
        streams.say(_blanks_left(printed.blanks))
    if printed.for_system:
        named = "; ".join(shown(label) for label in printed.for_system)
        streams.say(f"Bản điện tử: để hệ thống quản lý văn bản điền {named}.")
    if printed.written:
        ours = _draft_step(printed) if draft else _next_step(blanks=bool(printed.blanks))
        streams.say(step or ours)


def _blanks_left(blanks: tuple[str, ...]) -> str:
    named = [shown(blank) for blank in blanks[:_BLANKS_NAMED]]
    more = "; …" if len(blanks) > _BLANKS_NAMED else ""
    return f"Còn {number(len(blanks))} chỗ trống cần điền: {'; '.join(named)}{more}."


def _draft_step(printed: Printed) -> str:
    if not totals(printed.checked.findings).errors:
        return "Tiếp theo: đọc lại bản dự thảo rồi in lại, bỏ --du-thao."
    if any(path.suffix.lower() not in _LISTS for path in printed.written):
        return "Tiếp theo: sửa dữ liệu theo trang cuối của bản dự thảo rồi in lại, bỏ --du-thao."
    return "Tiếp theo: sửa các lỗi nêu trên rồi in lại, bỏ --du-thao."


def _next_step(*, blanks: bool) -> str:
    if blanks:
        return "Tiếp theo: điền các chỗ trống, kiểm tra lại rồi trình ký."
    return "Tiếp theo: đọc lại rồi trình ký."
