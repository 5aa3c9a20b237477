"""Numbers and dates of the papers issued: family D8."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.findings import Severity
from tdkt_cli.models.paper_names import series_of
from tdkt_cli.rules import Report, Rule
from tdkt_cli.vietnamese import short_date

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from tdkt_cli.findings import Place
    from tdkt_cli.models import Dataset

_FIX = "Đối chiếu sổ văn bản đi rồi sửa so_van_ban hoặc ngay_ban_hanh của văn bản ghi nhầm."


class _Issued(NamedTuple):
    """A paper with a number.

    Attributes:
        name: output name.
        series: type and year that the number counts in.
    """

    name: str
    series: tuple[str, int]
    number: int
    day: date | None
    place: Place
    day_place: Place


def number_given_twice(dataset: Dataset) -> Iterator[Report]:
    """Hai văn bản cùng loại trong một năm không được cùng số.

    Vì sao: số và ký hiệu là tên gọi của văn bản khi được viện dẫn; hai báo cáo cùng số 12/BC-BDT
    thì không ai biết văn bản nào được nói đến. Thường là chép mục của văn bản khác mà quên sửa.

    Cách sửa: đối chiếu sổ văn bản đi, sửa số của văn bản ghi nhầm.

    Sai:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: tong-hop-dang-ky, so_van_ban: 12, ngay_ban_hanh: 2024-02-02}
          - {ten_van_ban: bao-cao-dot-1, so_dot: 1, so_van_ban: 12, ngay_ban_hanh: 2024-07-05}

    Đúng:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: tong-hop-dang-ky, so_van_ban: 12, ngay_ban_hanh: 2024-02-02}
          - {ten_van_ban: bao-cao-dot-1, so_dot: 1, so_van_ban: 35, ngay_ban_hanh: 2024-07-05}
    """
    seen: dict[tuple[tuple[str, int], int], _Issued] = {}
    for paper in _issued(dataset):
        first = seen.setdefault((paper.series, paper.number), paper)
        if first is not paper:
            yield Report(
                paper.place,
                f"{paper.name} có số {paper.number}, trùng số của {first.name} cùng loại "
                f"{paper.series[0]} trong năm {paper.series[1]}.",
                _FIX,
                ((first.place, "văn bản cùng số"),),
            )


def number_against_date(dataset: Dataset) -> Iterator[Report]:
    """Văn bản cùng loại có số lớn hơn thì không được có ngày sớm hơn.

    Vì sao: văn thư cấp số theo thứ tự trong năm; số lớn mà ngày sớm hơn thì số hoặc ngày đã gõ
    nhầm.

    Cách sửa: đối chiếu sổ văn bản đi, sửa số hoặc ngày ghi nhầm.

    Sai:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: tong-hop-dang-ky, so_van_ban: 12, ngay_ban_hanh: 2024-08-02}
          - {ten_van_ban: bao-cao-dot-1, so_dot: 1, so_van_ban: 35, ngay_ban_hanh: 2024-07-05}

    Đúng:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: tong-hop-dang-ky, so_van_ban: 12, ngay_ban_hanh: 2024-02-02}
          - {ten_van_ban: bao-cao-dot-1, so_dot: 1, so_van_ban: 35, ngay_ban_hanh: 2024-07-05}
    """
    dated = sorted(
        (paper for paper in _issued(dataset) if paper.day),
        key=lambda paper: (paper.series, paper.number),
    )
    for lower, higher in pairwise(dated):
        in_order = lower.series == higher.series and lower.number < higher.number
        if in_order and lower.day and higher.day and higher.day < lower.day:
            yield Report(
                higher.day_place,
                f"{higher.name} số {higher.number} ghi ngày {short_date(higher.day)}, sớm hơn "
                f"{lower.name} số {lower.number} ngày {short_date(lower.day)}.",
                _FIX,
                ((lower.day_place, "ngày của văn bản có số nhỏ hơn"),),
            )


def issued_in_another_year(dataset: Dataset) -> Iterator[Report]:
    """Ngày ban hành của văn bản trong năm phải thuộc năm kế hoạch hoặc năm liền sau.

    Vì sao: tháng Một hay gõ nhầm năm cũ; ngày sai năm thì số, ký hiệu và pháp luật áp dụng cũng
    sai theo.

    Cách sửa: sửa năm của ngay_ban_hanh; nếu là văn bản của năm khác, chuyển mục ấy về tệp của năm.

    Sai:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: tong-hop-dang-ky, so_van_ban: 12, ngay_ban_hanh: 2023-02-02}

    Đúng:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: tong-hop-dang-ky, so_van_ban: 12, ngay_ban_hanh: 2024-02-02}
    """
    papers = dataset.papers
    for index, paper in enumerate(papers.record.van_ban if papers else ()):
        day = paper.ngay_ban_hanh
        if papers and day and not dataset.year <= day.year <= dataset.year + 1:
            yield Report(
                papers.at("van_ban", index, "ngay_ban_hanh"),
                f"{paper.ten_van_ban} ghi ngày ban hành {short_date(day)}, không thuộc năm "
                f"{dataset.year} hay {dataset.year + 1}.",
                "Sửa năm của ngay_ban_hanh; văn bản của năm khác thì chuyển về tệp của năm ấy.",
            )


def _issued(dataset: Dataset) -> Iterator[_Issued]:
    """Yield the numbered papers whose type is known, the plan first."""
    plan, papers = dataset.plan, dataset.papers
    if plan and plan.record.van_ban.so_van_ban is not None:
        issued = plan.record.van_ban
        day = issued.ngay_ban_hanh
        series = (issued.ma_loai, day.year if day else dataset.year)
        places = plan.at("van_ban", "so_van_ban"), plan.at("van_ban", "ngay_ban_hanh")
        yield _Issued("ke-hoach", series, plan.record.van_ban.so_van_ban or 0, day, *places)
    for index, paper in enumerate(papers.record.van_ban if papers else ()):
        day, code = paper.ngay_ban_hanh, series_of(paper.ten_van_ban)
        if papers and code and paper.so_van_ban is not None:
            at = ("van_ban", index)
            yield _Issued(
                paper.ten_van_ban,
                (code, day.year if day else dataset.year),
                paper.so_van_ban,
                day,
                papers.at(*at, "so_van_ban"),
                papers.at(*at, "ngay_ban_hanh"),
            )


NUMBER_GIVEN_TWICE = Rule("D801", Severity.WARNING, number_given_twice)
NUMBER_AGAINST_DATE = Rule("D802", Severity.WARNING, number_against_date)
ISSUED_IN_ANOTHER_YEAR = Rule("D803", Severity.WARNING, issued_in_another_year)
