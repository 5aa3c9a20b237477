"""Names of the superior and of the issuing agency (ô 2), and the line under the latter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import fold_text
from tdkt_cli.wordcheck.formatting import format_report
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.ruled import RULED, line_reports, underlined
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper

_PLACE: Final = "Phụ lục I, Phần I, Mục II khoản 2"
_ABBREVIATED: Final = re.compile(
    r"(?<!\w)(?:UBND|HĐND|UBMTTQ|MTTQ|TĐKT|TĐ-KT|HĐTĐKT|GD&ĐT|GDĐT|KH&CN|NN&MT|VHTT&DL)(?!\w)"
)
_LOCAL: Final = frozenset(
    fold_text(f"{body}{level}")
    for body in ("ủy ban nhân dân", "hội đồng nhân dân", "UBND", "HĐND")
    for level in (
        "",
        " tỉnh",
        " thành phố",
        " huyện",
        " quận",
        " thị xã",
        " xã",
        " phường",
        " đặc khu",
        " thị trấn",
    )
)


def superior_format(paper: Paper) -> Iterator[Report]:
    """Tên cơ quan chủ quản in hoa, cỡ chữ 12–13, đứng, không đậm.

    Vì sao: chỉ tên cơ quan ban hành mới in đậm; in đậm cả hai thì không biết cơ quan nào ban hành.

    Cách sửa: chọn dòng tên cơ quan chủ quản, bỏ đậm, đặt cỡ bằng dòng tên cơ quan ban hành.

    Sai:
        UBND TỈNH ĐỒNG NAI in đậm, cùng kiểu với BAN DÂN TỘC.

    Đúng:
        UBND TỈNH ĐỒNG NAI chữ thường nét, BAN DÂN TỘC đậm.
    """
    for line in paper.having("co_quan_chu_quan"):
        yield from format_report(line, "co_quan_chu_quan", aligned=False)


def agency_format(paper: Paper) -> Iterator[Report]:
    """Tên cơ quan ban hành in hoa, cỡ chữ 12–13, đứng, đậm, căn giữa.

    Vì sao: Mục II khoản 2 điểm b và dòng 2 của bảng mẫu chữ quy định.

    Cách sửa: chọn dòng tên cơ quan ban hành, đặt cỡ 12 hoặc 13, đậm, căn giữa ô bên trái.

    Sai:
        BAN DÂN TỘC cỡ 14.

    Đúng:
        BAN DÂN TỘC cỡ 13, đậm, căn giữa.
    """
    for line in paper.having("co_quan_ban_hanh"):
        yield from format_report(line, "co_quan_ban_hanh")


def agency_line(paper: Paper) -> Iterator[Report]:
    """Dưới tên cơ quan ban hành có đường kẻ ngang, nét liền, dài 1/3 đến 1/2 dòng chữ, cân giữa.

    Vì sao: Mục II khoản 2 điểm b quy định; thiếu đường kẻ là lỗi, dài ngắn chưa đúng là cảnh báo.

    Cách sửa: kẻ bằng viền của một đoạn trống thụt đều hai bên, hoặc vẽ đường thẳng; không gạch chân
    chữ.

    Sai:
        Đường kẻ dài bằng cả dòng BAN DÂN TỘC.

    Đúng:
        BAN DÂN TỘC cỡ 13 dài 32 mm, đường kẻ dài 13 mm ở giữa.
    """
    yield from line_reports(paper, "co_quan_ban_hanh")


def agency_name(paper: Paper) -> Iterator[Report]:
    """Tên cơ quan ban hành ghi đầy đủ, không viết tắt; cơ quan ở địa phương có tên địa phương.

    Vì sao: Mục II khoản 2 điểm a chỉ cho viết tắt cụm từ thông dụng trong tên cơ quan chủ quản; tên
    Ủy ban nhân dân, Hội đồng nhân dân phải kèm tên đơn vị hành chính.

    Cách sửa: ghi tên đầy đủ theo quyết định thành lập.

    Sai:
        UBND TỈNH ĐỒNG NAI là cơ quan ban hành; hoặc ỦY BAN NHÂN DÂN TỈNH.

    Đúng:
        ỦY BAN NHÂN DÂN TỈNH ĐỒNG NAI
    """
    lines = paper.having("co_quan_ban_hanh")
    text = " ".join(line.text for line in lines)
    short = _ABBREVIATED.search(text.upper())
    if lines and fold_text(text) in _LOCAL:
        yield Report(
            lines[-1],
            f"Tên cơ quan ban hành {quoted(text)} thiếu tên địa phương; phải ghi đủ, như «ỦY BAN "
            "NHÂN DÂN TỈNH ĐỒNG NAI».",
            "Ghi thêm tên đơn vị hành chính.",
        )
    elif short:
        yield Report(
            lines[0],
            f"Tên cơ quan ban hành {quoted(text)} viết tắt «{short[0]}»; phải ghi tên đầy đủ (chỉ "
            "tên cơ quan chủ quản được viết tắt).",
            f"Viết đầy đủ chữ «{short[0]}».",
        )


def no_underline(paper: Paper) -> Iterator[Report]:
    """Đường kẻ dưới Tiêu ngữ, tên cơ quan, trích yếu không phải là gạch chân chữ.

    Vì sao: nghị định tả một đường kẻ ngang ở dưới dòng chữ; gạch chân dính vào chữ và luôn dài bằng
    dòng chữ, trong khi hai chỗ chỉ được dài 1/3 đến 1/2.

    Cách sửa: bỏ gạch chân (Ctrl+U), kẻ đường ở dưới bằng viền đoạn hoặc hình vẽ.

    Sai:
        Độc lập - Tự do - Hạnh phúc được gạch chân.

    Đúng:
        Dòng chữ không gạch chân, dưới là một đường kẻ.
    """
    for role in RULED:
        for line in paper.having(role):
            if underlined((line,)):
                yield Report(
                    line,
                    f"Dòng {quoted(line.text)} dùng gạch chân chữ; phải là đường kẻ ngang ở dưới "
                    "dòng chữ.",
                    "Bỏ gạch chân, thêm đường kẻ ngang ở dưới.",
                )


SUPERIOR_FORMAT = Rule("T048", Severity.ERROR, superior_format, (f"{_PLACE} điểm b",))
AGENCY_FORMAT = Rule("T049", Severity.ERROR, agency_format, (f"{_PLACE} điểm b",))
AGENCY_LINE = Rule("T050", Severity.ERROR, agency_line, (f"{_PLACE} điểm b",))
AGENCY_NAME = Rule("T051", Severity.ERROR, agency_name, (f"{_PLACE} điểm a",))
NO_UNDERLINE = Rule(
    "T052",
    Severity.WARNING,
    no_underline,
    (
        "Phụ lục I, Phần I, Mục II khoản 1 điểm b",
        f"{_PLACE} điểm b",
        "Phụ lục I, Phần I, Mục II khoản 5 điểm b",
    ),
    "suy_ra",
)
