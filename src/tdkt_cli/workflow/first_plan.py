"""The data files of a new folder, before anyone has written in them."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from tdkt_cli.models.types import DEVICE_NAMES
from tdkt_cli.vietnamese import short_date, upper, without_marks
from tdkt_cli.workflow.values import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from tdkt_cli import edits

_PAPERS = ("tong-hop-dang-ky", "tong-hop-gui-cap-tren", "bao-cao-dot-1", "bao-cao-dot-2")
_LAW_FROM = 2024  # the year from whose first day the Act of 2022 holds
_GAP = "……"


class NewAgency(NamedTuple):
    """What a new folder is made from.

    Attributes:
        year: the plan's year.
        name: the agency's name.
        parent: the agency above, `""` for none.
        sign: its abbreviation in the signs of papers.
        place: where papers are dated.
        office: the head's office, as over the signature.
        signer: the head's name, `""` to be filled in later.
        units: names of the departments.
        deadline: of registration ("trước ngày"), `None` for 31 January.
    """

    year: int
    name: str
    parent: str
    sign: str
    place: str
    office: str
    signer: str
    units: tuple[str, ...]
    deadline: date | None = None


def agency_of(answers: Mapping[str, str], deadline: date | None) -> NewAgency:
    """Return the agency from what was typed or asked for, by the name of the option."""
    units = (part.strip() for part in answers["--don-vi"].split(";"))
    return NewAgency(
        int(answers["--nam"]),
        answers["--co-quan"],
        answers["--chu-quan"],
        answers["--viet-tat"],
        answers["--dia-danh"],
        answers["--chuc-vu"],
        answers["--ho-ten"],
        tuple(filter(None, units)),
        deadline,
    )


def deadline_of(agency: NewAgency) -> date:
    """Return the day before which units register."""
    return agency.deadline or date(agency.year, 1, 31)


def leaders(agency: NewAgency) -> str:
    """Return the name of the unit that stands for the agency itself."""
    return f"Lãnh đạo {agency.name}"


def unit_codes(names: Iterable[str]) -> tuple[str, ...]:
    """Return a code for each name: `Phòng Chính sách` → `phong-chinh-sach`, all different.

    Raises:
        CannotRun: a name without any letter.
    """
    taken = {"lanh-dao", *DEVICE_NAMES}
    codes = []
    for name in names:
        code = re.sub(r"[^a-z0-9]+", "-", without_marks(name)).strip("-0123456789")[:36].rstrip("-")
        if not code:
            raise CannotRun(f"Tên đơn vị «{name}» cần có chữ.")
        numbered = (code if n == 1 else f"{code}-{n}" for n in range(1, 1000))
        codes.append(next(one for one in numbered if one not in taken))
        taken.add(codes[-1])
    return tuple(codes)


def plan_tree(agency: NewAgency, codes: tuple[str, ...]) -> dict[str, edits.Given]:
    """Return the plan to be filled in: its facts stand in its text."""
    year, deadline = agency.year, deadline_of(agency)
    receiver = agency.units[0] if agency.units else agency.name
    return {
        "nam_ke_hoach": year,
        **_heading(agency),
        "don_vi": _units(agency, codes),
        "dang_ky": {
            "han_nop": deadline,
            "truoc_ngay": True,
            "don_vi_nhan": codes[0] if codes else "lanh-dao",
        },
        "ngay_xet": date(year, 12, 31),
        "dot_thi_dua": _rounds(year),
        "phong_trao": [],
        "nhiem_vu": [],
        "mo_dau": _opening(agency),
        "muc": _sections(agency, receiver, deadline),
    }


def _heading(agency: NewAgency) -> dict[str, edits.Given]:
    """Return the agency, the plan as a paper, and who signs it."""
    parent = {"co_quan_chu_quan": agency.parent} if agency.parent else {}
    return {
        "co_quan": {
            "ten_co_quan": agency.name,
            **parent,
            "viet_tat": agency.sign,
            "dia_danh": agency.place,
        },
        "van_ban": {
            "ma_loai": "KH",
            "so_van_ban": None,
            "ngay_ban_hanh": None,
            "dia_danh": agency.place,
            "trich_yeu": ["Phát động phong trào thi đua", f"{agency.name} năm {agency.year}"],
            "noi_nhan": ["Các đơn vị thuộc cơ quan"],
            "noi_luu": "VT",
        },
        "nguoi_ky": {"chuc_vu": upper(agency.office), "ho_ten": agency.signer or None},
    }


def _units(agency: NewAgency, codes: tuple[str, ...]) -> list[edits.Given]:
    """Return the agency's leaders, who stand for the agency itself, then the departments."""
    agency_itself: dict[str, edits.Given] = {
        "ma_don_vi": "lanh-dao",
        "ten_don_vi": leaders(agency),
        "loai_don_vi": "co_quan",
        "ten_tap_the": agency.name,
    }
    departments = zip(codes, agency.units, strict=True)
    return [agency_itself, *({"ma_don_vi": code, "ten_don_vi": name} for code, name in departments)]


