"""The appendices of the consolidated list as tables.

Columns, headings, order and totals are those of `_phu_luc_dang_ky.html.j2` and `_ma_tran.html.j2`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.consolidate.registered import NOT_COUNTED
from tdkt_cli.law import titles
from tdkt_cli.paper_standard import component
from tdkt_cli.spreadsheet.table import (
    Column,
    Table,
    TotalCell,
    Value,
    count_pattern,
    longest_word_mm,
)
from tdkt_cli.vietnamese import count, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.consolidate.counted_titles import TitleCount, TitleName
    from tdkt_cli.consolidate.registered import RegisteredYear, UnitLine

_COLLECTIVES = (
    Column("TT", 12, centred=True),
    Column("Tập thể", 76),
    Column("Danh hiệu thi đua", 66),
    Column("Hình thức khen thưởng", 58),
    Column("Ghi chú", 40),
)
_INDIVIDUALS = (
    Column("TT", 10, centred=True),
    Column("Đơn vị", 32),
    Column("Họ và tên", 42),
    Column("Chức vụ", 31),
    Column("Danh hiệu thi đua", 40),
    Column("Hình thức khen thưởng", 34),
    Column("Sáng kiến, đề tài", 38),
    Column("Ghi chú", 25),
)
_SHEET_WIDTH_MM = 252.0
_TITLES_WIDTH_MM = 166.0
_WIDEST_TITLE_MM = 22.0
_NARROWEST_UNIT_MM = 45.0
_NUMBER = "#,##0"
_DRAFT = "DỰ THẢO"
_DRAFT_NOTE = f"{_DRAFT}: chỉ để kiểm tra, chưa dùng để trình ký hoặc gửi đi."


def registered_tables(year: RegisteredYear, *, draft: bool = False) -> tuple[Table, ...]:
    """Return appendices I (collectives), II (people) and III (units by titles).

    Args:
        year: the figures.
        draft: mark each as DỰ THẢO.
    """
    tables = (_collectives(year), _individuals(year), _matrix(year))
    return tuple(_marked(table) for table in tables) if draft else tables


def _marked(table: Table) -> Table:
    note = "\n".join(filter(None, (_DRAFT_NOTE, table.note)))
    return table._replace(title=f"{table.title} ({_DRAFT})", note=note)


def _collectives(year: RegisteredYear) -> Table:
    return Table(
        sheet="I. Tập thể",
        label="Phụ lục I",
        title="ĐĂNG KÝ DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG "
        f"NĂM {year.nam_ke_hoach} CỦA TẬP THỂ",
        columns=_COLLECTIVES,
        rows=tuple(
            (
                number,
                unit.ten_tap_the,
                _names(unit.danh_hieu),
                _names(unit.khen_thuong),
                _unit_note(unit),
            )
            for number, unit in enumerate(year.don_vi, 1)
        ),
        total=(
            _counted(year.tong.so_tap_the, 2, "Tổng cộng: ", " tập thể"),
            TotalCell(_sums(year.tap_the, commendations=False)),
            TotalCell(_sums(year.tap_the, commendations=True)),
            TotalCell(None),
        ),
        note=_abbreviations(year.tap_the),
        kept_columns=2,
    )


def _individuals(year: RegisteredYear) -> Table:
    return Table(
        sheet="II. Cá nhân",
        label="Phụ lục II",
        title="ĐĂNG KÝ DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG "
        f"NĂM {year.nam_ke_hoach} CỦA CÁ NHÂN",
        columns=_INDIVIDUALS,
        rows=tuple(_people(year)),
        total=(
            _counted(year.tong.so_ca_nhan, 4, "Tổng cộng: ", " người"),
            TotalCell(_sums(year.ca_nhan, commendations=False)),
            TotalCell(_sums(year.ca_nhan, commendations=True)),
            _counted(year.tong.so_sang_kien, 1, "", " sáng kiến, đề tài"),
            TotalCell(None),
        ),
        note=_abbreviations(year.ca_nhan),
        kept_columns=3,
    )


def _people(year: RegisteredYear) -> Iterator[tuple[Value, ...]]:
    """Yield a row for each person; a unit without people keeps one row that says why."""
    number = 0
    for unit in year.don_vi:
        for person in unit.ca_nhan:
            number += 1
            yield (
                number,
                unit.ten_don_vi,
                person.ho_ten,
                person.chuc_vu,
                _names(person.danh_hieu),
                _names(person.khen_thuong),
                ";\n".join(person.sang_kien),
                person.ghi_chu or "",
            )
        if not unit.ca_nhan:
            missing = unit.tinh_trang in NOT_COUNTED
            reason = _unit_note(unit) if missing else "Không có cá nhân đăng ký"
            yield (None, unit.ten_don_vi, "", "", "", "", "", reason)


def _matrix(year: RegisteredYear) -> Table:
    return Table(
        sheet="III. Đơn vị × danh hiệu",
        label="Phụ lục III",
        title=f"TỔNG HỢP ĐĂNG KÝ THEO ĐƠN VỊ VÀ DANH HIỆU NĂM {year.nam_ke_hoach}",
        columns=_matrix_columns(year),
        rows=tuple(
            (
                number,
                _unit_and_collective(unit),
                unit.tong_so_nguoi,
                unit.so_ca_nhan,
                *(unit.so_luong_tap_the.get(title.ma_danh_hieu, 0) for title in year.tap_the),
                *(unit.so_luong_ca_nhan.get(title.ma_danh_hieu, 0) for title in year.ca_nhan),
                unit.so_sang_kien,
            )
            for number, unit in enumerate(year.don_vi, 1)
        ),
        total=(
            TotalCell("Tổng cộng", 2, centred=True),
            *(
                TotalCell(amount, pattern=_NUMBER, centred=True)
                for amount in (
                    year.tong.tong_so_nguoi,
                    year.tong.so_ca_nhan,
                    *(title.so_luong for title in (*year.tap_the, *year.ca_nhan)),
                    year.tong.so_sang_kien,
                )
            ),
        ),
        note=_abbreviations((*year.tap_the, *year.ca_nhan)),
        kept_columns=2,
    )


def _matrix_columns(year: RegisteredYear) -> tuple[Column, ...]:
    size = component("o_bang_tieu_de_phu_luc").size / 2
    shared = _TITLES_WIDTH_MM / max(len(year.tap_the) + len(year.ca_nhan), 1)
    columns = tuple(
        Column(
            title.viet_tat,
            max(min(shared, _WIDEST_TITLE_MM), longest_word_mm(title.viet_tat, size)),
            centred=True,
            group=group,
        )
        for group, counted in (("Tập thể", year.tap_the), ("Cá nhân", year.ca_nhan))
        for title in counted
    )
    number = Column("TT", 12, centred=True)
    people = Column("Tổng số người", 18, centred=True)
    registered = Column("Số người đăng ký", 18, centred=True)
    initiatives = Column("Sáng kiến, đề tài", 20, centred=True)
    used = sum(c.width_mm for c in (number, people, registered, initiatives, *columns))
    unit = Column("Đơn vị", max(_SHEET_WIDTH_MM - used, _NARROWEST_UNIT_MM))
    return (number, unit, people, registered, *columns, initiatives)


def _counted(amount: int, span: int, before: str, after: str) -> TotalCell:
    return TotalCell(amount, span, count_pattern(amount, before, after), centred=span > 1)


def _names(names: Iterable[TitleName]) -> str:
    return ";\n".join(name.ten_danh_hieu for name in names)


def _unit_note(unit: UnitLine) -> str:
    if unit.ngay_tra_lai:
        return f"Đã trả lại ngày {short_date(unit.ngay_tra_lai)}, chưa nộp lại"
    return {
        "chua_gui": "Chưa gửi bản đăng ký",
        "tep_loi": "Bản đăng ký có lỗi, chưa đọc được",
        "cham": f"Gửi chậm {count(unit.so_ngay_cham)} ngày",
    }.get(unit.tinh_trang, "")


def _sums(counts: Iterable[TitleCount], *, commendations: bool) -> str:
    known = {title.code for title in titles.all_titles() if title.is_commendation}
    return "; ".join(
        f"{title.viet_tat}: {count(title.so_luong)}"
        for title in counts
        if (title.ma_danh_hieu in known) == commendations
    )


def _abbreviations(counts: Iterable[TitleCount]) -> str:
    meant = {title.ma_danh_hieu: f"{title.viet_tat}: {title.ten_danh_hieu}" for title in counts}
    return f"Ghi chú: {'; '.join(meant.values())}." if meant else ""


def _unit_and_collective(unit: UnitLine) -> str:
    """Return the unit's name and, where it differs, the collective's that the titles are for."""
    same = unit.ten_tap_the == unit.ten_don_vi
    return unit.ten_don_vi if same else f"{unit.ten_don_vi}; tập thể {unit.ten_tap_the}"
