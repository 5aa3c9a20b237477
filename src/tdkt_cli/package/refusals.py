"""Why a file is refused, in the clerk's words."""

from __future__ import annotations

from typing import Final

_DAMAGED: Final = (
    "Mở tệp bằng Word hoặc Excel, lưu lại thành tệp mới; không mở được thì xin lại tệp."
)
_SAVE_AGAIN: Final = "Mở tệp bằng Word hoặc Excel, lưu lại dạng .docx hoặc .xlsx rồi chạy lại."
_ASK_SENDER: Final = "Không mở tệp này; hỏi lại người gửi và xin tệp .docx hoặc .xlsx thường."

_SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "too_large": ("Tệp lớn hơn 10 MiB.", "Bỏ bớt ảnh, hoặc tách tệp thành nhiều tệp nhỏ."),
    "empty": ("Tệp rỗng, không có nội dung.", "Xin lại tệp, hoặc lưu lại từ máy soạn thảo."),
    "zeros": ("Tệp chỉ toàn số 0: nội dung đã mất.", "Xin lại tệp từ người gửi."),
    "old_word": (
        "Tệp là văn bản Word 97-2003 (.doc), không phải .docx.",
        "Mở bằng Word, chọn Lưu thành (Save As), kiểu Word Document (.docx), rồi chạy lại.",
    ),
    "old_excel": (
        "Tệp là bảng tính Excel 97-2003 (.xls), không phải .xlsx.",
        "Mở bằng Excel, chọn Lưu thành (Save As), kiểu Excel Workbook (.xlsx), rồi chạy lại.",
    ),
    "password": (
        "Tệp đặt mật khẩu nên không đọc được.",
        "Mở tệp bằng mật khẩu, bỏ mật khẩu (Info, Protect Document), lưu lại rồi chạy lại.",
    ),
    "ole": ("Tệp thuộc dạng cũ của Microsoft Office, không phải .docx hay .xlsx.", _SAVE_AGAIN),
    "rtf": ("Tệp là RTF, chỉ đổi đuôi tên.", _SAVE_AGAIN),
    "html": ("Tệp là trang web (HTML), chỉ đổi đuôi tên.", _SAVE_AGAIN),
    "mht": ("Tệp là trang web lưu trữ (MHT), chỉ đổi đuôi tên.", _SAVE_AGAIN),
    "flat_xml": ("Tệp là XML phẳng của Word hoặc Excel, không phải .docx hay .xlsx.", _SAVE_AGAIN),
    "xml": ("Tệp là XML, không phải .docx hay .xlsx.", _SAVE_AGAIN),
    "pdf": ("Tệp là PDF.", "Dùng tệp .docx hoặc .xlsx gốc đã tạo ra PDF này."),
    "picture": ("Tệp là ảnh.", "Dùng tệp .docx hoặc .xlsx gốc, không dùng ảnh chụp."),
    "text": ("Tệp là chữ thuần hoặc CSV, không phải .docx hay .xlsx.", _SAVE_AGAIN),
    "compressed": ("Tệp là tệp nén khác (RAR, 7z, gzip).", "Giải nén, lấy tệp .docx hoặc .xlsx."),
    "unknown": ("Tệp không phải .docx hay .xlsx.", "Xin lại tệp dạng .docx hoặc .xlsx."),
    "truncated": ("Tệp bị cắt cụt: thiếu phần cuối.", "Tải hoặc chép lại tệp từ nơi gửi."),
    "damaged": ("Tệp bị hỏng, không giải nén được.", _DAMAGED),
    "open_document": ("Tệp là OpenDocument (.odt, .ods) của LibreOffice.", _SAVE_AGAIN),
    "apple": ("Tệp là của Pages hoặc Numbers.", "Xuất tệp ra dạng Word hoặc Excel rồi chạy lại."),
    "plain_zip": (
        "Tệp là tệp nén .zip, không phải .docx hay .xlsx.",
        "Giải nén, lấy tệp .docx hoặc .xlsx trong đó.",
    ),
    "power_point": ("Tệp là bản trình chiếu PowerPoint.", "Dùng tệp .docx hoặc .xlsx."),
    "binary_excel": (
        "Tệp là bảng tính nhị phân (.xlsb).",
        "Mở bằng Excel, lưu lại kiểu Excel Workbook (.xlsx) rồi chạy lại.",
    ),
    "encrypted_member": ("Tệp nén có phần đặt mật khẩu.", _ASK_SENDER),
    "odd_compression": ("Tệp nén theo kiểu mà Word và Excel không dùng.", _DAMAGED),
    "duplicate_member": ("Tệp có hai phần cùng tên, nên đọc thế nào cũng có thể sai.", _ASK_SENDER),
    "odd_name": ("Tệp có phần mang tên bất thường.", _ASK_SENDER),
    "too_many_parts": ("Tệp có quá nhiều phần.", "Bỏ bớt ảnh và đối tượng nhúng rồi lưu lại."),
    "bomb": ("Tệp nén quá chặt, giải nén ra sẽ chiếm hết máy.", _ASK_SENDER),
    "too_large_unpacked": ("Tệp giải nén ra lớn hơn 50 MiB.", "Bỏ bớt ảnh rồi lưu lại."),
    "too_long": (
        "Văn bản dài hơn 50.000 đoạn hoặc 150.000 mẩu chữ, quá dài để kiểm.",
        "Tách danh sách dài thành tệp riêng, hoặc xóa các hàng trống ở cuối bảng.",
    ),
    "too_many_tags": ("Tệp có quá nhiều phần tử XML.", "Tách văn bản thành nhiều tệp nhỏ."),
    "missing_part": ("Tệp thiếu phần bắt buộc của .docx hoặc .xlsx.", _DAMAGED),
    "macros": (
        "Tệp có macro, tức mã chạy được.",
        "Mở bằng Word hoặc Excel, lưu lại dạng không có macro (.docx, .xlsx) rồi chạy lại.",
    ),
    "doctype": ("Tệp có khai báo DOCTYPE, thường dùng để tấn công.", _ASK_SENDER),
    "odd_encoding": ("Tệp có phần XML không phải UTF-8 hay UTF-16.", _DAMAGED),
    "bad_xml": ("Tệp có phần XML bị hỏng.", _DAMAGED),
}

REASONS: Final = frozenset(_SENTENCES)


class PackageRefused(Exception):  # noqa: N818 - a verdict on a file, not a mistake of ours
    """The file is not read.

    Attributes:
        reason: one of `REASONS`.
        part: name of the part at fault, empty for the file as a whole.
        message: one Vietnamese sentence: what the file is.
        fix: one Vietnamese sentence: what to do.
    """

    def __init__(self, reason: str, part: str = "") -> None:
        self.reason = reason
        self.part = part
        what, self.fix = _SENTENCES[reason]
        self.message = f"{what.removesuffix('.')} (phần «{part}»)." if part else what
        super().__init__(f"{self.message} {self.fix}")
