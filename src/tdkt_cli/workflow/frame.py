"""The furniture of a paper: who issues it, number, date, addressees, signer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.models import Signer
from tdkt_cli.vietnamese import lower_first

if TYPE_CHECKING:
    from tdkt_cli.consolidate import RoundReview
    from tdkt_cli.models import Dataset, Paper, Plan
    from tdkt_cli.models.plan import IssuedText
    from tdkt_cli.workflow.values import Checked

_LETTER = "CV"
_OF_THE_OFFICE = frozenset(("tong-hop-dang-ky", "don-doc", "phieu-tra-lai"))


def frame(
    plan: Plan,
    entry: IssuedText | dict[str, Any],
    signer: Signer,
    type_code: str,
    checked: Checked,
    *,
    draft: bool,
) -> dict[str, Any]:
    """Return the variables that every paper's template shares.

    Args:
        plan: the plan of the year, for the agency.
        entry: number, date, subject and recipients of the paper.
        signer: who signs.
        type_code: abbreviation of the type, `CV` for an official letter.
        checked: the findings, whose errors a draft lists on its last page.
        draft: whether the paper is marked DỰ THẢO.
    """
    names = {code: name for name, code in paper_standard.type_codes().items()}
    type_name = None if type_code == _LETTER else names.get(type_code, type_code)
    heading = entry if isinstance(entry, dict) else _as_dict(entry)
    return {
        "co_quan": plan.co_quan,
        "van_ban": heading,
        "nguoi_ky": signer,
        "ten_loai": type_name,
        "ten_loai_thuong": type_name.capitalize() if type_name else "Công văn",
        "nam_van_ban": plan.nam_ke_hoach,
        "du_thao": draft,
        "loi": _errors(checked) if draft else [],
    }


def paper_entry(
    dataset: Dataset,
    plan: Plan,
    name: str,
    review: RoundReview | None = None,
    *,
    entry: Paper | None = None,
) -> tuple[dict[str, Any], Signer]:
    """Return the heading and the signer of a paper that `data/documents` names.

    What the file does not say is filled where only one thing can be meant (the council as
    addressee of the Office's report, the head of the agency as signer) and left blank elsewhere.

    Args:
        dataset: the data of the year.
        plan: its plan.
        name: output name.
        review: of a report, what it reports.
        entry: what the file says of the paper, where its name alone does not tell.
    """
    papers = dataset.papers.record if dataset.papers else None
    entry = entry or (papers.paper(name) if papers else None)
    heading = {
        "so_van_ban": entry.so_van_ban if entry else None,
        "ngay_ban_hanh": entry.ngay_ban_hanh if entry else None,
        "dia_danh": plan.co_quan.dia_danh,
        "trich_yeu": _subject(name, plan, review),
        "kinh_gui": list(entry.kinh_gui if entry else ()) or _addressees(name, plan),
        "noi_nhan": list(entry.noi_nhan) if entry else [],
        "noi_luu": (entry.noi_luu if entry else None) or "VT",
        "nguoi_soan": entry.nguoi_soan if entry else None,
        "han_moi": entry.han_moi if entry else None,
        "dien_vao": list(entry.dien_vao) if entry else [],
    }
    return heading, _signer(entry, name, plan)


def agency_code(type_code: str, plan: Plan) -> str:
    """Return the sign of a named document: `BC-BDT`."""
    return f"{type_code}-{plan.co_quan.viet_tat}"


def drafting_code(heading: dict[str, Any], plan: Plan) -> str:
    """Return the sign of an official letter, `BDT-VP`: the agency, then the unit that drafted it.

    The drafting unit is the one named last in "Lưu: VT, …" (Nghị định 30/2020/NĐ-CP, Phụ lục I,
    Phần I, Mục II, khoản 3 điểm b and khoản 9 điểm d).
    """
    unit = str(heading["noi_luu"] or "").rpartition(",")[2].strip()
    return f"{plan.co_quan.viet_tat}-{unit}" if unit and unit != "VT" else plan.co_quan.viet_tat


def _as_dict(entry: IssuedText) -> dict[str, Any]:
    return {key: getattr(entry, key) for key in type(entry).model_fields}


def _subject(name: str, plan: Plan, review: RoundReview | None) -> list[str]:
    year = plan.nam_ke_hoach
    if review is None:
        what, which = "đăng ký danh hiệu thi đua,", f"hình thức khen thưởng năm {year}"
        if name.endswith("gui-cap-tren"):
            return [f"{what} {which}"]
        return [f"Tổng hợp {what}", which]
    if review.la_tong_ket:
        return [
            "Tổng kết phong trào thi đua và công tác khen thưởng",
            f"năm {year}; phương hướng, nhiệm vụ năm {year + 1}",
        ]
    next_part = f"; phương hướng, nhiệm vụ đợt {review.dot_sau}" if review.dot_sau else ""
    return [
        "Sơ kết phong trào thi đua và công tác khen thưởng",
        f"{lower_first(review.dot_thi_dua.ten_dot)} năm {year}{next_part}",
    ]


def _addressees(name: str, plan: Plan) -> list[str]:
    if name == "tong-hop-dang-ky":
        return [f"Hội đồng Thi đua - Khen thưởng {plan.co_quan.ten_co_quan}"]
    return []


def _signer(entry: Paper | None, name: str, plan: Plan) -> Signer:
    if entry and entry.nguoi_ky:
        return entry.nguoi_ky
    if name in _OF_THE_OFFICE:
        unit = plan.unit(plan.dang_ky.don_vi_nhan or "")
        is_office = unit is not None and unit.ten_don_vi.casefold().startswith("văn phòng")
        return Signer(
            quyen_han="TL.",
            thay_cho=plan.nguoi_ky.chuc_vu,
            chuc_vu="CHÁNH VĂN PHÒNG" if is_office else "TRƯỞNG PHÒNG",
        )
    return plan.nguoi_ky


def _errors(checked: Checked) -> list[dict[str, Any]]:
    return [
        {
            "ma": finding.code,
            "tep": finding.where.file,
            "dong": finding.where.line,
            "thong_bao": finding.message,
            "cach_sua": finding.fix,
        }
        for finding in checked.findings
        if finding.severity is Severity.ERROR
    ]
