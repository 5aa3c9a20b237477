"""The tables of the council's papers: ballots, proposal, decision with money."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.spreadsheet.table import Column, Table, TotalCell, Value, count_pattern
from tdkt_cli.vietnamese import count, number, percent, percentage, short_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tdkt_cli.consolidate.bonuses import AwardGroup, Money
    from tdkt_cli.consolidate.council import Minutes, Nominee, TitleGroup, VoteLine

_DRAFT = "DỰ THẢO"
_AWARDS = "DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG"
_MONEY = "#,##0"
_KINDS = {"tap_the": "Tập thể", "ca_nhan": "Cá nhân"}
_RESULTS = {"dat": "Đạt", "khong_dat": "Không đạt", "khong_quy_dinh": ""}

_BALLOTS = (
    Column("TT", 10, centred=True),
    Column("Tập thể, cá nhân", 44),
    Column("Đơn vị", 40),
    Column("Danh hiệu đề nghị", 38),
    Column("Phát ra", 14, centred=True, group="Số phiếu"),
    Column("Thu về", 14, centred=True, group="Số phiếu"),
    Column("Hợp lệ", 14, centred=True, group="Số phiếu"),
    Column("Đồng ý", 14, centred=True, group="Số phiếu"),
    Column("Không đồng ý", 16, centred=True, group="Số phiếu"),
    Column("Tổng số thành viên", 18, centred=True),
    Column("Tỷ lệ (%)", 14, centred=True),
    Column("Tỷ lệ cần (%)", 14, centred=True),
    Column("Số phiếu cần", 14, centred=True),
    Column("Kết quả", 18, centred=True),
)
_PROPOSED = (
    Column("TT", 10, centred=True),
    Column("Loại", 18),
    Column("Danh hiệu, hình thức", 46),
    Column("Tập thể, cá nhân", 44),
    Column("Chức vụ", 34),
    Column("Đơn vị", 40),
    Column("Xếp loại", 22, centred=True),
    Column("Tóm tắt thành tích", 100),
    Column("Phiếu đồng ý", 20, centred=True),
)
_DECIDED = (
    Column("TT", 10, centred=True),
    Column("Loại", 18),
    Column("Danh hiệu, hình thức", 46),
    Column("Tập thể, cá nhân", 44),
    Column("Chức vụ", 34),
    Column("Đơn vị", 40),
    Column("Hệ số", 14, centred=True),
    Column("Tiền thưởng (đồng)", 28, centred=True),
    Column("Ghi chú", 36),
)
_LEFT_OUT = (
    Column("TT", 10, centred=True),
    Column("Tập thể, cá nhân", 44),
    Column("Đơn vị", 40),
    Column("Danh hiệu, hình thức", 46),
    Column("Lý do không đưa vào", 110),
)


def minutes_tables(minutes: Minutes, *, draft: bool) -> tuple[Table, ...]:
    """Return the ballots of a meeting, and who was not taken up."""
    thresholds = "; ".join(
        f"{one.viet_tat}: {one.ten_danh_hieu}, cần từ {percent(one.ty_le_can)} "
        f"({count(one.so_phieu_can)} phiếu), {one.can_cu}"
        for one in minutes.nguong
    )
    ballots = Table(
        sheet="Kết quả kiểm phiếu",
        label="Biên bản",
        title=_titled(f"KẾT QUẢ KIỂM PHIẾU NGÀY {short_date(minutes.ngay_hop)}", draft=draft),
        columns=_BALLOTS,
        rows=tuple(_ballot(place, line) for place, line in enumerate(minutes.bo_phieu, 1)),
        total=(
            _counted(len(minutes.bo_phieu), 4, " lượt bỏ phiếu"),
            *(TotalCell(None) for _ in _BALLOTS[4:]),
        ),
        note=f"Tỷ lệ tính trên tổng số thành viên, kể cả người vắng mặt. {thresholds}.".strip(),
        kept_columns=2,
    )
    return (ballots, *_left_out(minutes.khong_dua, draft=draft))


def proposal_tables(
    groups: tuple[TitleGroup, ...], out: tuple[Nominee, ...], year: int, *, draft: bool
) -> tuple[Table, ...]:
    """Return the list of a proposal, and who is not in it."""
    rows = tuple(_numbered(_proposed(groups)))
    listed = Table(
        sheet="Danh sách đề nghị",
        label="Phụ lục",
        title=_titled(f"DANH SÁCH ĐỀ NGHỊ TẶNG {_AWARDS} NĂM {year}", draft=draft),
        columns=_PROPOSED,
        rows=rows,
        total=(_counted(len(rows), 4, " lượt đề nghị"), *(TotalCell(None) for _ in _PROPOSED[4:])),
        note="",
        kept_columns=4,
    )
    return (listed, *_left_out(out, draft=draft))


def decision_tables(
    money: Money, out: tuple[Nominee, ...], year: int, *, draft: bool
) -> tuple[Table, ...]:
    """Return the list of a decision with its money, and who is not in it."""
    rows = tuple(_numbered(_decided(money.nhom)))
    estimate = "Tiền thưởng dự kiến: chưa có ngày ký. " if money.du_kien else ""
    salary = f"Mức lương cơ sở {number(money.luong_co_so)} đồng. " if money.luong_co_so else ""
    listed = Table(
        sheet="Danh sách tặng thưởng",
        label="Phụ lục",
        title=_titled(f"DANH SÁCH ĐƯỢC TẶNG {_AWARDS} NĂM {year}", draft=draft),
        columns=_DECIDED,
        rows=rows,
        total=(
            _counted(len(rows), 6, " lượt tặng"),
            TotalCell(None),
            TotalCell(money.tong_tien, pattern=_MONEY, centred=True),
            TotalCell(None),
        ),
        note=f"{estimate}{salary}Căn cứ: {'; '.join(money.can_cu)}.",
        kept_columns=4,
    )
    return (listed, *_left_out(out, draft=draft))


def _ballot(place: int, line: VoteLine) -> tuple[Value, ...]:
    return (
        place,
        line.ten_doi_tuong,
        line.ten_don_vi,
        line.ten_danh_hieu,
        line.phat_ra,
        line.thu_ve,
        line.hop_le,
        line.dong_y,
        line.khong_dong_y,
        line.so_thanh_vien,
        percentage(line.ty_le),
        line.ty_le_can,
        line.so_phieu_can,
        _RESULTS[line.ket_qua],
    )


def _proposed(groups: tuple[TitleGroup, ...]) -> Iterator[tuple[Value, ...]]:
    for group in groups:
        for one in group.danh_sach:
            vote = one.phieu
            yield (
                _KINDS[one.doi_tuong],
                one.ten_danh_hieu,
                one.ten_doi_tuong,
                one.chuc_vu or "",
                one.ten_don_vi,
                one.muc_xep_loai or "",
                ";\n".join(one.thanh_tich),
                f"{count(vote.dong_y)}/{count(vote.so_thanh_vien)}" if vote else "không bỏ phiếu",
            )


def _decided(groups: tuple[AwardGroup, ...]) -> Iterator[tuple[Value, ...]]:
    for group in groups:
        for line in group.danh_sach:
            yield (
                _KINDS[line.doi_tuong],
                line.ten_danh_hieu,
                line.ten_doi_tuong,
                line.chuc_vu or "",
                line.ten_don_vi,
                number(line.he_so) if line.he_so is not None and line.tien_thuong else "",
                line.tien_thuong,
                line.ghi_chu,
            )


def _left_out(out: tuple[Nominee, ...], *, draft: bool) -> tuple[Table, ...]:
    if not out:
        return ()
    rows = ((one.ten_doi_tuong, one.ten_don_vi, one.ten_danh_hieu, one.ly_do or "") for one in out)
    table = Table(
        sheet="Không đưa vào",
        label="Đề nghị của đơn vị không đưa vào văn bản",
        title=_titled("ĐỀ NGHỊ KHÔNG ĐƯA VÀO", draft=draft),
        columns=_LEFT_OUT,
        rows=tuple(_numbered(rows)),
        total=(_counted(len(out), 4, " đề nghị"), TotalCell(None)),
        note="",
        kept_columns=2,
    )
    return (table,)


def _numbered(rows: Iterable[tuple[Value, ...]]) -> Iterator[tuple[Value, ...]]:
    for place, row in enumerate(rows, 1):
        yield (place, *row)


def _counted(amount: int, span: int, unit: str) -> TotalCell:
    return TotalCell(amount, span, count_pattern(amount, "Tổng cộng: ", unit), centred=True)


def _titled(title: str, *, draft: bool) -> str:
    return f"{title} ({_DRAFT})" if draft else title
