"""The agency's or province's own regulations among themselves: family D7."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import law
from tdkt_cli.findings import Severity
from tdkt_cli.law.titles import find, suggest
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.local_values import local_values
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.findings import KeyPath, Place
    from tdkt_cli.law import Days
    from tdkt_cli.models import Dataset


class _Holder(NamedTuple):
    """A text that sets a value on some days, and its place in the data, if it has one."""

    name: str
    days: Days
    owner: str
    place: Place | None = None


def set_twice(dataset: Dataset) -> Iterator[Report]:
    """Trong một ngày, mỗi giá trị chỉ do một văn bản đặt.

    Vì sao: hai văn bản cùng đặt một tỷ lệ, một hạn thì không biết theo văn bản nào; chương trình
    không đoán, và không dùng quy định nào trong data/regulations cho đến khi sửa.

    Cách sửa: văn bản cũ đã bị thay thế thì ghi den_ngay là ngày cuối nó còn hiệu lực.

    Sai:

        # data/regulations/quy-che-cu.yaml
        ma_van_ban: quy-che-cu
        so_ky_hieu: 01/QĐ-BDT
        ten_van_ban: Quyết định số 01/QĐ-BDT
        tu_ngay: 2022-01-01
        nguon: Văn thư Ban
        ngay_kiem_tra: 2024-01-02
        dieu_khoan: [{dieu: 7, noi_dung: Số giấy khen, gia_tri: {so_gk_toi_da: 5}}]
        # data/regulations/quy-che-moi.yaml
        ma_van_ban: quy-che-moi
        so_ky_hieu: 09/QĐ-BDT
        ten_van_ban: Quyết định số 09/QĐ-BDT
        tu_ngay: 2024-01-01
        nguon: Văn thư Ban
        ngay_kiem_tra: 2024-01-02
        dieu_khoan: [{dieu: 7, noi_dung: Số giấy khen, gia_tri: {so_gk_toi_da: 8}}]

    Đúng:

        # data/regulations/quy-che-cu.yaml
        ma_van_ban: quy-che-cu
        so_ky_hieu: 01/QĐ-BDT
        ten_van_ban: Quyết định số 01/QĐ-BDT
        tu_ngay: 2022-01-01
        den_ngay: 2023-12-31
        nguon: Văn thư Ban
        ngay_kiem_tra: 2024-01-02
        dieu_khoan: [{dieu: 7, noi_dung: Số giấy khen, gia_tri: {so_gk_toi_da: 5}}]
        # data/regulations/quy-che-moi.yaml
        ma_van_ban: quy-che-moi
        so_ky_hieu: 09/QĐ-BDT
        ten_van_ban: Quyết định số 09/QĐ-BDT
        tu_ngay: 2024-01-01
        nguon: Văn thư Ban
        ngay_kiem_tra: 2024-01-02
        dieu_khoan: [{dieu: 7, noi_dung: Số giấy khen, gia_tri: {so_gk_toi_da: 8}}]
    """
    seen = list(_national({own.name for own in local_values(dataset)}))
    for own in local_values(dataset):
        for earlier in seen:
            both = own.days.within(earlier.days)
            meets = both.first is None or both.last is None or both.first <= both.last
            if earlier.name == own.name and meets:
                since = f" từ {short_date(both.first)}" if both.first else ""
                yield Report(
                    own.place,
                    f"{own.owner} và {earlier.owner} cùng đặt {own.name}{since}; chưa dùng được "
                    "quy định nào trong data/regulations.",
                    "Văn bản nào đã hết hiệu lực thì ghi den_ngay; nếu không thì bỏ một giá trị.",
                    ((earlier.place, "đã đặt ở đây"),) if earlier.place else (),
                )
        seen.append(_Holder(own.name, own.days, own.owner, own.place))


def _national(names: set[str]) -> Iterator[_Holder]:
    for name in sorted(names):
        for first, last, value in law.history(name):
            yield _Holder(name, law.Days(first, last), value.citation.within.name)


SET_TWICE = Rule("D701", Severity.ERROR, set_twice)


def code_taken(dataset: Dataset) -> Iterator[Report]:
    """Mã của mỗi quy định không trùng mã của văn bản khác.

    Vì sao: ma_van_ban phân biệt các văn bản; trùng nhau thì hai tệp là một văn bản chép hai lần,
    hoặc quên sửa mã sau khi chép; các luật, nghị định, thông tư đã có sẵn trong chương trình.

    Cách sửa: đặt mã khác, hoặc xóa bản chép thừa.

    Sai:

        # data/regulations/nghi-dinh.yaml
        ma_van_ban: nd-98-2023
        so_ky_hieu: 98/2023/NĐ-CP
        ten_van_ban: Nghị định số 98/2023/NĐ-CP
        tu_ngay: 2024-01-01
        nguon: Công báo
        ngay_kiem_tra: 2024-01-02
        dieu_khoan: [{dieu: 4, noi_dung: Nguyên tắc}]

    Đúng:

        # data/regulations/quy-che.yaml
        ma_van_ban: quy-che
        so_ky_hieu: 01/QĐ-BDT
        ten_van_ban: Quyết định số 01/QĐ-BDT
        tu_ngay: 2024-01-01
        nguon: Văn thư Ban
        ngay_kiem_tra: 2024-01-02
        dieu_khoan: [{dieu: 4, noi_dung: Nguyên tắc}]
    """
    taken = {found.code: found.name for found in law.instruments()} if dataset.regulations else {}
    for source in dataset.regulations:
        code = source.record.ma_van_ban
        if code in taken:
            yield Report(
                source.at("ma_van_ban"),
                f"Mã {code} đã là mã của {taken[code]}.",
                "Đặt ma_van_ban khác; nếu là bản chép thừa thì xóa tệp này.",
            )
        taken.setdefault(code, source.record.ten_van_ban)


CODE_TAKEN = Rule("D702", Severity.ERROR, code_taken)


def unknown_title(dataset: Dataset) -> Iterator[Report]:
    """Danh hiệu mà một điều khoản đặt thêm tiêu chuẩn phải có trong Luật.

    Vì sao: tên không nhận ra thì tiêu chuẩn ấy không vào điều kiện của danh hiệu nào, mà không ai
    biết.

    Cách sửa: ghi mã như CSTDCS, TTLDXS, hoặc tên đúng của danh hiệu.

    Sai:

        # data/regulations/quy-che.yaml
        dieu_khoan: [{dieu: 4, noi_dung: Dự đủ các buổi học tập, cho_danh_hieu: [CSTDSC]}]

    Đúng:

        # data/regulations/quy-che.yaml
        dieu_khoan: [{dieu: 4, noi_dung: Dự đủ các buổi học tập, cho_danh_hieu: [CSTDCS]}]
    """
    for source in dataset.regulations:
        for n, entry in enumerate(source.record.dieu_khoan):
            for m, name in enumerate(entry.cho_danh_hieu):
                if find(name) is None:
                    meant = suggest(name)
                    hint = f"Có phải {meant.code} ({meant.name})?" if meant else ""
                    yield Report(
                        source.at("dieu_khoan", n, "cho_danh_hieu", m),
                        f"«{name}» không phải danh hiệu, hình thức khen thưởng nào của Luật.",
                        hint or "Ghi mã danh hiệu như CSTDCS, TTLDXS, GK.",
                    )


UNKNOWN_TITLE = Rule("D703", Severity.ERROR, unknown_title)


def ends_before_it_begins(dataset: Dataset) -> Iterator[Report]:
    """Quy định, điều khoản không hết hiệu lực trước ngày có hiệu lực.

    Vì sao: ngày cuối trước ngày đầu thì văn bản không có hiệu lực ngày nào, mọi giá trị của nó bị
    bỏ qua.

    Cách sửa: xem lại tu_ngay, den_ngay; còn hiệu lực thì để trống den_ngay.

    Sai:

        # data/regulations/quy-che.yaml
        ma_van_ban: quy-che
        so_ky_hieu: 01/QĐ-BDT
        ten_van_ban: Quyết định số 01/QĐ-BDT
        tu_ngay: 2024-01-01
        den_ngay: 2023-12-31
        nguon: Văn thư Ban
        ngay_kiem_tra: 2024-01-02
        dieu_khoan: [{dieu: 7, noi_dung: Số giấy khen, gia_tri: {so_gk_toi_da: 5}}]

    Đúng:

        # data/regulations/quy-che.yaml
        ma_van_ban: quy-che
        so_ky_hieu: 01/QĐ-BDT
        ten_van_ban: Quyết định số 01/QĐ-BDT
        tu_ngay: 2024-01-01
        nguon: Văn thư Ban
        ngay_kiem_tra: 2024-01-02
        dieu_khoan: [{dieu: 7, noi_dung: Số giấy khen, gia_tri: {so_gk_toi_da: 5}}]
    """
    for source in dataset.regulations:
        record = source.record
        spans: list[tuple[KeyPath, date, date | None]] = [((), record.tu_ngay, record.den_ngay)]
        for n, entry in enumerate(record.dieu_khoan):
            first = entry.tu_ngay or record.tu_ngay
            spans.append((("dieu_khoan", n), first, entry.den_ngay))
        for path, first, last in spans:
            if last is not None and last < first:
                yield Report(
                    source.under((*path, "den_ngay")),
                    f"Hết hiệu lực ngày {short_date(last)}, trước ngày có hiệu lực "
                    f"{short_date(first)}.",
                    "Xem lại tu_ngay, den_ngay; còn hiệu lực thì để trống den_ngay.",
                )


ENDS_BEFORE_IT_BEGINS = Rule("D704", Severity.ERROR, ends_before_it_begins)
