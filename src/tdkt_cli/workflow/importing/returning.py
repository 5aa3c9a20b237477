"""Forms that could not be taken, handed back: a marked copy and a slip for each."""

from __future__ import annotations

import io
import itertools
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tdkt_cli import rules, storage
from tdkt_cli.findings import Severity
from tdkt_cli.forms.marking import Mark, mark
from tdkt_cli.package import MAX_SIZE, PackageRefused
from tdkt_cli.vietnamese import count, upper_first
from tdkt_cli.workflow.checking import CheckedYear
from tdkt_cli.workflow.importing.drafting import unit_said
from tdkt_cli.workflow.importing.handed import HandedBack
from tdkt_cli.workflow.making import paper_of, uses
from tdkt_cli.workflow.plain_words import form_fault, on_paper
from tdkt_cli.workflow.slips import NAME, NOT_FOR_UNITS, TEMPLATE, Slip, slip_variables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from tdkt_cli.findings import Finding, Where
    from tdkt_cli.models import Plan
    from tdkt_cli.storage import Loaded
    from tdkt_cli.workflow.importing.drafting import Asked
    from tdkt_cli.workflow.importing.reading import Form

_IN_WORD = re.compile(r"(bảng \d+)(?:,|$)")
_IN_EXCEL = re.compile(r"(.+)!([A-Z]{1,3})(\d+)")
ADDED = "can-sua"
"""Ends the name of a marked copy: `dang-ky-van-phong-can-sua.xlsx`."""

_WITHOUT_YEAR = frozenset(("lich_su", "don_vi"))
_CALLED = {
    "dang_ky": "bản đăng ký thi đua",
    "ket_qua": "bản kết quả phong trào thi đua",
    "lich_su": "biểu mẫu lịch sử thi đua, khen thưởng",
    "hoi_dong": "biểu mẫu Hội đồng Thi đua - Khen thưởng",
    "don_vi": "danh sách đơn vị trực thuộc",
}


def hand_back(
    forms: Sequence[Form],
    findings: Mapping[int, Sequence[Finding]],
    loaded: Loaded,
    asked: Asked,
    folder: str,
    progress: Callable[[int, int, str], None] | None = None,
) -> HandedBack:
    """Return a marked copy and a slip for each form that its unit has to mend.

    Args:
        forms: all that were read.
        findings: what is wrong with those that were not taken, by their number.
        loaded: the data of the year, for the head and the signer of the slips.
        asked: what the clerk said besides the forms.
        folder: where the files will go.
        progress: told of each form before it is marked.

    Raises:
        CannotRun: the template of the slips is wrong.
    """
    plan = loaded.dataset.plan
    writer = _Slips(loaded, plan.record, asked) if plan else None
    names = _Names(Path(folder), (form.name for form in forms))
    copies: dict[Path, bytes] = {}
    slips: dict[Path, bytes] = {}
    for done, (number, all_found) in enumerate(findings.items()):
        if progress:
            progress(done, len(findings), f"trả lại {forms[number].base}")
        found = [one for one in all_found if for_unit(one)]
        if not found:
            continue
        form = forms[number]
        copy, slip = names.next_pair(form.base)
        data = _copy(form.name, found)
        if data is not None:
            copies[copy] = data
        if writer and not writer.refused:
            slips[slip] = writer.slip(form, found, copy.name if data is not None else "")
    return HandedBack(copies, slips, writer.refused if writer else "")


def for_unit(finding: Finding) -> bool:
    """Whether a finding is told to the unit: it can mend it, and it is no mere hint."""
    return finding.severity is not Severity.HINT and finding.code not in NOT_FOR_UNITS


