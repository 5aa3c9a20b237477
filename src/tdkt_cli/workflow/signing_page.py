"""The page in a folder for signing: what lies in it, what was checked, which data made it."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from tdkt_cli import __version__, rules, wordcheck
from tdkt_cli.consolidate.reviews import REGISTRATION, last_reviews
from tdkt_cli.consolidate.seals import sealed_states
from tdkt_cli.findings import Severity
from tdkt_cli.models import Signer
from tdkt_cli.rules.published import FAMILIES
from tdkt_cli.vietnamese import short_date
from tdkt_cli.workflow.chot import list_digest, short_digest
from tdkt_cli.workflow.frame import frame, paper_entry
from tdkt_cli.workflow.plain_words import paper_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tdkt_cli.findings import Finding
    from tdkt_cli.models import Dataset, Plan
    from tdkt_cli.workflow.checking import CheckedYear

_OF_DATA = "YSDL"  # families whose rules run over the data
_STAGES = {"dang-ky": "đăng ký thi đua", "xet": "xét khen thưởng"}


class MadePaper(NamedTuple):
    """A paper that was made.

    Attributes:
        name: output name.
        title: what the clerk calls it.
        files: content by name.
        blanks: labels of the blanks left.
    """

    name: str
    title: str
    files: Mapping[str, bytes]
    blanks: tuple[str, ...]


def page_variables(
    checked_year: CheckedYear, plan: Plan, part: str, made: Sequence[MadePaper], *, draft: bool
) -> dict[str, Any]:
    """Return what the template of the page may name.

    Args:
        checked_year: the data of the year.
        plan: its plan.
        part: the stage, such as `dang-ky` or `dot-1`.
        made: the papers of the folder.
        draft: whether the papers are drafts.
    """
    dataset = checked_year.loaded.dataset
    stage = _STAGES.get(part) or f"đợt {part.rpartition('-')[2]}"
    heading, _ = paper_entry(dataset, plan, "trinh-ky")
    heading |= {
        "trich_yeu": [f"Giai đoạn {stage} năm {plan.nam_ke_hoach}"],
        "kinh_gui": [],
        "noi_nhan": [],
        "noi_luu": None,
    }
    none_found = checked_year.about(lambda _: False)
    kind = "PHIẾU KIỂM TRA HỒ SƠ TRÌNH KÝ"
    variables = frame(
        plan, heading, Signer(chuc_vu="NGƯỜI LẬP PHIẾU"), kind, none_found, draft=draft
    )
    digests = sorted(dataset.digests.items())
    return variables | {
        "ky_hieu": None,
        "van_ban_kem": [_paper_row(paper) for paper in made],
        "nhom_quy_tac": list(_families(checked_year.findings)),
        "con_lai": [
            {
                "tep": found.where.file,
                "dong": found.where.line,
                "thong_bao": paper_words(found.message),
            }
            for found in checked_year.findings
            if found.severity is not Severity.HINT
        ],
        "the_thuc": [row for paper in made for row in _form(paper)],
        "tinh_trang_chot": _seal(dataset, part),
        "tinh_trang_duyet": _approvals(dataset, part),
        "tep_du_lieu": [{"tep": name, "ma": short_digest(digest)} for name, digest in digests],
        "ma_du_lieu": list_digest(digests),
        "phien_ban": __version__,
    }


def _paper_row(paper: MadePaper) -> dict[str, Any]:
    return {
        "ten": paper.title,
        "tep": [
            {"ten": name, "ma": short_digest(hashlib.sha256(content).hexdigest())}
            for name, content in sorted(paper.files.items())
        ],
        "cho_trong": list(paper.blanks),
    }


def _families(findings: Sequence[Finding]) -> Iterator[dict[str, Any]]:
    """Yield each family of rules with how many ran and what they found."""
    for letter, what in ((letter, FAMILIES[letter]) for letter in _OF_DATA):
        known = [code for code in rules.catalogue() if code.startswith(letter)]
        found = [finding.severity for finding in findings if finding.code.startswith(letter)]
        yield {
            "ten": what,
            "so_quy_tac": len(known),
            "loi": found.count(Severity.ERROR),
            "canh_bao": found.count(Severity.WARNING),
            "goi_y": found.count(Severity.HINT),
        }


def _form(paper: MadePaper) -> Iterator[dict[str, Any]]:
    """Yield what the checker of documents says of each .docx."""
    for name, content in sorted(paper.files.items()):
        if name.endswith(".docx"):
            found = [finding.severity for finding in wordcheck.check(content, name).findings]
            yield {
                "tep": name,
                "loi": found.count(Severity.ERROR),
                "canh_bao": found.count(Severity.WARNING),
            }


def _number(part: str) -> int:
    return int(part.rpartition("-")[2]) if part.startswith("dot-") else REGISTRATION


def _seal(dataset: Dataset, part: str) -> str:
    number = _number(part)
    source = next((s for s in dataset.seals if (s.record.so_dot or 0) == number), None)
    if source is None:
        return "Chưa chốt dữ liệu của giai đoạn này."
    states = [state for state in sealed_states(dataset) if state.source is source]
    changed = sum(state.digest != state.sealed.ma_bam for state in states)
    pairs = [(entry.ten_tep, entry.ma_bam) for entry in source.record.tep_chot]
    since = f"từ đó {changed} tệp thay đổi" if changed else "từ đó không tệp nào thay đổi"
    day = short_date(source.record.ngay_chot)
    return f"Đã chốt ngày {day}, mã đối chiếu của danh sách chốt {list_digest(pairs)}; {since}."


def _approvals(dataset: Dataset, part: str) -> str:
    number = _number(part)
    last = last_reviews(dataset)
    units = dataset.units()
    approved = []
    for unit in units:
        step = last.get((unit.ma_don_vi, number))
        if step and step.review.ket_luan == "duyet" and not step.changed:
            approved.append(unit)
    if not approved:
        return "Chưa ghi việc duyệt bản của đơn vị nào."
    rest = [unit.ten_don_vi for unit in units if unit not in approved]
    return f"Đã duyệt {len(approved)}/{len(units)} đơn vị" + (
        f"; chưa duyệt: {', '.join(rest)}." if rest else "."
    )
