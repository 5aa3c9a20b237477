"""`tdkt fmt`: data files in canonical form."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import PANEL_TECHNICAL, Files, Folder, NoYear, option
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from tdkt_cli.workflow.fmt import Formatted


def run(
    *,
    files: Files = None,
    folder: Folder = None,
    year: NoYear = None,  # noqa: ARG001 - an option of every command; files of all years are alike
    check: Annotated[
        bool, option("--kiem-tra", help="Không ghi; có tệp chưa đúng dạng thì trả về mã 1.")
    ] = False,
) -> int:
    """Format data files; exit code 1 when one cannot be, or under `check` is not, formatted."""
    from tdkt_cli.console import streams  # noqa: PLC0415 - when it runs
    from tdkt_cli.console.safe import shown  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow.fmt import fmt  # noqa: PLC0415 - likewise

    done = fmt(folder, tuple(files or ()), check=check)
    for name in done.changed:
        streams.write(f"{shown(name)}\n")
    for sentence in (*done.refused, *_about_seals(done, check=check), _outcome(done, check=check)):
        streams.say(shown(sentence))
    return int(bool(done.refused or (check and done.changed)))


def _about_seals(done: "Formatted", *, check: bool) -> Iterator[str]:
    """Yield what is to be known of sealed files."""
    if done.left_alone:
        yield (
            f"Để yên vì đã chốt: {', '.join(done.left_alone)}. Sắp xếp lại thì mã băm khác "
            "bảng chốt; vẫn muốn thì ghi tên từng tệp sau «tdkt fmt»."
        )
    if done.seals_broken:
        again = "sắp xếp xong phải chốt lại" if check else "phải chốt lại"
        yield (
            f"Tệp đã chốt: {', '.join(done.seals_broken)}; {again} (tdkt chot --chot-lai; "
            "của đợt thì thêm --dot)."
        )


def _outcome(done: "Formatted", *, check: bool) -> str:
    """Return the closing sentence."""
    total, changed = number(done.total), number(len(done.changed))
    if not done.changed:
        other = " khác" if done.left_alone else ""
        return f"Đã xem {total} tệp: không tệp nào{other} phải sắp xếp lại."
    if check:
        return f"{changed} trong {total} tệp chưa đúng dạng: chạy «tdkt fmt» để sắp xếp lại."
    return (
        f"Đã sắp xếp lại {changed} trong {total} tệp, không đổi tên, danh hiệu, con số nào. "
        "Tiếp theo: gõ «tdkt validate», kết quả phải như trước."
    )


COMMAND = Command(
    run,
    PANEL_TECHNICAL,
    40,
    help="Sắp xếp tệp dữ liệu về một dạng chuẩn: thứ tự khóa, thụt dòng, dấu nháy.\n\n"
    "Nội dung và ghi chú giữ nguyên; BOM và kiểu xuống dòng cũng vậy. Tệp còn lỗi thì để yên và "
    "nói rõ. Không ghi TỆP thì xem mọi tệp dữ liệu của mọi năm. Tệp đã chốt (tdkt chot) cũng để "
    "yên, trừ khi ghi đúng tên tệp ấy.",
    examples=(
        "tdkt fmt",
        "tdkt fmt data/registrations/2024/van-phong.yaml",
        "tdkt fmt --kiem-tra",
    ),
)
