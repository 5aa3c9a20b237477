"""The bytes of a file: size, encoding, characters that do not belong. Family Y10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_SAVE_AS_UTF8 = (
    "Mở tệp bằng Notepad, chọn Lưu thành (Save as), mục Mã hóa (Encoding) chọn UTF-8, rồi lưu."
)


def too_big(dataset: Dataset) -> Iterator[Report]:
    """Mỗi tệp dữ liệu không lớn quá 1 MiB.

    Vì sao: bản đăng ký của hai nghìn người chưa tới nửa MiB; tệp lớn hơn nữa là tệp chép nhầm hoặc
    cố ý làm treo chương trình.

    Cách sửa: kiểm tra xem có chép nhầm tệp khác vào không; nếu dữ liệu thật sự nhiều, chia theo đơn
    vị.
    """
    for problem in problems(dataset, "too_big"):
        yield Report(
            problem.place,
            f"Tệp lớn hơn {problem.values[0]} KiB, vượt mức cho phép của một tệp dữ liệu.",
            "Kiểm tra xem có chép nhầm tệp khác vào không; nếu không, chia dữ liệu ra nhiều tệp.",
        )


TOO_BIG = Rule("Y101", Severity.ERROR, too_big)


def utf16(dataset: Dataset) -> Iterator[Report]:
    """Tệp phải lưu bằng mã UTF-8, không phải UTF-16.

    Vì sao: Excel và Notepad cũ gọi UTF-16 là "Unicode"; đọc theo mã ấy thì dòng và cột báo ra không
    còn đúng, git cũng không so sánh được hai bản.

    Cách sửa: mở tệp bằng Notepad, chọn Lưu thành, mục Mã hóa chọn UTF-8, rồi lưu.
    """
    for problem in problems(dataset, "utf16"):
        yield Report(problem.place, "Tệp lưu bằng mã UTF-16, cần lưu bằng mã UTF-8.", _SAVE_AS_UTF8)


UTF16 = Rule("Y102", Severity.ERROR, utf16)


def not_utf8(dataset: Dataset) -> Iterator[Report]:
    """Mọi byte của tệp phải đúng mã UTF-8.

    Vì sao: tệp lưu bằng bảng mã cũ (TCVN3, VNI, Windows-1258) hoặc bị cắt giữa chừng sẽ đọc ra chữ
    sai; một họ tên sai là một tấm bằng khen sai.

    Cách sửa: mở tệp bằng Notepad, chọn Lưu thành, mục Mã hóa chọn UTF-8, rồi gõ lại chữ bị hỏng.
    """
    for problem in problems(dataset, "not_utf8"):
        if problem.values:
            yield Report(
                problem.place,
                f"Đây là tệp của {problem.values[0]} bị đổi đuôi thành .yaml, không phải tệp chữ.",
                "Đổi lại đuôi cũ, chuyển tệp ra ngoài data/ và ghi nội dung vào tệp theo biểu mẫu.",
            )
            continue
        yield Report(
            problem.place,
            "Từ chỗ này tệp không phải mã UTF-8: tệp dùng bảng mã cũ hoặc bị hỏng.",
            f"{_SAVE_AS_UTF8[:-1]}; sau đó gõ lại những chữ bị hỏng.",
        )


NOT_UTF8 = Rule("Y103", Severity.ERROR, not_utf8)


def zero_filled(dataset: Dataset) -> Iterator[Report]:
    """Tệp không được chứa các byte số không do ghi dở.

    Vì sao: mất điện hoặc rút ổ USB khi đang lưu để lại tệp toàn byte số không; nội dung đã mất.

    Cách sửa: lấy lại bản cũ bằng git (git checkout -- TÊN-TỆP) hoặc xin đơn vị gửi lại tệp.
    """
    for problem in problems(dataset, "zero_filled"):
        yield Report(
            problem.place,
            "Tệp bị hỏng: từ chỗ này phần lớn là byte số không (mất điện khi đang lưu).",
            "Xin đơn vị gửi lại tệp, hoặc lấy lại bản lưu trước đó (thư mục có git: git checkout).",
        )


ZERO_FILLED = Rule("Y104", Severity.ERROR, zero_filled)


def forbidden_character(dataset: Dataset) -> Iterator[Report]:
    """Tệp không được có ký tự điều khiển, ký tự đổi chiều chữ hay ký tự không nhìn thấy.

    Vì sao: các ký tự này lẫn vào khi chép từ trang web hay từ Word; không ai nhìn thấy nhưng hai họ
    tên trông giống nhau sẽ bị coi là hai người.

    Cách sửa: xóa chữ ở chỗ được chỉ rồi gõ lại bằng bàn phím.
    """
    for problem in problems(dataset, "forbidden_character"):
        yield Report(
            problem.place,
            f"Có ký tự không nhìn thấy {problem.values[0]}, tệp chỉ được có chữ đọc được.",
            "Xóa ký tự ở chỗ này (cả chữ đứng hai bên) rồi gõ lại bằng bàn phím.",
        )


FORBIDDEN_CHARACTER = Rule("Y105", Severity.ERROR, forbidden_character)


def escaped_character(dataset: Dataset) -> Iterator[Report]:
    r"""Giá trị trong nháy kép không được viết ký tự điều khiển bằng dấu gạch chéo ngược.

    Vì sao: "\0", "\e" hay "\u202e" trở thành ký tự không nhìn thấy; Word và Excel từ chối hoặc in
    ra chữ đảo chiều.

    Cách sửa: xóa đoạn bắt đầu bằng dấu \; nếu cần chính dấu ấy, gõ hai lần: "\\".

    Sai:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - {ngay_hop: 2024-12-25, dia_diem: "Phòng họp\u202e 1"}

    Đúng:

        # data/council/2024.yaml
        nam_ke_hoach: 2024
        phien_hop:
          - {ngay_hop: 2024-12-25, dia_diem: "Phòng họp 1"}
    """
    for problem in problems(dataset, "escaped_character"):
        yield Report(
            problem.place,
            f"Giá trị chứa ký tự điều khiển {problem.values[0]} viết bằng dấu \\.",
            "Xóa đoạn bắt đầu bằng dấu \\ trong giá trị này.",
        )


ESCAPED_CHARACTER = Rule("Y106", Severity.ERROR, escaped_character)


def legacy_font(dataset: Dataset) -> Iterator[Report]:
    """Chữ phải gõ bằng Unicode, không phải chữ của phông TCVN3 (.VnTime) hay VNI.

    Vì sao: chữ của phông cũ chỉ đọc được khi có đúng phông ấy; in bằng Times New Roman sẽ ra những
    ký tự lạ như NguyÔn V¨n A.

    Cách sửa: dùng công cụ chuyển mã của bộ gõ (UniKey: Ctrl+Shift+F6, nguồn TCVN3 hoặc VNI, đích
    Unicode) hoặc gõ lại.

    Sai:

        # data/documents/2024.yaml
        nam_ke_hoach: 2024
        van_ban:
          - {ten_van_ban: don-doc, noi_luu: "V¨n phßng l­u tr÷ hå s¬"}

    Đúng:

        # data/documents/2024.yaml
        nam_ke_hoach: 2024
        van_ban:
          - {ten_van_ban: don-doc, noi_luu: "Văn phòng lưu trữ hồ sơ"}
    """
    for problem in problems(dataset, "legacy_font"):
        yield Report(
            problem.place,
            "Giá trị là chữ của phông cũ TCVN3/VNI hoặc bị đổi mã sai, cần chữ Unicode.",
            "Chuyển mã bằng UniKey (Ctrl+Shift+F6, đích Unicode) hoặc gõ lại giá trị này.",
        )


LEGACY_FONT = Rule("Y107", Severity.ERROR, legacy_font)
