"""The signature block on the page: room to sign, rows that stay together, levels."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import millimetres, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Line, Paper
    from tdkt_cli.wordcheck.records import Paragraph

_SIGNER: Final = frozenset(("quyen_han", "chuc_vu", "ho_ten"))
_LEAST_ROOM: Final = 1134
"""20 mm."""
_LINE_HEIGHT: Final = 1.15
_MINUTES: Final = "BIÊN BẢN"


def room_to_sign(paper: Paper) -> Iterator[Report]:
    """Giữa chức vụ và họ tên nên chừa ít nhất 20 mm để ký và đóng dấu.

    Vì sao: nghị định không định số, các mẫu chừa 2–5 dòng; dấu tròn rộng 36 mm và trùm 1/3 chữ ký
    nên chỗ hẹp thì dấu đè lên họ tên.

    Cách sửa: thêm chỗ trống (khoảng 4 dòng cỡ 14) giữa chức vụ và họ tên.

    Sai:
        Họ tên ngay dưới chức vụ.

    Đúng:
        Giữa chức vụ và họ tên có 4 dòng trống cỡ 14.
    """
    for side in ("trai", "phai", ""):
        column = [line for line in paper.ending if _in_column(line, side)]
        for n, line in enumerate(column):
            if line.role == "ho_ten" and n:
                yield from _room(paper, column, n)


def _in_column(line: Line, side: str) -> bool:
    """Whether a line stands in a column; blank lines outside tables are part of both."""
    return line.side == side or (line.blank and not line.side and not line.in_table)


def _room(paper: Paper, column: list[Line], n: int) -> Iterator[Report]:
    """Report a name under which there is no room; the widest gap above it counts.

    Between title and name a council's chair has the title of his agency (khoản 7 điểm c).
    """
    rooms: list[float] = []
    below = n
    for k in range(n - 1, -1, -1):
        if column[k].role in _SIGNER:
            rooms.append(_gap(paper, column, k, below))
            below = k
        elif not _empty(column[k]):
            return
        if column[k].role == "ho_ten":
            break
    title, name = column[below], column[n]
    if rooms and max(rooms) < _LEAST_ROOM and title.paragraph.number != name.paragraph.number:
        yield Report(
            name,
            f"Giữa chức vụ và họ tên {quoted(name.text)} chỉ chừa khoảng "
            f"{millimetres(max(rooms))}; nên chừa ít nhất 20 mm để ký và đóng dấu.",
            "Thêm chỗ trống giữa chức vụ và họ tên.",
        )


def _gap(paper: Paper, column: list[Line], above: int, below: int) -> float:
    """Return how much room is between two lines of a column, in twips."""
    one, other = column[above], column[below]
    room = float(one.paragraph.format.after + other.paragraph.format.before)
    room += sum(_height(line.paragraph) for line in column[above + 1 : below])
    return room + _row_heights(paper, one, other)


def _empty(line: Line) -> bool:
    return line.blank and not (line.paragraph.pictures or line.paragraph.boxes)


def _height(paragraph: Paragraph) -> float:
    """Return how high an empty paragraph stands, in twips."""
    form = paragraph.format
    size = paragraph.mark.size * 10 * _LINE_HEIGHT
    line = size * form.line / 240 if form.line_rule == "auto" else float(form.line)
    if form.line_rule == "atLeast":
        line = max(line, size)
    return line + form.before + form.after


def _row_heights(paper: Paper, title: Line, name: Line) -> int:
    """Return the heights asked for by rows between title and name."""
    one, other = title.paragraph.spot, name.paragraph.spot
    if one is None or other is None or one.table != other.table or one.row == other.row:
        return 0
    placed = paper.table_of.get(one.table)
    rows = placed.table.rows if placed else ()
    return sum(row.height for row in rows[one.row : other.row])


def kept_together(paper: Paper) -> Iterator[Report]:
    """Khối chữ ký không bị cắt sang hai trang.

    Vì sao: chức vụ ở trang này, họ tên ở trang sau thì không ký được; Word chỉ giữ liền khi hàng
    của bảng không cho cắt. Thấy Word đã cắt là cảnh báo, chưa chặn cắt là gợi ý.

    Cách sửa: chọn hàng của bảng chữ ký, bỏ “Allow row to break across pages”; đặt “Keep with next”
    cho đoạn cuối của nội dung.

    Sai:
        Hàng chữ ký cho phép cắt qua trang, họ tên rơi sang trang 2.

    Đúng:
        Hàng chữ ký không cho cắt qua trang.
    """
    lines = [line for line in paper.ending if line.role in _SIGNER]
    first = lines[0] if lines else None
    if first is None:
        return
    broken = next((line for line in lines[1:] if line.paragraph.broken_page), None)
    if broken is not None:
        yield Report(
            broken,
            f"Khối chữ ký bị cắt sang trang mới ở {quoted(broken.text)}; phải nằm trên một trang.",
            "Không cho hàng chữ ký cắt qua trang; đặt Keep with next cho các dòng ở trên.",
        )
        return
    spot = first.paragraph.spot
    placed = paper.table_of.get(spot.table) if spot else None
    if spot and placed and not placed.table.rows[spot.row].whole and not _linked(paper, spot.row):
        yield Report(
            first,
            "Hàng chứa chữ ký cho phép cắt qua trang; nên giữ liền để chức vụ và họ tên cùng "
            "trang.",
            "Bỏ chọn Allow row to break across pages ở hàng này.",
            Severity.HINT,
        )


def _linked(paper: Paper, row: int) -> bool:
    """Whether every paragraph of the row but the last is kept with the next."""
    inside = [
        line.paragraph
        for line in paper.ending
        if line.side != "trai" and line.paragraph.spot and line.paragraph.spot.row == row
    ]
    return bool(inside) and all(one.format.keep_next for one in inside[:-1])


def level_with_title(paper: Paper) -> Iterator[Report]:
    """“Nơi nhận:” nằm cùng hàng với quyền hạn, chức vụ người ký.

    Vì sao: Mục II khoản 9 điểm d đặt “Nơi nhận” trên một dòng ngang hàng với dòng quyền hạn, chức
    vụ. Biên bản (Mẫu 1.9) đặt dưới chữ ký thư ký nên không xét.

    Cách sửa: đưa “Nơi nhận:” lên dòng đầu của ô trái, cùng hàng bảng với dòng chức vụ đầu tiên.

    Sai:
        Ô trái có một dòng trống rồi mới đến Nơi nhận.

    Đúng:
        Nơi nhận ở dòng đầu ô trái, TRƯỞNG BAN ở dòng đầu ô phải.
    """
    label = paper.first("noi_nhan_nhan")
    titles = [line for line in paper.ending if line.role in _SIGNER]
    if label is None or not titles or paper.is_kind(_MINUTES):
        return
    sides = {line.side for line in titles}
    if label.side in sides - {""} or {"trai", "phai"} <= sides:
        return
    title = titles[0]
    if _apart(paper, label, title):
        yield Report(
            label,
            f"{quoted(label.text)} không ngang hàng với {quoted(title.text)}; phải ngang hàng với "
            "dòng quyền hạn, chức vụ đầu tiên.",
            "Đưa “Nơi nhận:” vào dòng đầu ô trái của cùng một hàng bảng.",
        )


def _apart(paper: Paper, label: Line, title: Line) -> bool:
    one, other = label.paragraph.spot, title.paragraph.spot
    if one is None or other is None:
        boxed = label.paragraph.boxed or title.paragraph.boxed
        return not boxed and label.number != title.number
    if (one.table, one.row) != (other.table, other.row):
        return True
    return _before(paper, label) != _before(paper, title)


def _before(paper: Paper, line: Line) -> int:
    """Return how many lines stand above a line in its cell."""
    spot = line.paragraph.spot
    cell = [one for one in paper.ending if one.paragraph.spot == spot]
    return next(n for n, one in enumerate(cell) if one is line)


ROOM_TO_SIGN = Rule(
    "T118", Severity.HINT, room_to_sign, ("Phụ lục I, Phần I, Mục II khoản 7",), "thuc_te"
)
KEPT_TOGETHER = Rule(
    "T119", Severity.WARNING, kept_together, ("Phụ lục I, Phần I, Mục II khoản 7",), "thuc_te"
)
LEVEL_WITH_TITLE = Rule(
    "T121", Severity.WARNING, level_with_title, ("Phụ lục I, Phần I, Mục II khoản 9 điểm d",)
)
