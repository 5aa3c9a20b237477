"""What is known of past years: family D6."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation, titles
from tdkt_cli.law.titles import LAW_OF_TITLES
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_PARTS = {
    "cong_trang": "khen thưởng công trạng",
    "xep_loai": "xếp loại",
    "ky_luat": "kỷ luật",
    "sang_kien": "sáng kiến",
}


def year_not_complete(dataset: Dataset) -> Iterator[Report]:
    """Dữ liệu của mỗi năm trước nên đủ bốn phần công trạng, xếp loại, kỷ luật, sáng kiến.

    Vì sao: điều kiện của nhiều danh hiệu xét các năm trước; năm kế hoạch thì chưa xong nên không
    xét ở đây. Phần có trong day_du thì người không có tên là không có; phần không có trong day_du
    thì người không có tên là thiếu dữ liệu, không phải không đạt.

    Cách sửa: nhập đủ phần còn thiếu rồi thêm tên phần ấy vào day_du; chưa đủ thì đừng thêm.

    Sai:

        # data/decisions/2023.yaml
        day_du: [cong_trang, ky_luat, sang_kien]

    Đúng:

        # data/decisions/2023.yaml
        day_du: [cong_trang, xep_loai, ky_luat, sang_kien]
    """
    for source in dataset.decisions:
        if source.record.nam_thanh_tich >= dataset.year:
            continue
        missing = [name for part, name in _PARTS.items() if part not in source.record.day_du]
        if missing:
            keys = [part for part in _PARTS if part not in source.record.day_du]
            yield Report(
                source.at("day_du"),
                f"Dữ liệu năm {source.record.nam_thanh_tich} chưa đủ phần {listed(missing)}; "
                "người không có tên sẽ là thiếu dữ liệu, không phải không đạt.",
                f"Nhập đủ rồi thêm {listed(keys)} vào day_du.",
            )


def unknown_title_of_past(dataset: Dataset) -> Iterator[Report]:
    """Danh hiệu trong quyết định ký trước ngày Luật hiện hành có hiệu lực phải nhận ra được.

    Vì sao: thành tích các năm trước nối với danh hiệu năm nay bằng mã; mã gõ nhầm thì chuỗi năm
    liên tục bị đứt mà không ai thấy. Luật nay không xét quyết định cũ, nên đây không phải lỗi theo
    Luật; hình thức mà luật cũ có, luật nay không có (như Huy hiệu) thì không báo.

    Cách sửa: ghi đúng mã hoặc tên danh hiệu.

    Sai:

        # data/decisions/2023.yaml
        quyet_dinh:
          - {so_ky_hieu: 152/QĐ-BDT, ngay_ky: 2023-12-20, co_quan_ky: Ban Dân tộc,
             danh_sach: [{ma_danh_hieu: CSTDSC}]}

    Đúng:

        # data/decisions/2023.yaml
        quyet_dinh:
          - {so_ky_hieu: 152/QĐ-BDT, ngay_ky: 2023-12-20, co_quan_ky: Ban Dân tộc,
             danh_sach: [{ma_danh_hieu: CSTDCS}]}
    """
    law = Citation(LAW_OF_TITLES, 19)
    for source in dataset.decisions:
        for d, decision in enumerate(source.record.quyet_dinh):
            if law.holds(decision.ngay_ky):
                continue
            for n, awards in enumerate(decision.danh_sach):
                name = awards.ma_danh_hieu
                if titles.find(name) is None and titles.made_up(name) is None:
                    close = titles.suggest(name)
                    yield Report(
                        source.at("quyet_dinh", d, "danh_sach", n, "ma_danh_hieu"),
                        f"Quyết định {decision.so_ky_hieu} có danh hiệu “{name}” không nhận ra được"
                        + (f" (có phải “{close.code}”, {close.name}?)." if close else "."),
                        f"Ghi {close.code} nếu đúng là {close.name}, nếu không thì ghi đúng tên."
                        if close
                        else "Ghi đúng mã hoặc tên danh hiệu.",
                    )


YEAR_NOT_COMPLETE = Rule("D601", Severity.WARNING, year_not_complete)
UNKNOWN_TITLE_OF_PAST = Rule("D602", Severity.ERROR, unknown_title_of_past)
