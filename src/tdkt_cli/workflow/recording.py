"""`tdkt quyetdinh --ghi`: a signed decision goes into `data/decisions`, once and whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli import edits
from tdkt_cli.consolidate.council import by_title, totals
from tdkt_cli.vietnamese import count, fold_name, paper_number, short_date
from tdkt_cli.workflow.changing import Change, Changed, NotChanged, Standing, change_data
from tdkt_cli.workflow.council_papers import KINDS, NO_MEETING_YET, entry_of
from tdkt_cli.workflow.frame import agency_code
from tdkt_cli.workflow.making import plan_of, uses
from tdkt_cli.workflow.nominees import nominees
from tdkt_cli.workflow.printing import errors_of
from tdkt_cli.workflow.quyetdinh import NAME, TYPE_CODE, decided

if TYPE_CHECKING:
    from datetime import date

    from tdkt_cli.consolidate.council import Nominee, SubjectTotals
    from tdkt_cli.models import Dataset, Decision, Plan
    from tdkt_cli.models.decisions import DecisionsOfYear

    _Award = tuple[str, str, str]


def record_decision(folder: str | None, year: int | None) -> Changed:
    """Write the decision, as `quyetdinh` prints it, into the decisions of its year.

    A decision that stands there already is not written twice; one that stands there otherwise is
    left to people.

    Args:
        folder: the folder that holds `data/`.
        year: the plan's year.

    Raises:
        CannotRun: no such folder or plan, the lock is held, a file cannot be written.
    """
    return change_data(folder, year, _recorded)


def _recorded(standing: Standing) -> Change:
    dataset = standing.checked_year.loaded.dataset
    plan = plan_of(standing.checked_year)
    if plan is None:
        raise NotChanged("Chưa ghi: kế hoạch của năm có lỗi, sửa kế hoạch trước.")
    _need_correct_data(standing, plan)
    awards, _ = decided(nominees(dataset, plan))
    if dataset.council is None or not dataset.council.record.phien_hop:
        raise NotChanged(NO_MEETING_YET.format(year=dataset.year).replace("Chưa in", "Chưa ghi"))
    if not awards:
        raise NotChanged("Chưa ghi: quyết định không có tập thể, cá nhân nào.")
    new = _decision(dataset, plan, awards)
    name, known = _decisions_of_year(standing, dataset)
    said = f"Quyết định {new.sign} ngày {short_date(new.day)}"
    for other in known.quyet_dinh if known else ():
        if _number(other.so_ky_hieu) == _number(new.sign):
            _must_be_the_same(other, new, awards, name)
            return Change({}, (f"{said} đã có trong {name}: không ghi thêm.",))
    data = standing.edited(name, {"nam_thanh_tich": dataset.year, "quyet_dinh": []})
    return Change(
        {name: edits.append_item(data, ("quyet_dinh",), new.tree)},
        (f"{said}: ghi {_amounts(totals(awards))}.",),
        "Tiếp theo: chạy «tdkt validate»; năm sau các danh hiệu này là căn cứ xét.",
    )


def _amounts(total: SubjectTotals) -> str:
    return (
        f"{count(total.so_luot)} lượt tặng, {count(total.so_tap_the)} tập thể, "
        f"{count(total.so_ca_nhan)} cá nhân"
    )


def _need_correct_data(standing: Standing, plan: Plan) -> None:
    """Refuse what the decision itself would be refused for."""
    last = max((one.so_dot for one in plan.dot_thi_dua), default=None)
    used = uses(standing.checked_year, *KINDS, round_=last)
    errors = errors_of(standing.checked_year.about(used))
    if errors:
        raise NotChanged(
            f"Chưa ghi: còn {len(errors)} lỗi ở các tệp của quyết định; chạy «tdkt validate»."
        )


class _New(NamedTuple):
    """A decision to be written."""

    sign: str
    day: date
    tree: dict[str, edits.Given]


def _decision(dataset: Dataset, plan: Plan, awards: tuple[Nominee, ...]) -> _New:
    """Return the decision as `data/decisions` holds it.

    Raises:
        NotChanged: number or date are still blank.
    """
    entry = entry_of(dataset, NAME)
    if entry is None or entry.so_van_ban is None or entry.ngay_ban_hanh is None:
        raise NotChanged(
            "Chưa ghi: quyết định chưa có đủ số và ngày; văn thư cấp rồi thì ghi bằng "
            f"«tdkt ghiso {NAME} --so SỐ --ngay NGÀY»."
        )
    sign = f"{paper_number(entry.so_van_ban)}/{agency_code(TYPE_CODE, plan)}"
    tree: dict[str, edits.Given] = {
        "so_ky_hieu": sign,
        "ngay_ky": entry.ngay_ban_hanh,
        "co_quan_ky": plan.co_quan.ten_co_quan,
        "danh_sach": [
            _award_list(group.ma_danh_hieu, group.doi_tuong, group.danh_sach)
            for group in by_title(awards)
        ],
    }
    return _New(sign, entry.ngay_ban_hanh, tree)


def _number(sign: str) -> str:
    """Return a decision's number as it compares: `05/QĐ-BDT` is `5/QĐ-BDT`."""
    return sign.strip().lstrip("0").casefold()


def _award_list(title: str, kind: str, holders: tuple[Nominee, ...]) -> dict[str, edits.Given]:
    listed: list[edits.Given] = (
        [one.ma_don_vi for one in holders]
        if kind == "tap_the"
        else [_person(one) for one in holders]
    )
    return {"ma_danh_hieu": title, "loai_khen": "cong_trang", kind: listed}


def _person(one: Nominee) -> dict[str, edits.Given]:
    code = {"ma_can_bo": one.ma_can_bo} if one.ma_can_bo else {}
    return {"ho_ten": one.ho_ten, **code, "ma_don_vi": one.ma_don_vi}


def _decisions_of_year(standing: Standing, dataset: Dataset) -> tuple[str, DecisionsOfYear | None]:
    """Return the file of the year's decisions and what it holds, `None` when there is none."""
    for source in dataset.decisions:
        if source.record.nam_thanh_tich == dataset.year:
            return source.file.name, source.record
    name = f"data/decisions/{dataset.year}.yaml"
    if standing.content(name) is not None:
        raise NotChanged(f"Chưa ghi: tệp {name} có lỗi, chạy «tdkt validate» rồi sửa tệp trước.")
    return name, None


def _must_be_the_same(other: Decision, new: _New, awards: tuple[Nominee, ...], name: str) -> None:
    """Refuse to touch a decision of that number that says something else."""
    held = {
        (group.ma_danh_hieu, person.ma_don_vi or "", person.ma_can_bo or fold_name(person.ho_ten))
        for group in other.danh_sach
        for person in group.ca_nhan
    } | {(group.ma_danh_hieu, unit, "") for group in other.danh_sach for unit in group.tap_the}
    wanted = {_award(one) for one in awards}
    if other.ngay_ky == new.day and held == wanted:
        return
    if other.ngay_ky != new.day:
        what = f"ký ngày {short_date(other.ngay_ky)}"
    else:
        what = f"khác {count(len(held ^ wanted))} lượt tặng"
    raise NotChanged(
        f"Chưa ghi: {name} đã có quyết định {other.so_ky_hieu}, {what}; "
        "xem bản đã ký rồi sửa tệp ấy bằng tay."
    )


def _award(one: Nominee) -> _Award:
    if one.ho_ten is None:
        return one.ma_danh_hieu, one.ma_don_vi, ""
    return one.ma_danh_hieu, one.ma_don_vi, one.ma_can_bo or fold_name(one.ho_ten)
