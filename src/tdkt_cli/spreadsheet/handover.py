"""The awarded of a year as sheets: the list, the counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.spreadsheet.rows import KINDS
from tdkt_cli.spreadsheet.table import Column, Table, TotalCell, count_pattern
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from tdkt_cli.consolidate.handover import Handover

_LIST = (
    Column("TT", 11, centred=True),
    Column("Số quyết định", 30),
    Column("Ngày ký", 22, centred=True),
    Column("Cơ quan ký", 34),
    Column("Danh hiệu, hình thức", 44),
    Column("Loại khen", 22),
    Column("Họ và tên", 40),
    Column("Tập thể, đơn vị", 40),
    Column("Mã cán bộ", 22),
    Column("Ghi chú", 30),
)
_COUNTS = (
    Column("TT", 11, centred=True),
    Column("Danh hiệu, hình thức khen thưởng", 92),
    Column("Loại khen", 34),
    Column("Tập thể", 24, centred=True),
    Column("Cá nhân", 24, centred=True),
)


def handover_tables(figures: Handover) -> tuple[Table, Table]:
    """Return the sheet of the awarded and the sheet of counts."""
    return _awarded(figures), _counted(figures)


def _awarded(figures: Handover) -> Table:
    rows = tuple(
        (
            number,
            row.so_ky_hieu,
            short_date(row.ngay_ky),
            row.co_quan_ky,
            row.ten_danh_hieu,
            KINDS[row.loai_khen],
            row.ho_ten,
            row.ten_don_vi or row.ma_don_vi,
            row.ma_can_bo,
            f"Hủy bỏ ngày {short_date(row.ngay_huy_bo)}" if row.ngay_huy_bo else None,
        )
        for number, row in enumerate(figures.ket_qua, 1)
    )
    total = TotalCell(
        len(rows), len(_LIST), count_pattern(len(rows), "Tổng cộng: ", " lượt khen thưởng")
    )
    title = f"DANH SÁCH ĐƯỢC KHEN THƯỞNG, THÀNH TÍCH NĂM {figures.nam_thanh_tich}"
    return Table("Danh sách", "Bàn giao", title, _LIST, rows, (total,), "", 2)


def _counted(figures: Handover) -> Table:
    rows = tuple(
        (number, row.ten_danh_hieu, KINDS[row.loai_khen], row.so_tap_the, row.so_ca_nhan)
        for number, row in enumerate(figures.tong, 1)
    )
    total = (
        TotalCell("Tổng cộng", 3, centred=True),
        TotalCell(sum(row.so_tap_the for row in figures.tong), pattern="#,##0", centred=True),
        TotalCell(sum(row.so_ca_nhan for row in figures.tong), pattern="#,##0", centred=True),
    )
    title = f"SỐ LƯỢNG KHEN THƯỞNG, THÀNH TÍCH NĂM {figures.nam_thanh_tich}"
    note = "Không tính quyết định đã bị hủy bỏ."
    return Table("Số lượng", "Bàn giao", title, _COUNTS, rows, total, note, 2)
