"""What a filled form is, its headings, and the file it goes to. Family F20."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.form_wording import at, quoted, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset

_LONG = 200
_OWN_FORM = "Dùng biểu mẫu do «tdkt bieumau» lập, hoặc giữ nguyên các tiêu đề cột của biểu mẫu ấy."


def unknown_form(dataset: Dataset) -> Iterator[Report]:
    """Tên và tiêu đề cột phải cho biết đây là biểu mẫu nào.

    Vì sao: bản đăng ký, kết quả đợt, lịch sử khen thưởng, hội đồng, danh sách đơn vị vào những tệp
    khác nhau; đoán nhầm là ghi nhầm chỗ.

    Cách sửa: ghi tên biểu mẫu ở đầu (BẢN ĐĂNG KÝ THI ĐUA…) và giữ các tiêu đề cột; thứ tự cột không
    quan trọng.
    """
    for problem in problems(dataset, "form_unknown"):
        message = "Không nhận ra đây là biểu mẫu nào: không thấy tên và tiêu đề cột quen thuộc."
        if said(problem, 1):
            message = (
                f"Không nhận ra đây là biểu mẫu nào: {problem.values[0]} có cột {said(problem, 2)} "
                f"như bảng {quoted(said(problem, 1))} nhưng thiếu cột {said(problem, 3)}."
            )
        yield Report(problem.place, message, _OWN_FORM)
    for problem in problems(dataset, "form_missing_table"):
        found = said(problem, 2)
        seen = f"; {problem.values[0]} mới có cột {found}" if found else ""
        yield Report(
            problem.place,
            f"Biểu mẫu thiếu bảng {quoted(said(problem, 1))}{seen}, không có cột "
            f"{said(problem, 3)}.",
            "Thêm bảng, cột với các tiêu đề ấy; không có ai thì để bảng trống.",
        )


def missing_column(dataset: Dataset) -> Iterator[Report]:
    """Bảng của biểu mẫu phải có đủ các cột cần thiết.

    Vì sao: thiếu cột chức vụ hay cột danh hiệu thì không biết ai đăng ký gì.

    Cách sửa: thêm cột với đúng tiêu đề thông báo nêu, hoặc sửa tiêu đề viết sai.
    """
    for problem in problems(dataset, "form_missing_column"):
        near = said(problem, 3)
        meant = f" Có phải là cột {quoted(near)}?" if near else ""
        yield Report(
            problem.place,
            f"{at(problem)}: bảng {quoted(said(problem, 1))} không có cột "
            f"{quoted(said(problem, 2))}.{meant}",
            f"Thêm cột, hoặc sửa tiêu đề thành {quoted(said(problem, 2))}.",
        )


def double_column(dataset: Dataset) -> Iterator[Report]:
    """Mỗi tiêu đề cột chỉ có một lần trong một bảng.

    Vì sao: hai cột cùng nghĩa mà ghi khác nhau thì không biết lấy cột nào.

    Cách sửa: xóa một cột, hoặc đặt lại tiêu đề cho đúng nội dung.
    """
    for problem in problems(dataset, "form_double_column"):
        yield Report(
            problem.place,
            f"{at(problem)} là cột {quoted(said(problem, 1))} thứ hai của bảng.",
            "Giữ một cột, xóa hoặc đổi tiêu đề cột kia.",
        )


def extra_column(dataset: Dataset) -> Iterator[Report]:
    """Cột mà biểu mẫu không có thì không được nhập.

    Vì sao: đơn vị hay thêm cột riêng (ngày sinh, trình độ…); dữ liệu không có chỗ cho cột ấy, và
    không bỏ đi mà không nói.

    Cách sửa: không phải sửa gì nếu đúng là cột riêng; nếu là cột của biểu mẫu viết sai tiêu đề thì
    sửa tiêu đề.
    """
    for problem in problems(dataset, "form_extra_column"):
        text, near = said(problem, 1), said(problem, 2)
        what = quoted(text) if text else "không có tiêu đề"
        meant = f" Có phải {quoted(near)}?" if near else ""
        yield Report(
            problem.place,
            f"{at(problem)}: cột {what} không có trong biểu mẫu nên không được nhập.{meant}",
            f"Sửa tiêu đề thành {quoted(near)} nếu đúng là cột ấy." if near else "",
        )


def left_out(dataset: Dataset) -> Iterator[Report]:
    """Hàng không phải dữ liệu thì không được nhập.

    Vì sao: dòng tổng cộng, dòng tiêu đề nhóm, lời mở đầu, phần ký không phải là người hay việc;
    chương trình không đọc hình, biểu đồ.

    Cách sửa: không phải sửa gì; nếu hàng ấy là dữ liệu, ghi đủ các cột của nó.
    """
    for problem in problems(dataset, "form_left_out"):
        yield Report(
            problem.place,
            f"{at(problem)} ghi {quoted(said(problem, 1), _LONG)} được coi là {said(problem, 2)}, "
            "không nhập.",
            "Nếu đó là dữ liệu, ghi đủ các cột của hàng ấy.",
        )
    for problem in problems(dataset, "form_picture"):
        yield Report(
            problem.place,
            f"{at(problem)} có hình hoặc biểu đồ; hình không được nhập.",
            "Nếu trong hình có điều phải nhập, gõ vào ô của biểu mẫu.",
        )


def note(dataset: Dataset) -> Iterator[Report]:
    """Chữ ghi ngoài các ô của biểu mẫu không được nhập, nên phải có người đọc.

    Vì sao: lời ghi bên cạnh, bên dưới bảng, ở trang thêm vào, ở lề giấy thường là điều trưởng phòng
    muốn nói (xin rút, đã chuyển, bổ sung sau); dữ liệu không có chỗ cho lời ấy, và không bỏ đi mà
    không nói.

    Cách sửa: đọc lời ấy; cần nhập thì ghi vào đúng ô của biểu mẫu rồi nhập lại; không thì không
    phải sửa gì.
    """
    fix = "Đọc lời ấy; cần nhập thì ghi vào đúng ô của biểu mẫu rồi nhập lại."
    for problem in problems(dataset, "form_note"):
        more = f" (còn {said(problem, 2)} ô như thế)" if said(problem, 2) else ""
        yield Report(
            problem.place,
            f"{at(problem)} ghi {quoted(said(problem, 1), _LONG)} ngoài các ô của biểu mẫu, không "
            f"được nhập{more}.",
            fix,
        )
    for problem in problems(dataset, "form_foreign_sheet"):
        yield Report(
            problem.place,
            f"{at(problem)} ghi {quoted(said(problem, 1), _LONG)}: trang này không thuộc biểu mẫu, "
            f"{said(problem, 2)} ô có chữ của trang không được nhập.",
            fix,
        )
    for problem in problems(dataset, "form_margin_text"):
        yield Report(
            problem.place,
            f"{at(problem)}: lề trang (Header, Footer) ghi {quoted(said(problem, 1), _LONG)}, "
            "không được nhập.",
            fix,
        )


def unit_of_form(dataset: Dataset) -> Iterator[Report]:
    """Biểu mẫu phải cho biết là của đơn vị nào, đúng một đơn vị có trong kế hoạch.

    Vì sao: tệp dữ liệu đặt tên theo mã đơn vị; ghi nhầm đơn vị là đè lên bản của đơn vị khác.

    Cách sửa: ghi tên đơn vị như trong kế hoạch ở dòng «Đơn vị», hoặc nhập bằng --don-vi MÃ.
    """
    for problem in problems(dataset, "form_no_unit"):
        yield Report(
            problem.place,
            "Biểu mẫu không cho biết là của đơn vị nào.",
            "Ghi tên đơn vị ở dòng «Đơn vị», hoặc nhập bằng --don-vi MÃ.",
        )
    for problem in problems(dataset, "form_other_unit"):
        yield Report(
            problem.place,
            f"{at(problem)} cho biết biểu mẫu là của {quoted(said(problem, 1))}, mà lệnh nhập cho "
            f"{quoted(said(problem, 2))}.",
            "Bỏ --don-vi, hoặc sửa tên đơn vị trong biểu mẫu.",
        )


def year_of_form(dataset: Dataset) -> Iterator[Report]:
    """Biểu mẫu phải là của năm và của đợt đang nhập.

    Vì sao: biểu mẫu năm trước dùng lại rất dễ nhầm; nhập vào là đè lên dữ liệu của năm này.

    Cách sửa: nhập với --nam của biểu mẫu, hoặc sửa năm trong biểu mẫu nếu gõ nhầm.
    """
    for problem in problems(dataset, "form_other_year"):
        yield Report(
            problem.place,
            f"{at(problem)} ghi năm {said(problem, 1)}, mà đang nhập cho năm {said(problem, 2)}.",
            f"Thêm --nam {said(problem, 1)}, hoặc sửa năm trong biểu mẫu.",
        )
    for problem in problems(dataset, "form_no_round"):
        number = said(problem, 1)
        what = f"ghi đợt {number}, kế hoạch không có đợt ấy" if number else "không ghi đợt thi đua"
        yield Report(
            problem.place,
            f"{at(problem)}: biểu mẫu kết quả {what}.",
            "Ghi số của đợt (1 hoặc 2) ở dòng «Đợt thi đua».",
        )


def twin_form(dataset: Dataset) -> Iterator[Report]:
    """Mỗi tệp dữ liệu chỉ nhập từ một biểu mẫu trong một lần.

    Vì sao: hai biểu mẫu của một đơn vị (bản cũ và bản sửa) ghi khác nhau mà cùng nhập thì không
    biết bản nào đúng; chương trình không chọn thay, nên chưa nhập bản nào. Hai bản ghi như nhau
    (Excel và Word) thì được.

    Cách sửa: «tdkt bieumau» lập mỗi biểu mẫu hai tệp, Excel và Word: giữ tệp đã điền, bỏ tệp còn
    trống ra khỏi thư mục. Bản cũ và bản sửa thì giữ bản mới nhất.
    """
    for problem in problems(dataset, "form_twin"):
        others = ", ".join(quoted(name) for name in problem.values[2:])
        yield Report(
            problem.place,
            f"Biểu mẫu này và {others} cùng cho tệp {said(problem, 1)} mà ghi khác nhau; chưa nhập "
            "bản nào.",
            "Chỉ nhập một bản: giữ bản đã điền, mới nhất; bỏ bản kia (tệp Excel hay Word mà «tdkt "
            "bieumau» lập kèm, còn trống) ra khỏi lệnh hoặc thư mục.",
        )


def broken_target(dataset: Dataset) -> Iterator[Report]:
    """Tệp dữ liệu đang có phải đọc được thì mới sửa theo biểu mẫu được.

    Vì sao: chương trình giữ chú thích và thứ tự của tệp đang có; tệp sai cú pháp thì không biết
    phải giữ gì.

    Cách sửa: chạy «tdkt validate», sửa tệp ấy, rồi nhập lại.
    """
    for problem in problems(dataset, "form_target_broken"):
        yield Report(
            problem.place,
            f"Tệp {said(problem, 1)} đang có lỗi nên chưa sửa theo biểu mẫu được.",
            f"Chạy «tdkt validate {said(problem, 1)}», sửa lỗi, rồi nhập lại.",
        )


UNKNOWN_FORM = Rule("F201", Severity.ERROR, unknown_form)
MISSING_COLUMN = Rule("F202", Severity.ERROR, missing_column)
DOUBLE_COLUMN = Rule("F203", Severity.ERROR, double_column)
EXTRA_COLUMN = Rule("F204", Severity.HINT, extra_column)
LEFT_OUT = Rule("F205", Severity.HINT, left_out)
UNIT_OF_FORM = Rule("F206", Severity.ERROR, unit_of_form)
YEAR_OF_FORM = Rule("F207", Severity.ERROR, year_of_form)
TWIN_FORM = Rule("F208", Severity.ERROR, twin_form)
BROKEN_TARGET = Rule("F209", Severity.ERROR, broken_target)
NOTE = Rule("F210", Severity.WARNING, note)
