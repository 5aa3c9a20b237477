"""Keys whose absence alone may make a rule speak, by subject: `Rule.rests_on`."""

from __future__ import annotations

from typing import Final

NAME: Final = frozenset(("ho_ten", "ma_can_bo"))
AWARDS: Final = frozenset(("danh_hieu", "khen_thuong", "de_nghi"))
_WORK = ("sang_kien", "dien_xet", "ten_sang_kien", "loai_cong_trinh", "cap_cong_nhan", "tac_gia")
WORKS: Final = frozenset((*_WORK, "so_quyet_dinh", "ngay_quyet_dinh"))
RATINGS: Final = frozenset(("muc_xep_loai", "hinh_thuc_ky_luat", "ky_luat"))
TIMES: Final = frozenset(
    ("ngay_tuyen_dung", "ngay_ve_don_vi", "tu_ngay", "den_ngay", "loai_thoi_gian")
)
VOTES: Final = frozenset(
    ("tinh_trang", "phien", "phat_ra", "thu_ve", "hop_le", "dong_y", "ma_danh_hieu")
)
PEOPLE: Final = NAME | AWARDS | {"tong_so_nguoi"}
ALL: Final = PEOPLE | WORKS | RATINGS | TIMES
