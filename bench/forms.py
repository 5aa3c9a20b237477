"""200 filled forms of 30 people imported, beside reading the same cells with openpyxl alone.

Run it from the repository: `python bench/forms.py [--bieu-mau 200] [--nguoi 30]`. It makes a data
root and the forms in a temporary folder, measures in turn, and prints ratios. `--nang` times each
hostile form of the tests instead: processor seconds and megabytes of a whole process.
"""

from __future__ import annotations

import argparse
import io
import random
import resource
import runpy
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from openpyxl import Workbook, load_workbook

ROOT = Path(__file__).parent.parent
HEADINGS = ("TT", "Họ và tên", "Ông/bà", "Chức vụ", "Ngày tuyển dụng", "Danh hiệu thi đua",
            "Hình thức khen thưởng", "Ghi chú")  # fmt: skip
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Võ", "Đặng", "Bùi", "Điểu", "Thạch")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Ngọc", "Thanh", "Quốc", "Hồng")
GIVEN = ("An", "Bình", "Châu", "Dung", "Giang", "Hà", "Khánh", "Lan", "Mai", "Nghĩa", "Phúc", "Thu")


def make_root(folder: Path, units: int) -> None:
    """Write a plan with many units; all of it is invented."""
    plan = (ROOT / "tests/cases/_goc/data/plan-2024.yaml").read_text("utf-8")
    last = "  - {ma_don_vi: van-phong, ten_don_vi: Văn phòng}\n"
    more = "".join(
        f"  - {{ma_don_vi: phong-so-{n}, ten_don_vi: Phòng Số {n}}}\n" for n in range(1, units + 1)
    )
    (folder / "data").mkdir(parents=True)
    (folder / "data/plan-2024.yaml").write_text(plan.replace(last, last + more), "utf-8")


def make_form(number: int, people: int) -> bytes:
    """Return the registration of one unit as a workbook."""
    chance = random.Random(number)
    book = Workbook()
    sheet = book.active
    if sheet is None:
        raise SystemExit(2)
    sheet.append([f"PHÒNG SỐ {number}"])
    sheet.append(["BẢN ĐĂNG KÝ THI ĐUA NĂM 2024"])
    sheet.append(["Tổng số người", people])
    sheet.append(HEADINGS)
    for n in range(1, people + 1):
        name = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {_letters(number)}{_letters(n)}"
        day = f"{n % 28 + 1:02d}/{n % 12 + 1:02d}/{2000 + n % 20}"
        titles = "LĐTT, CSTĐCS" if n % 7 == 0 else "LĐTT"
        row = (n, f"{name} {chance.choice(GIVEN)}", "bà", "Chuyên viên", day, titles, None, None)
        sheet.append(row)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number, 20)
        text += "abcdeghiklmnopqrstuv"[rest]
    return text.capitalize()


def read_alone(paths: list[Path]) -> int:
    """Read every cell with openpyxl and do nothing with it; return how many have a value."""
    count = 0
    for path in paths:
        book = load_workbook(path, read_only=True, data_only=True)
        for sheet in book.worksheets:
            count += sum(1 for row in sheet.iter_rows() for cell in row if cell.value is not None)
        book.close()
    return count


def seconds(command: list[str]) -> float:
    """Return the processor time of a command that must end with 0."""
    program = (
        "import resource,subprocess,sys;"
        "code=subprocess.call(sys.argv[1:],stdout=subprocess.DEVNULL,stderr=subprocess.DEVNULL);"
        "used=resource.getrusage(resource.RUSAGE_CHILDREN);"
        "print(code,used.ru_utime+used.ru_stime)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, *command], capture_output=True, text=True, check=True
    )
    code, used = done.stdout.split()
    if code != "0":
        raise SystemExit(f"{command[:3]} ended with {code}")
    return float(used)


def compare(forms: int, people: int, runs: int) -> None:
    """Print how long an import takes beside reading alone."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_root(folder, forms)
        paths = []
        (folder / "nhan").mkdir()
        for number in range(1, forms + 1):
            path = folder / "nhan" / f"phong-so-{number}.xlsx"
            path.write_bytes(make_form(number, people))
            paths.append(path)
        script = Path(__file__)
        alone_command = [sys.executable, str(script), "--chi-doc", str(folder / "nhan")]
        tdkt = [sys.executable, "-m", "tdkt_cli", "nhapmau", str(folder / "nhan")]
        import_command = [*tdkt, "-C", str(folder), "--xem-truoc", "--dinh-dang", "json"]
        alone, whole = [], []
        for _ in range(runs):
            alone.append(seconds(alone_command))
            whole.append(seconds(import_command))
        first, second = statistics.median(alone), statistics.median(whole)
        print(f"{forms} forms of {people} people, {read_alone(paths)} cells")
        print(f"openpyxl alone  {first:6.2f} s")
        print(f"tdkt nhapmau    {second:6.2f} s   (read, checked under all rules, change shown)")
        print(f"ratio           {second / first:6.2f}")


def hostile() -> None:
    """Print processor seconds and megabytes of each hostile form of the tests."""
    sys.path.insert(0, str(ROOT / "tests"))
    tests = runpy.run_path(str(ROOT / "tests/test_forms_hostile.py"))
    for name, make in tests["HOSTILE"].items():
        with tempfile.TemporaryDirectory() as folder:
            root = tests["valid_root"](Path(folder))
            data = make()
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            _, megabytes = tests["measured"](root, data)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
            print(f"{used:5.1f} s {megabytes:5.0f} MB  {name}", flush=True)


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bieu-mau", type=int, default=200)
    parser.add_argument("--nguoi", type=int, default=30)
    parser.add_argument("--lan", type=int, default=3)
    parser.add_argument("--nang", action="store_true")
    parser.add_argument("--chi-doc", type=Path)
    asked = parser.parse_args()
    if asked.chi_doc:
        read_alone(sorted(asked.chi_doc.glob("*.xlsx")))
    elif asked.nang:
        hostile()
    else:
        compare(asked.bieu_mau, asked.nguoi, asked.lan)


if __name__ == "__main__":
    main()
