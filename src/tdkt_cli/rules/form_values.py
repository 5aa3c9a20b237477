"""What stands in the cells of a filled form. Family F30."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.form_wording import at, quoted, said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset, FileProblem


def _read(problem: FileProblem) -> str:
    return f"{at(problem)} ghi {quoted(said(problem, 1))}"


def not_text(dataset: Dataset) -> Iterator[Report]:
    """Ô cần chữ thì ghi chữ, không phải ngày hay TRUE, FALSE của Excel.

    Vì sao: Excel tự đổi chữ gõ vào: 12/5 thành ngày 12 tháng 5, «true» thành TRUE; chữ đã gõ không
    còn.

    Cách sửa: đặt định dạng ô là Text rồi gõ lại, hoặc gõ dấu nháy ' trước chữ.
    """
    for problem in problems(dataset, "form_not_text"):
        yield Report(
            problem.place,
            f"{at(problem)} cần chữ, nhưng Excel đã đổi thành {quoted(said(problem, 1))}.",
            "Đặt định dạng ô là Text rồi gõ lại.",
        )


def hidden_character(dataset: Dataset) -> Iterator[Report]:
    """Chữ trong ô không có ký tự điều khiển hay ký tự đổi chiều chữ.

    Vì sao: ký tự ấy lẫn vào khi chép từ trang web; mắt không thấy nhưng hai tên trông giống nhau
    thành hai người.

    Cách sửa: xóa chữ trong ô rồi gõ lại bằng bàn phím.
    """
    for problem in problems(dataset, "form_hidden_character"):
        yield Report(
            problem.place,
            f"{at(problem)} có ký tự không nhìn thấy {said(problem, 1)}.",
            "Xóa chữ trong ô rồi gõ lại bằng bàn phím.",
        )


def old_font(dataset: Dataset) -> Iterator[Report]:
    """Chữ của phông cũ TCVN3 (.VnTime), VNI phải chuyển được chắc chắn sang Unicode.

    Vì sao: chữ phông cũ chuyển nhầm thì sai tên người; chỗ nào không chắc thì không đoán.

    Cách sửa: chuyển mã bằng UniKey (Ctrl+Shift+F6, nguồn TCVN3 hoặc VNI, đích Unicode) hoặc gõ lại.
    """
    for problem in problems(dataset, "form_old_font"):
        yield Report(
            problem.place,
            f"{_read(problem)}, có vẻ là chữ của phông cũ TCVN3 hoặc VNI mà không đổi chắc được.",
            "Gõ lại ô này bằng Unicode, hoặc chuyển mã bằng UniKey (Ctrl+Shift+F6).",
        )


def converted_font(dataset: Dataset) -> Iterator[Report]:
    """Chữ của phông cũ TCVN3, VNI được đổi sang Unicode thì xem lại.

    Vì sao: phông cũ có dấu không có chữ hoa; chữ đổi ra đúng chính tả nhưng người đọc vẫn nên nhìn
    qua.

    Cách sửa: không phải sửa gì nếu chữ đổi ra đúng.
    """
    for problem in problems(dataset, "form_converted_font"):
        yield Report(
            problem.place,
            f"{_read(problem)} bằng phông cũ, đã đổi thành {quoted(said(problem, 2))}.",
            "Xem lại chữ đã đổi; sai thì gõ lại trong biểu mẫu.",
        )


def bad_day(dataset: Dataset) -> Iterator[Report]:
    """Ngày ghi đủ ngày, tháng, năm: 31/01/2024.

    Vì sao: thiếu ngày hay thiếu năm thì không tính được thời hạn; tháng không đứng trước ngày.

    Cách sửa: ghi ngày/tháng/năm bằng số, năm đủ bốn chữ số.
    """
    for problem in problems(dataset, "form_bad_day"):
        why = f" ({said(problem, 2)})" if said(problem, 2) else ""
        yield Report(
            problem.place,
            f"{_read(problem)}, không phải một ngày đầy đủ{why}; cần dạng 31/01/2024.",
            "Ghi đủ ngày/tháng/năm, năm bốn chữ số; chưa rõ thì để trống.",
        )


def bad_number(dataset: Dataset) -> Iterator[Report]:
    """Ô số chỉ ghi chữ số.

    Vì sao: «12 cuộc» hay «khoảng 10» không cộng, không so được; đơn vị tính có cột riêng.

    Cách sửa: chỉ ghi số; phần thập phân sau dấu phẩy: 12,5.
    """
    for reason, what in (
        ("form_bad_whole", "một số nguyên"),
        ("form_bad_amount", "một số"),
        ("form_bad_year", "một năm có bốn chữ số"),
    ):
        for problem in problems(dataset, reason):
            only = said(problem, 2)
            yield Report(
                problem.place,
                f"{_read(problem)}; cần {what}.",
                f"Chỉ ghi {only}; phần chữ ghi ở cột khác." if only else f"Ghi {what} bằng chữ số.",
            )


def two_numbers(dataset: Dataset) -> Iterator[Report]:
    """Số không được hiểu theo hai cách.

    Vì sao: 1.200 là một nghìn hai trăm, hay một phẩy hai? Chương trình không đoán.

    Cách sửa: bỏ dấu ngăn hàng nghìn, hoặc ghi phần thập phân gọn lại.
    """
    for problem in problems(dataset, "form_two_numbers"):
        yield Report(
            problem.place,
            f"{_read(problem)}, có thể hiểu là {said(problem, 2)} hoặc {said(problem, 3)}.",
            f"Ghi {said(problem, 2)} nếu là hàng nghìn; phần thập phân thì bỏ số 0 ở cuối.",
        )


def bad_choice(dataset: Dataset) -> Iterator[Report]:
    """Ô có danh sách chọn thì ghi một trong các giá trị của danh sách.

    Vì sao: xếp loại, cấp công nhận, vai trò được đếm và so với luật; chữ khác đi thì không đếm
    được.

    Cách sửa: chọn trong danh sách của ô; cột đánh dấu thì ghi x hoặc để trống.
    """
    for problem in problems(dataset, "form_bad_choice"):
        near = said(problem, 3)
        meant = f" Có phải {quoted(near)}?" if near else ""
        yield Report(
            problem.place,
            f"{_read(problem)}; cần một trong: {said(problem, 2)}.{meant}",
            f"Ghi {quoted(near)} nếu đúng." if near else "Chọn một giá trị trong danh sách.",
        )
    for problem in problems(dataset, "form_bad_flag"):
        yield Report(problem.place, f"{_read(problem)}; cần Có hoặc Không.", "Ghi Có hoặc Không.")
    for problem in problems(dataset, "form_bad_tick"):
        yield Report(
            problem.place,
            f"{_read(problem)} ở cột đánh dấu; cần x, hoặc để trống.",
            "Ghi x nếu đăng ký danh hiệu ở tiêu đề cột, không thì để trống.",
        )


def not_in_plan(dataset: Dataset) -> Iterator[Report]:
    """Đơn vị, nhiệm vụ, phong trào phải là tên có trong kế hoạch.

    Vì sao: bảng tổng hợp lập theo danh sách của kế hoạch; tên lạ thì không vào đâu.

    Cách sửa: chọn tên trong danh sách của ô; đơn vị mới thì thêm vào kế hoạch trước.
    """
    for problem in problems(dataset, "form_not_in_plan"):
        near = said(problem, 3)
        meant = f" Có phải {quoted(near)}?" if near else ""
        yield Report(
            problem.place,
            f"{_read(problem)}, kế hoạch không có {said(problem, 2)} ấy.{meant}",
            f"Ghi {quoted(near)} nếu đúng." if near else "Ghi tên như trong kế hoạch.",
        )


def several_in_one(dataset: Dataset) -> Iterator[Report]:
    """Ô họ tên chỉ có một người; ô một danh hiệu chỉ có một danh hiệu.

    Vì sao: chữ xuống dòng trong ô họ tên có thể là hai người, có thể là một tên viết hai dòng.

    Cách sửa: mỗi người một hàng; tên một người thì viết trên một dòng.
    """
    for problem in problems(dataset, "form_several_names"):
        yield Report(
            problem.place,
            f"{_read(problem)} trên nhiều dòng, không rõ là một người hay nhiều người.",
            "Mỗi người một hàng, họ tên viết trên một dòng.",
        )
    for problem in problems(dataset, "form_several_titles"):
        yield Report(
            problem.place,
            f"{_read(problem)}; ô này chỉ nhận một danh hiệu hoặc một hình thức.",
            "Tách thành nhiều hàng, mỗi hàng một danh hiệu.",
        )


def two_values(dataset: Dataset) -> Iterator[Report]:
    """Một điều về một người chỉ ghi một cách.

    Vì sao: ô họ tên gộp hai hàng mà chức vụ hai hàng khác nhau, hoặc «Ông» trước tên mà cột Ông/bà
    ghi «bà», thì không biết lấy chữ nào.

    Cách sửa: sửa cho thống nhất; nếu là hai người thì bỏ gộp ô, ghi hai hàng.
    """
    for problem in problems(dataset, "form_two_values"):
        yield Report(
            problem.place,
            f"{_read(problem)}, trong khi {quoted(said(problem, 3))} của người này đã ghi "
            f"{quoted(said(problem, 2))}.",
            "Sửa cho thống nhất; nếu là hai người thì bỏ gộp ô, ghi hai hàng.",
        )


def missing_value(dataset: Dataset) -> Iterator[Report]:
    """Hàng đã ghi thì phải đủ các cột cần thiết.

    Vì sao: có danh hiệu mà thiếu họ tên, có họ tên mà thiếu chức vụ thì không tổng hợp được.

    Cách sửa: điền ô trống; hàng không dùng thì xóa trắng cả hàng.
    """
    for problem in problems(dataset, "form_missing_value"):
        who = f" của {quoted(said(problem, 2))}" if said(problem, 2) else ""
        yield Report(
            problem.place,
            f"{at(problem)} để trống, cần {quoted(said(problem, 1))}{who}.",
            "Điền ô này; hàng không dùng thì xóa trắng cả hàng.",
        )


def no_place(dataset: Dataset) -> Iterator[Report]:
    """Điều ghi trong ô phải có chỗ trong dữ liệu.

    Vì sao: lý do vắng của người có mặt, nội dung xem xét của người đi học không vào đâu; bỏ đi mà
    không nói thì mất điều người điền muốn nói.

    Cách sửa: xóa chữ trong ô, hoặc sửa ô quyết định loại của hàng.
    """
    for problem in problems(dataset, "form_no_place"):
        yield Report(
            problem.place,
            f"{at(problem)} có chữ mà không có chỗ ghi: {said(problem, 1)}.",
            "Xóa chữ trong ô, hoặc sửa loại của hàng.",
        )


NOT_TEXT = Rule("F301", Severity.ERROR, not_text)
HIDDEN_CHARACTER = Rule("F302", Severity.ERROR, hidden_character)
OLD_FONT = Rule("F303", Severity.ERROR, old_font)
CONVERTED_FONT = Rule("F304", Severity.HINT, converted_font)
BAD_DAY = Rule("F305", Severity.ERROR, bad_day)
BAD_NUMBER = Rule("F306", Severity.ERROR, bad_number)
TWO_NUMBERS = Rule("F307", Severity.ERROR, two_numbers)
BAD_CHOICE = Rule("F308", Severity.ERROR, bad_choice)
NOT_IN_PLAN = Rule("F309", Severity.ERROR, not_in_plan)
SEVERAL_IN_ONE = Rule("F310", Severity.ERROR, several_in_one)
TWO_VALUES = Rule("F311", Severity.ERROR, two_values)
MISSING_VALUE = Rule("F312", Severity.ERROR, missing_value)
NO_PLACE = Rule("F313", Severity.ERROR, no_place)
