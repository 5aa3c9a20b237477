"""The conditions of titles as a sheet: one row for each condition, ready to be filtered."""

from __future__ import annotations

from typing import NamedTuple

from tdkt_cli.spreadsheet.table import Column, Table, TotalCell, count_pattern

_COLUMNS = (
    Column("TT", 11, centred=True),
    Column("Nhóm", 14, centred=True),
    Column("Đơn vị", 30),
    Column("Họ tên / tập thể", 38),
    Column("Mã cán bộ", 18, centred=True),
    Column("Danh hiệu", 38),
    Column("Kết luận", 28),
    Column("Mã điều kiện", 34),
    Column("Điều kiện", 60),
    Column("Kết luận của điều kiện", 28),
    Column("Bằng chứng", 60),
    Column("Căn cứ", 60),
    Column("Đối chiếu", 26),
)


class ConditionRow(NamedTuple):
    """A condition of a title of a subject; the last six are empty for a title without conditions.

    Attributes:
        nhom: part of the council's appendix, such as `B.1`.
        ket_luan: of the title.
        ket_luan_dieu_kien: of the condition.
    """

    nhom: str
    ten_don_vi: str
    ten_doi_tuong: str
    ma_can_bo: str
    ten_danh_hieu: str
    ket_luan: str
    ma: str
    noi_dung: str
    ket_luan_dieu_kien: str
    bang_chung: str
    can_cu: str
    doi_chieu: str


def conditions_table(rows: tuple[ConditionRow, ...], title: str, note: str) -> Table:
    """Return the sheet.

    Args:
        rows: in the order of the council's appendix.
        title: second line.
        note: the stage and the day whose law was applied.
    """
    count = sum(1 for row in rows if row.ma)
    return Table(
        sheet="Điều kiện",
        label="Phụ lục",
        title=title,
        columns=_COLUMNS,
        rows=tuple((number, *row) for number, row in enumerate(rows, 1)),
        total=(
            TotalCell(count, 7, count_pattern(count, "Tổng cộng: ", " điều kiện"), centred=True),
            TotalCell(None, 6),
        ),
        note=note,
        kept_columns=4,
    )
