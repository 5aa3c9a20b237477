"""What moved and what to look at in the new year's plan, on the screen or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.console import streams
from tdkt_cli.console.lines import Line, Span, print_lines
from tdkt_cli.console.machine import dump
from tdkt_cli.console.safe import shown
from tdkt_cli.console.totals import totals
from tdkt_cli.vietnamese import count, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.workflow.next_year import Line as Entry
    from tdkt_cli.workflow.next_year import NextYear

_PARTS = (
    ("da_chuyen", "Đã chuyển sang năm mới, đọc lại", "green"),
    ("de_trong", "Đã để trống, chờ điền", "yellow"),
    ("loi_van", "Lời văn còn của năm cũ, chưa sửa", "yellow"),
    ("xem_lai", "Giữ nguyên, xem còn đúng không", "cyan"),
)


def print_next_year(found: NextYear) -> None:
    """Print every year-bound fact by what was done with it; the sums are the last line."""
    print_lines(_lines(found))


def _lines(found: NextYear) -> Iterator[Line]:
    yield (Span(f"Năm {found.year}, lập từ năm {found.old}", "bold"),)
    for kind, heading, style in _PARTS:
        entries = [one for one in found.lines if one.loai == kind]
        if entries:
            yield ()
            yield (Span(f"{heading}: {number(len(entries))}", f"bold {style}"),)
            for one in entries:
                place, said = _entry(one)
                yield Span(f"  {shown(place)}  "), Span(shown(said))
    yield ()
    yield (Span(_closing(found), "bold"),)


def _entry(one: Entry) -> tuple[str, str]:
    moved = one.truoc if not one.sau else f"{one.truoc} → {one.sau}"
    hint = " (gợi ý)" if one.loai == "loi_van" and one.sau else ""
    return f"dòng {one.dong}", f"{moved}{hint}: {one.viec}"


def _closing(found: NextYear) -> str:
    counts = [
        f"{sum(one.loai == kind for one in found.lines)} {word}"
        for kind, word in (
            ("da_chuyen", "đã chuyển"),
            ("de_trong", "để trống"),
            ("loi_van", "chỗ lời văn"),
            ("xem_lai", "điều xem lại"),
        )
    ]
    return f"{', '.join(counts)}; mọi dòng trên là của data/plan-{found.year}.yaml."


def say_outcome(found: NextYear) -> None:
    """Say on standard error which year commands take, what was made, and what comes next."""
    streams.say(
        f"Từ nay lệnh không ghi --nam thì làm với năm {found.year}; còn việc của năm {found.old} "
        f"thì thêm --nam {found.old} vào lệnh."
    )
    for name in found.kept:
        streams.say(f"Đã có {name}, giữ nguyên.")
    for name in found.written:
        streams.say(f"Đã ghi {name}.")
    total = totals(found.checked.findings)
    streams.say(
        f"Tiếp theo: sửa theo danh sách, rồi tdkt validate --nam {found.year} (hiện có "
        f"{count(total.errors) if total.errors else 0} lỗi, {number(total.warnings)} cảnh báo)."
    )


def print_next_year_json(found: NextYear) -> None:
    """Print one object: the files, and every fact with what was done."""
    streams.write(
        dump(
            {
                "phien_ban": 1,
                "nam_ke_hoach": found.year,
                "da_ghi": list(found.written),
                "giu_nguyen": list(found.kept),
                "ket_qua": [one._asdict() for one in found.lines],
            }
        )
    )
