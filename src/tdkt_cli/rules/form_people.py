"""Who the names in a filled form are. Family F40."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tdkt_cli.findings import Severity
from tdkt_cli.rules import Report, Rule, problems
from tdkt_cli.rules.form_wording import at, quoted, said
from tdkt_cli.vietnamese import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.models import Dataset


def namesakes_in_form(dataset: Dataset) -> Iterator[Report]:
    """Tên có hai người trùng trong đơn vị thì biểu mẫu phải có mã của người ấy.

    Vì sao: hai người trùng họ tên, không có mã thì thành tích của người này tính cho người kia.

    Cách sửa: dùng biểu mẫu do «tdkt bieumau» lập, trong đó mỗi người có mã sẵn; hoặc thêm cột «Mã
    cán bộ».
    """
    for problem in problems(dataset, "form_namesakes"):
        yield Report(
            problem.place,
            f"{at(problem)}: có hai người tên {quoted(said(problem, 1))} (mã {said(problem, 2)}), "
            "không rõ là ai.",
            "Thêm cột «Mã cán bộ» và ghi mã, hoặc dùng biểu mẫu do «tdkt bieumau» lập.",
        )


def other_person(dataset: Dataset) -> Iterator[Report]:
    """Hàng của người nào thì giữ tên người ấy; người mới ghi vào hàng trống.

    Vì sao: mỗi hàng điền sẵn mang mã ẩn của một người; ghi đè tên người khác lên thì người mới
    nhận thành tích của người cũ.

    Cách sửa: trả lại tên cũ (hoặc xóa trắng cả hàng), ghi người mới vào hàng trống bên dưới.
    """
    for problem in problems(dataset, "form_other_person"):
        name, known, code = (said(problem, number) for number in (1, 2, 3))
        yield Report(
            problem.place,
            f"{at(problem)} ghi {quoted(name)}, nhưng hàng này là của {quoted(known)} (mã {code}).",
            "Người mới ghi vào hàng trống; người đã đi thì xóa trắng cả hàng; gõ nhầm thì sửa tên.",
        )


def unlisted_person(dataset: Dataset) -> Iterator[Report]:
    """Người có tên ở bảng phụ phải có đúng một hàng ở bảng cá nhân.

    Vì sao: sáng kiến, kỳ nghỉ, ngày chuyển đến thuộc về một người đăng ký; không tìm thấy người thì
    không biết ghi cho ai.

    Cách sửa: ghi họ tên đúng như ở bảng cá nhân, hoặc thêm người ấy vào bảng cá nhân.
    """
    for problem in problems(dataset, "form_unlisted_person"):
        near = said(problem, 2)
        meant = f" Có phải {quoted(near)}?" if near else ""
        yield Report(
            problem.place,
            f"{at(problem)} ghi {quoted(said(problem, 1))}, không có tên ở bảng cá nhân.{meant}",
            "Ghi họ tên đúng như ở bảng cá nhân, hoặc thêm người ấy vào bảng cá nhân.",
        )
    for problem in problems(dataset, "form_two_listed"):
        yield Report(
            problem.place,
            f"{at(problem)} ghi {quoted(said(problem, 1))}: bảng cá nhân có nhiều người tên ấy.",
            "Thêm cột «Mã cán bộ» để biết là ai.",
        )


def new_person(dataset: Dataset) -> Iterator[Report]:
    """Người mới được chương trình cấp mã.

    Vì sao: mã nối bản đăng ký với kết quả, quyết định các năm; mã do chương trình cấp nên không
    trùng.

    Cách sửa: không phải sửa gì; nếu không phải người mới mà là tên viết khác, sửa tên trong biểu
    mẫu.
    """
    for problem in problems(dataset, "form_new_person"):
        yield Report(
            problem.place,
            f"{at(problem)}: {said(problem, 1)} là người mới, được cấp mã {said(problem, 2)}.",
            "Nếu là người cũ viết tên khác đi, sửa tên trong biểu mẫu.",
        )


def kept_spelling(dataset: Dataset) -> Iterator[Report]:
    """Tên khác chữ hoa, chữ thường với dữ liệu đã có thì giữ cách viết đã có.

    Vì sao: một người một cách viết tên trong mọi văn bản.

    Cách sửa: nếu cách viết mới mới đúng, sửa ho_ten trong các tệp dữ liệu.
    """
    for problem in problems(dataset, "form_kept_spelling"):
        yield Report(
            problem.place,
            f"{at(problem)} ghi {quoted(said(problem, 1))}, giữ cách viết đã có "
            f"{quoted(said(problem, 2))}.",
            "Nếu cách viết trong biểu mẫu mới đúng, sửa ho_ten trong các tệp dữ liệu.",
        )


def same_name_elsewhere(dataset: Dataset) -> Iterator[Report]:
    """Người mới trùng tên với người của đơn vị khác thì xem có phải chuyển đến không.

    Vì sao: người chuyển đơn vị mà được cấp mã mới thì mất chuỗi thành tích các năm trước.

    Cách sửa: nếu là một người, ghi mã cũ ở cột «Mã cán bộ»; nếu là hai người thì để nguyên.
    """
    for problem in problems(dataset, "form_same_name_elsewhere"):
        name, code, unit = (said(problem, number) for number in (1, 2, 3))
        yield Report(
            problem.place,
            f"{at(problem)}: {name} trùng tên với người mã {code} của {unit}.",
            f"Nếu là một người chuyển đến, ghi {code} ở cột «Mã cán bộ»; nếu không thì để nguyên.",
        )


def no_meeting(dataset: Dataset) -> Iterator[Report]:
    """Người dự, phiếu bầu phải thuộc một phiên họp có ở bảng các phiên họp.

    Vì sao: không biết phiên nào thì không lập được biên bản.

    Cách sửa: thêm phiên ấy vào bảng các phiên họp, hoặc sửa số phiên.
    """
    for problem in problems(dataset, "form_no_meeting"):
        yield Report(
            problem.place,
            f"{at(problem)} ghi phiên {quoted(said(problem, 1))}, bảng các phiên họp không có.",
            "Sửa số phiên, hoặc thêm phiên ấy vào bảng các phiên họp.",
        )


def new_unit(dataset: Dataset) -> Iterator[Report]:
    """Đơn vị mới được chương trình đặt mã theo tên.

    Vì sao: mã đơn vị là tên tệp dữ liệu của đơn vị nên phải viết không dấu và không trùng.

    Cách sửa: không phải sửa gì; nếu là đơn vị cũ đổi tên, sửa tên trong kế hoạch thay vì thêm hàng.
    """
    for problem in problems(dataset, "form_new_unit"):
        yield Report(
            problem.place,
            f"{at(problem)}: {quoted(said(problem, 1))} là đơn vị mới, được đặt mã "
            f"{said(problem, 2)}.",
            "Nếu là đơn vị cũ viết tên khác đi, sửa tên trong biểu mẫu.",
        )


def typed_code(dataset: Dataset) -> Iterator[Report]:
    """Mã cán bộ trong biểu mẫu phải là mã đã có trong dữ liệu; người mới thì để trống.

    Vì sao: mã do chương trình cấp nên không trùng; mã gõ tay dễ trùng với người khác, hoặc một
    người thành hai mã.

    Cách sửa: xóa mã ấy để chương trình cấp; nếu là người đã có, ghi đúng mã của người ấy.
    """
    for problem in problems(dataset, "form_typed_code"):
        yield Report(
            problem.place,
            f"{at(problem)} ghi mã {quoted(said(problem, 1))} cho {quoted(said(problem, 2))}, dữ "
            "liệu không có mã ấy.",
            "Xóa mã để chương trình cấp; nếu là người đã có thì ghi đúng mã của người ấy.",
        )


def removed_by_form(dataset: Dataset) -> Iterator[Report]:
    """Người, chỉ tiêu, sáng kiến đang có trong dữ liệu mà biểu mẫu không còn thì phải xem lại.

    Vì sao: biểu mẫu thay cho bản đã nhập trước; gõ lại mà sót một hàng thì người ấy mất tên khỏi
    dữ liệu, mất theo cả những gì đã đăng ký. Đơn vị trực thuộc, thành viên và phiên họp của Hội
    đồng, điển hình tiên tiến cũng vậy.

    Cách sửa: không phải sửa gì nếu đúng là bớt; nếu sót thì thêm lại vào biểu mẫu. Đã ghi dữ liệu
    thì khôi phục tệp cũ trước khi nhập lại, để người ấy giữ mã cũ. Muốn xem trước khi ghi, thêm
    --xem-truoc.
    """
    for problem in problems(dataset, "form_removed"):
        what, *names = problem.values[1:]
        yield Report(
            problem.place,
            f"{at(problem)}: bớt {number(len(names))} {what} so với dữ liệu đang có: "
            f"{', '.join(names)}.",
            "Nếu sót khi gõ lại thì thêm lại vào biểu mẫu; nếu đúng là bớt thì để nguyên.",
        )


def nothing_asked(dataset: Dataset) -> Iterator[Report]:
    """Người có tên ở bản đăng ký mà trống cả danh hiệu và khen thưởng thì xem có bỏ sót không.

    Vì sao: đơn vị kê cả người không đăng ký, nhưng ô bỏ sót trông cũng như thế; người ấy được nhập
    và không đăng ký gì. Người đang bị xem xét, xác minh thì không nêu.

    Cách sửa: không phải sửa gì nếu đúng là không đăng ký; nếu sót thì ghi danh hiệu vào ô ấy.
    """
    for problem in problems(dataset, "form_nothing_asked"):
        yield Report(
            problem.place,
            f"{at(problem)}: {said(problem, 1)} không đăng ký danh hiệu, hình thức khen thưởng "
            "nào.",
            "Nếu bỏ sót, ghi danh hiệu đăng ký vào ô ấy.",
        )


NAMESAKES_IN_FORM = Rule("F401", Severity.ERROR, namesakes_in_form)
OTHER_PERSON = Rule("F402", Severity.ERROR, other_person)
UNLISTED_PERSON = Rule("F403", Severity.ERROR, unlisted_person)
NEW_PERSON = Rule("F404", Severity.HINT, new_person)
KEPT_SPELLING = Rule("F405", Severity.HINT, kept_spelling)
SAME_NAME_ELSEWHERE = Rule("F406", Severity.HINT, same_name_elsewhere)
NO_MEETING = Rule("F407", Severity.ERROR, no_meeting)
NEW_UNIT = Rule("F408", Severity.HINT, new_unit)
TYPED_CODE = Rule("F409", Severity.ERROR, typed_code)
REMOVED_BY_FORM = Rule("F410", Severity.WARNING, removed_by_form)
NOTHING_ASKED = Rule("F411", Severity.HINT, nothing_asked)