def _rounds(year: int) -> list[edits.Given]:
    """Return the two peak rounds, half a year each."""
    spans = (
        ("Đợt thi đua thứ nhất", date(year, 1, 1), date(year, 6, 30)),
        ("Đợt thi đua thứ hai", date(year, 7, 1), date(year, 12, 31)),
    )
    return [
        {"so_dot": number, "ten_dot": name, "tu_ngay": first, "den_ngay": last}
        for number, (name, first, last) in enumerate(spans, 1)
    ]


def _opening(agency: NewAgency) -> list[edits.Given]:
    law = ["Căn cứ Luật Thi đua, khen thưởng năm 2022."] if agency.year >= _LAW_FROM else []
    launch = f"ban hành Kế hoạch phát động phong trào thi đua năm {agency.year}"
    return [*law, f"{agency.name} {launch} với những nội dung cụ thể như sau:"]


def _sections(agency: NewAgency, receiver: str, deadline: date) -> list[edits.Given]:
    year = agency.year
    rounds = (
        f"Phong trào thi đua năm {year} có 02 đợt cao điểm:",
        f"- Đợt thi đua thứ nhất (01/01/{year} - 30/6/{year}): {_GAP}",
        f"- Đợt thi đua thứ hai (01/7/{year} - 31/12/{year}): {_GAP}",
    )
    filing = (
        f"Các đơn vị đăng ký danh hiệu thi đua, hình thức khen thưởng năm {year} (*theo mẫu đính "
        f"kèm*) gửi về {receiver} **trước ngày {short_date(deadline)}** để tổng hợp./."
    )
    return [
        {"so_muc": "I.", "tieu_de": "MỤC ĐÍCH, YÊU CẦU", "doan_van": [f"- {_GAP}"]},
        {"so_muc": "II.", "tieu_de": "NỘI DUNG THI ĐUA", "doan_van": [f"- {_GAP}"]},
        {"so_muc": "III.", "tieu_de": "GIẢI PHÁP THỰC HIỆN", "doan_van": [f"- {_GAP}"]},
        {
            "so_muc": "IV.",
            "tieu_de": "TỔ CHỨC THỰC HIỆN",
            "muc_con": [
                {"so_muc": "1.", "doan_van": list(rounds)},
                {"so_muc": "2.", "doan_van": [filing]},
            ],
        },
    ]


def papers_tree(agency: NewAgency) -> dict[str, edits.Given]:
    """Return the papers of the year, without number and day."""
    return {
        "nam_ke_hoach": agency.year,
        "mau_rieng": False,
        "van_ban": [
            {
                "ten_van_ban": name,
                "so_van_ban": None,
                "ngay_ban_hanh": None,
                "noi_luu": "VT",
            }
            for name in _PAPERS
        ],
    }
