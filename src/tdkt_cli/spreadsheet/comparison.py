"""A comparison as sheets: every difference in a row, counts by title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.spreadsheet.table import Column, Table, TotalCell, count_pattern

if TYPE_CHECKING:
    from tdkt_cli.consolidate.comparison import Comparison


def comparison_tables(found: Comparison, lead: str, total: str) -> tuple[Table, ...]:
    """Return the two sheets.

    Args:
        found: what differs.
        lead: the sentence that names both sides.
        total: the sum of all differences in a sentence.
    """
    rows = [
        (unit.ten_don_vi, one.doi_tuong, one.truoc, one.sau, one.noi_dung)
        for unit in found.don_vi
        for one in unit.thay_doi
    ]
    differences = Table(
        sheet="Thay đổi",
        label="Phụ lục",
        title=f"SO SÁNH: {found.ben_truoc.upper()} VÀ {found.ben_sau.upper()}",
        columns=(
            Column("TT", 11, centred=True),
            Column("Đơn vị", 42),
            Column("Đối tượng", 46),
            Column("Trước", 52),
            Column("Sau", 52),
            Column("Thay đổi", 80),
        ),
        rows=tuple((number, *row) for number, row in enumerate(rows, 1)),
        total=(
            TotalCell(
                len(rows), 3, count_pattern(len(rows), "Tổng cộng: ", " thay đổi"), centred=True
            ),
            TotalCell(None, 3),
        ),
        note=total,
        kept_columns=3,
    )
    return differences, _titles(found, lead)


def _titles(found: Comparison, lead: str) -> Table:
    lines = found.danh_hieu
    return Table(
        sheet="Danh hiệu",
        label="Phụ lục",
        title="SỐ LƯỢT THEO DANH HIỆU, HÌNH THỨC KHEN THƯỞNG",
        columns=(
            Column("TT", 11, centred=True),
            Column("Danh hiệu, hình thức", 92),
            Column("Trước", 24, centred=True),
            Column("Sau", 24, centred=True),
            Column("Tăng, giảm", 24, centred=True),
        ),
        rows=tuple(
            (number, one.ten_danh_hieu, one.truoc, one.sau, one.sau - one.truoc)
            for number, one in enumerate(lines, 1)
        ),
        total=(
            TotalCell("Tổng cộng", 2, centred=True),
            TotalCell(sum(one.truoc for one in lines), pattern="#,##0", centred=True),
            TotalCell(sum(one.sau for one in lines), pattern="#,##0", centred=True),
            TotalCell(sum(one.sau - one.truoc for one in lines), pattern="#,##0", centred=True),
        ),
        note=lead,
        kept_columns=2,
    )
