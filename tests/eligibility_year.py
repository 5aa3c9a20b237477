"""Small years of data for the tests of eligibility, made from trees of text."""

from __future__ import annotations

from typing import Any

from tdkt_cli import models
from tdkt_cli.models import (
    DataFile,
    Dataset,
    DecisionsOfYear,
    Plan,
    Record,
    Registration,
    Results,
    Sourced,
)

Tree = dict[str, Any]

UNIT = "phong-mau"
AGENCY = "ban-mau"
ALL_PARTS = ["cong_trang", "xep_loai", "ky_luat", "sang_kien"]


def record(model: type[Record], tree: Tree) -> Any:  # noqa: ANN401 - the model asked for
    """Return a record made from a tree; dates, numbers and flags may be written as they are."""
    made = models.parse(model, _text(tree))
    assert isinstance(made, model), made
    return made


def _text(value: object) -> Any:  # noqa: ANN401 - a tree of text
    if isinstance(value, dict):
        return {str(key): _text(entry) for key, entry in value.items()}
    if isinstance(value, list | tuple):
        return [_text(entry) for entry in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return None if value is None else str(value)


def plan(year: int, units: list[Tree] | None = None) -> Plan:
    """Return a plan with an agency and one room, two rounds."""
    agency: Tree = {
        "ma_don_vi": AGENCY,
        "ten_don_vi": "Lãnh đạo",
        "loai_don_vi": "co_quan",
        "ten_tap_the": "Ban Mẫu",
    }
    room = {"ma_don_vi": UNIT, "ten_don_vi": "Phòng Mẫu"}
    tree = {
        "nam_ke_hoach": year,
        "co_quan": {"ten_co_quan": "Ban Mẫu", "viet_tat": "BM", "dia_danh": "Đồng Nai"},
        "van_ban": {"dia_danh": "Đồng Nai", "trich_yeu": ["Phát động phong trào thi đua"]},
        "nguoi_ky": {"chuc_vu": "TRƯỞNG BAN"},
        "don_vi": units or [agency, room],
        "dang_ky": {"han_nop": f"{year}-01-31"},
        "ngay_xet": f"{year}-12-31",
        "dot_thi_dua": [
            {
                "so_dot": number,
                "ten_dot": f"Đợt {number}",
                "tu_ngay": f"{year}-0{first}-01",
                "den_ngay": last,
            }
            for number, first, last in ((1, 1, f"{year}-06-30"), (2, 7, f"{year}-12-31"))
        ],
    }
    made: Plan = record(Plan, tree)
    return made


def registration(year: int, people: list[Tree], unit: str = UNIT, **more: object) -> Registration:
    """Return a registration; people get the office "Chuyên viên" unless they say another."""
    listed = [{"chuc_vu": "Chuyên viên", **person} for person in people]
    tree = {
        "nam_ke_hoach": year,
        "ma_don_vi": unit,
        "tong_so_nguoi": len(people),
        "so_ca_nhan": len(people),
        "ca_nhan": listed,
        **more,
    }
    made: Registration = record(Registration, tree)
    return made


def results(year: int, people: list[Tree], unit: str = UNIT, **more: object) -> Results:
    """Return the results of the second round."""
    tree = {"nam_ke_hoach": year, "so_dot": 2, "ma_don_vi": unit, "ca_nhan": people, **more}
    made: Results = record(Results, tree)
    return made


def decisions(year: int, **parts: object) -> DecisionsOfYear:
    """Return what is known of a year; everything is complete unless `day_du` says otherwise."""
    tree = {"nam_thanh_tich": year, "day_du": ALL_PARTS, **parts}
    made: DecisionsOfYear = record(DecisionsOfYear, tree)
    return made


def award(year: int, code: str, holder: Tree | str, **more: object) -> Tree:
    """Return one decision that gives one title for a year, signed on 20 December."""
    kind = more.pop("loai_khen", "cong_trang")
    given: Tree = {"ma_danh_hieu": code, "loai_khen": kind}
    given["tap_the" if isinstance(holder, str) else "ca_nhan"] = [holder]
    return {
        "so_ky_hieu": f"{code}-{year}/QĐ",
        "ngay_ky": f"{year}-12-20",
        "co_quan_ky": "Ban Mẫu",
        "danh_sach": [given],
        **more,
    }


def dataset(year: int, *records: Record) -> Dataset:
    """Return the data of a year from its records, in any order; the plan is made if none is."""
    given = [entry for entry in records if isinstance(entry, Plan)]
    return Dataset(
        year=year,
        files=(),
        problems={},
        plan=_sourced(given[0] if given else plan(year), "plan", str(year)),
        registrations=tuple(
            _sourced(entry, "registrations", entry.ma_don_vi)
            for entry in records
            if isinstance(entry, Registration)
        ),
        results=tuple(
            _sourced(entry, "results", entry.ma_don_vi)
            for entry in records
            if isinstance(entry, Results)
        ),
        decisions=tuple(
            _sourced(entry, "decisions", str(entry.nam_thanh_tich))
            for entry in records
            if isinstance(entry, DecisionsOfYear)
        ),
        council=None,
        papers=None,
    )


def _sourced(entry: Any, kind: str, stem: str) -> Any:  # noqa: ANN401 - any record
    return Sourced(DataFile(f"data/{kind}/{stem}.yaml", kind, stem), entry)
