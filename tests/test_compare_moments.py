"""`tdkt sosanh HEAD~1 HEAD`: all the data at two moments, nothing that changed left unsaid."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from pydantic import ValidationError

from printed_papers import edit, tdkt
from tdkt_cli import storage
from tdkt_cli.consolidate.comparison import compare
from tdkt_cli.consolidate.whole_side import renumbered, whole_side

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tdkt_cli.models import Dataset, Sourced

pytestmark = pytest.mark.program("git")
NAMES_THE_FILE = ("nam_ke_hoach", "so_dot", "nam_thanh_tich")
OTHER_VALUES = {
    "LDTT": "GK",
    "HTTNV": "HTNV",
    "khien_trach": "canh_cao",
    "true": "false",
    "sang_kien": "de_tai",
    "cong_trang": "dot_xuat",
    "co_so": "tinh",
}
OFFICE = "data/results/2024/dot-2/van-phong.yaml"
WHO_LEFT = "  - {ho_ten: Lìu A Sáng, ma_can_bo: VP-05, muc_xep_loai: HTTNV, de_nghi: [LDTT]}\n"


def _git(root: Path, *arguments: str) -> None:
    who = {
        f"GIT_{one}_{what}": "thu@example.com"
        for one in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    nowhere = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    subprocess.run(
        ["git", "-C", root, "-c", "core.hooksPath=/dev/null", *arguments],
        check=True,
        capture_output=True,
        env={**os.environ, **nowhere, **who},
    )


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """Return the folder of the first quarter of an hour, mended, with one commit."""
    root = tmp_path / "tap"
    assert tdkt("khoitao", root, "--vi-du").code == 0
    if not (root / ".git").is_dir():
        _git(root, "init", "-q", "-b", "main")
    edit(root / "data/registrations/2024/thanh-tra.yaml", "tong_so_nguoi:4", "tong_so_nguoi: 4")
    edit(root / "data/registrations/2024/van-phong.yaml", "2012-02-30", "2012-03-01")
    _git(root, "add", "-A")
    _git(root, "commit", "-qm", "đầu")
    return root


def _after(root: Path, name: str, old: str, new: str) -> list[str]:
    """Return what is said of one edit that was committed, headings left out."""
    edit(root / name, old, new)
    _git(root, "commit", "-qam", "sau")
    found = tdkt("sosanh", "HEAD~1", "HEAD", "-C", root)
    assert found.code == 0, found
    return [line.strip() for line in found.out.splitlines() if line.startswith("  ")]


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        (OFFICE, "{ma_chi_tieu: vp-ct1, muc_thuc_hien: 256}", ("{ma_chi_tieu: vp-ct1, "
         "muc_thuc_hien: 250}"), [("~ Chỉ tiêu Tin, bài đăng trên Trang thông tin điện tử của Ban, "
         "đợt 2: 256 tin, bài → 250 tin, bài.")]),
        (OFFICE, "muc_xep_loai: HTXSNV, de_nghi: [LDTT, CSTDCS, BK_TINH]",
         "muc_xep_loai: HTTNV, de_nghi: [LDTT, CSTDCS]",
         [("~ Xếp loại Trần Thị Minh Thu, đợt 2: hoàn thành xuất sắc nhiệm vụ → hoàn thành tốt "
          "nhiệm vụ."), ("~ Đề nghị Trần Thị Minh Thu, đợt 2: Lao động tiên tiến; Chiến sĩ thi đua "
          "cơ sở; Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh → Lao động tiên tiến; Chiến sĩ thi "
          "đua cơ sở.")]),
        (OFFICE, WHO_LEFT, "", ["~ Bớt xếp loại Lìu A Sáng, đợt 2: hoàn thành tốt nhiệm vụ.",
                            "~ Bớt đề nghị Lìu A Sáng, đợt 2: Lao động tiên tiến."]),
        ("data/decisions/2023.yaml", "so_ky_hieu: 152/QĐ-BDT", "so_ky_hieu: 153/QĐ-BDT",
         [("~ Quyết định 153/QĐ-BDT: số 152/QĐ-BDT, Ban Dân tộc ký ngày 20/12/2023, 5 lượt tập "
          "thể, 34 lượt cá nhân → số 153/QĐ-BDT, Ban Dân tộc ký ngày 20/12/2023, 5 lượt tập thể, "
          "34 lượt cá nhân.")]),
        ("data/decisions/2023.yaml",
         ("          - {ho_ten: Bùi Minh Nhật, ma_can_bo: CS-05, ma_don_vi: phong-chinh-sach}\n"
         "          - {ho_ten: Huỳnh"), "          - {ho_ten: Huỳnh",
         ["~ Bớt khen thưởng Bùi Minh Nhật, năm 2023: Lao động tiên tiến (152/QĐ-BDT).",
          ("~ Quyết định 152/QĐ-BDT: số 152/QĐ-BDT, Ban Dân tộc ký ngày 20/12/2023, 5 lượt tập "
          "thể, 34 lượt cá nhân → số 152/QĐ-BDT, Ban Dân tộc ký ngày 20/12/2023, 5 lượt tập thể, "
          "33 lượt cá nhân.")]),
        ("data/registrations/2024/van-phong.yaml", "2012-03-01", "2012-04-01",
         ["~ Mục ca_nhan «Trần Thị Minh Thu».ngay_tuyen_dung (đăng ký): 01/3/2012 → 01/4/2012."]),
        ("data/plan-2024.yaml", "han_nop: 2024-01-31", "han_nop: 2024-02-05",
         ["~ Mục dang_ky.han_nop (kế hoạch): 31/01/2024 → 05/02/2024."]),
        ("data/council/2024.yaml", "ngay_hop: 2024-12-25", "ngay_hop: 2024-12-26",
         [("~ Mục phien_hop «Bình xét, đề nghị danh hiệu thi đua và hình thức khen thưởng năm "
           "2024».ngay_hop (Hội đồng): 25/12/2024 → 26/12/2024.")]),
    ],
)  # fmt: skip
def test_each_edit_that_was_saved_is_told(
    begun: Path, name: str, old: str, new: str, said: list[str]
) -> None:
    """Results, proposals, decisions, registrations, plan, council: what changed, and only that."""
    assert _after(begun, name, old, new) == said


def test_a_person_taken_out_is_one_line(begun: Path) -> None:
    """Day of recruitment, note and code go with the person and are not listed."""
    path = begun / "data/registrations/2024/van-phong.yaml"
    text = path.read_text("utf-8")
    start = text.index("  - ho_ten: Ka Thị Ngọc Lan")
    end = text.index("  - ho_ten:", start + 5)
    path.write_text(text[:start] + text[end:], "utf-8")
    _git(begun, "commit", "-qam", "sau")
    out = tdkt("sosanh", "HEAD~1", "-C", begun).out
    told = [line.strip() for line in out.splitlines() if line.startswith("  ")]
    assert [line for line in told if "Ka Thị Ngọc Lan" in line] == told
    assert len(told) == 1


def test_layout_is_no_difference(begun: Path) -> None:
    """Comments, order of people, another way to write a day, spelling of a title."""
    path = begun / "data/results/2024/dot-2/van-phong.yaml"
    text = path.read_text("utf-8").replace("2024-12-11", "11/12/2024")
    text = (
        text.replace("de_nghi: [LDTT]", "de_nghi: [Lao động tiên tiến]").replace(WHO_LEFT, "")
        + WHO_LEFT
    )
    path.write_text(f"# Lời ghi chú.\n{text}", "utf-8")
    _git(begun, "commit", "-qam", "sau")
    out = tdkt("sosanh", "HEAD~1", "HEAD", "-C", begun).out
    assert "Hai bên không khác nhau." in out


def test_a_unit_whose_file_broke_is_not_said_to_have_lost_everything(begun: Path) -> None:
    """It is not compared, and both the board and the exit code say so."""
    (begun / OFFICE).write_text("a: [", "utf-8")
    found = tdkt("sosanh", "HEAD", "-C", begun)
    assert found.code == 1
    assert "Văn phòng: chưa so được, có tệp lỗi: dữ liệu năm 2024, bản hiện nay." in found.out
    assert "Bớt" not in found.out
    assert OFFICE in found.err


def test_a_file_that_came_or_went_is_told(begun: Path) -> None:
    """Without its file a unit had said nothing: each thing it says is new."""
    (begun / OFFICE).unlink()
    out = tdkt("sosanh", "HEAD", "-C", begun).out
    assert "Bớt đề nghị Trần Thị Minh Thu, đợt 2: Lao động tiên tiến" in out
    assert "Bớt chỉ tiêu Tin, bài đăng" in out


def test_only_units_are_named_as_unchanged(begun: Path) -> None:
    """History and plan are no units."""
    _after(begun, OFFICE, "muc_thuc_hien: 256", "muc_thuc_hien: 250")
    out = tdkt("sosanh", "HEAD~1", "HEAD", "-C", begun).out
    line = next(line for line in out.splitlines() if line.startswith("Không đổi: "))
    assert line.endswith("Phòng Kế hoạch - Tổng hợp.")
    assert "05 đơn vị không đổi" in out


def test_the_files_hold_what_the_screen_says(begun: Path, tmp_path: Path) -> None:
    """JSON of the same comparison: one difference with before and after."""
    edit(begun / "data/plan-2024.yaml", "han_nop: 2024-01-31", "han_nop: 2024-02-05")
    path = tmp_path / "so.json"
    assert tdkt("sosanh", "HEAD", "-C", begun, "-o", path).code == 0
    found = json.loads(path.read_text("utf-8"))
    changed = [one for unit in found["don_vi"] for one in unit["thay_doi"]]
    assert [(one["truoc"], one["sau"]) for one in changed] == [("31/01/2024", "05/02/2024")]


def _as_text(value: Any) -> Any:  # noqa: ANN401 — a tree of any values
    """Return a record's tree as a file holds it: every value a text."""
    if isinstance(value, dict):
        return {name: _as_text(child) for name, child in value.items()}
    if isinstance(value, list | tuple):
        return [_as_text(child) for child in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def _changed_trees(tree: Any) -> Iterator[Any]:  # noqa: ANN401 — a tree of any values
    """Yield the tree with each kind of value changed, one at a time; origins and digests stay."""
    if isinstance(tree, dict):
        for name in tree.keys() - {"nguon", "ma_bam", "ma_noi_dung", *NAMES_THE_FILE}:
            yield from ({**tree, name: other} for other in _changed_trees(tree[name]))
    elif isinstance(tree, list):
        yield from ([other, *tree[1:]] for child in tree[:1] for other in _changed_trees(child))
    else:
        yield OTHER_VALUES.get(tree) or _another(tree)


def _another(text: str) -> str:
    if text[:4].isdigit() and text[4:5] == "-":
        return (date.fromisoformat(text) + timedelta(days=1)).isoformat()
    return str(Decimal(text) + 1) if text.replace(".", "").isdigit() else f"{text}x"


def test_no_value_changes_in_silence(sample_root: Path) -> None:
    """Whatever value of whatever file differs, the comparison has a sentence for it."""
    dataset = storage.load(storage.take(sample_root), 2024).dataset
    assert dataset.plan
    plan, silent, tried = dataset.plan.record, [], 0
    sources: tuple[Sourced[Any], ...] = (
        *dataset.registrations,
        *dataset.results,
        *dataset.decisions,
    )
    for source in sources:
        before = whole_side(_alone(dataset, source, source.record), plan)
        now = _as_text(source.record.model_dump(mode="python", exclude_defaults=True))
        for tree in _changed_trees(now):
            try:
                record = type(source.record).model_validate(tree)
            except ValidationError:
                continue
            tried += 1
            after = whole_side(_alone(dataset, source, record), plan)
            if not any(unit.thay_doi for unit in compare(before, after).don_vi):
                silent += [
                    f"{key}: {now[key]} → {tree[key]}" for key in now if now[key] != tree[key]
                ]
    assert tried > 100
    assert silent == []


def _alone(dataset: Dataset, source: Sourced[Any], record: Any) -> Dataset:  # noqa: ANN401
    """Return the data with nothing but one record."""
    bare = replace(
        dataset, registrations=(), results=(), decisions=(), council=None, papers=None, plan=None
    )
    given: dict[str, Any] = {source.file.kind: (replace(source, record=record),)}
    return replace(bare, **given)


def test_a_decision_is_renumbered_only_when_nothing_else_differs(sample_root: Path) -> None:
    """Another day as well: it is another decision."""
    dataset = storage.load(storage.take(sample_root), 2024).dataset
    source = dataset.decisions[-1]
    first, *others = source.record.quyet_dinh
    for update, found in (
        ({"so_ky_hieu": "9/QĐ"}, {(2023, first.so_ky_hieu): "9/QĐ"}),
        ({"so_ky_hieu": "9/QĐ", "ngay_ky": date(2023, 12, 21)}, {}),
    ):
        new = first.model_copy(update=update)
        record = source.record.model_copy(update={"quyet_dinh": (new, *others)})
        assert renumbered(dataset, _alone(dataset, source, record)) == found
