"""One achievement is rewarded once: L404, L405."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.findings import Severity
from tdkt_cli.law import Citation, titles
from tdkt_cli.law.titles import LAW_OF_TITLES, Title
from tdkt_cli.rules import Report, Rule
from tdkt_cli.rules.law_names import abbreviations
from tdkt_cli.rules.law_review import bearers, key
from tdkt_cli.vietnamese import count

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.findings import Place
    from tdkt_cli.models import Dataset, Decision, DecisionsOfYear, Sourced

_ONCE = Citation(LAW_OF_TITLES, 5, 2, "c")
_YEARLY = Citation("nd-98-2023", 34, 1)


class Given(NamedTuple):
    """One award by merit, to one person or collective."""

    who: str
    name: str
    title: Title
    decision: Decision
    place: Place


def title_given_twice(dataset: Dataset) -> Iterator[Report]:
    """Một danh hiệu thi đua chỉ tặng một người, một tập thể một lần cho một năm.

    Vì sao: danh hiệu được xét tặng hằng năm, một thành tích không khen nhiều lần; hai quyết định
    cùng tặng thì tiền thưởng chi hai lần và chuỗi năm bị đếm sai.

    Cách sửa: bỏ tên ở một quyết định; quyết định đã bị hủy thì ghi ngay_huy_bo.

    Sai:

        # data/decisions/2023.yaml
        quyet_dinh:
          - so_ky_hieu: 3/QĐ-BDT
            ngay_ky: 2024-01-05
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: LDTT
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]
          - so_ky_hieu: 9/QĐ-BDT
            ngay_ky: 2024-01-15
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: LDTT
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]

    Đúng:

        # data/decisions/2023.yaml
        quyet_dinh:
          - so_ky_hieu: 3/QĐ-BDT
            ngay_ky: 2024-01-05
            co_quan_ky: Ban Dân tộc
            ngay_huy_bo: 2024-01-12
            danh_sach:
              - ma_danh_hieu: LDTT
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]
          - so_ky_hieu: 9/QĐ-BDT
            ngay_ky: 2024-01-15
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: LDTT
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]
    """
    for year, group in _groups(dataset, commendations=False):
        of_title: defaultdict[str, list[Given]] = defaultdict(list)
        for given in group:
            of_title[given.title.code].append(given)
        for same in of_title.values():
            *others, last = same
            if others:
                yield Report(
                    last.place,
                    f"{last.name} được tặng {last.title.abbreviation} {count(len(same))} lần cho "
                    f"năm {year}; một năm chỉ tặng một lần.",
                    "Bỏ tên ở một quyết định; quyết định đã bị hủy thì ghi ngay_huy_bo.",
                    tuple(
                        (other.place, f"quyết định {other.decision.so_ky_hieu} cũng tặng")
                        for other in others
                    ),
                    day=last.decision.ngay_ky,
                )


def commended_twice(dataset: Dataset) -> Iterator[Report]:
    """Một thành tích không khen nhiều lần, nhiều hình thức.

    Vì sao: cùng một năm vừa giấy khen vừa bằng khen theo công trạng thì dễ là khen hai hình thức
    cho một thành tích; thành tích khác nhau (chuyên đề, đột xuất, nhiều năm) thì được khen cả hai.

    Cách sửa: ghi đúng loai_khen nếu là thành tích khác; nếu không thì bỏ một hình thức.

    Sai:

        # data/decisions/2023.yaml
        quyet_dinh:
          - so_ky_hieu: 3/QĐ-BDT
            ngay_ky: 2024-01-05
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: GK
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]
          - so_ky_hieu: 137/QĐ-UBND
            ngay_ky: 2024-01-19
            co_quan_ky: UBND tỉnh Đồng Nai
            danh_sach:
              - ma_danh_hieu: BK_TINH
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]

    Đúng:

        # data/decisions/2023.yaml
        quyet_dinh:
          - so_ky_hieu: 3/QĐ-BDT
            ngay_ky: 2024-01-05
            co_quan_ky: Ban Dân tộc
            danh_sach:
              - ma_danh_hieu: GK
                loai_khen: chuyen_de
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]
          - so_ky_hieu: 137/QĐ-UBND
            ngay_ky: 2024-01-19
            co_quan_ky: UBND tỉnh Đồng Nai
            danh_sach:
              - ma_danh_hieu: BK_TINH
                ca_nhan: [{ho_ten: Trần Văn Mẫu, ma_can_bo: VP-01, ma_don_vi: van-phong}]
    """
    for year, (*others, last) in _groups(dataset, commendations=True):
        if others:
            forms = abbreviations(given.title.code for given in (*others, last))
            yield Report(
                last.place,
                f"{last.name} được khen {count(len(others) + 1)} lần theo công trạng năm {year} "
                f"({forms}); không khen nhiều lần, nhiều hình thức cho một thành tích.",
                "Ghi đúng loai_khen nếu là thành tích khác; nếu không thì bỏ một hình thức.",
                tuple(
                    (other.place, f"quyết định {other.decision.so_ky_hieu} cũng khen")
                    for other in others
                ),
                day=last.decision.ngay_ky,
            )


def _groups(dataset: Dataset, *, commendations: bool) -> Iterator[tuple[int, list[Given]]]:
    """Yield what each subject was given by merit for a year, in the order of signing."""
    for source in dataset.decisions:
        groups: defaultdict[str, list[Given]] = defaultdict(list)
        for given in _given(dataset, source):
            if given.title.is_commendation == commendations:
                groups[given.who].append(given)
        for group in groups.values():
            group.sort(key=lambda given: (given.decision.ngay_ky, given.decision.so_ky_hieu))
            yield source.record.nam_thanh_tich, group


def _given(dataset: Dataset, source: Sourced[DecisionsOfYear]) -> Iterator[Given]:
    names = bearers(dataset)
    units = {unit.ma_don_vi: unit.collective_name for unit in dataset.units()}
    for d, decision in enumerate(source.record.quyet_dinh):
        for n, awards in enumerate(decision.danh_sach):
            title = titles.find(awards.ma_danh_hieu)
            path = ("quyet_dinh", d, "danh_sach", n)
            if title is None or awards.loai_khen != "cong_trang" or decision.ngay_huy_bo:
                continue
            for p, person in enumerate(awards.ca_nhan):
                who = key(names, person, person.ma_don_vi)
                if who is not None:
                    place = source.at(*path, "ca_nhan", p, "ho_ten")
                    yield Given(f"người {who}", person.ho_ten, title, decision, place)
            for u, unit in enumerate(awards.tap_the):
                name = f"Tập thể {units.get(unit, unit)}"
                place = source.at(*path, "tap_the", u)
                yield Given(f"tập thể {unit}", name, title, decision, place)


TITLE_GIVEN_TWICE = Rule("L404", Severity.ERROR, title_given_twice, (_ONCE, _YEARLY), "rieng")
COMMENDED_TWICE = Rule("L405", Severity.WARNING, commended_twice, (_ONCE,), "rieng")
