"""`docs/loi-thuong-gap.md`: each slip gives its message, and the mended file has no error."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from printed_papers import tdkt

ROOT = Path(__file__).parent.parent
_SLIP = re.compile(
    r"^## \d+\. (?P<title>[^\n]+)\n\nTệp `(?P<file>[^\n]+)`, viết sai:\n\n"
    r"```yaml\n(?P<bad>.*?)\n```\n\n"
    r"```text\n(?P<message>.*?)\n```\n\nSửa thành:\n\n```yaml\n(?P<mended>.*?)\n```$",
    re.MULTILINE | re.DOTALL,
)


class Slip(NamedTuple):
    """A slip of the page."""

    title: str
    file: str
    bad: str
    message: str
    mended: str


# Where the remedy gives another text than the sample has.
OTHERWISE_IN_THE_SAMPLE = {
    "Dấu hai chấm nằm trong lời văn": (
        "  - noi_dung: Tiến độ một cuộc kiểm tra chậm hơn kế hoạch mười ngày."
    ),
    "Quên dấu nháy đóng": "    chuc_vu: Văn thư",
}
PAGE = (ROOT / "docs/loi-thuong-gap.md").read_text("utf-8")
SLIPS = [Slip(**found.groupdict()) for found in _SLIP.finditer(PAGE)]


def test_the_page_holds_twenty_and_each_is_read() -> None:
    """Every heading of the page is a slip that the tests below see."""
    assert len(SLIPS) >= 20
    assert len(SLIPS) == PAGE.count("\n## ")


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.title)
def test_a_slip_and_its_mending(tmp_path: Path, slip: Slip) -> None:
    """In the sample the slip gives exactly its message; the fix, applied literally, exit code 0."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / slip.file
    text = path.read_text("utf-8")
    right = OTHERWISE_IN_THE_SAMPLE.get(slip.title, slip.mended)
    before, place, after = text.partition(f"{right}\n")
    assert place
    assert right not in after
    path.write_text(f"{before}{slip.bad}\n{after}", "utf-8")
    told = tdkt("validate", "-C", tmp_path)
    assert told.code == 1
    assert f"{slip.message}\n" in told.out
    path.write_text(f"{before}{slip.mended}\n{after}", "utf-8")
    assert tdkt("validate", "-C", tmp_path).code == 0


def _replaced(line: str, column: int, word: str) -> str:
    """Return a line with the value or key that begins at a column replaced."""
    begin = column - 1
    end = re.compile(r"[^\s:,\]}]+").match(line, begin)
    assert end
    return f"{line[:begin]}{word}{line[end.end() :]}"


def _column_of_key(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


def _applied(lines: list[str], number: int, column: int, remedy: str) -> None:
    """Do in the file what a remedy says at the place of its message, and nothing else."""
    at = number - 1
    line = lines[at]
    word = re.search(
        r"^Ghi (\S+) nếu đúng|^Ghi (\S+) \(|Sửa tên khóa thành «(\w+):»|^Ghi tong_so_nguoi từ (\d+)"
        r"|sửa so_ca_nhan thành (\d+)|sửa ma_don_vi thành ([\w-]+)|^Sửa nam_ke_hoach thành (\d+)",
        remedy,
    )
    if remedy.startswith("Ghi GK"):  # the value is a text of several words
        lines[at] = f"{line[: column - 1]}GK{line[line.index(']', column) :]}"
    elif word:
        lines[at] = _replaced(line, column, next(filter(None, word.groups())))
    elif remedy.startswith("Thêm dấu cách sau dấu hai chấm"):
        lines[at] = line.replace(":", ": ", 1)
    elif remedy.startswith(("Xóa Tab", "Thêm, bớt dấu cách ở đầu dòng")):
        lines[at] = " " * _column_of_key(lines[at - 1]) + line.strip()
    elif remedy.startswith("Đặt cả giá trị trong nháy kép"):
        key, value = line.split(": ", 1)
        lines[at] = f'{key}: "{value}"'
    elif remedy.startswith("Thêm nháy cùng loại vào cuối"):
        lines[at] = f"{line}{line[column - 1]}"
    elif remedy.startswith("Thêm ] hoặc } vào cuối"):
        lines[at] = f"{line}]"
    elif remedy.startswith("Xóa một trong hai dòng"):
        del lines[at]
    elif remedy.startswith("Bỏ"):
        rest = _replaced(line, column, "")
        lines[at] = re.sub(r", (?=[,\]])", "", rest)
    else:
        pytest.fail(f"nobody could do this: {remedy}")


# What only the unit knows (a day, a title, a name), so that no machine can follow the remedy.
ASKS_THE_UNIT = ("Xem lại lịch", "Ghi ngày theo dạng", "Ghi danh hiệu của cá nhân", "Chép dòng mà")
MORE_THAN_ONE_ANSWER = "Tổng số người ít hơn số tên"


MECHANICAL = [
    slip for slip in SLIPS
    if not re.search(rf"Cách sửa: (?:{'|'.join(ASKS_THE_UNIT)})", slip.message)
]  # fmt: skip


@pytest.mark.parametrize("slip", MECHANICAL, ids=lambda slip: slip.title)
def test_the_remedy_of_the_message_is_followed_to_the_letter(tmp_path: Path, slip: Slip) -> None:
    """File, line, column and remedy are read from what validate prints, and done; exit code 0."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    path = tmp_path / slip.file
    right = OTHERWISE_IN_THE_SAMPLE.get(slip.title, slip.mended)
    path.write_text(path.read_text("utf-8").replace(f"{right}\n", f"{slip.bad}\n"), "utf-8")
    said = tdkt("validate", "-C", tmp_path)
    assert said.code == 1
    errors = re.findall(
        r"^(\S+?):(\d+):(\d+): (\w+) [^\n]*\[lỗi\]\n(?:.*\n)*?  Cách sửa: (.*)$",
        said.out,
        re.MULTILINE,
    )
    code = slip.message.split()[1]
    name, number, column, _, remedy = next(one for one in errors if one[3] == code)
    lines = (tmp_path / name).read_text("utf-8").split("\n")
    _applied(lines, int(number), int(column), remedy)
    (tmp_path / name).write_text("\n".join(lines), "utf-8")
    again = tdkt("validate", "-C", tmp_path)
    assert again.code == 0, again.out
    if slip.title != MORE_THAN_ONE_ANSWER:
        assert f"{slip.mended}\n" in (tmp_path / slip.file).read_text("utf-8")


def test_few_remedies_ask_for_what_only_the_unit_knows() -> None:
    """At least eighteen of the slips are mended by the letter of their message."""
    assert len(MECHANICAL) >= 18
