"""Shares, days of every year, places of provisions: values of a regulation. Family S13."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.shown import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset


def bad_percent(dataset: Dataset) -> Iterator[Report]:
    """Tỷ lệ phần trăm là một số nguyên từ 0 đến 100, không ghi dấu %.

    Vì sao: tỷ lệ trên 100 là gõ nhầm, hoặc là số người chứ không phải tỷ lệ.

    Cách sửa: ghi 15 cho 15%; nếu là số người thì dùng khóa so_... của cùng danh hiệu.

    Sai:

        # data/regulations/quy-che.yaml
        dieu_khoan: [{dieu: 5, noi_dung: Tỷ lệ, gia_tri: {ty_le_cstdcs_toi_da: 150}}]

    Đúng:

        # data/regulations/quy-che.yaml
        dieu_khoan: [{dieu: 5, noi_dung: Tỷ lệ, gia_tri: {ty_le_cstdcs_toi_da: 15}}]
    """
    for problem in problems(dataset, "bad_percent"):
        yield Report(
            problem.place,
            f"Tỷ lệ {shown(problem.values[0])} lớn hơn 100%.",
            "Ghi một số nguyên từ 0 đến 100, như 15 cho 15%.",
        )


BAD_PERCENT = Rule("S134", Severity.ERROR, bad_percent)


def bad_month_day(dataset: Dataset) -> Iterator[Report]:
    """Hạn hằng năm ghi theo dạng tháng-ngày, không có năm.

    Vì sao: hạn ấy lặp lại mỗi năm; ghi cả năm thì năm sau quy định không còn dùng được. Ngày 29/02
    không phải năm nào cũng có.

    Cách sửa: ghi 12-15 cho ngày 15 tháng 12.

    Sai:

        # data/regulations/quy-che.yaml
        dieu_khoan: [{dieu: 6, noi_dung: Hạn gửi, gia_tri: {han_gui_len_tinh: 15/12}}]

    Đúng:

        # data/regulations/quy-che.yaml
        dieu_khoan: [{dieu: 6, noi_dung: Hạn gửi, gia_tri: {han_gui_len_tinh: 12-15}}]
    """
    for problem in problems(dataset, "bad_month_day"):
        yield Report(
            problem.place,
            f"Hạn hằng năm {shown(problem.values[0])} không đúng dạng tháng-ngày.",
            "Ghi tháng trước ngày, cách nhau bằng dấu -: 12-15 cho ngày 15 tháng 12.",
        )


BAD_MONTH_DAY = Rule("S135", Severity.ERROR, bad_month_day)


def no_place(dataset: Dataset) -> Iterator[Report]:
    """Mỗi điều khoản của quy định có dieu, hoặc có muc, không có cả hai.

    Vì sao: kết luận nào cũng phải nói được dựa vào điều nào; muc là tên phần, chỉ dùng khi văn bản
    không chia điều.

    Cách sửa: ghi dieu là số của điều; không có số thì ghi muc là tên phần.

    Sai:

        # data/regulations/quy-che.yaml
        dieu_khoan: [{noi_dung: Số giấy khen, gia_tri: {so_gk_toi_da: 5}}]

    Đúng:

        # data/regulations/quy-che.yaml
        dieu_khoan: [{dieu: 7, noi_dung: Số giấy khen, gia_tri: {so_gk_toi_da: 5}}]
    """
    for problem in problems(dataset, "no_place"):
        yield Report(
            problem.place,
            "Điều khoản này phải nói nằm ở đâu: có dieu (số của điều) hoặc muc (tên phần), chỉ một "
            "trong hai.",
            "Ghi dieu là số của điều; văn bản không chia điều thì ghi muc là tên phần.",
        )


NO_PLACE = Rule("S136", Severity.ERROR, no_place)
