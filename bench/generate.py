"""Write a data root with many units: `python bench/generate.py FOLDER UNITS [SEED]`.

People and figures are invented; the same seed gives the same bytes. About 30 people a unit.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

FAMILY = ["Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Điểu", "Vòng", "Từ", "Đặng", "Bùi"]
MIDDLE = ["Văn", "Thị", "Thị Thu", "Đức", "Minh", "Quốc", "Hữu", "Ngọc", "A", "Công", "Thị Hồng"]
GIVEN = ["An", "Ân", "Bình", "Cường", "Dung", "Đạt", "Hà", "Hòa", "Lan", "Nhật", "Phúc", "Sáng"]
OFFICES = ["Chuyên viên", "Chuyên viên chính", "Trưởng phòng", "Phó Trưởng phòng", "Kế toán viên"]
TITLES = ["[LDTT]", "[LDTT]", "[LDTT]", "[LDTT, CSTDCS]"]
MEAN_PEOPLE = 30

PLAN = """nam_ke_hoach: 2024
co_quan:
  {{ten_co_quan: Ban Dân tộc, co_quan_chu_quan: UBND tỉnh, viet_tat: BDT, dia_danh: Đồng Nai}}
van_ban: {{ma_loai: KH, dia_danh: Đồng Nai, trich_yeu: [Phát động phong trào thi đua năm 2024]}}
nguoi_ky: {{chuc_vu: TRƯỞNG BAN, ho_ten: Nguyễn Văn Mẫu}}
dang_ky: {{han_nop: 2024-01-31, truoc_ngay: true}}
mo_dau: ["Đăng ký trước ngày 31/01/2024./."]
don_vi:
  - {{ma_don_vi: co-quan, ten_don_vi: Lãnh đạo Ban, loai_don_vi: co_quan}}
{units}
"""


def letters(number: int) -> str:
    """Return a number in capital letters: the first part of a unit's staff codes."""
    text = ""
    while number:
        number, digit = divmod(number, 26)
        text = chr(ord("A") + digit) + text
    return text


def person(chance: random.Random, unit: int, number: int) -> str:
    """Return the lines of one person."""
    name = f"{chance.choice(FAMILY)} {chance.choice(MIDDLE)} {chance.choice(GIVEN)}"
    return (
        f"  - ho_ten: {name}\n    ma_can_bo: {letters(unit)}-{number}\n"
        f"    chuc_vu: {chance.choice(OFFICES)}\n"
        f"    ngay_tuyen_dung: {chance.randint(1990, 2022)}-{chance.randint(1, 12):02d}-01\n"
        f"    danh_hieu: {chance.choice(TITLES)}\n    khen_thuong: []\n"
    )


def registration(chance: random.Random, unit: int) -> str:
    """Return the file of one unit."""
    people = max(10, int(chance.lognormvariate(0, 0.45) * MEAN_PEOPLE * 0.9))
    head = (
        f"nam_ke_hoach: 2024\nma_don_vi: don-vi-{unit:05d}\nngay_gui: 2024-01-2{unit % 9}\n"
        f"nguoi_ky: {{chuc_vu: TRƯỞNG PHÒNG, ho_ten: Nguyễn Văn Mẫu}}\n"
        f"tong_so_nguoi: {people}\nso_ca_nhan: {people}\n"
        "tap_the: {danh_hieu: [TTLDTT]}\nca_nhan:\n"
    )
    lines = (person(chance, unit, number) for number in range(1, people + 1))
    return head + "".join(lines)


def generate(folder: Path, units: int, seed: int = 1) -> int:
    """Write the root; returns the number of bytes of the registrations."""
    chance = random.Random(seed)
    files = folder / "data" / "registrations" / "2024"
    files.mkdir(parents=True, exist_ok=True)
    listed = "\n".join(
        f"  - {{ma_don_vi: don-vi-{unit:05d}, ten_don_vi: Đơn vị số {unit}}}"
        for unit in range(1, units + 1)
    )
    (folder / "data" / "plan-2024.yaml").write_text(PLAN.format(units=listed), "utf-8")
    written = 0
    for unit in range(1, units + 1):
        text = registration(chance, unit)
        written += len(text.encode())
        (files / f"don-vi-{unit:05d}.yaml").write_text(text, "utf-8")
    return written


if __name__ == "__main__":
    size = generate(Path(sys.argv[1]), int(sys.argv[2]), *map(int, sys.argv[3:4]))
    print(f"{size / 1e6:.2f} MB")
