"""What is said of a document as a whole: refused, not of this decree, not understood."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.rule import Report, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper

_LAYOUTS: Final = {
    "hop_chu": "hộp chữ (text box)",
    "tab": "phím Tab hoặc dấu cách",
    "doan": "các đoạn xếp chồng nhau",
}


def refused(_: Paper) -> Iterator[Report]:
    """Tệp phải là .docx lành lặn, không có macro, không đặt mật khẩu.

    Vì sao: tệp lạ, tệp hỏng hoặc tệp có mã chạy được thì đọc sai hoặc gây hại; chương trình từ chối
    thay vì đoán.

    Cách sửa: làm theo câu hướng dẫn của phát hiện; thường là mở bằng Word rồi lưu lại dạng .docx.

    Sai:

        Tệp .doc đổi đuôi thành .docx.

    Đúng:

        Tệp lưu lại bằng Word, kiểu .docx.
    """
    yield from ()


def unknown_kind(paper: Paper) -> Iterator[Report]:
    """Văn bản phải nhận ra được tên loại để kiểm tra đủ các quy tắc.

    Vì sao: số, ký hiệu, “Kính gửi”, trích yếu và chữ ký mỗi loại một khác; không biết loại thì các
    quy tắc ấy không chạy.

    Cách sửa: chạy lại với --loai, ví dụ --loai cong-van, --loai ke-hoach.

    Sai:

        Văn bản không có tên loại, không có V/v.

    Đúng:

        tdkt thethuc van-ban.docx --loai cong-van
    """
    if not paper.kind and (paper.whole or not paper.attachments):
        yield Report(
            None,
            "Không nhận ra loại văn bản: các quy tắc theo từng loại chưa được kiểm tra.",
            "Chạy lại với --loai, ví dụ --loai cong-van.",
        )


def layout(paper: Paper) -> Iterator[Report]:
    """Phần đầu văn bản nên trình bày bằng bảng không viền hai cột.

    Vì sao: mẫu của nghị định xếp tên cơ quan cạnh Quốc hiệu; dùng Tab, dấu cách hay hộp chữ thì
    lệch hàng khi đổi máy và không đo được chỗ của từng dòng.

    Cách sửa: chèn bảng hai cột không viền, đưa tên cơ quan vào ô trái, Quốc hiệu vào ô phải.

    Sai:

        Tên cơ quan và Quốc hiệu cách nhau bằng Tab.

    Đúng:

        Tên cơ quan và Quốc hiệu trong bảng hai cột không viền.
    """
    how = _LAYOUTS.get(paper.layout)
    if how:
        first = paper.first("quoc_hieu") or paper.first("so_ky_hieu")
        yield Report(
            first,
            f"Phần đầu văn bản trình bày bằng {how}, không phải bảng hai cột không viền.",
            "Nên đưa tên cơ quan và Quốc hiệu vào bảng hai cột không viền.",
        )


def party(paper: Paper) -> Iterator[Report]:
    """Văn bản của Đảng không theo Nghị định 30.

    Vì sao: thể thức văn bản của Đảng do Quy định và Hướng dẫn riêng của Trung ương quy định.

    Cách sửa: đối chiếu với quy định về thể thức văn bản của Đảng; chương trình này không kiểm tra.

    Sai:

        ĐẢNG CỘNG SẢN VIỆT NAM ở đầu văn bản.

    Đúng:

        Văn bản hành chính có Quốc hiệu và Tiêu ngữ.
    """
    line = next((one for one in paper.header if "đảng" in one.text.lower()), None)
    yield Report(
        line,
        "Đây là văn bản của Đảng: thể thức theo quy định riêng của Đảng, không kiểm tra ở đây.",
        "Đối chiếu với quy định về thể thức văn bản của Đảng.",
    )


def normative(paper: Paper) -> Iterator[Report]:
    """Văn bản quy phạm pháp luật không theo Nghị định 30.

    Vì sao: Luật, Nghị định, Thông tư và nghị quyết, quyết định quy phạm (số, ký hiệu có năm ban
    hành) có thể thức do pháp luật về ban hành văn bản quy phạm pháp luật quy định.

    Cách sửa: đối chiếu với quy định về văn bản quy phạm pháp luật; chương trình này không kiểm tra.

    Sai:

        Số: 15/2026/QĐ-UBND

    Đúng:

        Số: 15/QĐ-UBND
    """
    yield Report(
        paper.first("so_ky_hieu") or paper.first("ten_loai"),
        "Đây là văn bản quy phạm pháp luật: thể thức theo pháp luật về ban hành văn bản quy phạm "
        "pháp luật, không kiểm tra ở đây.",
        "Đối chiếu với quy định về văn bản quy phạm pháp luật.",
    )


def form(paper: Paper) -> Iterator[Report]:
    """Biểu mẫu để điền không phải là một loại văn bản hành chính.

    Vì sao: biểu mẫu do «tdkt bieumau» lập (bản đăng ký thi đua, kết quả đợt …) không có trong các
    loại của Điều 7; giấy nằm ngang, có ô để chọn, lời hướng dẫn và mã ẩn để nhập lại vào dữ liệu.

    Cách sửa: không phải sửa gì; văn bản tổng hợp từ biểu mẫu thì kiểm tra như mọi văn bản.

    Sai:

        BẢN ĐĂNG KÝ THI ĐUA NĂM 2026 còn lời hướng dẫn điền vào các ô trống.

    Đúng:

        BÁO CÁO tổng hợp đăng ký thi đua năm 2026.
    """
    yield Report(
        paper.first("ten_loai"),
        "Đây là biểu mẫu để điền, không phải một trong các loại văn bản hành chính: không kiểm tra "
        "thể thức.",
        "Không phải sửa gì; kiểm tra văn bản tổng hợp từ biểu mẫu.",
    )


REFUSED = Rule("T901", Severity.ERROR, refused, (), "thuc_te")
UNKNOWN_KIND = Rule("T902", Severity.HINT, unknown_kind, (), "thuc_te")
LAYOUT = Rule("T903", Severity.HINT, layout, ("Phụ lục I, Phần I, Mục IV",), "suy_ra")
PARTY = Rule("T910", Severity.HINT, party, ("Điều 1",), "quy_dinh", frozenset(("dang",)))
FORM = Rule("T912", Severity.HINT, form, ("Điều 7",), "quy_dinh", frozenset(("bieu_mau",)))
NORMATIVE = Rule(
    "T911", Severity.HINT, normative, ("Điều 1",), "quy_dinh", frozenset(("quy_pham",))
)
