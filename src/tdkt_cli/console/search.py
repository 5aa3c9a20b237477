"""What was found, on the screen: people with their years, then everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tdkt_cli.console import streams
from tdkt_cli.console.lines import Line, Span, print_lines
from tdkt_cli.console.machine import dump
from tdkt_cli.console.safe import mask, shown
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.workflow.searching import Answer, Group

_LABELS = {"tap_the": "Tập thể: ", "van_ban": "Văn bản "}


def print_found(answer: Answer) -> None:
    """Print the groups; how much was found is the last line."""
    print_lines(_lines(answer))
    print_lines([(Span(shown(closing(answer)), "bold"),)])


def _lines(answer: Answer) -> Iterator[Line]:
    for group in answer.nhom:
        yield (Span(shown(_heading(group)), "bold"),)
        for place in group.cho:
            where = f"{place.where.file}:{place.where.line}"
            yield (
                Span(f"  {place.nam}  ", "cyan"),
                Span(shown(place.noi_dung)),
                Span(f"  ({shown(where)})", "dim"),
            )
        yield ()


def _heading(group: Group) -> str:
    code = f" ({group.ma_can_bo})" if group.ma_can_bo else ""
    units = f", {'; '.join(group.ten_don_vi)}" if group.ten_don_vi else ""
    return f"{_LABELS.get(group.loai, '')}{group.ten}{code}{units}"


def closing(answer: Answer) -> str:
    """Return `Tìm thấy 1 người, 12 chỗ trong dữ liệu các năm 2019-2024.`."""
    places = sum(len(group.cho) for group in answer.nhom)
    if not places:
        near = f" Có phải: {', '.join(answer.gan_giong)}?" if answer.gan_giong else ""
        return f"Không tìm thấy «{answer.tu_khoa}».{near}"
    people = sum(group.loai == "ca_nhan" for group in answer.nhom)
    who = f"{number(people)} người, " if people else ""
    years = f"{answer.nam[0]}-{answer.nam[-1]}" if len(answer.nam) > 1 else str(answer.nam[0])
    return f"Tìm thấy {who}{number(places)} chỗ trong dữ liệu năm {years}."


def print_found_json(answer: Answer) -> None:
    """Print one object: the words, the sums, every group with its places."""
    places = sum(len(group.cho) for group in answer.nhom)
    streams.write(
        dump(
            {
                "phien_ban": 1,
                "tu_khoa": answer.tu_khoa,
                "nam": list(answer.nam),
                "tong": {"nhom": len(answer.nhom), "cho": places},
                "ket_qua": [_group(group) for group in answer.nhom],
                "gan_giong": list(answer.gan_giong),
                "chua_doc_duoc": list(answer.chua_doc_duoc),
            }
        )
    )


def _group(group: Group) -> dict[str, Any]:
    return {
        "loai": group.loai,
        "ten": group.ten,
        "ma_can_bo": group.ma_can_bo or None,
        "ten_don_vi": list(group.ten_don_vi),
        "cho": [
            {
                "nam": place.nam,
                "noi_dung": mask(place.noi_dung),
                "tep": place.where.file,
                "dong": place.where.line,
                "cot": place.where.column,
            }
            for place in group.cho
        ],
    }
