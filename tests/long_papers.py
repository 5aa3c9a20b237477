"""A hand-written plan with a long list in its appendix, to measure the checker by."""

from __future__ import annotations

from paper_files import Parts, base_parts, zipped

_NAMES = ("Lê Thị", "Nguyễn Văn", "Điểu", "Trần Thị Hồng")
_LAST = (
    *("An", "Bình", "Chi", "Dung", "Giang", "Hà", "Khánh", "Lan", "Minh", "Nga"),
    *("Oanh", "Phú", "Quý", "Sơn", "Tâm", "Uyên", "Vân"),
)
_HEADINGS = ("TT", "Họ và tên", "Chức vụ", "Danh hiệu", "Sáng kiến", "Số lần")
_WIDTH = 1500
_LOOK = (
    '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman"/><w:sz w:val="24"/>'
    "</w:rPr>"
)
_SIDES = "".join(
    f'<w:{side} w:val="single" w:sz="4"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def long_paper(rows: int) -> bytes:
    """Return a plan whose appendix lists so many people, six cells a row, no two rows alike."""
    return zipped(long_parts(rows))


def long_parts(rows: int) -> Parts:
    """Return the parts of that plan."""
    parts = base_parts("ke-hoach")
    text = parts["word/document.xml"]
    end = text.rindex("<w:sectPr")
    grid = f'<w:gridCol w:w="{_WIDTH}"/>' * len(_HEADINGS)
    body = "".join(_row(_person(n)) for n in range(rows))
    table = (
        f"<w:tbl><w:tblPr><w:tblBorders>{_SIDES}</w:tblBorders></w:tblPr><w:tblGrid>{grid}"
        f"</w:tblGrid>{_row(_HEADINGS, '<w:trPr><w:tblHeader/></w:trPr>')}{body}</w:tbl><w:p/>"
    )
    head = _centred("Phụ lục", "<w:pageBreakBefore/>") + _centred("DANH SÁCH CÁ NHÂN")
    return {**parts, "word/document.xml": text[:end] + head + table + text[end:]}


def _person(n: int) -> tuple[str, ...]:
    last = " ".join(_LAST[n // len(_LAST) ** k % len(_LAST)] for k in range(3))
    return (
        *(str(n + 1), f"{_NAMES[n % 4]} {last}", "Chuyên viên Phòng Chính sách"),
        *("Chiến sĩ thi đua cơ sở", f"Cải tiến quy trình tiếp nhận hồ sơ số {n + 1}", "3"),
    )


def _row(texts: tuple[str, ...], properties: str = "") -> str:
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{_WIDTH}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:jc '
        f'w:val="center"/></w:pPr><w:r>{_LOOK}<w:t>{text}</w:t></w:r></w:p></w:tc>'
        for text in texts
    )
    return f"<w:tr>{properties}{cells}</w:tr>"


def _centred(text: str, properties: str = "") -> str:
    return (
        f'<w:p><w:pPr>{properties}<w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:b/></w:rPr>'
        f"<w:t>{text}</w:t></w:r></w:p>"
    )
