"""The line `(Kèm theo … số … ngày … của …)` under an appendix's title."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from tdkt_cli.findings import Severity
from tdkt_cli.vietnamese import fold_text
from tdkt_cli.wordcheck.anatomy import words
from tdkt_cli.wordcheck.formatting import format_report
from tdkt_cli.wordcheck.rule import Report, Rule
from tdkt_cli.wordcheck.rules.appendix import label_of, labelled
from tdkt_cli.wordcheck.wording import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tdkt_cli.wordcheck.anatomy import Attachment, Line, Paper

_PLACE: Final = "Phụ lục I, Phần I, Mục III khoản 1 điểm c"
_FORM: Final = re.compile(
    r"\((?:Ban hành k|K)èm theo (?P<kind>.+?) số(?P<number>[^/]*)(?:/(?P<symbol>\S*))?.*? ngày"
    r"(?P<date>.+?)của (?P<body>.+)\)\.?"
)
_DATE: Final = re.compile(r"\s*(\d{1,2})\s*(?:tháng|/)\s*(\d{1,2})\s*(?:năm|/)\s*(\d{4})")
_LONGEST: Final = 4
_LONGEST_TEXT: Final = 400
_SHORT: Final = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}


class _Reference(NamedTuple):
    """The line, and its text with the lines it runs on over."""

    line: Line
    text: str


def _reference(attachment: Attachment) -> _Reference | None:
    lines = attachment.lines
    for n, line in enumerate(lines):
        if line.role == "phu_luc_kem":
            text = line.text
            for more in lines[n + 1 : n + _LONGEST]:
                if ")" in text or not text.startswith("(") or more.blank:
                    break
                text = f"{text} {more.text}"
            return _Reference(line, text)
        if line.role in {"noi_dung", "o_bang"}:
            break
    return None


def _form(reference: _Reference) -> re.Match[str] | None:
    if len(reference.text) > _LONGEST_TEXT:
        return None
    return _FORM.fullmatch(reference.text)


def reference_words(paper: Paper) -> Iterator[Report]:
    """Dưới tên phụ lục có dòng “(Kèm theo … số … ngày … của …)”, nghiêng, cỡ 13–14, căn giữa.

    Vì sao: Mục III khoản 1 điểm c. Văn bản điện tử để trống số và ngày là đúng.

    Cách sửa: thêm dòng “(Kèm theo Kế hoạch số 05/KH-BDT ngày 05 tháng 3 năm 2026 của Ban Dân tộc)”.

    Sai:
        Kèm theo Kế hoạch của Ban Dân tộc

    Đúng:
        (Kèm theo Kế hoạch số 05/KH-BDT ngày 05 tháng 3 năm 2026 của Ban Dân tộc)
    """
    for one in labelled(paper):
        found = _reference(one)
        if found is None:
            label = label_of(one)
            yield Report(
                label,
                f"{quoted(label.text)} không có dòng «(Kèm theo … số … ngày … của …)» dưới tên; "
                "phải có.",
                "Thêm dòng «(Kèm theo … số … ngày … tháng … năm … của …)», nghiêng, căn giữa.",
            )
            continue
        if _form(found) is None:
            yield Report(
                found.line,
                f"Dòng {quoted(found.text)} không đúng dạng; phải là «(Kèm theo … số … ngày … của "
                "…)».",
                "Ghi đủ tên loại, số, ký hiệu, ngày, cơ quan, trong ngoặc đơn.",
            )
        yield from format_report(found.line, "phu_luc_kem")


def reference_facts(paper: Paper) -> Iterator[Report]:
    """Số, ký hiệu, ngày, tên loại và cơ quan ở dòng “Kèm theo” khớp với văn bản chính.

    Vì sao: Mục III khoản 1 điểm c; phụ lục chép từ năm trước hay quên sửa dòng này. Chỗ để trống
    không bị báo.

    Cách sửa: sửa dòng “Kèm theo” theo văn bản chính.

    Sai:
        Văn bản số 12/KH-BDT, phụ lục ghi kèm theo Kế hoạch số 11/KH-BDT.

    Đúng:
        Cả hai chỗ ghi 12/KH-BDT.
    """
    number = paper.first("so_ky_hieu")
    if number is None:
        return
    for one in labelled(paper):
        found = _reference(one)
        form = _form(found) if found else None
        if found and form:
            for here, there in _differences(paper, number, form):
                yield Report(
                    found.line,
                    f"Dòng {quoted(found.text)} ghi {here}; phải như văn bản chính: {there}.",
                    f"Sửa thành {there}.",
                )


def _differences(paper: Paper, number: Line, form: re.Match[str]) -> Iterator[tuple[str, str]]:
    own = re.sub(r"^[Ss]ố\s*:?", "", number.text).strip()
    own_number, _, own_symbol = own.partition("/")
    there = form["number"].strip(" :.…_")
    if there.isdecimal() and own_number.strip().isdecimal() and int(there) != int(own_number):
        yield f"số {there}", f"số {own_number.strip()}"
    symbol = (form["symbol"] or "").rstrip(",;)")
    if symbol and own_symbol and fold_text(symbol) != fold_text(own_symbol.strip()):
        yield f"ký hiệu {symbol}", f"ký hiệu {own_symbol.strip()}"
    yield from _date_difference(paper, form)
    kinds = words.type_names()
    kind = kinds.get(fold_text(form["kind"]))
    if kind and paper.kind and kind != paper.kind and not paper.is_letter:
        yield form["kind"], paper.kind.capitalize()
    agency = " ".join(line.text for line in paper.having("co_quan_ban_hanh"))
    if agency and not _syllables(agency) & _syllables(form["body"]):
        yield f"của {form['body']}", f"của {quoted(agency)}"


def _date_difference(paper: Paper, form: re.Match[str]) -> Iterator[tuple[str, str]]:
    line = paper.first("dia_danh_ngay")
    own = re.search(r"ngày(.+)", line.text) if line else None
    one, other = (_DATE.match(text) for text in (form["date"], own[1] if own else ""))
    if one and other and [*map(int, one.groups())] != [*map(int, other.groups())]:
        yield (
            f"ngày{form['date'].rstrip()}",
            "ngày {:02d} tháng {} năm {}".format(*map(int, other.groups())),
        )


def _syllables(text: str) -> set[str]:
    found = fold_text(text)
    for short, whole in _SHORT.items():
        found = found.replace(fold_text(short), fold_text(whole))
    return set(found.split())


REFERENCE_WORDS = Rule("T143", Severity.ERROR, reference_words, (_PLACE,))
REFERENCE_FACTS = Rule("T144", Severity.ERROR, reference_facts, (_PLACE,))
