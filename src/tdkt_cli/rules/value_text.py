"""Text: its length, its letters, its choices. Family S11."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.models.types import PERSON_NAME_PATTERN
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.shown import is_legacy, shown
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_LONGEST_NAME = 100
_HINTS = {
    "’": "Thay dấu ’ bằng dấu nháy đơn ' trên bàn phím.",
    "‘": "Thay dấu ‘ bằng dấu nháy đơn ' trên bàn phím.",
    "`": "Thay dấu ` bằng dấu nháy đơn ' trên bàn phím.",
    "Ð": "Xóa chữ Ð rồi gõ lại chữ Đ bằng bộ gõ tiếng Việt.",
    "ð": "Xóa chữ ð rồi gõ lại chữ đ bằng bộ gõ tiếng Việt.",
    "–": "Thay dấu – bằng dấu - trên bàn phím.",
    "?": "Gõ lại họ tên: dấu ? thường là chữ bị hỏng khi chép.",
}


def empty_text(dataset: Dataset) -> Iterator[Report]:
    """Giá trị bắt buộc không được là chữ trống.

    Vì sao: "" hay "  " trong nháy là có ghi nhưng ghi trống; in ra sẽ thành một chỗ trắng.

    Cách sửa: điền nội dung giữa hai nháy.

    Sai:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: ""}

    Đúng:

        # data/documents/2024.yaml
        van_ban:
          - {ten_van_ban: don-doc}
    """
    for problem in problems(dataset, "empty_text"):
        yield Report(
            problem.place, "Giá trị này trống, cần có chữ.", "Điền nội dung, bỏ cặp nháy trống."
        )


EMPTY_TEXT = Rule("S111", Severity.ERROR, empty_text)


def too_long(dataset: Dataset) -> Iterator[Report]:
    """Một giá trị không dài quá 20.000 ký tự.

    Vì sao: một đoạn của kế hoạch dài nhất khoảng hai nghìn ký tự; dài hơn nữa là chép nhầm cả văn
    bản vào một ô.

    Cách sửa: tách thành nhiều đoạn hoặc xóa phần chép nhầm.
    """
    for problem in problems(dataset, "too_long"):
        yield Report(
            problem.place,
            f"Giá trị dài hơn {number(int(problem.values[0]))} ký tự.",
            "Tách thành nhiều đoạn hoặc xóa phần chép nhầm.",
        )


TOO_LONG = Rule("S112", Severity.ERROR, too_long)


def not_a_choice(dataset: Dataset) -> Iterator[Report]:
    """Khóa chỉ nhận một số giá trị định sẵn thì phải ghi đúng một trong các giá trị ấy.

    Vì sao: vai trò, mức xếp loại, cấp công nhận… được đếm và so với luật; chữ viết khác đi thì
    không đếm được.

    Cách sửa: chọn một giá trị trong danh sách mà thông báo nêu.

    Sai:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc, vai_tro: Chủ tịch}

    Đúng:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: Lâm Thị Gốc, vai_tro: chu_tich}
    """
    for problem in problems(dataset, "not_a_choice"):
        value, choices = problem.values
        yield Report(
            problem.place,
            f"Khóa này không nhận giá trị {shown(value)}.",
            f"Chọn một trong các giá trị: {choices}.",
        )


NOT_A_CHOICE = Rule("S113", Severity.ERROR, not_a_choice)


def bad_name(dataset: Dataset) -> Iterator[Report]:
    """Họ tên chỉ gồm chữ cái tiếng Việt, dấu cách, dấu ', dấu - và dấu chấm, dài nhất 100 ký tự.

    Vì sao: chữ số, ký hiệu hay chữ của phông cũ lẫn trong họ tên sẽ in lên bằng khen; dấu ’ của
    Word khác dấu ' của bàn phím nên K’Brèo và K'Brèo bị coi là hai người.

    Cách sửa: xóa ký tự mà thông báo nêu rồi gõ lại; không ghi Ông, Bà, số thứ tự, chức vụ vào họ
    tên.

    Sai:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: K’Brèo}

    Đúng:

        # data/council/2024.yaml
        thanh_vien:
          - {ho_ten: K'Brèo}
    """
    for problem in problems(dataset, "bad_name"):
        name = problem.values[0]
        wrong = _wrong_character(name)
        if wrong is None:
            message, fix = _whole_name(name)
        else:
            message = (
                f"Họ tên {shown(name)} có ký tự {_named(wrong)} không phải chữ cái tiếng Việt."
            )
            fix = _hint(wrong)
        yield Report(problem.place, message, fix)


BAD_NAME = Rule("S114", Severity.ERROR, bad_name)


def _wrong_character(name: str) -> str | None:
    """Return the first character that no name may hold."""
    return next((sign for sign in name if not re.match(PERSON_NAME_PATTERN, "A" + sign)), None)


def _whole_name(name: str) -> tuple[str, str]:
    if len(name) > _LONGEST_NAME:
        return (
            f"Họ tên {shown(name)} dài hơn {_LONGEST_NAME} ký tự.",
            "Ghi họ tên của một người; mỗi người một mục của danh sách.",
        )
    return (
        f"Họ tên {shown(name)} không bắt đầu bằng một chữ cái.",
        "Xóa dấu ở đầu và gõ họ tên.",
    )


def _named(sign: str) -> str:
    return f"«{sign}»" if sign.isprintable() else f"U+{ord(sign):04X}"


def _hint(sign: str) -> str:
    if sign in _HINTS:
        return _HINTS[sign]
    if sign.isdigit():
        return "Xóa chữ số khỏi họ tên; mã cán bộ ghi ở khóa ma_can_bo."
    if is_legacy(sign):
        return "Có phải chữ của phông TCVN3/VNI; chuyển mã bằng UniKey sang Unicode hoặc gõ lại."
    return "Xóa ký tự này rồi gõ lại họ tên; ghi thêm điều khác ở khóa ghi_chu."
