"""What `tdkt nhapmau` shows, and says at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.console import streams
from tdkt_cli.console.safe import shown
from tdkt_cli.console.show import print_findings
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.workflow.nhapmau import Imported

_NAMED = 5


def report(imported: Imported, style: str, *, preview: bool) -> int:
    """Show what the forms change and what is wrong with them; return the exit code.

    Args:
        imported: the outcome.
        style: of the findings; only as text the changes are shown too.
        preview: whether nothing was written.
    """
    if style == "text" and imported.changes:
        from tdkt_cli.console.changes import print_changes  # noqa: PLC0415 - only in this form

        print_changes(imported.changes)
    print_findings(imported.checked, style)
    streams.say(shown(_closing(imported, preview=preview)))
    return int(any(not form.taken for form in imported.forms))


def _closing(imported: Imported, *, preview: bool) -> str:
    """Return what was done, what was not, and what comes next."""
    failed = [form.name for form in imported.forms if not form.taken]
    taken = len(imported.forms) - len(failed)
    parts = []
    if failed:
        parts.append(f"Không nhập {number(len(failed))} biểu mẫu còn lỗi: {_listed(failed)}.")
    if imported.changed and preview:
        parts.append(
            f"Mới xem trước, chưa ghi: {number(len(imported.changed))} tệp sẽ đổi "
            f"({_listed(imported.changed)}). Bỏ --xem-truoc để ghi."
        )
    elif imported.changed:
        parts.append(
            f"Đã nhập {number(taken)} biểu mẫu, ghi {number(len(imported.changed))} tệp: "
            f"{_listed(imported.changed)}. Tiếp theo: «tdkt validate»."
        )
    elif taken:
        parts.append(f"{number(taken)} biểu mẫu khớp với dữ liệu đang có, không có gì phải ghi.")
    if imported.losses:
        parts.append(_losses(imported, preview=preview))
    if failed:
        parts.extend(_back(imported))
    return " ".join(parts)


def _losses(imported: Imported, *, preview: bool) -> str:
    """Return what the data lose, and what to do when that was not meant."""
    what = f"bớt {', '.join(imported.losses)} (F410)."
    if preview:
        return f"Cảnh báo: nhập thì {what} Nếu sót khi gõ lại, thêm lại vào biểu mẫu trước khi ghi."
    return (
        f"Cảnh báo: đã {what} Nếu sót khi gõ lại: khôi phục tệp dữ liệu cũ, thêm lại vào biểu mẫu "
        "rồi nhập lại."
    )


def _back(imported: Imported) -> Iterator[str]:
    """Yield what was written for the units, and what comes next."""
    written = [
        f"{number(len(paths))} {what} ({_listed([path.as_posix() for path in paths])})"
        for what, paths in (
            ("biểu mẫu đã đánh dấu", imported.copies),
            ("phiếu trả lại", imported.slips),
        )
        if paths
    ]
    if imported.no_slips:
        yield imported.no_slips
    if not written:
        yield f"Tiếp theo: {'; '.join(_to_do(imported))}; rồi nhập lại."
        return
    yield f"Đã ghi để trả lại đơn vị: {', '.join(written)}."
    yield "Tiếp theo: gửi các tệp ấy cho đơn vị; đơn vị sửa xong, gửi về thì chạy lại lệnh này."


def _to_do(imported: Imported) -> Iterator[str]:
    """Yield what the faults ask for: of the unit where a cell is wrong, else of the clerk."""
    from tdkt_cli.findings import Severity  # noqa: PLC0415 - only after a run
    from tdkt_cli.workflow.slips import NOT_FOR_UNITS  # noqa: PLC0415 - likewise

    errors = [one for one in imported.checked.findings if one.severity is Severity.ERROR]
    in_cells = {one.code for one in errors if one.where.path} - NOT_FOR_UNITS
    whole = {one.code for one in errors} - in_cells
    if in_cells:
        yield "trả biểu mẫu cho đơn vị sửa theo các ô đã nêu"
    if "F208" in whole:
        yield "trong các biểu mẫu cho cùng một tệp, chỉ giữ một (bản đã điền, mới nhất)"
    if any(code.startswith("F1") or code == "F201" for code in whole):
        yield "lưu lại tệp không đọc được theo cách sửa đã nêu, hoặc xin đơn vị gửi lại"
    if any(not code.startswith("F1") and code not in ("F201", "F208") for code in whole):
        yield "làm theo cách sửa nêu ở từng lỗi"


def _listed(names: tuple[str, ...] | list[str]) -> str:
    more = ", …" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more
