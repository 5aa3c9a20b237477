"""The cases of `tests/eligibility/*.yaml`, written so that a jurist can read and add to them."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eligibility_year import (
    ALL_PARTS,
    UNIT,
    award,
    dataset,
    decisions,
    plan,
    registration,
    results,
)
from tdkt_cli import eligibility, yaml_tree

if TYPE_CHECKING:
    from eligibility_year import Tree
    from tdkt_cli.eligibility import Judgement
    from tdkt_cli.models import Dataset, Record

FOLDER = Path(__file__).parent / "eligibility"
WHO = {"ho_ten": "Trần Văn Mẫu", "ma_can_bo": "MAU-01"}


def _cases() -> list[Tree]:
    found: list[Tree] = []
    for path in sorted(FOLDER.glob("*.yaml")):
        found += yaml_tree.read_text(path.read_bytes())["truong_hop"]
    return found


CASES = _cases()


@pytest.mark.parametrize("case", CASES, ids=[case["ten"] for case in CASES])
def test_case(case: Tree) -> None:
    """The title, and each condition that the case names, has the outcome written beside it."""
    judged = _judged(case)
    assert judged.ket_luan.value == case["ket_luan"], judged
    conditions = {condition.ma: condition for condition in judged.dieu_kien}
    for ma, outcome in (case.get("dieu_kien") or {}).items():
        assert conditions[ma].ket_luan.value == outcome, conditions[ma]
    assert not conditions.keys() & set(case.get("khong_co") or ())
    for ma, words in (case.get("bang_chung") or {}).items():
        assert words in "; ".join(conditions[ma].bang_chung)
    for ma, place in (case.get("can_cu") or {}).items():
        assert place in "; ".join(map(str, conditions[ma].can_cu))


def test_every_case_names_its_source() -> None:
    """A case without a source is an opinion; two cases of one name hide one another."""
    assert all(case.get("nguon") for case in CASES)
    assert len({case["ten"] for case in CASES}) == len(CASES)


def _judged(case: Tree) -> Judgement:
    year = int(case.get("nam", "2024"))
    day = date.fromisoformat(case.get("ngay", f"{year}-12-31"))
    stage = case.get("giai_doan", "xet")
    data = _collective(case, year) if "tap_the" in case else _person(case, year)
    kind = "tap_the" if "tap_the" in case else "ca_nhan"
    found = [
        judgement
        for judgement in eligibility.judge(data, day, stage=stage)
        if judgement.doi_tuong == kind and judgement.ma_danh_hieu == case["danh_hieu"]
    ]
    assert len(found) == 1
    return found[0]


def _person(case: Tree, year: int) -> Dataset:
    title = case["danh_hieu"]
    registered = {
        "ngay_tuyen_dung": "2005-01-01",
        "danh_hieu": [title],
        **(case.get("nguoi") or {}),
    }
    reviewed = {"de_nghi": [title], **(case.get("ket_qua") or {})}
    works = [{**work, "tac_gia": [WHO]} for work in case.get("sang_kien") or []]
    return dataset(
        year,
        registration(year, [{**WHO, **registered}]),
        results(year, [{**WHO, **reviewed}], sang_kien=works),
        *_past(case, {**WHO, "ma_don_vi": UNIT}),
    )


def _collective(case: Tree, year: int) -> Dataset:
    unit = case["tap_the"]
    people = [
        {"ho_ten": f"Người {letter}", "ma_can_bo": f"MAU-{n}"} for n, letter in _letters(unit)
    ]
    titles = _titles_of_people(unit)
    room = {
        "ma_don_vi": UNIT,
        "ten_don_vi": "Phòng Mẫu",
        **{key: unit[key] for key in ("ngay_thanh_lap", "thuoc_dien_co") if key in unit},
    }
    agency = {"ma_don_vi": "ban-mau", "ten_don_vi": "Ban", "loai_don_vi": "co_quan"}
    title = case["danh_hieu"]
    block = {"ten_khoi": "Khối 3", "xep_hang": unit["xep_hang"]} if "xep_hang" in unit else None
    movement = {"ma_phong_trao": "pt1", "so_nam": unit.get("nam_chuyen_de"), "dan_dau": "true"}
    return dataset(
        year,
        plan(year, [agency, room]),
        registration(
            year,
            [
                {**who, "ngay_tuyen_dung": "2005-01-01", "danh_hieu": t}
                for who, t in zip(people, titles, strict=True)
            ],
            tap_the={"danh_hieu": [title]},
        ),
        results(
            year,
            [{**who, **_review(t, unit)} for who, t in zip(people, titles, strict=True)],
            tap_the={"muc_xep_loai": unit.get("muc_xep_loai"), "de_nghi": [title]},
            cum_khoi=block,
            chuyen_de=[movement] if "nam_chuyen_de" in unit else [],
        ),
        *_past(case, UNIT),
    )


def _letters(unit: Tree) -> list[tuple[int, str]]:
    return [(n + 1, "ABCDEFGHIKLMN"[n]) for n in range(int(unit["tong_so_nguoi"]))]


def _titles_of_people(unit: Tree) -> list[list[str]]:
    both, only = int(unit.get("cstdcs", "0")), int(unit.get("chi_cstdcs", "0"))
    titled = [["LDTT", "CSTDCS"]] * both + [["LDTT"]] * (int(unit["ldtt"]) - both)
    found = [*titled, *[["CSTDCS"]] * only]
    return [*found, *[[]] * (int(unit["tong_so_nguoi"]) - len(found))]


def _review(titles: list[str], unit: Tree) -> Tree:
    """Rate a person; with `ky_luat` whoever has no title was disciplined."""
    if not titles and "ky_luat" in unit:
        form = {"hinh_thuc_ky_luat": unit["ky_luat"], "ngay_ky": "2024-06-03"}
        return {"muc_xep_loai": "KHTNV", "de_nghi": [], "ky_luat": form}
    level = "HTXSNV" if "CSTDCS" in titles else "HTTNV" if titles else "HTNV"
    return {"muc_xep_loai": level, "de_nghi": titles}


def _past(case: Tree, holder: Tree | str) -> list[Record]:
    return [
        _past_year(int(year), known, holder) for year, known in (case.get("qua_khu") or {}).items()
    ]


def _past_year(year: int, known: Tree, holder: Tree | str) -> Record:
    given = [
        {"ma_danh_hieu": entry} if isinstance(entry, str) else entry
        for entry in known.get("danh_hieu") or []
    ]
    awards = [
        award(
            year,
            entry["ma_danh_hieu"],
            holder,
            **{k: v for k, v in entry.items() if k != "ma_danh_hieu"},
        )
        for entry in given
    ]
    rated = {"muc_xep_loai": known.get("xep_loai")}
    if isinstance(holder, str):
        ratings = {"tap_the": [{"ma_don_vi": holder, **rated}]}
    else:
        ratings = {"ca_nhan": [{**holder, **rated}]}
    return decisions(
        year,
        day_du=known.get("day_du", ALL_PARTS),
        quyet_dinh=awards,
        xep_loai=ratings if known.get("xep_loai") else {},
        ky_luat=[{**holder, **known["ky_luat"]}]
        if "ky_luat" in known and isinstance(holder, dict)
        else [],
        sang_kien=[
            _work(year, kind, number)
            for kind in ("sang_kien", "de_tai")
            for number in range(int(known.get(kind, "0")))
        ],
    )


def _work(year: int, kind: str, number: int) -> Tree:
    return {
        "ten_sang_kien": f"{kind} {number + 1} năm {year}",
        "loai_cong_trinh": kind,
        "cap_cong_nhan": "co_so",
        "so_quyet_dinh": f"{number + 1}/QĐ",
        "ngay_quyet_dinh": f"{year}-11-01",
        "tac_gia": [WHO],
    }
