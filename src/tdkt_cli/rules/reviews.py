"""What the Office did with the units' papers, against what the papers say now: family D9."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.consolidate.reviews import (
    REGISTRATION,
    last_reviews,
    paper_number,
    papers_of,
    returned_papers,
)
from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.wording import suggestion, unit_names
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, Reviews, Seal, Sourced


def changed_since_approval(dataset: Dataset) -> Iterator[Report]:
    """Bản đã duyệt mà sửa nội dung thì phải duyệt lại.

    Vì sao: người duyệt chịu trách nhiệm về nội dung đã xem; một tên, một danh hiệu, một con số
    thay đổi sau đó thì chưa ai xem. Chỉ trình bày lại tệp (chú thích, dấu cách, thứ tự) thì không
    tính là sửa.

    Cách sửa: xem lại chỗ đã sửa (git diff) rồi chạy tdkt duyet; nếu sửa nhầm thì lấy lại bản cũ.

    Sai:

        # data/reviews/2024/van-phong.yaml
        nam_ke_hoach: 2024
        ma_don_vi: van-phong
        xem_xet:
          - {ket_luan: duyet, ngay_ket_luan: 2024-01-30, nguoi_ket_luan: Trần Văn Mẫu,
             ma_noi_dung: nd1-00000000000000000000}

    Đúng:

        # data/reviews/2024/van-phong.yaml
        nam_ke_hoach: 2024
        ma_don_vi: van-phong
        xem_xet:
          - {ket_luan: duyet, ngay_ket_luan: 2024-01-30, nguoi_ket_luan: Trần Văn Mẫu}
    """
    papers = papers_of(dataset)
    for (code, number), last in last_reviews(dataset).items():
        if last.review.ket_luan == "duyet" and last.changed:
            day = short_date(last.review.ngay_ket_luan)
            again = f"tdkt duyet {code}{f' --dot {number}' if number else ''} --ngay …"
            yield Report(
                papers[code, number].at("ma_don_vi"),
                f"{_paper(dataset, code, number)} đã sửa nội dung sau khi duyệt ngày {day}.",
                f"Xem lại chỗ đã sửa rồi chạy «{again}»; nếu sửa nhầm thì lấy lại bản đã duyệt.",
                ((last.source.at("xem_xet", last.number), f"duyệt ngày {day}"),),
            )


def returned_and_not_back(dataset: Dataset) -> Iterator[Report]:
    """Bản đã trả lại thì đơn vị phải sửa và gửi lại.

    Vì sao: bản trả lại mà quên thì đến lúc tổng hợp vẫn là bản còn sai. Bản được coi là đã gửi lại
    khi nội dung đã sửa, hoặc ngay_gui sau ngày trả lại.

    Cách sửa: đôn đốc đơn vị; đã gửi lại thì ghi ngay_gui mới; nếu không cần sửa nữa thì duyệt.

    Sai:

        # data/reviews/2024/van-phong.yaml
        nam_ke_hoach: 2024
        ma_don_vi: van-phong
        xem_xet:
          - {ket_luan: tra_lai, ngay_ket_luan: 2024-01-30, ly_do: Thiếu báo cáo sáng kiến}

    Đúng:

        # data/reviews/2024/van-phong.yaml
        nam_ke_hoach: 2024
        ma_don_vi: van-phong
        xem_xet:
          - {ket_luan: tra_lai, ngay_ket_luan: 2024-01-20, ly_do: Thiếu báo cáo sáng kiến}
    """
    last = last_reviews(dataset)
    for (code, number), back in returned_papers(dataset).items():
        entry = last[code, number]
        why = f" ({back.ly_do})" if back.ly_do else ""
        yield Report(
            entry.source.at("xem_xet", entry.number, "ket_luan"),
            f"{_paper(dataset, code, number)} đã trả lại ngày {short_date(back.ngay_tra)}{why}, "
            "đơn vị chưa gửi lại.",
            "Đôn đốc đơn vị gửi lại; đã gửi thì ghi ngay_gui mới, không cần sửa nữa thì duyệt.",
        )


def review_out_of_place(dataset: Dataset) -> Iterator[Report]:
    """Tệp xem xét và bảng chốt phải đúng đơn vị, năm, đợt của kế hoạch.

    Vì sao: việc duyệt, trả lại gắn với bản của đơn vị qua mã đơn vị và đợt; sai mã hay sai đợt thì
    bản ấy coi như chưa ai xem.

    Cách sửa: sửa ma_don_vi, nam_ke_hoach, so_dot cho đúng với tên tệp, thư mục và kế hoạch.

    Sai:

        # data/reviews/2024/van-phong.yaml
        {nam_ke_hoach: 2024, ma_don_vi: van-phongg, xem_xet: []}

    Đúng:

        # data/reviews/2024/van-phong.yaml
        {nam_ke_hoach: 2024, ma_don_vi: van-phong, xem_xet: []}
    """
    for source in dataset.reviews:
        yield from _unit_out_of_place(dataset, source)
        yield from _round_out_of_place(dataset, source)
    sources: tuple[Sourced[Reviews] | Sourced[Seal], ...] = (*dataset.reviews, *dataset.seals)
    for found in sources:
        if found.record.nam_ke_hoach != dataset.year:
            yield Report(
                found.at("nam_ke_hoach"),
                f"Tệp {found.file.name} ghi năm {found.record.nam_ke_hoach}, khác năm "
                f"{dataset.year} của thư mục.",
                f"Sửa nam_ke_hoach thành {dataset.year}, hoặc chuyển tệp về đúng thư mục.",
            )
    for seal in dataset.seals:
        wanted = 0 if seal.file.stem == "dang-ky" else int(seal.file.stem.rpartition("-")[2])
        if (seal.record.so_dot or 0) != wanted:
            yield Report(
                seal.at("so_dot"),
                f"Bảng chốt {seal.file.name} ghi so_dot khác với tên tệp.",
                f"Sửa so_dot thành {wanted}." if wanted else "Để trống so_dot.",
            )


def _round_out_of_place(dataset: Dataset, source: Sourced[Reviews]) -> Iterator[Report]:
    for index, review in enumerate(source.record.xem_xet):
        if dataset.plan and review.so_dot and dataset.plan.record.round(review.so_dot) is None:
            yield Report(
                source.at("xem_xet", index, "so_dot"),
                f"Việc xem xét thuộc đợt {review.so_dot} mà kế hoạch không có.",
                "Sửa so_dot; để trống nếu là bản đăng ký.",
            )


def _unit_out_of_place(dataset: Dataset, source: Sourced[Reviews]) -> Iterator[Report]:
    code, known = source.record.ma_don_vi, unit_names(dataset)
    if dataset.plan and code not in known:
        close = suggestion(code, known)
        yield Report(
            source.at("ma_don_vi"),
            f"Đơn vị “{code}” của tệp xem xét không có trong kế hoạch năm {dataset.year}.",
            f"Ghi ma_don_vi: {close}." if close else "Sửa ma_don_vi theo kế hoạch.",
        )
    elif source.file.stem != code:
        yield Report(
            source.at("ma_don_vi"),
            f"Tệp tên “{source.file.stem}” nhưng ma_don_vi trong tệp là “{code}”.",
            f"Đổi tên tệp thành {code}.yaml, hoặc sửa ma_don_vi.",
        )


def returned_without_reason(dataset: Dataset) -> Iterator[Report]:
    """Trả lại bản của đơn vị thì phải ghi lý do.

    Vì sao: không có lý do thì đơn vị không biết sửa gì, người sau không biết vì sao đã trả.

    Cách sửa: ghi ly_do là điều đơn vị phải sửa.

    Sai:

        # data/reviews/2024/van-phong.yaml
        nam_ke_hoach: 2024
        ma_don_vi: van-phong
        xem_xet:
          - {ket_luan: tra_lai, ngay_ket_luan: 2024-01-20}

    Đúng:

        # data/reviews/2024/van-phong.yaml
        nam_ke_hoach: 2024
        ma_don_vi: van-phong
        xem_xet:
          - {ket_luan: tra_lai, ngay_ket_luan: 2024-01-20, ly_do: Thiếu báo cáo sáng kiến}
    """
    for source in dataset.reviews:
        for index, review in enumerate(source.record.xem_xet):
            if review.ket_luan == "tra_lai" and not (review.ly_do or "").strip():
                code, number = source.record.ma_don_vi, paper_number(review)
                yield Report(
                    source.at("xem_xet", index, "ket_luan"),
                    f"{_paper(dataset, code, number)} trả lại ngày "
                    f"{short_date(review.ngay_ket_luan)} mà không ghi lý do.",
                    "Ghi ly_do là điều đơn vị phải sửa.",
                )


def approved_and_missing(dataset: Dataset) -> Iterator[Report]:
    """Bản đã duyệt thì phải còn trong dữ liệu.

    Vì sao: tệp đã duyệt mà bị xóa, đổi chỗ hoặc hỏng thì bản tổng hợp thiếu cả đơn vị.

    Cách sửa: lấy lại tệp đã duyệt; nếu đơn vị rút bản ấy thì xóa mục duyệt.

    Sai:

        # data/reviews/2024/van-phong.yaml
        nam_ke_hoach: 2024
        ma_don_vi: van-phong
        xem_xet:
          - {so_dot: 2, ket_luan: duyet, ngay_ket_luan: 2024-12-20}

    Đúng:

        # data/reviews/2024/van-phong.yaml
        nam_ke_hoach: 2024
        ma_don_vi: van-phong
        xem_xet:
          - {so_dot: 1, ket_luan: duyet, ngay_ket_luan: 2024-06-25}
    """
    names = unit_names(dataset)
    for (code, number), last in last_reviews(dataset).items():
        if last.review.ket_luan == "duyet" and last.missing and code in names:
            yield Report(
                last.source.at("xem_xet", last.number, "ket_luan"),
                f"{_paper(dataset, code, number)} đã duyệt ngày "
                f"{short_date(last.review.ngay_ket_luan)} nhưng không còn trong dữ liệu, hoặc tệp "
                "không đọc được.",
                "Lấy lại tệp đã duyệt; nếu đơn vị rút bản ấy thì xóa mục duyệt.",
            )


def _paper(dataset: Dataset, code: str, number: int) -> str:
    name = unit_names(dataset).get(code, code)
    what = "Bản đăng ký" if number == REGISTRATION else f"Bản kết quả đợt {number}"
    return f"{what} của {name}"


CHANGED_SINCE_APPROVAL = Rule("D901", Severity.WARNING, changed_since_approval)
RETURNED_AND_NOT_BACK = Rule("D902", Severity.WARNING, returned_and_not_back)
REVIEW_OUT_OF_PLACE = Rule("D903", Severity.ERROR, review_out_of_place)
RETURNED_WITHOUT_REASON = Rule("D904", Severity.WARNING, returned_without_reason)
APPROVED_AND_MISSING = Rule("D905", Severity.WARNING, approved_and_missing)
