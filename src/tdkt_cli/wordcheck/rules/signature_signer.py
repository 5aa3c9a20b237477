"""The signer (ô 7): authority, title, name, and where they stand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from tdkt_cli import paper_standard
from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import fold_text
from tdkt_cli.wordcheck.anatomy import words
from tdkt_cli.wordcheck.formatting import format_report
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper

_PLACE: Final = "Phụ lục I, Phần I, Mục II khoản 7"
_DIAGRAM: Final = "Phụ lục I, Phần I, Mục IV"
_TABLE: Final = "Phụ lục I, Phần I, Mục V dòng 7"
_MINUTES: Final = "BIÊN BẢN"
_SIGNER: Final = frozenset(("quyen_han", "chuc_vu", "ho_ten"))
_OTHER_FORMS: Final = {"TƯQ": "TUQ"}
_RIGHT_FROM: Final = 2500
_HONOURS: Final = re.compile(
    r"(?:(?:GS|PGS|TS|ThS|Ths|BS|BSCKII|BSCKI|DS|KS|CN|NGƯT|NGND|TTƯT|LS)\b[.\s]|(?:Ông|Bà|Đ/c|"
    r"Đồng chí|Đại tá|Thượng tá|Trung tá|Thiếu tá)\b[:.]?\s)\s*\S"
)
_HONOURED: Final = tuple(
    map(
        fold_text,
        ("trường", "đại học", "học viện", "giáo dục", "y tế", "bệnh viện", "viện", "khoa học",
         "công an", "quân sự", "quốc phòng", "bộ đội", "bộ chỉ huy", "quân khu", "bộ tư lệnh"),
    )
)  # fmt: skip
_SECRETARY: Final = tuple(map(fold_text, ("thư ký", "người ghi", "người lập")))
_CHAIR: Final = tuple(map(fold_text, ("chủ tọa", "chủ trì", "chủ tịch")))


def signers(paper: Paper) -> tuple[Line, ...]:
    """Return the lines of authority, title and name, in the order of the paper."""
    return tuple(line for line in paper.ending if line.role in _SIGNER and not line.blank)


def signer_at_the_right(paper: Paper) -> Iterator[Report]:
    """Quyền hạn, chức vụ và họ tên người ký ở bên phải.

    Vì sao: sơ đồ Mục IV đặt ô 7 bên phải, nơi nhận (ô 9b) bên trái.

    Cách sửa: dùng bảng hai cột không viền: nơi nhận ô trái, người ký ô phải.

    Sai:
        TRƯỞNG BAN ở ô trái, Nơi nhận ở ô phải.

    Đúng:
        Nơi nhận ở ô trái, TRƯỞNG BAN ở ô phải.
    """
    lines = signers(paper)
    if not lines or paper.is_kind(_MINUTES) or any(line.side == "phai" for line in lines):
        return
    first = lines[0]
    form = first.paragraph.format
    left = form.alignment in {"trai", "deu"} and form.left + form.first_line < _RIGHT_FROM
    beside = first.side == "trai" and any(line.role == "noi_nhan_nhan" for line in paper.ending)
    if beside or (paper.ending_layout == "doan" and left and not first.side):
        yield Report(
            first,
            f"Người ký {quoted(first.text)} ở bên trái; phải ở bên phải.",
            "Đưa quyền hạn, chức vụ, họ tên sang ô phải của bảng hai cột cuối văn bản.",
        )


def title_format(paper: Paper) -> Iterator[Report]:
    """Quyền hạn, chức vụ người ký in hoa, cỡ chữ 13–14, đứng, đậm, căn giữa.

    Vì sao: Mục II khoản 7 điểm đ và dòng 7a của bảng mẫu chữ quy định.

    Cách sửa: chọn các dòng quyền hạn, chức vụ, đặt cỡ 13 hoặc 14, in hoa, đậm, căn giữa.

    Sai:
        Trưởng ban in thường, không đậm.

    Đúng:
        TRƯỞNG BAN in hoa, đậm, căn giữa.
    """
    for line in paper.ending:
        if line.role in {"quyen_han", "chuc_vu"}:
            yield from format_report(line, line.role)


def authority_form(paper: Paper) -> Iterator[Report]:
    """Quyền hạn người ký ghi TM., Q., KT., TL., TUQ., có dấu chấm.

    Vì sao: Mục II khoản 7 điểm b cho đúng năm chữ viết tắt; K/T, T/M là cách ghi của văn bản Đảng.

    Cách sửa: thay bằng chữ viết tắt đúng.

    Sai:
        K/T TRƯỞNG BAN

    Đúng:
        KT. TRƯỞNG BAN
    """
    for line in paper.having("quyen_han"):
        found = words.AUTHORITY.fullmatch(line.text)
        if found is None:
            continue
        mark = re.sub(r"[\s./]", "", found["mark"])
        wanted = _OTHER_FORMS.get(mark, mark)
        if f"{found['mark']}{found['after']}" not in paper_standard.authorities():
            written = line.text[: found.end("after")].strip()
            yield Report(
                line,
                f"Quyền hạn {quoted(line.text)} ghi «{written}»; phải là «{wanted}.».",
                f"Sửa thành «{wanted}. {found['rest']}».",
            )


def authority_space(paper: Paper) -> Iterator[Report]:
    """Sau chữ viết tắt quyền hạn có một dấu cách.

    Vì sao: các mẫu của nghị định in “KT. BỘ TRƯỞNG”, “TM. ỦY BAN NHÂN DÂN”.

    Cách sửa: thêm hoặc bớt dấu cách.

    Sai:
        KT.TRƯỞNG BAN

    Đúng:
        KT. TRƯỞNG BAN
    """
    for line in paper.having("quyen_han"):
        found = words.AUTHORITY.fullmatch(line.raw.strip())
        if found and found["after"] == "." and found["gap"] != " ":
            yield Report(
                line,
                f"Quyền hạn {quoted(line.text)} không có đúng một dấu cách sau "
                f"«{found['mark']}.»; mẫu ghi «{found['mark']}. {found['rest']}».",
                f"Sửa thành «{found['mark']}. {found['rest']}».",
            )


def own_title(paper: Paper) -> Iterator[Report]:
    """Dưới dòng TM., KT., TL., TUQ. có dòng chức vụ của người ký.

    Vì sao: ký thay, ký thừa lệnh, ký thay mặt đều phải ghi chức vụ của chính người ký ở dòng dưới.

    Cách sửa: thêm dòng chức vụ, in hoa, đậm.

    Sai:
        KT. TRƯỞNG BAN, dưới là họ tên.

    Đúng:
        KT. TRƯỞNG BAN, dưới là PHÓ TRƯỞNG BAN, rồi họ tên.
    """
    lines = signers(paper)
    for n, line in enumerate(lines):
        found = words.AUTHORITY.fullmatch(line.text) if line.role == "quyen_han" else None
        if found is None or found["mark"] == "Q":
            continue
        below = next((one for one in lines[n + 1 :] if one.side == line.side), None)
        if below is None or below.role == "ho_ten":
            yield Report(
                line,
                f"Dưới dòng {quoted(line.text)} không có chức vụ của người ký; phải có, in hoa, "
                "đậm.",
                "Thêm dòng chức vụ của người ký dưới dòng này.",
            )


def deputy_title(paper: Paper) -> Iterator[Report]:
    """Người ký thay (KT.) là cấp phó: dòng dưới bắt đầu bằng PHÓ hoặc THỨ TRƯỞNG.

    Vì sao: ký thay người đứng đầu là cấp phó của người ấy; người khác thì ký thừa lệnh (TL.) hoặc
    thừa ủy quyền (TUQ.).

    Cách sửa: ghi chức vụ cấp phó, hoặc đổi KT. thành TL., TUQ.

    Sai:
        KT. TRƯỞNG BAN, dưới là CHÁNH VĂN PHÒNG.

    Đúng:
        TL. TRƯỞNG BAN, dưới là CHÁNH VĂN PHÒNG.
    """
    lines = signers(paper)
    for line, below in pairwise(lines):
        found = words.AUTHORITY.fullmatch(line.text)
        if line.role != "quyen_han" or not found or not found["mark"].startswith("K"):
            continue
        deputy = below.folded.startswith((fold_text("phó"), fold_text("thứ trưởng")))
        if below.role == "chuc_vu" and below.side == line.side and not deputy:
            yield Report(
                below,
                f"Dưới {quoted(line.text)} là {quoted(below.text)}; ký thay phải là cấp phó (PHÓ "
                "…, THỨ TRƯỞNG).",
                "Ghi chức vụ cấp phó, hoặc dùng TL., TUQ. cho người không phải cấp phó.",
            )


def name_format(paper: Paper) -> Iterator[Report]:
    """Họ tên người ký in thường, cỡ chữ 13–14, đứng, đậm, căn giữa.

    Vì sao: Mục II khoản 7 điểm đ và dòng 7b của bảng mẫu chữ quy định.

    Cách sửa: chọn dòng họ tên, đặt cỡ 13 hoặc 14, đậm, viết hoa chữ đầu mỗi tiếng, căn giữa.

    Sai:
        LÊ THỊ MẪU in hoa.

    Đúng:
        Lê Thị Mẫu đậm, căn giữa.
    """
    for line in paper.having("ho_ten"):
        if any(letter.isalpha() for letter in line.text):
            yield from format_report(line, "ho_ten", lower=True)


def bare_name(paper: Paper) -> Iterator[Report]:
    """Trước họ tên người ký không ghi học hàm, học vị, danh hiệu, ông, bà.

    Vì sao: Mục II khoản 7 điểm c; chỉ cơ quan giáo dục, y tế, khoa học và lực lượng vũ trang được
    ghi khi người đứng đầu quy định (những nơi ấy không bị báo).

    Cách sửa: chỉ ghi họ tên.

    Sai:
        ThS. Lê Thị Mẫu

    Đúng:
        Lê Thị Mẫu
    """
    agency = " ".join(
        line.folded
        for role in ("co_quan_chu_quan", "co_quan_ban_hanh")
        for line in paper.having(role)
    )
    if any(f" {word} " in f" {agency} " for word in _HONOURED):
        return
    for line in paper.having("ho_ten"):
        found = _HONOURS.match(line.text)
        if found:
            yield Report(
                line,
                f"Họ tên người ký {quoted(line.text)} có «{line.text[: found.end() - 1].strip()}» "
                "ở trước; phải chỉ ghi họ tên.",
                "Bỏ học hàm, học vị, danh xưng trước họ tên.",
            )


def two_signatures(paper: Paper) -> Iterator[Report]:
    """Biên bản có hai chữ ký: thư ký bên trái, chủ tọa bên phải.

    Vì sao: Mẫu 1.9 có hai chỗ ký; biên bản chỉ một người ký thì không có ai chứng cho người kia.

    Cách sửa: thêm chỗ ký còn thiếu; đặt THƯ KÝ ô trái, CHỦ TỌA ô phải.

    Sai:
        Biên bản chỉ có CHỦ TỌA ký.

    Đúng:
        THƯ KÝ ký bên trái, CHỦ TỌA ký bên phải.
    """
    titles = [line for line in signers(paper) if line.role in {"chuc_vu", "quyen_han"}]
    if not paper.is_kind(_MINUTES) or not titles:
        return
    columns = {line.side for line in titles}
    one_column = len(titles) > 1 and len(paper.having("ho_ten")) != 1
    if len(columns) == 1 and not (one_column and columns == {""}):
        yield Report(
            titles[0],
            f"Biên bản chỉ có một chỗ ký ({quoted(titles[0].text)}); phải có hai: THƯ KÝ bên trái, "
            "CHỦ TỌA bên phải.",
            "Thêm chỗ ký còn thiếu.",
        )
        return
    for line in titles:
        chair = words.holds_word(line.folded, _CHAIR) and not line.folded.startswith(_SECRETARY)
        secretary = line.folded.startswith(_SECRETARY)
        if (chair and line.side == "trai") or (secretary and line.side == "phai"):
            yield Report(
                line,
                f"Biên bản đặt {quoted(line.text)} bên {'trái' if chair else 'phải'}; phải là THƯ "
                "KÝ bên trái, CHỦ TỌA bên phải.",
                "Đổi chỗ hai chữ ký.",
            )


SIGNER_AT_THE_RIGHT = Rule("T110", Severity.ERROR, signer_at_the_right, (_DIAGRAM,))
TITLE_FORMAT = Rule("T111", Severity.ERROR, title_format, (f"{_PLACE} điểm đ",))
AUTHORITY_FORM = Rule("T112", Severity.ERROR, authority_form, (f"{_PLACE} điểm b",))
AUTHORITY_SPACE = Rule("T113", Severity.HINT, authority_space, (_TABLE,), "suy_ra")
OWN_TITLE = Rule("T114", Severity.ERROR, own_title, (f"{_PLACE} điểm b", _TABLE))
DEPUTY_TITLE = Rule("T115", Severity.WARNING, deputy_title, (f"{_PLACE} điểm b",), "suy_ra")
NAME_FORMAT = Rule("T116", Severity.ERROR, name_format, (f"{_PLACE} điểm đ",))
BARE_NAME = Rule("T117", Severity.WARNING, bare_name, (f"{_PLACE} điểm c",))
TWO_SIGNATURES = Rule("T130", Severity.ERROR, two_signatures, ("Phụ lục III, Mẫu 1.9",))
