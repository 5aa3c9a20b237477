"""How many votes a council needs: shares of all members, never rounded down."""

from __future__ import annotations

from typing import Final

BY_SUBMITTER: Final = {
    "CSTDCS": "ty_le_phieu_cstdcs",
    "CTD_TINH": "ty_le_phieu_co_tinh",
    "CTD_BO": "ty_le_phieu_co_tinh",
    "CTD_CP": "ty_le_phieu_co_cp",
}
"""Titles voted on by the council of whoever submits them, with the name of the share."""

BY_PROVINCE: Final = {
    "CSTDCT": "ty_le_phieu_cstd_tinh",
    "CSTDBO": "ty_le_phieu_cstd_tinh",
    "CSTDTQ": "ty_le_phieu_cstdtq",
}
"""Titles whose share is counted in a province's or ministry's council (NĐ 98/2023, Đ.30 k7)."""

VOTED: Final = {**BY_SUBMITTER, **BY_PROVINCE}
"""Every title that must be voted on."""


def minimum_yes(members: int, share: int) -> int:
    """Return the fewest votes in favour that reach a share.

    Args:
        members: all members of the council, the absent ones too (Nghị định 98/2023, Điều 30
            khoản 7: they give their opinion in writing).
        share: per cent, such as the values `ty_le_phieu_…`.

    Raises:
        ValueError: no members, or a share that is no per cent.
    """
    if members < 1 or not 0 <= share <= 100:
        raise ValueError((members, share))
    return -(-members * share // 100)


def reaches(yes: int, members: int, share: int) -> bool:
    """Whether votes in favour reach a share of all members."""
    return yes >= minimum_yes(members, share)
