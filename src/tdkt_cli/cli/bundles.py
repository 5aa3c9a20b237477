"""What `tdkt trinhky` says at the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.console import streams
from tdkt_cli.console.safe import shown
from tdkt_cli.console.totals import totals
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from tdkt_cli.workflow.trinhky import Bundle

_NAMED = 10


def report(bundle: Bundle) -> int:
    """Say what lies where, or which paper could not be made and why; return the exit code."""
    if bundle.refused:
        if totals(bundle.checked.findings).errors:
            from tdkt_cli.console.text import print_errors  # noqa: PLC0415 - only when there are any

            print_errors(bundle.checked)
        for sentence in bundle.refused:
            streams.say(shown(f"Chưa in {sentence}"))
        streams.say("Chưa ghi gì: hồ sơ trình ký phải đủ văn bản.")
        return 1
    for paper in bundle.papers:
        streams.write(f"{shown(paper.title)}: {shown(', '.join(sorted(paper.files)))}\n")
        if paper.blanks:
            streams.write(f"  còn trống: {shown('; '.join(paper.blanks))}\n")
    *files, archive = bundle.written
    streams.say(
        f"Đã ghi {number(len(files))} tệp vào {shown(files[0].parent.as_posix())} và "
        f"{shown(archive.as_posix())}."
    )
    if bundle.left:
        named = ", ".join(bundle.left[:_NAMED])
        streams.say(shown(f"Trong thư mục còn tệp cũ không thuộc hồ sơ này: {named}."))
    blanks = sum(len(paper.blanks) for paper in bundle.papers)
    page = shown(files[0].name)
    if blanks:
        streams.say(f"Còn {number(blanks)} chỗ trống cần điền, kể trong phiếu kiểm tra.")
    fill = "điền các chỗ trống rồi " if blanks else ""
    streams.say(f"Tiếp theo: đọc phiếu kiểm tra {page}, {fill}trình ký.")
    return 0