class _Names:
    """Names of what goes back, never those of two files or of a form that was read."""

    def __init__(self, folder: Path, forms: Iterable[str]) -> None:
        self.folder = folder
        self.taken = {_same(Path(name)) for name in forms}

    def next_pair(self, base: str) -> tuple[Path, Path]:
        """Return the paths of a marked copy and of its slip."""
        form = Path(base)
        for number in itertools.count(1):
            again = f"-{number}" if number > 1 else ""
            copy = self.folder / f"{form.stem}-{ADDED}{again}{form.suffix}"
            slip = self.folder / f"{form.stem}-{NAME}{again}.docx"
            if self.taken.isdisjoint((_same(copy), _same(slip))):
                self.taken |= {_same(copy), _same(slip)}
                break
        return copy, slip


def _same(path: Path) -> str:
    """Return what two names of one file have in common, also where case does not count."""
    return str(path.absolute()).casefold()


def _copy(name: str, found: Sequence[Finding]) -> bytes | None:
    marks = [one for one in map(marked, found) if one]
    try:
        return mark(storage.read_given(name, MAX_SIZE), marks) if marks else None
    except (PackageRefused, storage.StorageError):
        return None


class _Slips:
    """Writes the slips of one run."""

    def __init__(self, loaded: Loaded, plan: Plan, asked: Asked) -> None:
        self.loaded = loaded
        self.plan = plan
        self.asked = asked
        checked_year = CheckedYear(loaded, rules.run(loaded.dataset, loaded.locate))
        is_used = uses(checked_year, "plan", "documents")
        self.checked = checked_year.about(is_used)
        errors = sum(
            one.severity is Severity.ERROR and is_used(one.where.file)
            for one in self.checked.findings
        )
        self.refused = ""
        if errors:
            self.refused = (
                f"Chưa in phiếu trả lại: kế hoạch và data/documents còn {count(errors)} lỗi phải "
                "sửa trước (tdkt validate)."
            )

    def slip(self, form: Form, found: Sequence[Finding], enclosed: str) -> bytes:
        """Return the slip of a form as a Word file."""
        wrong = [form_fault(one) for one in found if one.severity is Severity.ERROR]
        doubtful = [form_fault(one) for one in found if one.severity is not Severity.ERROR]
        unit = self.unit_name(form)
        what, name = self.called(form), on_paper(form.base)
        said = Slip(
            subject=upper_first(f"{what} của {unit}" if unit else f"{what} (tệp {name})"),
            what=f"{what} (tệp {name})",
            unit=unit,
            addressee=unit or f"Đơn vị gửi tệp {name}",
            day=self.asked.day,
            wrong=wrong,
            doubtful=doubtful,
            enclosed=on_paper(enclosed),
        )
        variables = slip_variables(said, self.loaded.dataset, self.plan, self.checked, draft=False)
        target = io.BytesIO()
        paper_of(NAME, TEMPLATE, variables, self.loaded).writer("docx")(target)
        return target.getvalue()

    def unit_name(self, form: Form) -> str:
        """Return the unit that the form names, else the one that the clerk named, else `""`."""
        code = unit_said(form, self.loaded.dataset) or self.asked.unit
        unit = self.plan.unit(code) if code else None
        return unit.ten_don_vi if unit else ""

    def called(self, form: Form) -> str:
        """Return what kind of form it is, in words."""
        key = form.recognised.kind.key if form.recognised.kind else ""
        name = _CALLED.get(key, "biểu mẫu")
        return name if key in _WITHOUT_YEAR or not key else f"{name} năm {self.plan.nam_ke_hoach}"


def marked(finding: Finding) -> Mark | None:
    """Return the mark of a finding, `None` when it is not about a sheet or table."""
    place = _place(finding.where)
    text = on_paper(f"{finding.message} {finding.fix}".strip())
    return Mark(*place, text) if place else None


def _place(where: Where) -> tuple[str, int, int] | None:
    in_excel = _IN_EXCEL.fullmatch(where.path)
    if in_excel:
        return in_excel[1], where.line, where.column
    in_word = _IN_WORD.match(where.path)
    if in_word:
        return in_word[1], where.line, where.column
    return (where.path, 0, 0) if where.path and not where.path.startswith("đoạn") else None
