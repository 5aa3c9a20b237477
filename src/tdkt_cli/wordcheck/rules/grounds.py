"""Grounds (căn cứ) and citations: T090 to T094."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from tdkt_cli.findings import Severity
from tdkt_cli.wordcheck.formatting import format_report
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Paper

_STATUTE: Final = re.compile(
    r"[-–\s]*căn cứ\s+(?:vào\s+)?(?P<kind>hiến pháp|bộ luật|luật|pháp lệnh)\b", re.IGNORECASE
)
_NUMBERED: Final = re.compile(r"\bsố\s*:?\s*\d+\s*/", re.IGNORECASE)
_OTHER: Final = re.compile(
    r"[-–\s]*căn cứ\s+(?:vào\s+)?(?P<kind>nghị định|nghị quyết|quyết định|thông tư|chỉ thị|"
    r"kế hoạch|công văn|hướng dẫn|thông báo)\b",
    re.IGNORECASE,
)
_NUMBER: Final = re.compile(r"\bsố\b\s*:?\s*\S*\s*/", re.IGNORECASE)
_DATE: Final = re.compile(r"\bngày\b|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b", re.IGNORECASE)
_BODY: Final = re.compile(r"\bcủa\b\s+(?P<rest>.+)", re.IGNORECASE | re.DOTALL)
_SUBJECT: Final = re.compile(
    r"\b(?:về|v/v|quy định|ban hành|sửa đổi|hướng dẫn|phê duyệt|triển khai|thực hiện|phát động|tổ "
    r"chức|giao|công bố|thành lập|kiện toàn|bổ nhiệm|thông qua|phân công|phân cấp|ủy quyền|tổng "
    r"kết|tăng cường|đẩy mạnh|bổ sung|điều chỉnh|công nhận)\b",
    re.IGNORECASE,
)
_ENOUGH_WORDS: Final = 9
_OPEN: Final = re.compile(r"…{2,}|\.{4,}|_{4,}")
_CITED: Final = re.compile(
    r"\b(?P<kind>Nghị định|Nghị quyết|Quyết định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Hướng dẫn|"
    r"Thông báo|Tờ trình|Báo cáo)\s+số\s*:?\s*(?P<number>\d+[\w/]*/[\wĐđ-]+)(?P<after>.{0,14})"
)


def look(paper: Paper) -> Iterator[Report]:
    """Căn cứ ban hành in thường, nghiêng, cỡ chữ 13 đến 14.

    Vì sao: kiểu chữ nghiêng phân biệt căn cứ với nội dung.

    Cách sửa: chọn các căn cứ, đặt nghiêng (Ctrl+I), cỡ 13 hoặc 14, không đậm.

    Sai:

        Căn cứ chữ đứng.

    Đúng:

        Căn cứ chữ nghiêng, cỡ 14.
    """
    for line in paper.having("can_cu"):
        yield from format_report(line, "can_cu", aligned=False, lower=True)


def punctuation(paper: Paper) -> Iterator[Report]:
    """Cuối mỗi căn cứ có dấu chấm phẩy, căn cứ cuối cùng có dấu chấm.

    Vì sao: nghị định định dấu câu ấy; dấu phẩy ở căn cứ cuối là lỗi hay gặp.

    Cách sửa: sửa dấu cuối dòng: “;” cho các căn cứ trước, “.” cho căn cứ cuối.

    Sai:

        … về việc giao nhiệm vụ năm 2026,

    Đúng:

        … về việc giao nhiệm vụ năm 2026.
    """
    lines = paper.having("can_cu")
    for line in lines:
        wanted = "." if line is lines[-1] else ";"
        if not line.text.endswith(wanted):
            name = "chấm" if wanted == "." else "chấm phẩy"
            place = "Căn cứ cuối cùng" if wanted == "." else "Căn cứ"
            yield Report(
                line,
                f"{place} {quoted(line.text)} kết thúc bằng «{line.text[-1]}»; phải bằng dấu "
                f"{name} "
                f"«{wanted}».",
                f"Sửa dấu cuối dòng thành «{wanted}».",
                column=len(line.text),
            )


def statute(paper: Paper) -> Iterator[Report]:
    """Căn cứ là Luật, Pháp lệnh thì không ghi số, ký hiệu và cơ quan ban hành.

    Vì sao: khi viện dẫn Luật, Pháp lệnh nghị định bỏ số, ký hiệu và tên cơ quan ban hành.

    Cách sửa: viết “Căn cứ Luật <tên luật> ngày … tháng … năm …;”, bỏ số.

    Sai:

        Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;

    Đúng:

        Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;
    """
    for line in paper.having("can_cu"):
        found = _STATUTE.match(line.text)
        if found and _NUMBERED.search(line.text):
            yield Report(
                line,
                f"Căn cứ {quoted(line.text)} ghi số của {found['kind']}; Luật, Pháp lệnh không "
                "ghi số, "
                "ký hiệu.",
                "Bỏ số, ký hiệu; giữ tên và ngày ban hành.",
            )


def complete(paper: Paper) -> Iterator[Report]:
    """Căn cứ là văn bản khác ghi đủ số, ký hiệu, ngày, cơ quan ban hành và trích yếu.

    Vì sao: thiếu một phần thì người nhận không tra được văn bản làm căn cứ.

    Cách sửa: viết “Căn cứ Nghị định số …/…/NĐ-CP ngày … tháng … năm … của Chính phủ <trích yếu>;”.

    Sai:

        Căn cứ Quyết định số 12/QĐ-UBND của Ủy ban nhân dân tỉnh;

    Đúng:

        Căn cứ Quyết định số 12/QĐ-UBND ngày 02 tháng 01 năm 2026 của Ủy ban nhân dân tỉnh
        về việc giao nhiệm vụ năm 2026;
    """
    for line in paper.having("can_cu"):
        found = _OTHER.match(line.text)
        if found is None or _OPEN.search(line.text):
            continue  # T162 speaks of what is left to be filled in
        missing = list(_missing(line.text))
        if missing:
            yield Report(
                line,
                f"Căn cứ {quoted(line.text)} thiếu {', '.join(missing)}; phải ghi đủ tên loại, "
                "số, ký "
                "hiệu, ngày, cơ quan ban hành và trích yếu.",
                f"Ghi thêm {', '.join(missing)}.",
            )


def _missing(text: str) -> Iterator[str]:
    if not _NUMBER.search(text):
        yield "số, ký hiệu"
    if not _DATE.search(text):
        yield "ngày ban hành"
    body = _BODY.search(text)
    if body is None:
        yield "cơ quan ban hành"
    rest = body["rest"] if body else text
    if not _SUBJECT.search(rest) and len(rest.split()) < _ENOUGH_WORDS:
        yield "trích yếu"


def first_citation(paper: Paper) -> Iterator[Report]:
    """Viện dẫn lần đầu ghi đủ số, ký hiệu, ngày ban hành, cơ quan ban hành, trích yếu.

    Vì sao: các lần sau chỉ cần tên loại, số, ký hiệu; lần đầu thiếu ngày thì không tra được.

    Cách sửa: ghi thêm “ngày … tháng … năm … của …” ở chỗ viện dẫn đầu tiên.

    Sai:

        Thực hiện Kế hoạch số 15/KH-BDT của Ban Dân tộc, …

    Đúng:

        Thực hiện Kế hoạch số 15/KH-BDT ngày 05 tháng 01 năm 2026 của Ban Dân tộc, …
    """
    seen: set[str] = set()
    for line in (*paper.header, *paper.prose):
        for found in _CITED.finditer(line.text):
            number = found["number"].casefold()
            if number not in seen and not _DATE.search(found["after"]):
                yield Report(
                    line,
                    f"{found['kind']} số {found['number']} được viện dẫn lần đầu mà không ghi "
                    "ngày ban "
                    "hành; lần đầu nên ghi đủ.",
                    "Ghi thêm ngày, cơ quan ban hành và trích yếu ở lần viện dẫn đầu.",
                    column=found.start() + 1,
                )
            seen.add(number)


_GROUND = ("Phụ lục I, Phần I, Mục II khoản 6 điểm a",)
LOOK = Rule("T090", Severity.ERROR, look, _GROUND)
PUNCTUATION = Rule("T091", Severity.ERROR, punctuation, _GROUND)
STATUTE = Rule("T092", Severity.WARNING, statute, _GROUND)
COMPLETE = Rule("T093", Severity.WARNING, complete, _GROUND)
FIRST_CITATION = Rule(
    "T094", Severity.HINT, first_citation, ("Phụ lục I, Phần I, Mục II khoản 6 điểm b",)
)
