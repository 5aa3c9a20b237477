"""A filled form as a file: what it is, how large, what nobody sees in it. Family F10."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.form_wording import at, quoted, said
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_SAVE_AGAIN = (
    "Mở tệp bằng Word hoặc Excel, lưu thành tệp mới; không mở được thì xin đơn vị gửi lại."
)
_LONG = 200
_COPY = "Chép phần đã điền sang biểu mẫu mới do «tdkt bieumau» lập, rồi gửi tệp ấy."


def _whole(text: str) -> int:
    return int(text) if text.isdecimal() else 0


def not_a_form_file(dataset: Dataset) -> Iterator[Report]:
    """Biểu mẫu nhập vào là tệp .docx hoặc .xlsx lành lặn, không mật khẩu, không macro.

    Vì sao: tệp .doc, .xls đời cũ, tệp đặt mật khẩu, tệp hỏng hay tệp đổi đuôi thì không đọc được,
    hoặc đọc ra sai mà không ai biết; tệp có macro hay khai báo lạ có thể gây hại cho máy.

    Cách sửa: mở tệp bằng Word hoặc Excel, chọn Lưu thành (Save As), kiểu .docx hoặc .xlsx, không
    đặt mật khẩu; không mở được thì xin đơn vị gửi lại.
    """
    for problem in problems(dataset, "form_refused"):
        yield Report(problem.place, said(problem, 1) or at(problem), said(problem, 2))
    for problem in problems(dataset, "form_broken"):
        yield Report(problem.place, "Tệp bị hỏng, đọc không hết được.", _SAVE_AGAIN)
    for problem in problems(dataset, "form_disordered"):
        yield Report(
            problem.place,
            f"{at(problem)}: các hàng trong tệp không theo thứ tự, tệp do phần mềm lạ ghi ra.",
            _SAVE_AGAIN,
        )


def beyond_limits(dataset: Dataset) -> Iterator[Report]:
    """Biểu mẫu nằm trong 2.000 hàng, 50 cột, 50 trang, 20.000 ô có chữ, 1.000 ô sai.

    Vì sao: một ô ghi lạc ở hàng thứ một triệu làm máy đọc mãi không xong; biểu mẫu của hai nghìn
    người vẫn nằm trong giới hạn này. Hơn một nghìn ô sai thì không phải gõ sót mà là lệch cột, dán
    nhầm: sửa một chỗ là hết, không phải sửa từng ô.

    Cách sửa: xóa các hàng, các cột thừa (chọn cả hàng, bấm Delete rồi Xóa hàng), bỏ ô gộp quá rộng;
    tách tệp lớn theo đơn vị.
    """
    for problem in problems(dataset, "form_far_cell"):
        yield Report(
            problem.place,
            f"{at(problem)} có chữ nằm ngoài {number(_whole(said(problem, 1)))} hàng, "
            f"{said(problem, 2)} cột đầu.",
            "Xóa ô ấy cùng các hàng, cột thừa, lưu lại rồi nhập lại.",
        )
    for problem in problems(dataset, "form_wide_merge"):
        yield Report(
            problem.place,
            f"{at(problem)} có ô gộp quá rộng: {said(problem, 1)}.",
            "Bỏ gộp ô (Merge & Center), lưu lại rồi nhập lại.",
        )
    for problem in problems(dataset, "form_too_many_sheets"):
        yield Report(
            problem.place,
            f"Tệp có {said(problem, 1)} trang, nhiều hơn {said(problem, 2)}.",
            "Giữ các trang của biểu mẫu, xóa những trang khác.",
        )
    for problem in problems(dataset, "form_too_many_cells"):
        yield Report(
            problem.place,
            f"Tệp có hơn {number(_whole(said(problem, 1)))} ô có chữ, quá nhiều cho một biểu mẫu.",
            "Tách tệp theo đơn vị, hoặc xóa những trang không phải biểu mẫu.",
        )
    for problem in problems(dataset, "form_too_many_faults"):
        yield Report(
            problem.place,
            f"Biểu mẫu có hơn {number(_whole(said(problem, 1)))} ô sai: chỉ nêu những ô đầu, phần "
            "còn lại chưa được đọc.",
            "Xem có lệch cột, dán nhầm cả bảng hay chọn nhầm biểu mẫu không; sửa rồi nhập lại.",
        )
    for problem in problems(dataset, "form_too_large"):
        yield Report(problem.place, "Tệp quá lớn so với một biểu mẫu.", _COPY)


def hidden_part(dataset: Dataset) -> Iterator[Report]:
    """Hàng, cột và trang có dữ liệu thì không ẩn.

    Vì sao: hàng bị lọc, hàng hay cột bị ẩn không ai thấy khi xem lại; đọc vào thì thành dữ liệu
    không ai duyệt, bỏ đi thì mất người.

    Cách sửa: bỏ lọc (Data, Clear), bỏ ẩn (Unhide); hàng không dùng thì xóa hẳn.
    """
    for problem in problems(dataset, "form_hidden_row"):
        yield Report(
            problem.place,
            f"{at(problem)} nằm ở hàng đang ẩn mà có dữ liệu.",
            "Bỏ ẩn hoặc bỏ lọc để xem lại; không dùng thì xóa hẳn hàng ấy.",
        )
    for problem in problems(dataset, "form_hidden_column"):
        yield Report(
            problem.place,
            f"{at(problem)} là đầu một cột đang ẩn mà có dữ liệu.",
            "Bỏ ẩn cột ấy (Unhide) để xem lại; không dùng thì xóa hẳn cột.",
        )
    for problem in problems(dataset, "form_hidden_sheet"):
        yield Report(
            problem.place,
            f"{at(problem)} thuộc một trang đang ẩn mà có bảng của biểu mẫu.",
            "Bỏ ẩn trang ấy (Unhide) để xem lại; không dùng thì xóa trang.",
        )


def formula_without_value(dataset: Dataset) -> Iterator[Report]:
    """Ô có công thức phải có sẵn kết quả.

    Vì sao: chương trình không tính công thức; công thức chưa có kết quả thì ô coi như trống, mà
    người điền tưởng đã ghi.

    Cách sửa: mở tệp bằng Excel rồi lưu lại để có kết quả, hoặc ghi thẳng giá trị vào ô.
    """
    for problem in problems(dataset, "form_empty_formula"):
        yield Report(
            problem.place,
            f"{at(problem)} có công thức nhưng chưa có kết quả.",
            "Ghi thẳng giá trị vào ô, hoặc mở tệp bằng Excel và lưu lại.",
        )


def error_value(dataset: Dataset) -> Iterator[Report]:
    """Ô không được là giá trị lỗi của Excel.

    Vì sao: #REF!, #N/A, #VALUE! là công thức hỏng; giá trị thật đã mất.

    Cách sửa: ghi thẳng giá trị vào ô.
    """
    for problem in problems(dataset, "form_error_value"):
        yield Report(
            problem.place,
            f"{at(problem)} là giá trị lỗi của Excel {quoted(said(problem, 1))}.",
            "Ghi thẳng giá trị đúng vào ô.",
        )


def tracked_changes(dataset: Dataset) -> Iterator[Report]:
    """Biểu mẫu không còn thay đổi đang chờ duyệt (Track Changes).

    Vì sao: chữ thêm và chữ xóa cùng nằm trong tệp; chưa chấp nhận hay từ chối thì chưa biết chữ
    nào là thật.

    Cách sửa: trong Word chọn Review, Accept All Changes (hoặc Reject), tắt Track Changes, lưu lại.
    """
    for problem in problems(dataset, "form_tracked_changes"):
        yield Report(
            problem.place,
            f"{at(problem)} còn thay đổi chờ duyệt (Track Changes), chưa rõ chữ nào là thật.",
            "Chọn Review, Accept All Changes, tắt Track Changes, lưu lại.",
        )


_UNREAD = {
    "form_content_control": ("ô điều khiển (Content Control) lạ", "Ghi thẳng chữ vào ô của bảng."),
    "form_text_box": ("hộp chữ (Text Box)", "Cắt chữ trong hộp, dán thẳng vào ô hoặc đoạn văn."),
    "form_nested_table": ("bảng lồng trong ô", "Bỏ bảng bên trong, ghi chữ thẳng vào ô."),
    "form_hidden_text": ("chữ ẩn (Hidden)", "Bỏ ẩn chữ (Ctrl+D, bỏ Hidden) hoặc xóa chữ ấy."),
    "form_embedded": ("tệp khác nhúng vào (Object)", "Chép chữ cần nhập ra ô của bảng."),
}


def unread_part(dataset: Dataset) -> Iterator[Report]:
    """Nội dung của biểu mẫu là chữ thường trong ô và đoạn văn.

    Vì sao: hộp chữ, bảng lồng, chữ ẩn, ô điều khiển lạ hiện trên giấy một đằng, nằm trong tệp một
    nẻo; đọc bừa thì dễ thiếu hoặc thừa.

    Cách sửa: chép chữ ra ô của bảng, rồi xóa hộp chữ, bảng lồng, chữ ẩn.
    """
    for reason, (what, fix) in _UNREAD.items():
        for problem in problems(dataset, reason):
            yield Report(problem.place, f"{at(problem)} có {what} nên không đọc chắc được.", fix)


def struck_text(dataset: Dataset) -> Iterator[Report]:
    """Chữ trong ô của biểu mẫu không gạch ngang.

    Vì sao: gạch ngang một người có thể là bỏ người ấy, cũng có thể chỉ là đánh dấu để xem lại; đọc
    vào hay bỏ đi đều là đoán.

    Cách sửa: bỏ thì xóa trắng cả hàng hoặc xóa chữ ấy; giữ thì bỏ gạch ngang (Ctrl+5 trong Excel;
    Home, Strikethrough trong Word).
    """
    for problem in problems(dataset, "form_struck"):
        count = _whole(said(problem, 2))
        more = f" (cùng hàng còn {count - 1} ô gạch ngang)" if count > 1 else ""
        yield Report(
            problem.place,
            f"{at(problem)} ghi {quoted(said(problem, 1))} mà gạch ngang{more}, chưa rõ là bỏ hay "
            "giữ.",
            "Bỏ thì xóa chữ ấy (bỏ cả người thì xóa trắng cả hàng); giữ thì bỏ gạch ngang "
            "(Strikethrough).",
        )


def remark(dataset: Dataset) -> Iterator[Report]:
    """Lời nhận xét, chú thích gắn vào ô không được nhập, nên phải có người đọc.

    Vì sao: người điền hay ghi điều cần nói vào lời nhận xét (Comment): người đã chuyển, xin rút,
    đề nghị xem lại; dữ liệu không có chỗ cho lời ấy, và không bỏ đi mà không nói. Lời do chương
    trình ghi trên bản trả lại thì không nêu.

    Cách sửa: đọc lời ấy; cần đổi điều gì thì sửa vào ô rồi nhập lại; không thì không phải sửa gì.
    """
    for problem in problems(dataset, "form_remark"):
        author = said(problem, 2)
        by = f" của {author}" if author else ""
        yield Report(
            problem.place,
            f"{at(problem)} có {said(problem, 3)}{by}: {quoted(said(problem, 1), _LONG)}; lời này "
            "không được nhập.",
            "Đọc lời ấy; cần đổi điều gì thì sửa vào ô của biểu mẫu rồi nhập lại.",
        )


NOT_A_FORM_FILE = Rule("F101", Severity.ERROR, not_a_form_file)
BEYOND_LIMITS = Rule("F102", Severity.ERROR, beyond_limits)
HIDDEN_PART = Rule("F103", Severity.ERROR, hidden_part)
FORMULA_WITHOUT_VALUE = Rule("F104", Severity.ERROR, formula_without_value)
ERROR_VALUE = Rule("F105", Severity.ERROR, error_value)
TRACKED_CHANGES = Rule("F106", Severity.ERROR, tracked_changes)
UNREAD_PART = Rule("F107", Severity.ERROR, unread_part)
STRUCK_TEXT = Rule("F108", Severity.ERROR, struck_text)
REMARK = Rule("F109", Severity.WARNING, remark)
