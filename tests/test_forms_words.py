"""What rules about data say when the data come from a form: headings and rows, no keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from case_files import valid_root
from filled_forms import FIRST, Rows, imported, registration_rows, workbook
from tdkt_cli.findings import Finding, Severity, Where
from tdkt_cli.rules import catalogue
from tdkt_cli.workflow.importing.form_words import REMEDIES, in_form_words

if TYPE_CHECKING:
    from pathlib import Path

_NOT_ON_A_FORM = re.compile(r"[a-z]_[a-z]|data/|\\.ya?ml|khóa|[Mm]ã cán bộ|[Mm]ã chỉ tiêu|««")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return the tiny valid data folder."""
    return valid_root(tmp_path)


def results(*rows: list[object]) -> Rows:
    """Return a form of results with targets."""
    return [
        ["KẾT QUẢ PHONG TRÀO THI ĐUA NĂM 2024"],
        ["Đơn vị", "Văn phòng"],
        ["Đợt", 1],
        ["Ngày gửi", "20/06/2024"],
        ["TT", "Tên chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Đã thực hiện"],
        *rows,
    ]


def twice() -> Rows:
    """Return the registration with a person twice."""
    rows = registration_rows()
    return [*rows, [3, *rows[FIRST - 1][1:]]]


def with_a_digit() -> Rows:
    """Return the registration with a digit in a name."""
    return [*registration_rows()[:-1], [2, "H'Mơ 2", "Chuyên viên", "LĐTT"]]


FORMS: dict[str, tuple[Rows, str]] = {
    "a person twice": (twice(), "D201"),
    "more people than the unit has": ([*registration_rows()[:3], ["Tổng số người", 1],
                                       *registration_rows()[4:]], "D205"),
    "no day of filing": ([*registration_rows()[:4], *registration_rows()[5:]], "D307"),
    "a target that nobody registered": (results([1, "Chỉ tiêu lạ", None, None, 4]), "D305"),
    "a digit in a name": (with_a_digit(), "S114"),
}  # fmt: skip


@pytest.mark.parametrize("name", FORMS)
def test_findings_speak_of_the_form(name: str, root: Path) -> None:
    """Message and remedy name what the head of a department sees."""
    rows, code = FORMS[name]
    if code == "D307":
        (root / "data/registrations/2024/van-phong.yaml").unlink()
    found = imported(root, workbook(rows)).checked.findings
    assert code in {one.code for one in found}
    for one in found:
        if one.severity is not Severity.HINT:
            assert not _NOT_ON_A_FORM.search(one.fix), (one.code, one.fix)
            assert not re.search(r"[a-z]_[a-z]|««|khóa", one.message), (one.code, one.message)


def test_remedies_are_of_rules_and_speak_of_forms() -> None:
    """Each code is a rule, and no remedy names what a form does not show."""
    assert set(REMEDIES) <= set(catalogue())
    for code, fix in REMEDIES.items():
        assert not _NOT_ON_A_FORM.search(fix), code


@pytest.mark.parametrize(
    ("message", "fix", "said", "mended"),
    [
        (
            "Bảng này thiếu khóa bắt buộc «ho_ten».",
            "Xóa chữ số khỏi họ tên; mã cán bộ ghi ở khóa ma_can_bo.",
            "Bảng này thiếu ô «Họ và tên».",
            "Xóa chữ số khỏi họ tên.",
        ),
        (
            "Trần Văn Mẫu đăng ký CSTDCS mà chưa ghi LDTT ở danh_hieu.",
            "Ghi thêm LDTT vào danh_hieu.",
            "Trần Văn Mẫu đăng ký CSTĐCS mà chưa ghi LĐTT ở «Danh hiệu thi đua đăng ký».",
            "Ghi thêm LĐTT vào «Danh hiệu thi đua đăng ký».",
        ),
    ],
)
def test_keys_become_headings(message: str, fix: str, said: str, mended: str) -> None:
    """No doubled quotes, no hidden column, usual abbreviations for codes."""
    finding = Finding("L999", Severity.ERROR, message, Where("a", 1, 1, ""), (), fix)
    words = in_form_words(finding)
    assert (words.message, words.fix) == (said, mended)
