"""`tdkt fmt`: data files in canonical form."""

# No `from __future__ import annotations` here: Typer reads the annotations at run time.

from typing import Annotated

from tdkt_cli.cli.commands import Command
from tdkt_cli.cli.options import PANEL_TECHNICAL, Files, Folder, NoYear, option


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
    from tdkt_cli.vietnamese import number  # noqa: PLC0415 - likewise
    from tdkt_cli.workflow.fmt import fmt  # noqa: PLC0415 - likewise

    done = fmt(folder, tuple(files or ()), check=check)
    for name in done.changed:
        streams.write(f"{shown(name)}\n")
    for sentence in done.refused:
        streams.say(shown(sentence))
    if done.left_alone:
        streams.say(
            shown(
                f"Để yên vì đã chốt: {', '.join(done.left_alone)}. Sắp xếp lại thì mã băm khác "
                "bảng chốt; vẫn muốn thì ghi tên từng tệp sau «tdkt fmt»."
            )
        )
    if done.seals_broken:
        again = "sắp xếp xong phải chốt lại" if check else "phải chốt lại"
        streams.say(
            shown(
                f"Tệp đã chốt: {', '.join(done.seals_broken)}; {again} (tdkt chot --chot-lai; "
                "của đợt thì thêm --dot)."
            )
        )
    total, changed = number(done.total), number(len(done.changed))
    if not done.changed:
        other = " khác" if done.left_alone else ""
        streams.say(f"Đã xem {total} tệp: không tệp nào{other} phải sắp xếp lại.")
    elif check:
        streams.say(f"{changed} trong {total} tệp chưa đúng dạng: chạy «tdkt fmt» để sắp xếp lại.")
    else:
        streams.say(
            f"Đã sắp xếp lại {changed} trong {total} tệp, không đổi tên, danh hiệu, con số nào. "
            "Tiếp theo: xem lại thay đổi rồi lưu vào git."
        )
    return int(bool(done.refused or (check and done.changed)))


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
